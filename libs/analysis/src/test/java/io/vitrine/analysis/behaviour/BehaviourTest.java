package io.vitrine.analysis.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vitrine.analysis.Rows;
import io.vitrine.analysis.behaviour.Answers.Answer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BehaviourTest {
  @Test
  void anAnswerIsReadFromItsLogits() {
    Answer answer = Answer.of(new float[] {0, (float) Math.log(3), 0}, 0);
    assertThat(answer.predicted()).isEqualTo(1);
    assertThat(answer.confidence()).isEqualTo(.6, within(1e-6));
    assertThat(answer.margin()).isEqualTo(Math.log(3), within(1e-6));
    assertThat(answer.loss()).isEqualTo(Math.log(5), within(1e-6));
    assertThat(Answer.of(new float[] {1e30f, 0}, 0).loss()).isZero();
    assertThatThrownBy(() -> Answer.of(new float[] {1, 2}, 2)).hasMessageContaining("label 2");
  }

  @Test
  void checkpointsAreComparedPictureByPicture() {
    Answers first = answers(new int[] {0, 1, 0, 1}, new int[] {0, 1, 1, 1});
    Answers later = answers(new int[] {0, 1, 0, 1}, new int[] {0, 0, 0, 1});
    assertThat(first.accuracy()).isEqualTo(.75);
    assertThat(first.churn(later)).isEqualTo(.5);
    assertThat(first.agreement(later)).isEqualTo(.5);
    assertThat(first.forgotten(later)).isEqualTo(.25);
    Sensitivity sensitivity = Sensitivity.of(first, later);
    assertThat(sensitivity.changed()).isEqualTo(.5);
    assertThat(sensitivity.marginChanged()).isEqualTo(1.5, within(1e-6));
    assertThat(sensitivity.marginKept()).isEqualTo(1.5, within(1e-6));
  }

  @Test
  void calibrationIsTheDistanceOfConfidenceAndAccuracy() {
    // Four answers of confidence .8, of which two are right.
    float[] logits = {(float) Math.log(4), 0};
    Answers sure =
        new Answers(
            List.of(
                Answer.of(logits, 0),
                Answer.of(logits, 0),
                Answer.of(logits, 1),
                Answer.of(logits, 1)));
    assertThat(sure.calibrationError()).isEqualTo(.3, within(1e-6));
  }

  @Test
  void perturbationsDoWhatTheySay() {
    float[] picture = {.1f, .2f, .3f, .4f, .5f, .6f, .7f, .8f};
    assertThat(new Perturbation.Shift(2).apply(picture, 1, 2, 4))
        .containsExactly(.1f, .1f, .1f, .2f, .5f, .5f, .5f, .6f);
    float[] large = Rows.gaussian(3, 16 * 16, 1);
    for (int i = 0; i < large.length; i++) {
      large[i] = Math.min(1, Math.max(0, .5f + .1f * large[i]));
    }
    float[] shuffled = new Perturbation.PatchShuffle(4, 1).apply(large, 3, 16, 16);
    assertThat(shuffled).isNotEqualTo(large);
    float[] before = large.clone();
    Arrays.sort(before);
    float[] after = shuffled.clone();
    Arrays.sort(after);
    assertThat(after).isEqualTo(before);
    assertThat(new Perturbation.Noise(0, 1).apply(large, 3, 16, 16)).isEqualTo(large);
    assertThatThrownBy(() -> new Perturbation.PatchShuffle(3, 1).apply(large, 3, 16, 16))
        .hasMessageContaining("3 x 3 equal patches");
  }

  @Test
  void theLowPassKeepsWhatIsLowAndOnlyThat() {
    float[] low = new float[32 * 32];
    float[] both = new float[32 * 32];
    for (int i = 0; i < low.length; i++) {
      low[i] = (float) (.5 + .2 * Math.sin(2 * Math.PI * (i % 32) / 8));
      both[i] = (float) (low[i] + .2 * Math.sin(2 * Math.PI * (i / 32) * 3 / 8.));
    }
    float[] passed = new Perturbation.LowPass(.25).apply(both, 1, 32, 32);
    for (int i = 0; i < low.length; i++) {
      assertThat(passed[i]).isEqualTo(low[i], within(1e-5f));
    }
  }

  /** Two classes; picture i's larger logit is i ahead. */
  private static Answers answers(int[] labels, int[] predicted) {
    Answer[] answers = new Answer[labels.length];
    for (int i = 0; i < labels.length; i++) {
      float[] logits = new float[2];
      logits[predicted[i]] = i;
      answers[i] = Answer.of(logits, labels[i]);
    }
    return new Answers(List.of(answers));
  }
}
