package io.charrette.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code scripts/bench server}: starts one server after the other on core 0, does the same to each
 * from core 1, and prints a table.
 */
public final class ServerBench {
  private final Places places;
  private final Results results;
  private final Options options;

  /** What was asked for. */
  private record Options(
      List<Scenario> scenarios,
      List<Contender> contenders,
      int runs,
      int seconds,
      boolean fresh,
      boolean growth,
      List<Growth.Part> parts) {

    static Options read(List<String> arguments) {
      List<Scenario> scenarios = new ArrayList<>();
      List<Contender> contenders = new ArrayList<>();
      int runs = 3;
      int seconds = 10;
      boolean fresh = false;
      boolean growth = false;
      List<Growth.Part> parts = new ArrayList<>();
      for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
        String flag = rest.next();
        switch (flag) {
          case "--scenario" -> scenarios.add(Scenario.of(rest.next()));
          case "--peer" -> contenders.add(contender(rest.next()));
          case "--runs" -> runs = Integer.parseInt(rest.next());
          case "--seconds" -> seconds = Integer.parseInt(rest.next());
          case "--fresh" -> fresh = true;
          case "--growth" -> growth = true;
          case "--part" -> parts.add(Growth.Part.of(rest.next()));
          default -> throw new IllegalArgumentException(flag + ": there is no such option");
        }
      }
      return new Options(
          scenarios.isEmpty() ? List.of(Scenario.values()) : scenarios,
          contenders.isEmpty() ? List.of(Contender.values()) : contenders,
          runs,
          seconds,
          fresh,
          growth,
          parts.isEmpty() ? List.of(Growth.Part.values()) : parts);
    }

    private static Contender contender(String label) {
      return Arrays.stream(Contender.values())
          .filter(contender -> contender.label().equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no peer " + label));
    }
  }

  private ServerBench(Places places, Options options) {
    this.places = places;
    this.results = new Results(places.results());
    this.options = options;
  }

  /** The first argument is the repository's root, the second a folder to work in. */
  public static void main(String[] arguments) throws IOException {
    List<String> all = List.of(arguments);
    Places places = new Places(Path.of(all.get(0)), Path.of(all.get(1)));
    new ServerBench(places, Options.read(all.subList(2, all.size()))).run();
  }

  private void run() throws IOException {
    Files.createDirectories(places.work());
    if (options.growth()) {
      Growth growth = new Growth(places, this::freshData, options.seconds());
      System.out.print(growth.measure(options.parts()));
      return;
    }
    if (options.fresh()) {
      Files.deleteIfExists(places.results());
    }
    boolean failed = false;
    for (int run = 1; run <= options.runs(); run++) {
      for (Scenario scenario : options.scenarios()) {
        for (Contender contender : options.contenders()) {
          if (scenario.isFor(contender)) {
            failed |= !measured(scenario, contender, run);
          }
        }
      }
    }
    System.out.println();
    System.out.print(results.table());
    System.exit(failed ? 1 : 0);
  }

  private boolean measured(Scenario scenario, Contender contender, int run) {
    System.err.println(scenario.label() + ", " + contender.label() + ", run " + run);
    try {
      results.add(scenario, contender, measure(scenario, contender));
      return true;
    } catch (IllegalStateException | UncheckedIOException e) {
      System.err.println("  failed: " + e);
      return false;
    }
  }

  private Map<Metric, Double> measure(Scenario scenario, Contender contender) {
    var unused = freshData();
    return switch (scenario) {
      case WORKSHOP,
          CONFERENCE,
          SATURATION,
          HALL,
          WORKSHOP_CARETS,
          CONFERENCE_CARETS,
          HALL_CARETS,
          GREAT_HALL_CARETS ->
          running(
              contender,
              server ->
                  new TypingScenarios(places, options.seconds()).run(scenario, contender, server));
      case STORM -> new ConnectingScenarios(places, contender).storm(places.data());
      case KNOWN_STORM -> new ConnectingScenarios(places, contender).knownStorm(places.data());
      case COLD_STORM -> new ConnectingScenarios(places, contender).coldStorm(places.data());
      case RESTART -> new ConnectingScenarios(places, contender).restart(places.data());
      case IDLE -> new ConnectingScenarios(places, contender).idle(places.data());
      case DASHBOARD ->
          running(
              contender, server -> new WorkshopScenarios(server, options.seconds()).dashboard());
      case COMMANDS ->
          running(contender, server -> new WorkshopScenarios(server, options.seconds()).commands());
    };
  }

  private Map<Metric, Double> running(
      Contender contender, Function<ServerProcess, Map<Metric, Double>> scenario) {
    try (ServerProcess server = contender.start(places, places.data())) {
      return scenario.apply(server);
    }
  }

  private Path freshData() {
    empty(places.data());
    return places.data();
  }

  private static void empty(Path folder) {
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> inside = Files.walk(folder)) {
          for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
