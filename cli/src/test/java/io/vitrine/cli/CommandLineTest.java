package io.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private final Path folder;
  private final Commands vitrine;

  CommandLineTest(@TempDir Path folder) {
    this.folder = folder;
    vitrine = new Commands(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "model",
        "model add",
        "model add a.onnx --size 224",
        "model add a.onnx --size 0x1",
        "model add a.onnx --range 7",
        "model add a.onnx --order cmyk",
        "model add a.onnx --mean 1,2 --std 1",
        "model add a.onnx --std 0,1,1",
        "model add a.onnx --mean x",
        "model show",
        "model set m",
        "model remove",
        "dataset",
        "dataset add n",
        "dataset show",
        "checkpoints",
        "checkpoints add s",
        "checkpoints add s . --steps 1,x",
        "checkpoints show",
        "run",
        "run m",
        "run m --image a.png --input b.npy",
        "run m --image a.png --top 0",
        "run m --image a.png -o xml",
        "run m --image a.png --gateway ftp://x",
        "run m --image a.png --gateway http://x:99999",
        "run m --image a.png --timeout 0",
        "activations m --image a.png --value v",
        "activations m --image a.png --out d",
        "activations m --image a.png --all --value v --out d",
        "activations m --all --out d",
        "view",
        "view m --display wall",
        "view m --frames 0",
        "view m --size big",
        "visualize m",
        "visualize --value v",
        "visualize m --value v --channels 3-1",
        "visualize m --value v --steps 0",
        "visualize m --value v --size 0",
        "visualize m --value v --seed -1",
        "jobs",
        "jobs show",
        "jobs watch",
        "jobs export j",
        "jobs priority j",
        "jobs priority j high",
        "jobs adopt",
        "demo --port 0",
        "demo extra",
        "up --port 0",
        "up --port x",
        "down --nonsense",
        "status extra"
      })
  void wrongUsageIsTwoAndSaysHow(String line) {
    assertThat(vitrine.run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    assertThat(vitrine.err()).startsWith("vitrine: ").doesNotContain("\tat ");
    assertThat(vitrine.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "up",
        "down",
        "status",
        "model",
        "model add",
        "model list",
        "model show",
        "model set",
        "model remove",
        "run",
        "activations",
        "visualize",
        "jobs",
        "jobs list",
        "jobs show",
        "jobs watch",
        "jobs pause",
        "jobs resume",
        "jobs priority",
        "jobs cancel",
        "jobs retry",
        "jobs export",
        "jobs adopt",
        "view"
      })
  void everyCommandHasHelp(String command) {
    assertThat(vitrine.run((command + " --help").strip().split(" "))).isZero();
    assertThat(vitrine.out()).contains("Usage: vitrine").contains("Exit codes:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "model list",
        "model list -o json",
        "model show m",
        "model set m --range 255",
        "model remove m",
        "model add FILE",
        "run m --image FILE",
        "run m --input x=FILE",
        "activations m --image FILE --value v --out OUT",
        "activations m --image FILE --all --out OUT",
        "visualize m --value v",
        "visualize m --value v --channels 0-3 --wait --out OUT",
        "jobs list",
        "jobs show j",
        "jobs watch j",
        "jobs pause j",
        "jobs resume j",
        "jobs priority j 1",
        "jobs cancel j",
        "jobs retry j",
        "jobs export j OUT"
      })
  void withoutAGatewayItFailsAndSaysWhatToDo(String line) throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[100]);
    String filled =
        line.replace("FILE", file.toString()).replace("OUT", folder.resolve("out").toString());
    String address = "http://127.0.0.1:" + closedPort();
    assertThat(vitrine.run((filled + " --gateway " + address).split(" "))).isEqualTo(1);
    assertThat(vitrine.err())
        .contains("no gateway answers at " + address)
        .contains("vitrine up")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
    assertThat(vitrine.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model add none.onnx",
        "run m --image none.png",
        "run m --input none.npy",
        "model set m --labels none.txt",
        "jobs adopt none.folder"
      })
  void aFileThatIsNotThereIsNamed(String line) {
    assertThat(vitrine.run(line.split(" "))).isEqualTo(1);
    assertThat(vitrine.err()).contains("none.").contains("no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "activations m --image FILE --value v --out FOLDER",
        "activations m --image FILE --value v --out /dev/null",
        "activations m --image FILE --all --out FILE",
        "view m --out FOLDER",
        "view m --out /dev/null",
        "view m --stats FOLDER",
        "view m --out FILE/walk.png",
      })
  void whatIsNoPlaceForAResultIsNamedBeforeAnythingRuns(String line) throws IOException {
    Path file = Files.write(folder.resolve("file"), new byte[100]);
    String filled = line.replace("FILE", file.toString()).replace("FOLDER", folder.toString());
    assertThat(vitrine.run(filled.split(" "))).isEqualTo(1);
    assertThat(vitrine.err())
        .containsPattern("is a folder|is not a folder|is not a file|already there")
        .doesNotContain("Exception")
        .doesNotContain("gateway");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "up --detach", "view m", "demo --headless"})
  void aJarThatIsNotBuiltIsNamed(String line) {
    assertThat(vitrine.run(line.split(" "))).isEqualTo(1);
    assertThat(vitrine.err()).contains("is not built").contains("bin/vitrine");
  }

  @Test
  void downSaysWhenNothingRuns() {
    assertThat(vitrine.run("down")).isZero();
    assertThat(vitrine.out()).contains("Nothing runs on " + folder.resolve("data"));
    assertThat(vitrine.run("down", "-o", "json", "--data", folder.toString())).isZero();
    assertThat(vitrine.out()).contains("\"ended\" : false");
  }

  @Test
  void theGatewayOfTheLocalClusterIsTheDefault() throws IOException {
    String address = "http://127.0.0.1:" + closedPort();
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/cluster.json"),
        "{\"gateway\":\"" + address + "\",\"pid\":1,\"ready\":true,\"parts\":[]}");
    assertThat(vitrine.run("status")).isEqualTo(1);
    assertThat(vitrine.err()).contains(address);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
