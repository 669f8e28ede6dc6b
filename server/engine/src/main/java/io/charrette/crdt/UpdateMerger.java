package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Merges encoded updates into one without a document: a merge of sorted streams. Structs that
 * several updates have are written once; where one is missing between two, a {@link Skip} is.
 */
final class UpdateMerger {
  /** One of the updates, at its next struct that is not a gap. */
  private static final class Source {
    /** In the order in which structs are written: greater clients first, then by clock. */
    static final Comparator<Source> ORDER =
        Comparator.comparingLong((Source source) -> source.head().client)
            .reversed()
            .thenComparingLong(source -> source.head().clock)
            .thenComparingInt(source -> source.index);

    private final int index;
    private final UpdateReader reader;
    private @Nullable Struct head;

    Source(byte[] update, int index) throws MalformedDataException {
      this.index = index;
      this.reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      advance();
    }

    boolean isDone() {
      return head == null;
    }

    Struct head() {
      if (head == null) {
        throw new IllegalStateException("read to the end");
      }
      return head;
    }

    void advance() throws MalformedDataException {
      do {
        head = reader.next();
      } while (head instanceof Skip);
    }
  }

  private final UpdateWriter out = new UpdateWriter();
  private @Nullable Struct current;

  byte[] merge(List<byte[]> updates) throws MalformedDataException {
    List<Source> sources = new ArrayList<>();
    PriorityQueue<Source> queue = new PriorityQueue<>(Source.ORDER);
    for (byte[] update : updates) {
      Source source = new Source(update, sources.size());
      sources.add(source);
      if (!source.isDone()) {
        queue.add(source);
      }
    }
    for (Source first = queue.poll(); first != null; first = queue.poll()) {
      takeRun(first);
      if (!first.isDone()) {
        queue.add(first);
      }
    }
    flush();
    DeleteSet deletions = new DeleteSet();
    for (Source source : sources) {
      deletions.addAll(source.reader.readDeletions());
    }
    return out.finish(deletions.normalise());
  }

  /** Takes structs of one source for as long as they follow each other. */
  private void takeRun(Source source) throws MalformedDataException {
    Struct last;
    do {
      last = source.head();
      take(last);
      source.advance();
    } while (!source.isDone()
        && source.head().client == last.client
        && source.head().clock == last.end());
  }

  private void take(Struct struct) {
    Struct before = current;
    if (before == null || before.client != struct.client) {
      flush();
      current = struct;
    } else if (struct.end() > before.end()) {
      Struct fresh =
          struct.clock < before.end() ? struct.tail(before.end() - struct.clock) : struct;
      boolean adjacent = fresh.clock == before.end();
      if (adjacent && before instanceof Gc && before.isContinuedBy(fresh)) {
        before.absorb(fresh);
      } else {
        flush();
        current = fresh;
      }
    }
  }

  private void flush() {
    if (current != null) {
      out.add(current, 0);
      current = null;
    }
  }
}
