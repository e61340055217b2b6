package io.vitrine.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The table of ARCHITECTURE.md: which module may import which. */
class LayeringTest {
  /** By last part of the package; what may be imported through another module is written out. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("protocol", Set.of()),
          Map.entry("network", Set.of()),
          Map.entry("program", Set.of("network")),
          Map.entry("analysis", Set.of()),
          Map.entry("transport", Set.of("protocol")),
          Map.entry("model", Set.of("program", "network", "transport", "protocol")),
          Map.entry("inference", Set.of("model", "program", "network", "transport", "protocol")),
          Map.entry("series", Set.of("analysis", "transport", "protocol")),
          Map.entry(
              "featureviz",
              Set.of("model", "program", "network", "series", "analysis", "transport", "protocol")),
          Map.entry("layout", Set.of("transport", "protocol")),
          Map.entry("gateway", Set.of("series", "transport", "protocol")),
          Map.entry("cli", Set.of("protocol")),
          Map.entry("viewer", Set.of("protocol")),
          Map.entry("standalone", Set.of()));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.vitrine");

  @TestFactory
  Stream<DynamicTest> modulesImportOnlyWhatTheTableSays() {
    return MAY_IMPORT.keySet().stream()
        .sorted()
        .map(module -> DynamicTest.dynamicTest(module, () -> check(module)));
  }

  private static void check(String module) {
    Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
    forbidden.removeAll(MAY_IMPORT.get(module));
    forbidden.remove(module);
    noClasses()
        .that()
        .resideInAPackage(packages(module))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.stream().map(LayeringTest::packages).toArray(String[]::new))
        .allowEmptyShould(false)
        .check(CLASSES);
  }

  private static String packages(String module) {
    return "io.vitrine." + module + "..";
  }
}
