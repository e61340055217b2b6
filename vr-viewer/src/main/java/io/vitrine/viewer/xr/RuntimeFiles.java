package io.vitrine.viewer.xr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lwjgl.system.Platform;

/** Whether this machine has an OpenXR runtime at all, without loading anything. */
public final class RuntimeFiles {
  private static final String FOLDER = "openxr/1";

  private RuntimeFiles() {}

  /** Whether there is an active runtime; on Windows, where its registry says, perhaps. */
  public static boolean any() {
    return Platform.get() == Platform.WINDOWS || any(System.getenv());
  }

  /** The places that the OpenXR loader looks in on Linux. */
  static boolean any(Map<String, String> environment) {
    if (!environment.getOrDefault("XR_RUNTIME_JSON", "").isEmpty()) {
      return true;
    }
    String home = environment.getOrDefault("HOME", "/");
    List<String> folders = new ArrayList<>();
    folders.add(given(environment, "XDG_CONFIG_HOME", home + "/.config"));
    folders.addAll(List.of(given(environment, "XDG_CONFIG_DIRS", "/etc/xdg").split(":")));
    folders.add("/usr/local/etc");
    folders.add("/etc");
    return folders.stream().map(folder -> Path.of(folder, FOLDER)).anyMatch(RuntimeFiles::active);
  }

  private static String given(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  private static boolean active(Path folder) {
    return Files.exists(folder.resolve("active_runtime.json"))
        || Files.exists(folder.resolve("active_runtime.x86_64.json"))
        || Files.exists(folder.resolve("active_runtime.aarch64.json"));
  }
}
