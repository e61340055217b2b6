package io.vitrine.standalone;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The redis-server of this system as a program: memory only, bounded, on the loopback. */
public final class RedisServer {
  /**
   * Redis does not notice that who started it has ended. This shell does: it reads the pipe that is
   * its input, and ends Redis when the pipe ends.
   */
  private static final String UNTIL_INPUT_ENDS =
      "exec 3<&0; \"$@\" </dev/null & redis=$!; trap 'kill $redis' TERM INT;"
          + " (read -r _ <&3; kill -9 $redis) >/dev/null 2>&1 & watch=$!;"
          + " wait $redis; code=$?; kill $watch 2>/dev/null; exit $code";

  private RedisServer() {}

  /**
   * @param maxMemory bytes; the least recently used values go first
   * @throws StartFailure when this system has no redis-server
   */
  public static Program program(Path folder, int port, long maxMemory, Path log) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", UNTIL_INPUT_ENDS, "redis", executable()));
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--save", "", "--appendonly", "no"));
    command.addAll(List.of("--maxmemory", Long.toString(maxMemory)));
    command.addAll(List.of("--maxmemory-policy", "allkeys-lru", "--daemonize", "no"));
    return new Program("redis", command, Map.of(), log);
  }

  private static String executable() {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin";
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path candidate = Path.of(folder, "redis-server");
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw new StartFailure(
        "redis-server is not installed: install your system's package (apt-get install"
            + " redis-server)");
  }
}
