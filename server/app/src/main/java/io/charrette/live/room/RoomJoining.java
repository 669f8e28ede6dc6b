package io.charrette.live.room;

import io.charrette.flipchart.FlipchartLayout;
import io.charrette.flipchart.Joining;
import io.charrette.flipchart.Joining.Extent;
import io.charrette.journal.JournalException;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives a room's flipchart what another table wrote, and takes that out again (SPEC M32). Both can
 * be done again, here or at another process, and change nothing then: they follow from two moments
 * that the journal keeps. Touched by the room's context only.
 */
final class RoomJoining {
  private final StoredDocument document;
  private final RoomHistory history;
  private boolean catchingUp;

  RoomJoining(StoredDocument document, RoomHistory history) {
    this.document = document;
    this.history = history;
  }

  /**
   * Gives the flipchart what another one had; of that as much as it has room for.
   *
   * @param at when the tables became one
   * @param from the other one, frozen
   * @return the parts that stay with the other one only, when all else is durable
   */
  Future<List<String>> join(long at, byte[] from, FlipchartLayout layout) {
    return history
        .freeze(at)
        .compose(
            into -> {
              if (document.full()) {
                throw tooMuchWaits();
              }
              for (Extent extent : Extent.values()) {
                Joining joining = joining(into, from, layout, extent);
                if (take(joining.edit())) {
                  return document.settled().map(joining.leftOut());
                }
              }
              throw new IllegalStateException("not even nothing fits");
            });
  }

  /**
   * Takes out what {@link #join} has brought, but what was changed since; nothing, if it is no
   * longer kept what the flipchart was before.
   *
   * @return the items that were brought and stay, because they were changed since; none when all of
   *     it stays
   */
  Future<Optional<Set<String>>> part(long at, byte[] from, FlipchartLayout layout) {
    return history
        .frozen(at)
        .compose(
            into -> {
              if (document.full()) {
                throw tooMuchWaits();
              }
              Optional<Set<String>> stay = into.map(before -> takeOut(before, from, layout));
              return document.settled().map(stay);
            });
  }

  /**
   * Has the past know of which tables the words are here, whichever process has given them: once
   * all is here that was durable when the workshop said so. To be called with all that is heard of
   * the workshop, and again, in case that the journal could not be read.
   */
  void heard(TableFacts facts, long nowMs) {
    long joinedAt = facts.joinedAt();
    if (joinedAt <= history.joined()) {
      history.joined(joinedAt, nowMs);
    } else if (!catchingUp) {
      catchingUp = true;
      document
          .caughtUp()
          .onComplete(done -> catchingUp = false)
          .onSuccess(done -> history.joined(joinedAt, nowMs));
    }
  }

  private static JournalException tooMuchWaits() {
    return new JournalException("Too much waits for the journal", null);
  }

  private Set<String> takeOut(byte[] into, byte[] from, FlipchartLayout layout) {
    Set<String> stay = new HashSet<>();
    for (Extent extent : Extent.values()) {
      Joining joining = joining(into, from, layout, extent);
      if (joining.isIn(document.hosted().document())) {
        stay.addAll(joining.itemsChangedIn(document.hosted().document()));
        force(document.hosted().editing(joining::takeOutParts));
        force(joining.takeOutWords());
      }
    }
    return stay;
  }

  private static Joining joining(byte[] into, byte[] from, FlipchartLayout layout, Extent extent) {
    return new Joining(
        HostedDocument.decodeUpdate(into), HostedDocument.decodeUpdate(from), layout, extent);
  }

  /** Applies an edit, if there is room for it; fails when it is too early, to be tried again. */
  private boolean take(byte[] edit) {
    if (edit.length == 0) {
      return true;
    }
    Verdict verdict =
        document.take(HostedDocument.decodeUpdate(edit), edit, null, RoomConnections.NOBODY, null);
    if (verdict.partly()) {
      throw new JournalException("Not all that it builds upon has come from other processes", null);
    }
    return verdict.excess() == null;
  }

  /** Applies an edit that makes room, however full the flipchart is. */
  private void force(byte[] edit) {
    if (edit.length > 0) {
      document.force(HostedDocument.decodeUpdate(edit), edit);
    }
  }
}
