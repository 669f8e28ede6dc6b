package io.charrette.bench;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs when 100,000 updates of a single struct each arrive out of order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DeliveryBenchmark {
  private static final int UPDATES = 100_000;

  /** In which order the updates arrive. */
  @Param({"forwards", "backwards", "shuffled"})
  public String order = "forwards";

  private final List<byte[]> updates = new ArrayList<>();

  @Setup
  public void make() {
    Document author = new Document(1);
    author.onUpdate(updates::add);
    for (int i = 0; i < UPDATES; i++) {
      author.array("array").insert(0, i);
    }
    switch (order) {
      case "backwards" -> Collections.reverse(updates);
      case "shuffled" -> Collections.shuffle(updates, new Random(7));
      default -> {}
    }
  }

  @Benchmark
  public Document deliver() throws MalformedDataException {
    Document document = new Document(2);
    for (byte[] update : updates) {
      document.apply(Update.decode(update));
    }
    return document;
  }
}
