package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomOrder;
import io.charrette.workshop.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a room keeps about one connection. Touched by the room's context only.
 *
 * <pre>
 *   following ──hold──▶ held
 *       ◀────resume──────┘
 * </pre>
 *
 * <p>One that is held does not keep up: it is left out of broadcasts until it has taken all that it
 * was sent. Holding one that is held, or resuming one that is not, is a fault of ours and throws.
 */
final class RoomConnection {
  /** The owner of what facilitators' connections bring. */
  static final String FACILITATORS = "";

  private static final long NOTHING_REFUSED = -1;

  private final ConnectionRef ref;

  /** Which of the table's flipcharts its peer has, see {@link Table#startedAt}. */
  private final long startedAt;

  private final SavedCount saved = new SavedCount();

  /** What it has been sent of the document, while it is held. */
  private @Nullable StateVector sent;

  /** Whether it has brought anything new to the document. */
  private boolean hasBrought;

  /** Whether an answer of it is awaited to a question. */
  private boolean asked;

  /** When an update of it was refused, or it was asked for that again; epoch ms. */
  private long refusedAt = NOTHING_REFUSED;

  /** Since when the pens were down of which it was last told. */
  private long toldLockedSince = RoomOrder.Facts.OPEN;

  /** Since when the silence is of which it was last told. */
  private long toldSilentSince = RoomOrder.Facts.OPEN;

  /** Whether it was told in that silence that not even its pair sees what it wrote last. */
  private boolean toldUnseen;

  /** Since when the silence is in which something of it was held back last. */
  private long draftedSince = RoomOrder.Facts.OPEN;

  RoomConnection(ConnectionRef ref, long startedAt) {
    this.ref = ref;
    this.startedAt = startedAt;
  }

  /**
   * Why its peer must not hear of this flipchart, nor this flipchart of it; null when it may. Of a
   * later one this process has not heard yet, unless it was lost with another server: then its peer
   * asks which there is (SPEC W15, B7).
   *
   * @param broughtBack whether the workshop comes from another server
   */
  @Nullable CloseReason refusal(long flipchart, boolean broughtBack) {
    if (startedAt == flipchart) {
      return null;
    }
    return startedAt < flipchart || broughtBack
        ? CloseReason.STARTED_AFRESH
        : CloseReason.TRY_AGAIN_LATER;
  }

  ConnectionRef ref() {
    return ref;
  }

  long id() {
    return ref.id();
  }

  /** Whose it is: a participant's id, or {@link #FACILITATORS}, who trust each other. */
  String owner() {
    return Objects.requireNonNullElse(ref.participantId(), FACILITATORS);
  }

  boolean isParticipant() {
    return ref.role() == Role.PARTICIPANT;
  }

  /** Which of its update frames are durable. */
  SavedCount saved() {
    return saved;
  }

  boolean isHeld() {
    return sent != null;
  }

  /**
   * Leaves it out of broadcasts.
   *
   * @param sentSoFar what all broadcasts so far have brought
   */
  void hold(StateVector sentSoFar) {
    if (sent != null) {
      throw new IllegalStateException("connection " + id() + " is held already");
    }
    sent = sentSoFar;
  }

  /** Lets it have broadcasts again; what it has been sent of the document. */
  StateVector resume() {
    StateVector sentSoFar = sent;
    if (sentSoFar == null) {
      throw new IllegalStateException("connection " + id() + " is not held");
    }
    sent = null;
    return sentSoFar;
  }

  /** Whether this is the first time that it brings something new; true once. */
  boolean isFirstNews() {
    boolean first = !hasBrought;
    hasBrought = true;
    return first;
  }

  /** Whether an update of it was refused, and all that it has not taken since. */
  boolean owes() {
    return refusedAt != NOTHING_REFUSED;
  }

  /** An update of it is refused; whether that is the first since something was taken. */
  boolean isNewsThatRefused(long nowMs) {
    boolean first = !owes();
    if (first) {
      refusedAt = nowMs;
    }
    return first;
  }

  /** It is asked what it has. */
  void asked() {
    asked = true;
  }

  /**
   * It brings an answer; whether it was asked for: of several one is, whatever was asked before.
   */
  boolean isAwaitedAnswer() {
    boolean awaited = asked;
    asked = false;
    return awaited;
  }

  /** Whether so much time has passed since it was refused or asked; then it counts as asked. */
  boolean mayBeAsked(long nowMs, long pauseMs) {
    if (nowMs - refusedAt < pauseMs) {
      return false;
    }
    refusedAt = nowMs;
    return true;
  }

  /** Something of it was taken, and nothing of it is refused any more. */
  void settled() {
    refusedAt = NOTHING_REFUSED;
  }

  /** Whether it is still to be told that pens are down since then; true once. */
  boolean isNewsThatLocked(long since) {
    if (toldLockedSince == since) {
      return false;
    }
    toldLockedSince = since;
    return true;
  }

  /** Whether nothing of it was held back yet in the silence that is since then; true once. */
  boolean isFirstDraft(long since) {
    boolean first = draftedSince != since;
    draftedSince = since;
    return first;
  }

  /** Whether it is still to be told that it is silent since then; true once. */
  boolean isNewsThatSilent(long since) {
    if (toldSilentSince == since) {
      return false;
    }
    toldSilentSince = since;
    toldUnseen = false;
    return true;
  }

  /** Whether it was last told otherwise of whether its pair sees what it writes. */
  boolean isNewsThatUnseen(boolean unseen) {
    boolean news = toldUnseen != unseen;
    toldUnseen = unseen;
    return news;
  }
}
