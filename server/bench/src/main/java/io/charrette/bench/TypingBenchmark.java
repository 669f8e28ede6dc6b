package io.charrette.bench;

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

/** One keystroke here: insert, tidy up, tell the listener with an encoded update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TypingBenchmark {
  private static final int KEYS = 1000;

  private Replica replica = new Replica(1, update -> {});
  private long sent;

  /** A new document each time: it would grow without end. */
  @Setup(Level.Invocation)
  public void start() {
    replica = new Replica(1, update -> sent += update.length);
    replica.text.insert(0, "What the table knows of its partners. ".repeat(20));
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long atTheEnd() {
    for (int i = 0; i < KEYS; i++) {
      replica.text.insert(replica.text.length(), "x");
    }
    return sent;
  }

  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long inTheMiddle() {
    for (int i = 0; i < KEYS; i++) {
      replica.text.insert(300 + i, "x");
    }
    return sent;
  }

  /** Type three, take one back. */
  @Benchmark
  @OperationsPerInvocation(KEYS)
  public long withCorrections() {
    int at = 300;
    for (int i = 0; i < KEYS; i++) {
      if (i % 4 == 3) {
        replica.text.delete(--at, 1);
      } else {
        replica.text.insert(at++, "x");
      }
    }
    return sent;
  }
}
