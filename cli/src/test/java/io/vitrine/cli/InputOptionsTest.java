package io.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputOptionsTest {
  private final Path folder;

  InputOptionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void namesMayBeLeftOut() throws IOException {
    Path file = Files.createFile(folder.resolve("a=b.npy"));
    assertThat(InputOptions.Named.parse(file.toString()))
        .isEqualTo(new InputOptions.Named("", file));
    assertThat(InputOptions.Named.parse("x=" + file)).isEqualTo(new InputOptions.Named("x", file));
    assertThat(InputOptions.Named.parse("odd=name=" + file))
        .isEqualTo(new InputOptions.Named("odd=name", file));
  }

  @Test
  void aFileThatIsNotThereKeepsItsName() {
    assertThat(InputOptions.Named.parse("x=none.npy"))
        .isEqualTo(new InputOptions.Named("x", Path.of("none.npy")));
    assertThat(InputOptions.Named.parse("none.npy"))
        .isEqualTo(new InputOptions.Named("", Path.of("none.npy")));
  }
}
