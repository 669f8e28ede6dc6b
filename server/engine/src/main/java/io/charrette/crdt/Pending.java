package io.charrette.crdt;

import io.charrette.encoding.MalformedDataException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has arrived at a document and waits for something that has not: structs, deletions. */
final class Pending {
  private Backlog structs = new Backlog();
  private final PendingDeletions deletions = new PendingDeletions();

  /** What waits at a moment; null where nothing does. */
  record Mark(byte @Nullable [] structs, @Nullable DeleteSet deletions) {
    private static final Mark NOTHING = new Mark(null, null);
  }

  /**
   * Integrates what has arrived, as far as that goes, and what it sets free; the rest waits.
   *
   * @return whether something of what has arrived now waits that did not wait before
   */
  boolean integrate(Update.Operations arrived, Transaction running) {
    boolean waits = structs.integrate(arrived.runs(), running);
    waits |= deletions.apply(arrived.deletions(), running);
    deletions.retry(running);
    return waits;
  }

  boolean isEmpty() {
    return structs.isEmpty() && deletions.isEmpty();
  }

  /**
   * What some operations would wait for that do not wait here already: of each client to whose
   * operations they refer, or delete these, and that a store lacks, the clock after the last.
   */
  Map<Long, Long> awaitedBy(Update.Operations brought, StructStore store) {
    Map<Long, Long> awaited = new HashMap<>();
    for (Run run : brought.runs()) {
      if (!structs.covers(run)) {
        for (Struct struct : run.rest()) {
          if (struct instanceof Item item) {
            item.forEachReference((client, clock) -> awaited.merge(client, clock + 1, Math::max));
          }
        }
      }
    }
    brought
        .deletions()
        .clients()
        .forEach(
            (client, ranges) -> {
              long known = store.clock(client);
              for (int i = 0; i < ranges.size(); i++) {
                if (!deletions.covers(client, Math.max(ranges.start(i), known), ranges.end(i))) {
                  awaited.merge(client, ranges.end(i), Math::max);
                }
              }
            });
    awaited.entrySet().removeIf(each -> each.getValue() <= store.clock(each.getKey()));
    return awaited;
  }

  /** Whether some operations have such of a client as a store lacks and that do not wait here. */
  boolean lacks(long client, Update.Operations brought, StructStore store) {
    return brought.runs().stream()
        .anyMatch(
            run -> run.client == client && run.end() > store.clock(client) && !structs.covers(run));
  }

  /** How many structs wait. */
  int structs() {
    return structs.size();
  }

  /** How many ranges of deletions wait. */
  int deletions() {
    return deletions.ranges();
  }

  /** All structs that wait, as an update without deletions. */
  byte[] encodeStructs() {
    return structs.encode();
  }

  /** All deletions that wait, as an update without structs. */
  byte[] encodeDeletions() {
    return new UpdateWriter().finish(deletions.toDeleteSet());
  }

  /** What waits now, to {@link #restore}. */
  Mark mark() {
    return isEmpty()
        ? Mark.NOTHING
        : new Mark(
            structs.isEmpty() ? null : structs.encode(),
            deletions.isEmpty() ? null : deletions.toDeleteSet());
  }

  /** Lets wait what did then, and nothing else; the document is as it was then, too. */
  void restore(Mark then, Document document) {
    deletions.reset(then.deletions == null ? new DeleteSet() : then.deletions);
    structs = new Backlog();
    if (then.structs != null) {
      List<Run> runs = decode(then.structs).take().runs();
      structs.integrate(runs, new Transaction(document));
    }
  }

  private static Update decode(byte[] structs) {
    try {
      return Update.decode(structs);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("an update of our own is malformed", e);
    }
  }
}
