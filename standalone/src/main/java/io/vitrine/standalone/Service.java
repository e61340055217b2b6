package io.vitrine.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of the cluster, as they are built under the home folder. */
enum Service {
  INFERENCE("inference", List.of("-Xmx1g"), Compile.THE_HOTTEST),
  GATEWAY("gateway", List.of("-Xmx1g"), Compile.THE_HOTTEST),
  LAYOUT("layout", List.of("-Xmx512m"), Compile.QUICKLY),
  FEATUREVIZ("featureviz", List.of("-Xmx1g"), Compile.THE_HOTTEST);

  /** From here on the JVM warns of native code without this flag; before it, of the flag. */
  private static final int NATIVE_ACCESS_FLAG_SINCE = 22;

  private static final String JAR = "quarkus-run.jar";

  /** Made by the build; holds only for a JVM like its own, started in the same folder. */
  private static final String LOADED_CLASSES = "app-cds.jsa";

  private final String serviceName;
  private final List<String> memory;
  private final List<String> compile;

  Service(String serviceName, List<String> memory, List<String> compile) {
    this.serviceName = serviceName;
    this.memory = memory;
    this.compile = compile;
  }

  String serviceName() {
    return serviceName;
  }

  /**
   * @param surroundings addresses of what it needs, by the names of the environment
   * @throws StartFailure when it is not built
   */
  Program program(Path home, int port, Map<String, String> surroundings, Path log) {
    Path folder = home.resolve("services/" + serviceName + "/target/quarkus-app").toAbsolutePath();
    Path jar = folder.resolve(JAR);
    if (!Files.isRegularFile(jar)) {
      throw new StartFailure(
          "the "
              + serviceName
              + " service is not built ("
              + jar
              + "): run bin/vitrine, which"
              + " builds what is missing, or mvn package -DskipTests");
    }
    List<String> command = new ArrayList<>(List.of(JavaHome.java()));
    command.add("-XX:+UseSerialGC");
    command.addAll(memory);
    command.addAll(compile);
    if (Runtime.version().feature() >= NATIVE_ACCESS_FLAG_SINCE) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Files.isRegularFile(folder.resolve(LOADED_CLASSES))) {
      command.add("-XX:SharedArchiveFile=" + LOADED_CLASSES);
    }
    command.addAll(List.of("-jar", JAR));
    Map<String, String> environment = new HashMap<>(surroundings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("VITRINE_PARENT", Long.toString(ProcessHandle.current().pid()));
    return new Program(serviceName, command, environment, log, Optional.of(folder));
  }

  /**
   * How the JVM compiles. All parts start at once on few cores, and half of what a start costs is
   * the optimising compiler at work on code that is hot only then.
   */
  private static final class Compile {
    static final List<String> QUICKLY = List.of("-XX:TieredStopAtLevel=1");

    /** The optimising compiler waits for ten times the usual calls and loops. */
    static final List<String> THE_HOTTEST =
        List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");
  }
}
