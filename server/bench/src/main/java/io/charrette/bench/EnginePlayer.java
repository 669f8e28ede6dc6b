package io.charrette.bench;

import io.charrette.encoding.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Plays one workload on our engine and prints what was measured, as {@code play.js} does on Yjs:
 * {@code EnginePlayer WORKLOAD STATE SECONDS ROUNDS}. Times are nanoseconds, memory and sizes
 * bytes.
 */
public final class EnginePlayer {
  private final Workload workload;

  private EnginePlayer(Workload workload) {
    this.workload = workload;
  }

  private record Round(double time, double encode, double parse, byte[] state, long sent) {}

  public static void main(String[] arguments) throws IOException {
    EnginePlayer player = new EnginePlayer(Workload.read(Path.of(arguments[0])));
    double seconds = Double.parseDouble(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    long start = System.nanoTime();
    do {
      player.round();
    } while (System.nanoTime() - start < seconds * 1e9);
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(player.round());
    }
    Round first = measured.getFirst();
    Files.write(Path.of(arguments[1]), first.state);
    Map<String, Object> results = new LinkedHashMap<>();
    results.put("time", measured.stream().map(Round::time).toList());
    results.put("encode", measured.stream().map(Round::encode).toList());
    results.put("parse", measured.stream().map(Round::parse).toList());
    results.put("sent", first.sent);
    results.put("size", first.state.length);
    results.put("loaded", player.memory(() -> player.load(first.state)));
    if (player.workload.kind().equals("paper")) {
      results.put("written", player.memory(() -> Game.of(player.workload).play()));
    }
    System.out.println(Json.write(results));
  }

  private Round round() {
    List<Game> games = new ArrayList<>();
    for (int i = 0; i < workload.plays(); i++) {
      games.add(Game.of(workload));
    }
    List<Replica> authors = new ArrayList<>();
    double time = timed(workload.plays(), i -> authors.add(games.get(i).play()));
    Replica author = authors.getLast();
    byte[][] state = new byte[1][];
    double encode = timed(workload.codings(), i -> state[0] = author.document.encodeState());
    Object content = author.content(workload.root());
    double parse =
        timed(
            workload.codings(),
            i -> {
              if (!Objects.equals(load(state[0]).content(workload.root()), content)) {
                throw new IllegalStateException("a loaded document differs");
              }
            });
    return new Round(time, encode, parse, state[0], games.getFirst().sent());
  }

  private Replica load(byte[] state) {
    Replica loaded = new Replica(workload.clients().getLast(), update -> {});
    loaded.apply(state);
    return loaded;
  }

  private static double timed(int count, IntConsumer run) {
    System.gc();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      run.accept(i);
    }
    return (double) (System.nanoTime() - start) / count;
  }

  /**
   * What each of several documents keeps in memory. As many were made and dropped before, so that
   * what the runtime itself comes to hold is not counted.
   */
  private double memory(Supplier<Replica> create) {
    several(create);
    long before = used();
    List<Replica> held = several(create);
    long after = used();
    if (held.size() != workload.copies()) {
      throw new IllegalStateException("documents were collected");
    }
    return (double) (after - before) / workload.copies();
  }

  private List<Replica> several(Supplier<Replica> create) {
    return Stream.generate(create).limit(workload.copies()).toList();
  }

  private static long used() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
