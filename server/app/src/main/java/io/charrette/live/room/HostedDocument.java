package io.charrette.live.room;

import io.charrette.crdt.Applied;
import io.charrette.crdt.Document;
import io.charrette.crdt.Snapshot;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.FlipchartRoots;
import io.charrette.live.loop.LiveLimits;
import io.charrette.sync.SyncProtocol;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room's document, and whether an update would take it over one of its limits (SPEC W10), which
 * is known before it is applied. Touched by the room's context only.
 *
 * <pre>
 *   Open ──(nobody has needed it open for a while)──▶ Folded
 *     ◀──────────(somebody reads or edits it)───────────┘
 * </pre>
 *
 * <p>Bounds from above are kept cheaply: an update adds at most its own bytes, structs and keys.
 * Only when these bounds reach a limit is the update tried on a copy, which tells the truth.
 */
final class HostedDocument {
  /**
   * By how many bytes one byte of an update makes the state grow at most: deletions split texts.
   */
  private static final int GROWTH = 4;

  private final LiveLimits.ForDocument limits;

  private Form form = new Open(new Document());

  /** Sync step 2 for a peer that has nothing; null after a change, until somebody asks. */
  private @Nullable Buffer whole;

  /** Where in {@link #whole} the encoded state begins. */
  private int stateAt;

  /** Sync step 1; null after a change, until somebody asks. */
  private @Nullable Buffer question;

  /** What the encoded state has at most, in bytes. */
  private long bytesAtMost;

  private sealed interface Form {}

  /** It can be read and edited. */
  private static final class Open implements Form {
    final Document document;

    /** Whether somebody has needed it open since the last tick. */
    boolean needed;

    long neededAt;

    Open(Document document) {
      this.document = document;
    }
  }

  /**
   * It is its encoded state only, a fraction of the memory, which is enough for whoever joins.
   *
   * @param vector which operations the state has
   * @param known what the state has; null when it was never open
   */
  private record Folded(StateVector vector, @Nullable Snapshot known) implements Form {}

  HostedDocument(LiveLimits.ForDocument limits) {
    this.limits = limits;
  }

  /**
   * Begins as the document of this state, folded.
   *
   * @throws MalformedDataException it is no update
   */
  void begin(byte[] state) throws MalformedDataException {
    StateVector vector = Updates.stateVector(state);
    question = buffer(SyncProtocol.step1(vector));
    wrap(state);
    form = new Folded(vector, null);
  }

  /** The document, open. */
  Document document() {
    Open open = form instanceof Open already ? already : unfold();
    open.needed = true;
    return open.document;
  }

  private Open unfold() {
    Open open = new Open(copy());
    form = open;
    return open;
  }

  /** Folds the document when nobody has needed it open for a while. */
  void tick(long nowMs) {
    if (!(form instanceof Open open)) {
      return;
    }
    if (open.needed) {
      open.needed = false;
      open.neededAt = nowMs;
    } else if (nowMs - open.neededAt >= limits.foldAfter().toMillis()) {
      fold(open.document);
    }
  }

  /** Question and answer are made now: making them later would open it again. */
  private void fold(Document document) {
    var unused = question();
    unused = whole();
    Snapshot known = Snapshot.of(document);
    form = new Folded(known.state(), known);
  }

  /** Whether it is its encoded state only. */
  boolean isFolded() {
    return form instanceof Folded;
  }

  /** Applies an update, however much it is. */
  Applied apply(Update update, int bytes) {
    if (isKnown(update)) {
      return new Applied(false, false);
    }
    Applied applied = document().apply(update);
    if (applied.changed()) {
      whole = null;
      question = null;
      bytesAtMost += (long) bytes * GROWTH;
    }
    return applied;
  }

  /**
   * Whether an update is known to bring nothing new, without looking at an open document: what
   * phones answer when they are asked what they have is mostly of this kind.
   */
  private boolean isKnown(Update update) {
    return (update.structs() == 0 && update.deletions() == 0)
        || (form instanceof Folded folded
            && folded.known() != null
            && folded.known().contains(update));
  }

  /** How many operations an update deletes that are still there. */
  long deletes(Update update) {
    return update.deletions() == 0 || isKnown(update) ? 0 : document().deletes(update);
  }

  /** All of it as one update. */
  byte[] encodedState() {
    Buffer message = whole();
    return message.getBytes(stateAt, message.length());
  }

  /** Sync step 1: what it has. */
  Buffer question() {
    Buffer message = question;
    if (message == null) {
      message = buffer(SyncProtocol.step1(document().stateVector()));
      question = message;
    }
    return message;
  }

  /** The answer to sync step 1. */
  Buffer answer(StateVector theirs) {
    return theirs.clocks().isEmpty() ? whole() : buffer(SyncProtocol.step2(missing(theirs)));
  }

  /** Which operations it has. */
  StateVector stateVector() {
    return form instanceof Folded folded ? folded.vector() : document().stateVector();
  }

  /** What a peer in this state lacks, as an update. */
  byte[] missing(StateVector theirs) {
    if (form instanceof Open open) {
      return open.document.encodeState(theirs);
    }
    try {
      return Updates.diff(encodedState(), theirs);
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
  }

  private Buffer whole() {
    Buffer message = whole;
    return message != null ? message : wrap(document().encodeState());
  }

  private Buffer wrap(byte[] state) {
    byte[] message = SyncProtocol.step2(state);
    Buffer wrapped = buffer(message);
    whole = wrapped;
    stateAt = message.length - state.length;
    bytesAtMost = state.length;
    return wrapped;
  }

  /** Without copying, so the bytes must not be changed. */
  private static Buffer buffer(byte[] bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
  }

  /** Whether the document stays within its limits, or exceeds none by more than it does already. */
  boolean hasRoomFor(Update update, int bytes) {
    if (isKnown(update) || hasRoomSurely(update, bytes)) {
      return true;
    }
    var unused = whole();
    return hasRoomSurely(update, bytes) || hasRoomWhenTried(update);
  }

  private boolean hasRoomSurely(Update update, int bytes) {
    Document document = document();
    return bytesAtMost + (long) bytes * GROWTH <= limits.encodedBytes()
        && document.pendingStructs() + update.structs() <= limits.pendingStructs()
        && players(document) + update.mapKeysOf(FlipchartRoots.PLAYERS) <= limits.players()
        && partnerships(document) + update.mapKeysOf(FlipchartRoots.PARTNERSHIPS)
            <= limits.partnerships();
  }

  /** A change as an update, empty when it changes nothing. Made on a copy: the document stays. */
  byte[] editing(Consumer<Document> change) {
    Document copy = copy();
    List<byte[]> updates = new ArrayList<>();
    copy.onUpdate(updates::add);
    copy.edit(transaction -> change.accept(copy));
    return updates.isEmpty() ? new byte[0] : updates.getFirst();
  }

  private Document copy() {
    return decode(encodedState());
  }

  /** The document of an encoded state of our own. */
  static Document decode(byte[] state) {
    Document document = new Document();
    try {
      document.apply(Update.decode(state));
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
    return document;
  }

  private static IllegalStateException malformed(MalformedDataException cause) {
    return new IllegalStateException("a state of our own is malformed", cause);
  }

  private boolean hasRoomWhenTried(Update update) {
    Document copy = copy();
    List<Integer> before =
        List.of(
            whole().length() - stateAt, copy.pendingStructs(), players(copy), partnerships(copy));
    copy.apply(update);
    List<Integer> after =
        List.of(
            copy.encodeState().length, copy.pendingStructs(), players(copy), partnerships(copy));
    List<Integer> most =
        List.of(
            limits.encodedBytes(),
            limits.pendingStructs(),
            limits.players(),
            limits.partnerships());
    for (int i = 0; i < most.size(); i++) {
      if (after.get(i) > Math.max(most.get(i), before.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static int players(Document document) {
    return document.map(FlipchartRoots.PLAYERS).size();
  }

  private static int partnerships(Document document) {
    return document.map(FlipchartRoots.PARTNERSHIPS).size();
  }
}
