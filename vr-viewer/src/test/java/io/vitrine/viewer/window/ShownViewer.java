package io.vitrine.viewer.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The viewer as a program of its own on an X server, and a mouse and keyboard for it. */
final class ShownViewer implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Process process;
  private final Path errors;
  private final String display;
  private String window = "";

  private ShownViewer(Process process, Path errors, String display) {
    this.process = process;
    this.errors = errors;
    this.display = display;
  }

  static ShownViewer start(XServer server, Path folder, List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.vitrine.viewer.Main"));
    command.addAll(arguments);
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(errors.toFile());
    builder.environment().put("DISPLAY", server.display());
    builder.environment().remove("WAYLAND_DISPLAY");
    ShownViewer viewer = new ShownViewer(builder.start(), errors, server.display());
    viewer.window =
        viewer.await(
            "the window", () -> viewer.xdotool("search", "--name", "^Vitrine"), s -> !s.isEmpty());
    viewer.xdotool("windowfocus", viewer.window);
    return viewer;
  }

  /** Runs xdotool; empty where it fails: the window may not be there yet. */
  String xdotool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", display);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process run = builder.start();
    String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return run.waitFor() == 0 ? out.strip() : "";
  }

  void key(String... keys) throws Exception {
    for (String key : keys) {
      xdotool("key", key);
    }
  }

  void moveTo(int x, int y) throws Exception {
    xdotool("mousemove", Integer.toString(x), Integer.toString(y));
  }

  void click(int x, int y) throws Exception {
    moveTo(x, y);
    xdotool("click", "1");
  }

  void drag(int x, int y, int toX, int toY) throws Exception {
    moveTo(x, y);
    xdotool("mousedown", "1");
    moveTo((x + toX) / 2, (y + toY) / 2);
    moveTo(toX, toY);
    // The pointer is where it was let go before it is let go.
    Thread.sleep(200);
    xdotool("mouseup", "1");
  }

  String title() throws Exception {
    return xdotool("getwindowname", window);
  }

  void awaitTitle(Predicate<String> wanted) throws Exception {
    String ignored = await("a title", this::title, wanted);
  }

  /** Asks again until the answer is as wanted. */
  <T> T await(String what, Callable<T> question, Predicate<T> wanted) throws Exception {
    long end = System.nanoTime() + PATIENCE_NANOS;
    T answer = question.call();
    while (!wanted.test(answer)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError(
            "waited for %s and have %s; the viewer %s and said: %s"
                .formatted(
                    what, answer, process.isAlive() ? "runs" : "ended", Files.readString(errors)));
      }
      Thread.sleep(100);
      answer = question.call();
    }
    return answer;
  }

  /** The exit code, once it has ended. */
  int ended() throws Exception {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the viewer did not end");
    }
    return process.exitValue();
  }

  String said() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
