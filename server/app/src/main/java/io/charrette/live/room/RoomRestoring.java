package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.flipchart.Restoration;
import io.charrette.journal.JournalException;
import io.charrette.live.loop.NotBegunException;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.Wanted;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a room's flipchart was and brings parts of it back, by an edit like any other. Touched
 * by the room's context only.
 */
final class RoomRestoring {
  private final StoredDocument document;
  private final RoomHistory history;
  private final InstantSource clock;
  private final Supplier<TableFacts> facts;
  private boolean underWay;

  /**
   * Wires it.
   *
   * @param facts what is known of the workshop now, which may change while something is read
   */
  RoomRestoring(
      StoredDocument document,
      RoomHistory history,
      InstantSource clock,
      Supplier<TableFacts> facts) {
    this.document = document;
    this.history = history;
    this.clock = clock;
    this.facts = facts;
  }

  /** The flipchart as it was at a time, if something is kept of then or before. */
  Future<Optional<Past>> past(long time) {
    return history.at(time).map(found -> found.map(this::past));
  }

  private Past past(RoomHistory.Kept kept) {
    TableFacts known = facts.get();
    Document now = document.hosted().document();
    Restoration then = new Restoration(document(kept), known.layout());
    return new Past(
        kept.at(), then.flipchart(known.people()), known.read(now), then.differing(now));
  }

  /**
   * Makes the flipchart, or parts of it, what they were.
   *
   * @param deadline until when it may be begun, epoch milliseconds
   */
  Future<Restored> restore(long time, Wanted wanted, long deadline) {
    if (underWay) {
      return Future.succeededFuture(new Restored.Busy());
    }
    underWay = true;
    return history
        .at(time)
        .compose(
            found ->
                found.isPresent()
                    ? Future.succeededFuture(found.map(Then::of))
                    : beforeAll(time, wanted))
        .recover(failure -> Future.failedFuture(unread(failure)))
        .compose(
            then ->
                Promptly.left(deadline, clock.millis()) == 0
                    ? Future.failedFuture(givenUp())
                    : restore(then, time, wanted))
        .onComplete(done -> underWay = false);
  }

  /**
   * What the flipchart was.
   *
   * @param moment that is kept, null before all that are
   * @param joined as of {@link RoomHistory.Kept}
   */
  private record Then(Document document, @Nullable Long moment, long joined) {
    static Then of(RoomHistory.Kept kept) {
      return new Then(RoomRestoring.document(kept), kept.at(), kept.joined());
    }
  }

  /**
   * An empty flipchart, where it is known that there was nothing yet: not of a workshop that was
   * brought back, whose past begins with that.
   */
  private Future<Optional<Then>> beforeAll(long time, Wanted wanted) {
    return wanted instanceof Wanted.Everything && !facts.get().broughtBack()
        ? history
            .startsAfter(time)
            .map(known -> known ? Optional.of(new Then(new Document(), null, 0)) : Optional.empty())
        : Future.succeededFuture(Optional.empty());
  }

  private Future<Restored> restore(Optional<Then> found, long time, Wanted wanted) {
    if (found.isEmpty()) {
      return Future.succeededFuture(new Restored.UnknownMoment());
    }
    Then then = found.get();
    return switch (wanted) {
      // It was seen what parts were, so another moment will not do, should that have gone.
      case Wanted.Parts ignored when then.moment() == null || then.moment() != time ->
          Future.succeededFuture(new Restored.UnknownMoment());
      case Wanted.Everything ignored when then.joined() < facts.get().mergedAt() ->
          Future.succeededFuture(new Restored.MergedSince());
      default ->
          bringBack(new Restoration(then.document(), facts.get().layout()), then.moment(), wanted);
    };
  }

  private Future<Restored> bringBack(Restoration then, @Nullable Long moment, Wanted wanted) {
    HostedDocument hosted = document.hosted();
    List<String> differing =
        switch (wanted) {
          case Wanted.Lost ignored -> then.differing(hosted.document());
          case Wanted.Parts parts -> then.differing(parts.names(), hosted.document());
          case Wanted.Everything ignored -> then.allDiffering(hosted.document());
        };
    byte[] edit =
        differing.isEmpty() ? new byte[0] : hosted.editing(copy -> then.bringBack(differing, copy));
    if (edit.length == 0) {
      return Future.succeededFuture(new Restored.Done(List.of(), moment, 0));
    }
    if (document.full()) {
      return Future.failedFuture(new NotBegunException("Too much waits for the journal"));
    }
    Update update = HostedDocument.decodeUpdate(edit);
    if (hosted.wouldTake(update, edit.length).excess() != null) {
      return Future.succeededFuture(new Restored.TooLarge());
    }
    Future<Long> before = history.keepNow(clock.millis());
    Verdict taken = document.take(update, edit, null, RoomConnections.NOBODY, null);
    if (taken.excess() != null) {
      throw new IllegalStateException("an edit that would be taken was refused: " + taken.excess());
    }
    return Future.all(before, document.settled())
        .map(durable -> new Restored.Done(differing, moment, before.result()));
  }

  /** Nothing was begun when what is to be brought back cannot be read. */
  private static Throwable unread(Throwable failure) {
    return failure instanceof JournalException
        ? new NotBegunException(String.valueOf(failure.getMessage()))
        : failure;
  }

  private static NotBegunException givenUp() {
    return new NotBegunException("Whoever asked has given up by now");
  }

  private static Document document(RoomHistory.Kept kept) {
    return HostedDocument.decode(kept.state());
  }
}
