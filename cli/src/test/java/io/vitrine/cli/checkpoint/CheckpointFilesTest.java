package io.vitrine.cli.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.cli.dataset.ZipLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
  private final Path folder;

  CheckpointFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private List<String> names(String... given) throws IOException {
    try (CheckpointFiles files = CheckpointFiles.of(List.of(given), ZipLimits.STANDARD)) {
      return files.files().stream().map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void filesFoldersPatternsAndZipsComeToFiles() throws IOException {
    for (String name : List.of("run/b-2.onnx", "run/a-1.onnx", "run/deep/c-3.ONNX", "run/x.txt")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, name);
    }
    String run = folder.resolve("run").toString();
    assertThat(names(run)).containsExactly("a-1.onnx", "b-2.onnx", "c-3.ONNX");
    assertThat(names(run + "/b-2.onnx", run)).startsWith("b-2.onnx").hasSize(3);
    assertThat(names(run + "/*.onnx")).containsExactly("a-1.onnx", "b-2.onnx");
    assertThat(names(run + "/**/c-?.ONNX")).containsExactly("c-3.ONNX");
    Path zip = folder.resolve("run.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("deep/z-9.onnx"));
      out.closeEntry();
    }
    assertThat(names(zip.toString())).containsExactly("z-9.onnx");
    assertThatThrownBy(() -> names(folder + "/nowhere.onnx"))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> names(run + "/*.pt")).hasMessageContaining("holds no ONNX files");
  }

  @Test
  void aModelIsNamedByItsSeriesAndFile() {
    assertThat(CheckpointFiles.modelName("demo", Path.of("x/demo-040.onnx"))).isEqualTo("demo-040");
    assertThat(CheckpointFiles.modelName("run", Path.of("step 40.onnx"))).isEqualTo("run-step-40");
  }
}
