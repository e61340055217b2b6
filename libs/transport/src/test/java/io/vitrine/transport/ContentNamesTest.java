package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.FileReference;
import io.vitrine.protocol.LayoutParameters;
import io.vitrine.protocol.ModelReference;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.RunInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentNamesTest {
  private static final ModelReference MODEL =
      ModelReference.newBuilder()
          .setName("net")
          .setGraphHash(bytes("graph"))
          .setWeightsHash(bytes("weights"))
          .setPreprocessing(Preprocessing.newBuilder().setWidth(224).addMean(0.5f))
          .build();

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static RunInput input(String name, String bytes, RunInput.Kind kind) {
    return RunInput.newBuilder()
        .setName(name)
        .setKind(kind)
        .setFile(FileReference.newBuilder().setSha256(bytes(bytes)))
        .build();
  }

  private static final RunInput PICTURE = input("x", "kitten", RunInput.Kind.PICTURE);
  private static final RunInput TENSOR = input("y", "numbers", RunInput.Kind.NPY);

  @Test
  void sameQuestionHasTheSameName() {
    ByteString name = ContentNames.run(MODEL, List.of(PICTURE, TENSOR));
    assertThat(name.size()).isEqualTo(32);
    assertThat(ContentNames.run(MODEL, List.of(TENSOR, PICTURE))).isEqualTo(name);
    assertThat(
            ContentNames.run(MODEL.toBuilder().setName("other").build(), List.of(PICTURE, TENSOR)))
        .as("the model's name is not part of the question")
        .isEqualTo(name);
  }

  @Test
  void anyDifferenceGivesAnotherName() {
    List<RunInput> inputs = List.of(PICTURE);
    assertThat(
            List.of(
                ContentNames.run(MODEL, inputs),
                ContentNames.run(MODEL.toBuilder().setGraphHash(bytes("g")).build(), inputs),
                ContentNames.run(MODEL.toBuilder().setWeightsHash(bytes("w")).build(), inputs),
                ContentNames.run(
                    MODEL.toBuilder()
                        .setPreprocessing(MODEL.getPreprocessing().toBuilder().setMean(0, 0.4f))
                        .build(),
                    inputs),
                ContentNames.run(MODEL, List.of(PICTURE, TENSOR)),
                ContentNames.run(MODEL, List.of(input("x", "cat", RunInput.Kind.PICTURE))),
                ContentNames.run(MODEL, List.of(input("z", "kitten", RunInput.Kind.PICTURE))),
                ContentNames.run(MODEL, List.of(input("x", "kitten", RunInput.Kind.NPY)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void preprocessingDoesNotNameATensor() {
    assertThat(ContentNames.run(MODEL.toBuilder().clearPreprocessing().build(), List.of(TENSOR)))
        .isEqualTo(ContentNames.run(MODEL, List.of(TENSOR)));
  }

  @Test
  void sceneIsNamedByGraphParametersAndVersion() {
    LayoutParameters layered =
        LayoutParameters.newBuilder().setMode(LayoutParameters.Mode.LAYERED).build();
    String name = ContentNames.scene(bytes("graph"), layered, 1);
    assertThat(name).matches("[0-9a-f]{64}");
    assertThat(
            List.of(
                name,
                ContentNames.scene(bytes("graph"), layered, 2),
                ContentNames.scene(bytes("other"), layered, 1),
                ContentNames.scene(bytes("graph"), layered.toBuilder().setSeed(1).build(), 1),
                ContentNames.scene(bytes("graph"), layered.toBuilder().addOpened("a").build(), 1),
                ContentNames.scene(bytes("graph"), layered.toBuilder().addClosed("a").build(), 1),
                ContentNames.scene(bytes("graph"), layered.toBuilder().setWhole(true).build(), 1),
                ContentNames.scene(
                    bytes("graph"), layered.toBuilder().setChannels(true).build(), 1)))
        .doesNotHaveDuplicates();
    assertThat(
            ContentNames.scene(
                bytes("graph"), layered.toBuilder().addOpened("b").addOpened("a").build(), 1))
        .as("a set has no order")
        .isEqualTo(
            ContentNames.scene(
                bytes("graph"), layered.toBuilder().addOpened("a").addOpened("b").build(), 1));
  }
}
