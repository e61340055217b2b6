package io.vitrine.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final ClusterFile CLUSTER =
      new ClusterFile(
          "http://127.0.0.1:7878",
          4711,
          true,
          List.of(new ClusterFile.PartEntry("redis", 12, 34, 56, "redis.log")));

  @Test
  void secondOwnerIsToldOfTheFirst(@TempDir Path folder) {
    try (DataFolder first = DataFolder.take(folder)) {
      first.write(CLUSTER);
      assertThatThrownBy(() -> DataFolder.take(folder))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("4711")
          .hasMessageContaining("http://127.0.0.1:7878")
          .hasMessageContaining("vitrine down --data " + folder);
      assertThat(first.lastCluster()).hasValue(CLUSTER);
    }
  }

  @Test
  void anotherProcessIsKeptOutAsLongAsTheOwnerIsThere(@TempDir Path folder) throws Exception {
    try (DataFolder first = DataFolder.take(folder)) {
      assertThat(rivalOf(folder)).isEqualTo(Rival.REFUSED);
      assertThat(rivalOf(folder)).isEqualTo(Rival.REFUSED);
      first.write(CLUSTER);
      assertThat(rivalOf(folder)).isEqualTo(Rival.REFUSED);
    }
    assertThat(rivalOf(folder)).isEqualTo(Rival.TAKEN);
  }

  private static String rivalOf(Path folder) throws Exception {
    Process rival =
        new ProcessBuilder(
                JavaHome.java(),
                "-cp",
                System.getProperty("java.class.path"),
                Rival.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(rival.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void nothingIsLeftOfAnOwner(@TempDir Path folder) throws Exception {
    try (DataFolder first = DataFolder.take(folder)) {
      first.write(CLUSTER);
    }
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    DataFolder.take(folder).close();
  }

  @Test
  void folderThatCannotBeUsedIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data");
  }
}
