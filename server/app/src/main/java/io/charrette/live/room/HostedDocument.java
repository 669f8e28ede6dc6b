package io.charrette.live.room;

import io.charrette.crdt.Attempt;
import io.charrette.crdt.Document;
import io.charrette.crdt.Snapshot;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.loop.LiveLimits;
import io.charrette.sync.SyncProtocol;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A room's document, which takes no update that would bring it over one of its limits (SPEC W10,
 * W40 and W41). Touched by the room's context only.
 *
 * <pre>
 *   Open ──(nobody has needed it open for a while)──▶ Folded
 *     ◀──────────(somebody reads or edits it)───────────┘
 * </pre>
 *
 * <p>An update is merged in, compared with the limits, and taken back if it exceeds one of them:
 * nothing is tried on a copy.
 */
final class HostedDocument {
  private final LiveLimits.ForDocument limits;
  private final DocumentBounds bounds;
  private final FreshWords fresh;

  private Form form = new Open(new Document());

  /** Sync step 2 for a peer that has nothing; null after a change, until somebody asks. */
  private @Nullable Buffer whole;

  /** Where in {@link #whole} the encoded state begins. */
  private int stateAt;

  /** Sync step 1; null after a change, until somebody asks. */
  private @Nullable Buffer question;

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

  /** Nothing of its past is kept. */
  HostedDocument(LiveLimits.ForDocument limits) {
    this(limits, new FreshWords(Long.MAX_VALUE));
  }

  /**
   * Its past is kept.
   *
   * @param fresh what not yet is
   */
  HostedDocument(LiveLimits.ForDocument limits, FreshWords fresh) {
    this.limits = limits;
    this.fresh = fresh;
    this.bounds = new DocumentBounds(limits, fresh);
  }

  /** What of it is not kept as a moment of its past. */
  FreshWords fresh() {
    return fresh;
  }

  /**
   * Begins as the document of this state, folded unless something waits in it.
   *
   * @throws MalformedDataException it is no update
   */
  void begin(byte[] state) throws MalformedDataException {
    bounds.begin(state.length);
    if (!Updates.isComplete(state)) {
      Open open = new Open(decode(state));
      form = open;
      bounds.opened(open.document);
      return;
    }
    StateVector vector = Updates.stateVector(state);
    question = buffer(SyncProtocol.step1(vector));
    wrap(state);
    form = new Folded(vector, null);
  }

  /**
   * All of it once more, for drafts that are not part of it yet: they count for who brings them as
   * if they were.
   *
   * @param ofDrafts what it may take then
   */
  HostedDocument withDrafts(LiveLimits.ForDocument ofDrafts) {
    byte[] state = encodedState();
    HostedDocument drafted = new HostedDocument(ofDrafts, fresh.ofDrafts());
    try {
      drafted.begin(state);
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
    drafted.bounds.beginAs(bounds);
    return drafted;
  }

  /** It has been given all drafts by now; what they count for their authors they count here. */
  void hasDrafts(HostedDocument drafted) {
    // Measures it: what was typed letter by letter counts for what it is.
    var unused = drafted.encodedState();
    bounds.became(drafted.bounds);
  }

  /** It is a flipchart of this layout. */
  void layout(FlipchartLayout ofActivity) {
    bounds.layout(ofActivity);
  }

  /** Those who sit at the table are now these. */
  void people(Set<String> ids) {
    bounds.people(ids);
  }

  /** Whether it may be brought back whole by whoever comes first (SPEC B7). */
  void comesBack(boolean whole) {
    bounds.comesBack(whole);
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
    bounds.opened(open.document);
    if (open.document.isIncomplete()) {
      // Which two that wait for each other hide from whoever only reads the state.
      whole = null;
      question = null;
    }
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
    } else if (nowMs - open.neededAt >= limits.foldAfter().toMillis()
        && !open.document.isIncomplete()) {
      fold(open.document);
    }
  }

  /** Question and answer are made now: making them later would open it again. */
  private void fold(Document document) {
    var unused = question();
    unused = whole();
    Snapshot known = Snapshot.of(document);
    form = new Folded(known.state(), known);
    bounds.folded();
  }

  /** Whether something waits in it, as in a journal of before. */
  boolean isIncomplete() {
    return form instanceof Open open && open.document.isIncomplete();
  }

  /** Whether it is its encoded state only. */
  boolean isFolded() {
    return form instanceof Folded;
  }

  /**
   * Applies an update, however much it is; what of it comes too early waits.
   *
   * @return what has become of it; it is never refused
   */
  Verdict apply(Update update, int bytes) {
    return attempt(update, bytes, null, Limits.NONE);
  }

  /**
   * Applies an update if the document stays within its limits, or exceeds none by more, and the
   * participant within their share of each. What of it comes too early is left out (SPEC W50).
   *
   * @param participant who brings it; null if it is none
   */
  Verdict take(Update update, int bytes, @Nullable String participant) {
    if (participant != null
        && update.deletions() > 0
        && fresh.refuses(participant, since -> document().deletes(update, since))) {
      return Verdict.ERASES;
    }
    Verdict verdict = attempt(update, bytes, participant, Limits.KEPT);
    if (verdict.excess() != Verdict.Excess.BYTES) {
      return verdict;
    }
    int news = news(update);
    if (news == bytes && !bounds.isStale()) {
      return verdict;
    }
    if (bounds.isStale()) {
      whole = null;
      var unused = whole();
    }
    return attempt(update, news, participant, Limits.KEPT);
  }

  /** How many bytes an update has without what the document knows already. */
  private int news(Update update) {
    try {
      return Updates.diff(update.toByteArray(), stateVector()).length;
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
  }

  /** Whether it has all that an update brings. */
  boolean contains(Update update) {
    return isKnown(update) || document().contains(update);
  }

  /** Whether an update has operations of a client that are not here. */
  boolean lacks(long client, Update update) {
    return update.end(client) > stateVector().clock(client);
  }

  /** What {@link #take} would say to an update; the document stays as it is. */
  Verdict wouldTake(Update update, int bytes) {
    return attempt(update, bytes, null, Limits.ASKED);
  }

  /**
   * Whether updates may take long, however short they are, since what the document takes to load
   * may have to be found out anew for them (SPEC W40). Nothing is done to find that out.
   */
  boolean isDear() {
    return form instanceof Open && bounds.isDear();
  }

  /** The same of one update. */
  boolean isDear(Update update) {
    return form instanceof Open open && bounds.isDear(open.document, update);
  }

  /** What is made of the limits when an update is merged in. */
  private enum Limits {
    NONE,
    KEPT,
    ASKED
  }

  private Verdict attempt(Update update, int bytes, @Nullable String participant, Limits rule) {
    if (isKnown(update)) {
      return Verdict.KNOWN;
    }
    Document document = document();
    DocumentBounds.Check check = bounds.check(document, update, bytes, participant);
    Attempt attempt =
        rule == Limits.NONE
            ? document.attempt(update, Long.MAX_VALUE, Attempt.Early.WAITS, check::follow)
            : document.attempt(
                update,
                check.work(),
                Attempt.Early.LEFT_OUT,
                brought -> check.test(brought) && rule == Limits.KEPT);
    Verdict verdict = check.verdict(attempt);
    if (verdict.changed()) {
      whole = null;
      question = null;
    }
    return verdict;
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

  /** How much an update deletes that is still there, in UTF-16 units. */
  long deletes(Update update) {
    return update.deletions() == 0 || isKnown(update) ? 0 : document().deletes(update);
  }

  /** The same by client, of what a state does not have. */
  Map<Long, Long> deletes(Update update, StateVector since) {
    return update.deletions() == 0 || isKnown(update)
        ? Map.of()
        : document().deletes(update, since);
  }

  /** All of it as one update, with what waits. */
  byte[] encodedState() {
    if (form instanceof Open open && open.document.isIncomplete()) {
      return open.document.encodeState();
    }
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

  /** The answer to sync step 1: for all who have nothing of it the same. */
  Buffer answer(StateVector theirs) {
    StateVector known = stateVector();
    boolean hasNothing = theirs.clocks().keySet().stream().allMatch(each -> known.clock(each) == 0);
    return hasNothing ? whole() : buffer(SyncProtocol.step2(missing(theirs)));
  }

  /** Which operations it has. */
  StateVector stateVector() {
    return form instanceof Folded folded ? folded.vector() : document().stateVector();
  }

  /** What a peer in this state lacks, as an update; what waits is kept from all (SPEC W50). */
  byte[] missing(StateVector theirs) {
    if (form instanceof Open open) {
      return open.document.encodeIntegrated(theirs);
    }
    try {
      return Updates.diff(encodedState(), theirs);
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
  }

  private Buffer whole() {
    Buffer message = whole;
    return message != null ? message : wrap(document().encodeIntegrated(StateVector.EMPTY));
  }

  private Buffer wrap(byte[] state) {
    byte[] message = SyncProtocol.step2(state);
    Buffer wrapped = buffer(message);
    whole = wrapped;
    stateAt = message.length - state.length;
    boolean all = !(form instanceof Open open && open.document.isIncomplete());
    bounds.measured(all ? state.length : document().encodeState().length);
    return wrapped;
  }

  /** Without copying, so the bytes must not be changed. */
  private static Buffer buffer(byte[] bytes) {
    return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
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
    document.apply(decodeUpdate(state));
    return document;
  }

  /** An update of our own making. */
  static Update decodeUpdate(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw malformed(e);
    }
  }

  private static IllegalStateException malformed(MalformedDataException cause) {
    return new IllegalStateException("a state of our own is malformed", cause);
  }
}
