package io.vitrine.e2e.headset;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Monado's service with a headset and two controllers that are moved over a socket, installed by
 * {@code bin/monado}. Where it can't be installed the test is skipped and says so loudly.
 */
public final class Monado implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of(System.getProperty("vitrine.home", ".."))
          .toAbsolutePath()
          .normalize()
          .resolve("bin/monado");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long SETUP_MINUTES = 15;

  private final Path folder;
  private final int port;
  private final Process service;

  private Monado(Path folder, int port, Process service) {
    this.folder = folder;
    this.port = port;
    this.service = service;
  }

  /** Sets Monado up if need be, which takes a minute the first time. */
  public static void needed() throws IOException, InterruptedException {
    Path log = Files.createTempFile("vitrine-monado", ".log");
    Process setup =
        new ProcessBuilder(SCRIPT.toString(), "setup")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = setup.waitFor(SETUP_MINUTES, TimeUnit.MINUTES);
    String said = Files.readString(log);
    Files.delete(log);
    if (!ended || setup.exitValue() != 0) {
      setup.destroyForcibly();
      String banner = "=".repeat(100);
      System.err.printf(
          "%s%nSKIPPED, NOT PASSED: Monado cannot be installed here: %s%n%s%n",
          banner, said.strip(), banner);
      Assumptions.abort("Monado cannot be installed here: " + said);
    }
  }

  /** Starts the service and waits until viewers can reach it. */
  public static Monado start(Path folder) throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.createDirectories(folder.resolve("config/monado"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        folder.resolve("config/monado/config_v0.json"),
        """
        {"active": "remote", "remote": {"version": 0, "port": %d, "view_count": 2}}
        """
            .formatted(port));
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "run", "monado-service")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile());
    builder.environment().putAll(surroundings(folder));
    builder.environment().putAll(Map.of("XRT_COMPOSITOR_NULL", "1", "XRT_NO_STDIN", "1"));
    Monado monado = new Monado(folder, port, builder.start());
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!Files.exists(folder.resolve("monado_comp_ipc"))) {
      if (System.nanoTime() > end || !monado.service.isAlive()) {
        throw new AssertionError("Monado did not start: " + monado.log());
      }
      Thread.sleep(50);
    }
    return monado;
  }

  private static Map<String, String> surroundings(Path folder) {
    return Map.of(
        "XDG_RUNTIME_DIR",
        folder.toString(),
        "XDG_CONFIG_HOME",
        folder.resolve("config").toString());
  }

  /** Port that moves head and hands. */
  public int port() {
    return port;
  }

  public String log() throws IOException {
    return Files.readString(folder.resolve("service.log"));
  }

  /** Ends the service without a word. */
  public void kill() throws InterruptedException {
    service.destroyForcibly().waitFor();
  }

  /**
   * A Java program beside the service.
   *
   * @param folder of a service; it need not run
   * @param percent of the eyes' pictures' size, 320 x 240 pixels
   */
  public static ProcessBuilder java(Path folder, int percent, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                SCRIPT.toString(),
                "run",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(surroundings(folder));
    builder.environment().put("OXR_VIEWPORT_SCALE_PERCENTAGE", Integer.toString(percent));
    builder.environment().put("XR_RUNTIME_JSON", "/usr/share/openxr/1/openxr_monado.json");
    builder.environment().remove("DISPLAY");
    builder.environment().remove("WAYLAND_DISPLAY");
    return builder;
  }

  /** A program that Monado's own system brings along. */
  public static ProcessBuilder program(String... command) {
    List<String> all = new ArrayList<>(List.of(SCRIPT.toString(), "run"));
    all.addAll(List.of(command));
    return new ProcessBuilder(all);
  }

  @Override
  public void close() {
    service.destroy();
    try {
      if (!service.waitFor(10, TimeUnit.SECONDS)) {
        service.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
