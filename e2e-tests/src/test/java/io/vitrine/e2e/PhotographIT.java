package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotographIT {
  @ParameterizedTest
  @CsvSource({
    "goldfish.jpg, goldfish",
    "kimono.jpg, kimono",
    "kitten_224.png, tabby",
    "pelican.jpeg, pelican"
  })
  void theTopClassIsWhatThePictureShows(String photo, String label) throws Exception {
    Vitrine vitrine = SharedCluster.get();
    CommandResult result =
        vitrine
            .run(
                "-o",
                "json",
                "run",
                SharedCluster.SQUEEZENET,
                "--image",
                OutsideData.require("photos/" + photo))
            .succeeded();
    JsonNode classes = result.json();
    assertThat(classes).hasSize(5);
    assertThat(classes.get(0).get("label").asText()).contains(label);
    double before = Double.MAX_VALUE;
    double sum = 0;
    for (JsonNode score : classes) {
      assertThat(score.fieldNames())
          .toIterable()
          .containsExactly("index", "label", "logit", "probability");
      assertThat(score.get("logit").asDouble()).isLessThanOrEqualTo(before);
      before = score.get("logit").asDouble();
      sum += score.get("probability").asDouble();
    }
    assertThat(sum).isBetween(0.2, 1.0 + 1e-6);
    double ratio =
        classes.get(0).get("probability").asDouble() / classes.get(1).get("probability").asDouble();
    double difference =
        classes.get(0).get("logit").asDouble() - classes.get(1).get("logit").asDouble();
    assertThat(Math.log(ratio)).isCloseTo(difference, within(1e-3));
  }
}
