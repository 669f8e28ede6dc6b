package io.charrette;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.charrette.gateway.api.ReportRoutes;
import io.charrette.journal.Until;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages that {@code DESIGN.md} draws. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.charrette");

  /** Each package, and the packages of ours that it may import. */
  private static final Map<String, List<String>> ARROWS =
      Map.ofEntries(
          Map.entry("encoding", List.of()),
          Map.entry("crdt", List.of("encoding")),
          Map.entry("sync", List.of("encoding", "crdt")),
          Map.entry("flipchart", List.of("crdt", "activity")),
          Map.entry("activity", List.of()),
          Map.entry("workshop", List.of("activity")),
          Map.entry("message", List.of("encoding", "flipchart", "activity", "workshop")),
          Map.entry("journal", List.of()),
          Map.entry("journal.sqlite", List.of("journal")),
          Map.entry("journal.redis", List.of("journal")),
          Map.entry("live.loop", List.of("flipchart", "workshop", "message", "journal")),
          Map.entry("live.directory", List.of("activity", "workshop", "journal", "live.loop")),
          Map.entry(
              "live.room",
              List.of(
                  "encoding",
                  "crdt",
                  "sync",
                  "flipchart",
                  "message",
                  "journal",
                  "live.loop",
                  "live.directory")),
          Map.entry(
              "live.runtime",
              List.of(
                  "flipchart",
                  "activity",
                  "workshop",
                  "message",
                  "journal",
                  "live.loop",
                  "live.directory")),
          Map.entry(
              "live",
              List.of(
                  "flipchart",
                  "workshop",
                  "journal",
                  "live.loop",
                  "live.directory",
                  "live.room",
                  "live.runtime")),
          Map.entry("bridges", List.of()),
          Map.entry("words", List.of()),
          Map.entry("export", List.of("bridges", "flipchart", "activity", "workshop", "words")),
          // What is strict about JSON is the activity's StrictMapping.
          Map.entry("gateway.http", List.of("activity", "journal", "live.loop", "words")),
          Map.entry("gateway.recovery", List.of("activity", "workshop", "live.loop")),
          Map.entry(
              "gateway.caller",
              List.of("workshop", "live", "live.loop", "gateway.http", "gateway.recovery")),
          Map.entry(
              "gateway.socket",
              List.of(
                  "workshop", "message", "live", "live.loop", "gateway.http", "gateway.caller")),
          Map.entry(
              "gateway.api",
              List.of(
                  "activity",
                  "flipchart",
                  "workshop",
                  "message",
                  "live",
                  "live.loop",
                  "live.directory",
                  "export",
                  "gateway.http",
                  "gateway.recovery",
                  "gateway.caller")),
          Map.entry(
              "gateway",
              List.of(
                  "workshop",
                  "live",
                  "live.loop",
                  "live.directory",
                  "gateway.http",
                  "gateway.caller",
                  "gateway.socket",
                  "gateway.api")));

  @Test
  void everyPackageHasItsArrows() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(ARROWS.keySet().stream(), Stream.of("app"))
                .map(name -> "io.charrette." + name)
                .toList());
  }

  @Test
  void packagesImportOnlyWhatTheArrowsAllow() {
    ARROWS.forEach(
        (name, allowed) -> {
          String[] permitted =
              Stream.concat(
                      Stream.of("java..", "javax..", "org.jspecify..", name, "")
                          .filter(p -> p.contains("..")),
                      Stream.concat(Stream.of(name), allowed.stream())
                          .map(p -> "io.charrette." + p))
                  .toArray(String[]::new);
          String[] libraries =
              new String[] {
                "com.fasterxml.jackson..",
                "io.vertx..",
                "io.netty..",
                "org.slf4j..",
                "org.sqlite..",
                "org.pcollections..",
                "org.jgrapht..",
                "io.nayuki..",
                "io.micrometer..",
                "com.openhtmltopdf..",
                "gg.jte..",
                "org.apache.fontbox..",
                "org.apache.pdfbox..",
                // Of the JDK.
                "org.w3c.dom..",
                "org.xml.sax..",
                "com.google.errorprone..",
              };
          classes()
              .that()
              .resideInAPackage("io.charrette." + name)
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  Stream.concat(Stream.of(permitted), Stream.of(libraries)).toArray(String[]::new))
              .allowEmptyShould(true)
              .check(CLASSES);
        });
  }

  @Test
  void theEngineImportsNothingButTheJdk() {
    String[] engine = {"io.charrette.encoding", "io.charrette.crdt", "io.charrette.sync"};
    classes()
        .that()
        .resideInAnyPackage(engine)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(engine)
                // JSpecify has annotations only, which need not be there at run time.
                .or(resideInAnyPackage("java..", "org.jspecify.annotations")))
        .check(CLASSES);
  }

  @Test
  void thePureAndTheDurableKnowNoVertx() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.charrette.workshop",
            "io.charrette.activity",
            "io.charrette.flipchart",
            "io.charrette.message",
            "io.charrette.journal",
            "io.charrette.journal.sqlite")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void onlyMetersKnowTheLibraryOfMetrics() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.charrette.app..")
        .and()
        .haveSimpleNameNotEndingWith("Meters")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.charrette.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyWhatIsLiveUsesWhatItSaysToItself() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.charrette.live..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.charrette\\.live\\.loop\\.(Bus|(Room|Workshop)(Order|Question)|Mail|Reply|Host|HostContext|Hosted|Services)(\\$.*)?")
        .check(CLASSES);
  }

  /** Except for what counts on by itself, for as long as somebody waits; no test has to set it. */
  @Test
  void onlyTheAppReadsAClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.charrette.app..")
        .and()
        .doNotBelongToAnyOf(Until.class)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(InstantSource.class, "system")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /**
   * The clock that the processes have in common jumps after a virtual machine was moved, or when a
   * test has it so. Nobody has waited longer then.
   */
  @Test
  void whatIsCutOffWhenItTakesTooLongGoesByNoClockThatMayBeSet() {
    noClasses()
        .that()
        .resideInAPackage("io.charrette.gateway.http..")
        .or()
        .belongToAnyOf(ReportRoutes.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(InstantSource.class)
        .check(CLASSES);
  }

  @Test
  void noPackageIsNamedAfterNothing() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..helper..", "..common..", "..manager..", "..misc..")
        .check(CLASSES);
  }
}
