package io.vitrine.cli.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.TextFormat;
import io.vitrine.cli.output.CommandFailed;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Visualization;
import io.vitrine.protocol.VisualizationRecipe;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
  private static final Visualization RESULT =
      Visualization.newBuilder()
          .setName("ab12")
          .setRecipe(VisualizationRecipe.newBuilder().setMethod("fourier").setDecay(1.1f))
          .setObjective(Objective.newBuilder().setValue("a/\"b\"").setChannel(3))
          .addCurve(0.1f)
          .addCurve(Float.MIN_VALUE)
          .build();

  private Path folder;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void recordsComeBackToTheBit() throws Exception {
    Files.writeString(folder.resolve("ab12.textproto"), TextFormat.printer().printToString(RESULT));
    Files.writeString(folder.resolve("README.md"), "not a result");
    ResultFolder results = new ResultFolder(folder);
    assertThat(results.results()).containsExactly(RESULT);
    assertThat(results.picture(RESULT)).isEqualTo(folder.resolve("ab12.png"));
  }

  @Test
  void whatIsNoResultIsNamed() throws Exception {
    assertThatThrownBy(() -> new ResultFolder(folder.resolve("none")).results())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> new ResultFolder(folder).results())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("holds no results");
    Files.writeString(folder.resolve("x.textproto"), "name 5 {");
    assertThatThrownBy(() -> new ResultFolder(folder).results())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("x.textproto");
  }
}
