package io.vitrine.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vitrine.cli.output.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDataTest {
  private final Path folder;
  private final Path model;

  ExternalDataTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("net/data"));
    model = Files.writeString(folder.resolve("net/net.onnx"), "model");
    Files.writeString(folder.resolve("secret"), "secret");
  }

  @Test
  void isFoundBesideTheModelAndBelow() throws IOException {
    Path beside = Files.writeString(folder.resolve("net/net.data"), "x");
    Path below = Files.writeString(folder.resolve("net/data/w"), "x");
    assertThat(ExternalData.locate(model, "net.data")).isEqualTo(beside.toRealPath());
    assertThat(ExternalData.locate(model, "./data/w")).isEqualTo(below.toRealPath());
  }

  @Test
  void isNeverSoughtOutside() throws IOException {
    Files.createSymbolicLink(folder.resolve("net/link"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("net/up"), folder);
    for (String name :
        new String[] {
          "../secret",
          "data/../../secret",
          folder.resolve("secret").toString(),
          "link",
          "up/secret",
          "a\0b"
        }) {
      assertThatThrownBy(() -> ExternalData.locate(model, name))
          .as(name)
          .isInstanceOf(CommandFailed.class)
          .hasMessageContaining("outside its own folder");
    }
  }

  @Test
  void saysWhereItShouldBe() {
    assertThatThrownBy(() -> ExternalData.locate(model, "net.data"))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("net.data");
  }

  @Test
  void isFoundThroughALinkToTheModelsFolder() throws IOException {
    Path data = Files.writeString(folder.resolve("net/net.data"), "x");
    Files.createSymbolicLink(folder.resolve("alias"), folder.resolve("net"));
    assertThat(ExternalData.locate(folder.resolve("alias/net.onnx"), "net.data"))
        .isEqualTo(data.toRealPath());
  }
}
