package io.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bin/needs.sh makes of a system. */
class NeedsTest {
  private static final Path NEEDS =
      Path.of(System.getProperty("vitrine.home", "..")).resolve("bin/needs.sh").toAbsolutePath();

  private Path folder;

  @BeforeEach
  void open(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void aLibraryNamedEarlyInALongListIsFound() throws Exception {
    program(
        "ldconfig",
        """
        echo '	libgomp.so.1 (libc6,x86-64) => /lib/libgomp.so.1'
        yes '	libother.so.1 (libc6,x86-64) => /lib/libother.so.1' | head -n 100000
        """);
    assertThat(bash("has_library libgomp.so.1")).isZero();
    assertThat(bash("has_library libmissing.so.1")).isEqualTo(1);
  }

  @Test
  void fileNamesAreUnicodeInEveryLocale() throws Exception {
    assertThat(bash("LC_ALL=C; export LC_ALL; ensure_utf8; [ \"$(locale charmap)\" = UTF-8 ]"))
        .isZero();
    assertThat(bash("LC_ALL=C.utf8; export LC_ALL; ensure_utf8; [ \"$LC_ALL\" = C.utf8 ]"))
        .isZero();
  }

  private void program(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** The exit code of a command among the functions of needs.sh, as the scripts use them. */
  private int bash(String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash", "-c", "set -euo pipefail; . \"$0\"; " + command, NEEDS.toString())
            .redirectErrorStream(true);
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(said).isEmpty();
    return code;
  }
}
