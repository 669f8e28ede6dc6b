package io.charrette.crdt;

import io.charrette.encoding.MalformedDataException;
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

  /**
   * Lets wait what did then and has not come meanwhile, and nothing else.
   *
   * @param running what has changed since then, if that stays
   */
  void restore(Mark then, Transaction running) {
    deletions.reset(then.deletions == null ? new DeleteSet() : then.deletions);
    deletions.retry(running);
    structs = new Backlog();
    if (then.structs != null) {
      structs.integrate(decode(then.structs).take().runs(), running);
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
