package io.vitrine.viewer.xr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeFilesTest {
  @Test
  void anActiveRuntimeIsFoundWhereTheLoaderLooks(@TempDir Path folder) throws Exception {
    Map<String, String> home =
        Map.of("HOME", folder.toString(), "XDG_CONFIG_DIRS", folder.resolve("etc").toString());
    assertThat(RuntimeFiles.any(home)).isFalse();
    Path active = folder.resolve(".config/openxr/1/active_runtime.json");
    Files.createDirectories(active.getParent());
    Files.createFile(active);
    assertThat(RuntimeFiles.any(home)).isTrue();
    assertThat(RuntimeFiles.any(Map.of("XR_RUNTIME_JSON", "/opt/runtime.json"))).isTrue();
  }
}
