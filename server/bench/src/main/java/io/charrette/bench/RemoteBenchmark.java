package io.charrette.bench;

import io.charrette.crdt.StateVector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a room does with a keystroke: decode the update, attempt it, tell the listener. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RemoteBenchmark {
  private static final int KEYS = 1000;
  private static final int PHONES = 10;

  private final List<byte[]> oneAuthor = new ArrayList<>();
  private final List<byte[]> tenAuthors = new ArrayList<>();
  private Replica room = new Replica(99, update -> {});
  private long sent;

  /** The keystrokes of one phone, and of ten phones that each write at a place of their own. */
  @Setup
  public void type() {
    Replica author = new Replica(1, oneAuthor::add);
    for (int i = 0; i < KEYS; i++) {
      author.text.insert(i, "x");
    }
    List<Replica> authors = new ArrayList<>();
    for (int phone = 0; phone < PHONES; phone++) {
      authors.add(new Replica(1000 + phone, update -> {}));
    }
    Replica first = new Replica(1, tenAuthors::add);
    first.text.insert(0, "0 1 2 3 4 5 6 7 8 9");
    for (int i = 1; i < KEYS; i++) {
      authors.forEach(other -> other.apply(tenAuthors.getLast()));
      Replica next = authors.get(i % PHONES);
      StateVector before = next.document.stateVector();
      next.text.insert(next.text.toString().indexOf('0' + i % PHONES), "x");
      tenAuthors.add(next.document.encodeState(before));
    }
  }

  @Setup(Level.Invocation)
  public void open() {
    room = new Replica(99, update -> sent += update.length);
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long oneAuthor() {
    oneAuthor.forEach(room::take);
    return sent;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long tenAuthors() {
    tenAuthors.forEach(room::take);
    return sent;
  }
}
