package io.vitrine.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The services of the cluster, as they are built under the home folder. */
enum Service {
  INFERENCE("inference", List.of("-XX:+UseSerialGC", "-Xmx1g")),
  GATEWAY("gateway", List.of("-XX:+UseSerialGC", "-Xmx1g")),
  LAYOUT("layout", List.of("-XX:+UseSerialGC", "-Xmx512m")),
  FEATUREVIZ("featureviz", List.of("-XX:+UseSerialGC", "-Xmx512m"));

  /** From here on the JVM warns of native code without this flag; before it, of the flag. */
  private static final int NATIVE_ACCESS_FLAG_SINCE = 22;

  private final String serviceName;
  private final List<String> jvm;

  Service(String serviceName, List<String> jvm) {
    this.serviceName = serviceName;
    this.jvm = jvm;
  }

  String serviceName() {
    return serviceName;
  }

  /**
   * @param surroundings addresses of what it needs, by the names of the environment
   * @throws StartFailure when it is not built
   */
  Program program(Path home, int port, Map<String, String> surroundings, Path log) {
    Path jar = home.resolve("services/" + serviceName + "/target/quarkus-app/quarkus-run.jar");
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
    command.addAll(jvm);
    if (Runtime.version().feature() >= NATIVE_ACCESS_FLAG_SINCE) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-jar", jar.toString()));
    Map<String, String> environment = new HashMap<>(surroundings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("VITRINE_PARENT", Long.toString(ProcessHandle.current().pid()));
    return new Program(serviceName, command, environment, log);
  }
}
