package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.flipchart.Restoration;
import io.charrette.journal.JournalException;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Restored;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Shows what a room's flipchart was and brings parts of it back, by an edit like any other. Touched
 * by the room's context only.
 */
final class RoomRestoring {
  private final StoredDocument document;
  private final RoomHistory history;
  private final InstantSource clock;
  private boolean underWay;

  RoomRestoring(StoredDocument document, RoomHistory history, InstantSource clock) {
    this.document = document;
    this.history = history;
    this.clock = clock;
  }

  /** The flipchart as it was at a time, if something is kept of then or before. */
  Future<Optional<Past>> past(long time, TableFacts facts) {
    return history.at(time).map(found -> found.map(kept -> past(kept, facts)));
  }

  private Past past(RoomHistory.Kept kept, TableFacts facts) {
    Document now = document.hosted().document();
    Restoration then = restoration(kept, facts.layout());
    return new Past(
        kept.at(), then.flipchart(facts.people()), facts.read(now), then.differing(now));
  }

  /**
   * Makes parts of the flipchart what they were.
   *
   * @param parts empty for all that was there and is gone or different
   */
  Future<Restored> restore(long time, List<String> parts, FlipchartLayout layout) {
    if (underWay) {
      return Future.succeededFuture(new Restored.Busy());
    }
    underWay = true;
    long asked = clock.millis();
    return history
        .at(time)
        .compose(
            found ->
                found
                    .map(
                        kept ->
                            clock.millis() - asked > Promptly.PATIENCE.toMillis()
                                ? Future.<Restored>failedFuture(givenUp())
                                : bringBack(restoration(kept, layout), parts))
                    .orElseGet(() -> Future.succeededFuture(new Restored.UnknownMoment())))
        .onComplete(done -> underWay = false);
  }

  private Future<Restored> bringBack(Restoration then, List<String> parts) {
    HostedDocument hosted = document.hosted();
    List<String> differing =
        parts.isEmpty()
            ? then.differing(hosted.document())
            : then.differing(parts, hosted.document());
    byte[] edit =
        differing.isEmpty() ? new byte[0] : hosted.editing(copy -> then.bringBack(differing, copy));
    if (edit.length == 0) {
      return Future.succeededFuture(new Restored.Done(List.of(), 0));
    }
    if (document.full()) {
      return Future.failedFuture(new JournalException("Too much waits for the journal", null));
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
        .map(durable -> new Restored.Done(differing, before.result()));
  }

  private static JournalException givenUp() {
    return new JournalException("Whoever asked has given up by now", null);
  }

  private static Restoration restoration(RoomHistory.Kept kept, FlipchartLayout layout) {
    return new Restoration(HostedDocument.decode(kept.state()), layout);
  }
}
