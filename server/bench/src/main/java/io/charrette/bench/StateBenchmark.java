package io.charrette.bench;

import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole states: what joining, checkpoints and the journal cost, on a text of 100,000 keystrokes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StateBenchmark {
  private static final int KEYS = 100_000;
  private static final int LAST_KEYS = 1000;

  private final List<byte[]> lastUpdates = new ArrayList<>();
  private Document document = new Document();
  private byte[] state = {};
  private StateVector before = StateVector.EMPTY;

  /** Runs here and there, and now and then a few characters taken back. */
  @Setup
  public void write() {
    Random random = new Random(42);
    List<byte[]> updates = new ArrayList<>();
    Replica author = new Replica(1, updates::add);
    int at = 0;
    for (int key = 0; key < KEYS; key++) {
      if (key == KEYS - LAST_KEYS) {
        updates.clear();
        before = author.document.stateVector();
      }
      if (random.nextInt(40) == 0) {
        at = random.nextInt(author.text.length() + 1);
      }
      if (at > 0 && random.nextInt(4) == 0) {
        author.text.delete(--at, 1);
      } else {
        author.text.insert(at++, String.valueOf((char) ('a' + random.nextInt(26))));
      }
    }
    lastUpdates.addAll(updates);
    document = author.document;
    state = document.encodeState();
  }

  @Benchmark
  public byte[] encodeState() {
    return document.encodeState();
  }

  @Benchmark
  public byte[] encodeWhatAReplicaLacks() {
    return document.encodeState(before);
  }

  @Benchmark
  public Update decode() throws MalformedDataException {
    return Update.decode(state);
  }

  @Benchmark
  public Document load() throws MalformedDataException {
    Document loaded = new Document(2);
    loaded.apply(Update.decode(state));
    return loaded;
  }

  @Benchmark
  public byte[] mergeThousandUpdates() throws MalformedDataException {
    return Updates.merge(lastUpdates);
  }

  @Benchmark
  public byte[] diffWithoutADocument() throws MalformedDataException {
    return Updates.diff(state, before);
  }
}
