package io.vitrine.viewer.window;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * An X server without a screen; its picture lies in a file. Where it or xdotool is not installed
 * the test is skipped and says so loudly: bin/test installs both.
 */
final class XServer implements AutoCloseable {
  private static final int HEADER_FIELDS = 25;

  private final Process process;
  private final Path screen;
  private final String display;

  private XServer(Process process, Path screen, String display) {
    this.process = process;
    this.screen = screen;
    this.display = display;
  }

  static XServer start(Path folder, int width, int height) throws IOException {
    needed("Xvfb", "xvfb");
    needed("xdotool", "xdotool");
    Process process =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-fbdir",
                folder.toString(),
                "-nolisten",
                "tcp")
            .redirectError(folder.resolve("xvfb.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String number = out.readLine();
    if (number == null) {
      throw new IOException("Xvfb did not start: " + Files.readString(folder.resolve("xvfb.log")));
    }
    return new XServer(process, folder.resolve("Xvfb_screen0"), ":" + number.strip());
  }

  private static void needed(String program, String debianPackage) {
    boolean there =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (!there) {
      String banner = "=".repeat(100);
      System.err.printf(
          "%s%nSKIPPED, NOT PASSED: %s is not installed (Debian package %s; bin/test installs it)%n%s%n",
          banner, program, debianPackage, banner);
      Assumptions.abort(program + " is not installed");
    }
  }

  String display() {
    return display;
  }

  /** What is on the screen now, read from the server's XWD file. */
  BufferedImage picture() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(screen));
    int[] header = new int[HEADER_FIELDS];
    for (int i = 0; i < HEADER_FIELDS; i++) {
      header[i] = file.getInt(i * 4);
    }
    int width = header[4];
    int height = header[5];
    int bytesPerLine = header[12];
    int start = header[0] + header[19] * 12;
    file.order(header[7] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, file.getInt(start + y * bytesPerLine + x * 4));
      }
    }
    return image;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
