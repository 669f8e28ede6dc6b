package io.charrette.live.room;

import io.charrette.journal.Journal;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.vertx.core.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a room's stream gets its next checkpoint: after so many entries or bytes, and before the
 * room leaves memory. Touched by the room's context only.
 */
final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private final Journal journal;
  private final StreamId stream;
  private final Context context;
  private final LiveLimits.ForJournal limits;
  private final Supplier<byte[]> state;

  /** Up to where the document is known to have all entries. */
  private Position reached = Position.START;

  private int entries;
  private long bytes;

  /** Where the last entry is that was appended here. */
  private Position last = Position.START;

  /** Whether a checkpoint is to be made as soon as the document is known to have all that. */
  private boolean finishing;

  private boolean underWay;
  private boolean forbidden;

  /**
   * Watches over a stream from {@link #recovered} on.
   *
   * @param state gives what stands for all entries so far
   */
  Compaction(
      Journal journal,
      StreamId stream,
      Context context,
      LiveLimits.ForJournal limits,
      Supplier<byte[]> state) {
    this.journal = journal;
    this.stream = stream;
    this.context = context;
    this.limits = limits;
    this.state = state;
  }

  /** The room was loaded from this. */
  void recovered(Journal.Recovered recovered) {
    reached = recovered.end();
    recovered.entries().forEach(entry -> added(1, entry.bytes().length));
  }

  /** The stream has so many entries more, of so many bytes together. */
  void added(int moreEntries, int moreBytes) {
    entries += moreEntries;
    bytes += moreBytes;
  }

  /** The same, of entries that were appended here; the last one is there. */
  void appended(int moreEntries, int moreBytes, Position position) {
    added(moreEntries, moreBytes);
    last = position;
  }

  /** The document has every entry up to this position. */
  void reached(Position position) {
    reached = position;
    if (finishing) {
      finish();
    } else if (entries >= limits.checkpointEntries() || bytes >= limits.checkpointBytes()) {
      start();
    }
  }

  /** Whether a checkpoint would make the stream any shorter, or one is on its way. */
  boolean worthwhile() {
    return (entries > 0 && !forbidden) || underWay;
  }

  /** The stream has what the state does not stand for: from now on no checkpoint is made. */
  void forbid() {
    forbidden = true;
  }

  /** Writes a checkpoint that stands for all that was appended here, as soon as one can. */
  void finish() {
    finishing = reached.compareTo(last) < 0;
    if (!finishing) {
      start();
    }
  }

  /** Writes a checkpoint, unless one is on its way. */
  void start() {
    if (forbidden || underWay || entries == 0) {
      return;
    }
    byte[] current = state.get();
    underWay = true;
    entries = 0;
    bytes = 0;
    journal
        .checkpoint(stream, reached, current)
        .whenComplete(
            (done, failure) ->
                context.runOnContext(
                    v -> {
                      underWay = false;
                      if (failure != null) {
                        LOG.atWarn()
                            .addKeyValue("event", "room.checkpoint-failed")
                            .log("{}: no checkpoint: {}", stream.name(), failure + "");
                      }
                    }));
  }
}
