package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of the README, in its order, on a machine that has no cluster yet. Only bin/test
 * itself is left out. What opens a window draws into files instead, and clusters get ports that are
 * free.
 */
class ReadmeIT {
  private static final long PATIENCE_SECONDS = 420;

  private Path clone;
  private Path data;
  private int port;

  @BeforeEach
  void open(@TempDir Path temporary) throws Exception {
    clone = Files.createDirectories(temporary.resolve("vitrine"));
    data = Files.createDirectories(temporary.resolve("data"));
    port = SharedCluster.freePort();
    Files.createSymbolicLink(clone.resolve("demo"), DemoFiles.home().resolve("demo"));
    Path bin = Files.createDirectories(clone.resolve("bin"));
    // bin/vitrine would build what is being built right now.
    Path launcher =
        Files.writeString(
            bin.resolve("vitrine"),
            "#!/bin/sh\nexec '%s/bin/java' -Dvitrine.home='%s' -jar '%s' \"$@\"\n"
                .formatted(
                    System.getProperty("java.home"),
                    DemoFiles.home(),
                    DemoFiles.home().resolve("cli/target/vitrine-cli.jar")));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void end() throws Exception {
    new Vitrine(data).run("down");
  }

  @Test
  void everyCommandWorks() throws Exception {
    List<String> commands = Readme.commands(DemoFiles.home().resolve("README.md"));
    assertThat(commands.get(0)).as("the first command").isEqualTo("bin/vitrine demo");
    assertThat(commands).as("a tour, and bin/test").hasSizeGreaterThan(8).contains("bin/test");
    for (String command : commands) {
      if (!command.equals("bin/test")) {
        run(withoutWindow(command));
      }
    }
    assertPicture(clone.resolve("vitrine-demo/contact-sheet.png"));
    assertPicture(clone.resolve("vitrine-demo/channels.png"));
    assertThat(clone.resolve("vitrine-demo/index.html")).content().contains("contact-sheet.png");
    assertPicture(clone.resolve("walk.png"));
    assertPicture(clone.resolve("channels/contact-sheet.png"));
    assertPicture(clone.resolve("faces/channel-00086.png"));
    assertThat(clone.resolve("values/index.json")).exists();
  }

  private String withoutWindow(String command) {
    if (command.startsWith("bin/vitrine demo")) {
      return command + " --headless --port " + port;
    }
    if (command.startsWith("bin/vitrine up")) {
      return command + " --port " + port;
    }
    if (command.startsWith("bin/vitrine view") && !command.contains("--display headless")) {
      return command + " --display headless --out window.png";
    }
    return command;
  }

  private void run(String command) throws Exception {
    Path said = clone.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(clone.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("VITRINE_DATA", data.toString());
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    String words = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(ended).as("%s ends%n%s", command, words).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, words).isZero();
  }

  private static void assertPicture(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < picture.getHeight(); y += 4) {
      for (int x = 0; x < picture.getWidth(); x += 4) {
        colours.add(picture.getRGB(x, y));
      }
    }
    assertThat(colours).as("colours of %s", file).hasSizeGreaterThan(100);
  }
}
