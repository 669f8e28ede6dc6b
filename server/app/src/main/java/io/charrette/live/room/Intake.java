package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.message.ServerMessage;
import io.charrette.sync.SyncMessage;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a room does with a frame of one of its sockets: decodes and validates it whole, and only
 * then answers, applies or passes on what it says. Touched by the room's context only.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** Who goes on writing is asked after so long for what was refused, milliseconds. */
  private static final long ASKED_WHEN_WRITING = 2_000;

  /** Who does not is asked after so long, in case there is room now. */
  private static final long ASKED_ANYWAY = 30_000;

  private final RoomKey room;
  private final StoredDocument document;
  private final RoomHistory history;
  private final RoomConnections connections;
  private final RoomAwareness awareness;
  private final RoomAnswers answers;
  private final RoomPairs pairs;
  private final InstantSource clock;
  private final LiveLimits.Pace pace;
  private final LiveMeters meters;
  private final Consumer<String> writers;
  private final Consumer<String> drafters;
  private final WorkShares work;
  private final int workAtOnce;

  /**
   * Wires it.
   *
   * @param writers told of participants who bring something new, once for each connection
   * @param drafters told of participants of whom something is held back, once for each connection
   *     and silence
   */
  Intake(
      RoomKey room,
      StoredDocument document,
      RoomHistory history,
      RoomConnections connections,
      RoomAwareness awareness,
      RoomAnswers answers,
      RoomPairs pairs,
      InstantSource clock,
      LiveLimits limits,
      LiveMeters meters,
      Consumer<String> writers,
      Consumer<String> drafters) {
    this.room = room;
    this.document = document;
    this.history = history;
    this.connections = connections;
    this.awareness = awareness;
    this.answers = answers;
    this.pairs = pairs;
    this.clock = clock;
    this.pace = limits.pace();
    this.meters = meters;
    this.writers = writers;
    this.drafters = drafters;
    LiveLimits.Costs costs = limits.document().costs();
    this.work = new WorkShares(costs.workPerSecond());
    this.workAtOnce = 2 * costs.updateWork();
  }

  /**
   * Takes a frame.
   *
   * @param facts what holds for the table now
   * @return why the connection is to be closed, nothing having changed; null when it may go on
   */
  @Nullable CloseReason take(RoomConnection from, Buffer frame, TableFacts facts) {
    try {
      return switch (SyncMessage.decode(frame.getBytes(), DecodeLimits.DEFAULT)) {
        case SyncMessage.SyncStep1 question -> {
          answers.ask(from, question.state());
          yield null;
        }
        case SyncMessage.SyncStep2 answer ->
            take(from, answer.update(), answer.bytes(), null, from.isAwaitedAnswer(), facts);
        case SyncMessage.SyncUpdate news ->
            take(from, news.update(), news.bytes(), frame, false, facts);
        case SyncMessage.AwarenessMessage states ->
            awareness.take(from, states.update()) ? null : CloseReason.TOO_LARGE;
        case SyncMessage.QueryAwareness ignored -> {
          answers.askForPeople(from);
          yield null;
        }
        // A y-websocket server has no use for it either.
        case SyncMessage.Auth ignored -> null;
      };
    } catch (MalformedDataException e) {
      LOG.atInfo()
          .addKeyValue("event", "room.malformed-frame")
          .log("{}: a malformed frame: {}", room, e.getMessage());
      return CloseReason.MALFORMED;
    }
  }

  /** Whether a frame may take long, however short it is. */
  boolean isDear(Buffer frame) {
    if (!document.hosted().isDear()) {
      return false;
    }
    try {
      return switch (SyncMessage.decode(frame.getBytes(), DecodeLimits.DEFAULT)) {
        case SyncMessage.SyncStep2 answer -> document.hosted().isDear(answer.update());
        case SyncMessage.SyncUpdate news -> document.hosted().isDear(news.update());
        default -> false;
      };
    } catch (MalformedDataException e) {
      return false;
    }
  }

  /**
   * Applies an update, so that it is passed on and appended at the end of the turn; but what it has
   * of clients that are somebody else's is left out (SPEC W31), and what comes too early (W50).
   *
   * @param frame the update as it may be passed on, null when it came as an answer to step 1
   * @param awaited whether it is the answer to a question that the room asked
   */
  private @Nullable CloseReason take(
      RoomConnection from,
      Update update,
      byte[] bytes,
      @Nullable Buffer frame,
      boolean awaited,
      TableFacts facts)
      throws MalformedDataException {
    CloseReason refusal = refusal(from, update, facts);
    if (refusal != null) {
      return refusal;
    }
    if (from.isParticipant() && facts.silent() && !document.hosted().contains(update)) {
      return hide(from, update, bytes, facts);
    }
    if (from.isParticipant() && facts.pensDown(clock.millis(), pace.lockGrace())) {
      hold(from, facts);
      return null;
    }
    long now = clock.millis();
    if (from.owes() && !awaited) {
      // An update builds upon what was refused, and the next answer has it too. An answer that
      // nobody asked for would have the room try again and again what it has refused.
      refused(from, null);
      askAfter(from, now, ASKED_WHEN_WRITING);
      return null;
    }
    if (document.full() && !document.hosted().contains(update)) {
      // It stays with its author, who is asked again until the journal takes something.
      connections.leftOut(from);
      return null;
    }
    Own own = ownOf(from, update, bytes);
    Verdict verdict = apply(from, own, own.isWhole() ? frame : null, now);
    if (verdict.foreign()) {
      return CloseReason.MALFORMED;
    }
    if (verdict.excess() != null) {
      refused(from, verdict.excess());
      return null;
    }
    from.settled();
    // An answer has all that its peer can see: what is too early in it waits there, too.
    boolean early = verdict.partly() && frame != null;
    if (own.isEnough() && !early) {
      connections.taken(from, frame == null, document.appended());
    } else {
      connections.leftOut(from);
      if (!own.missing().isEmpty() && frame == null) {
        tell(from, new ServerMessage.LeftOut(own.missing()));
      }
    }
    String participantId = from.ref().participantId();
    if (verdict.changed() && participantId != null && from.isFirstNews()) {
      writers.accept(participantId);
    }
    return null;
  }

  /**
   * What of an update may be its bringer's.
   *
   * @param isWhole whether that is all of it
   * @param missing the clients of which what is left out would continue what is here: of others its
   *     bringer cannot see it either
   */
  private record Own(Update update, byte[] bytes, boolean isWhole, Set<Long> missing) {
    boolean isEnough() {
      return missing.isEmpty();
    }
  }

  private Own ownOf(RoomConnection from, Update update, byte[] bytes)
      throws MalformedDataException {
    Set<Long> others = newOfOthers(from, update);
    if (others.isEmpty()) {
      return new Own(update, bytes, true, Set.of());
    }
    byte[] rest = Updates.without(bytes, others);
    StateVector known = document.hosted().stateVector();
    others.removeIf(client -> !update.has(client, known.clock(client)));
    return new Own(Update.decode(rest), rest, false, others);
  }

  /** The clients that are somebody else's and of which an update has operations that are new. */
  private Set<Long> newOfOthers(RoomConnection from, Update update) {
    if (!from.isParticipant()) {
      return Set.of();
    }
    Set<Long> others = awareness.othersAmong(update.clients(), from);
    others.removeIf(client -> !document.hosted().lacks(client, update));
    return others;
  }

  private Verdict apply(RoomConnection from, Own own, @Nullable Buffer frame, long now) {
    String participant = from.ref().participantId();
    Update update = own.update();
    if (work.spent(participant, now) >= workAtOnce && !document.hosted().contains(update)) {
      return Verdict.SPENT;
    }
    history.changing(from.owner(), update, now);
    Verdict verdict = document.take(update, own.bytes(), frame, from.id(), participant);
    work.spend(participant, verdict.work(), now);
    if (verdict.excess() == Verdict.Excess.ERASING && history.mayKeep(from.owner(), now)) {
      history
          .keepBeforeErasing(from.owner(), now)
          .forEach((eraser, units) -> work.spend(eraser, units, now));
      verdict = document.take(update, own.bytes(), frame, from.id(), participant);
    }
    if (verdict.changed()) {
      history.erased();
    }
    return verdict;
  }

  /** Leaves an update with its author, whose other words stay here, and says so (SPEC W41). */
  private void refused(RoomConnection from, Verdict.@Nullable Excess excess) {
    from.saved().refused();
    meters.updateRefused();
    if (excess != null && from.isNewsThatRefused(clock.millis())) {
      LOG.atInfo()
          .addKeyValue("event", "room.refused")
          .log("{}: an update was refused: {}", room, excess.words());
      tell(from, new ServerMessage.Refused(excess.reason()));
    }
  }

  /** Asks those for what was refused who wait for it to be taken. */
  void askAgain(long now) {
    for (RoomConnection connection : connections.all()) {
      if (connection.owes()) {
        askAfter(connection, now, ASKED_ANYWAY);
      }
    }
  }

  private void askAfter(RoomConnection owing, long now, long pause) {
    if (owing.mayBeAsked(now, pause)) {
      connections.ask(owing, document.hosted().question());
    }
  }

  private @Nullable CloseReason refusal(RoomConnection from, Update update, TableFacts facts) {
    if (!from.isParticipant() && from.ref().role() != Role.FACILITATOR) {
      return CloseReason.FORBIDDEN;
    }
    boolean isOfFlipchart =
        facts.roots().containsAll(update.keysByRoot().keySet())
            && facts.layout().areNamed(update.keysByRoot())
            && FlipchartLayout.CONTENTS.containsAll(update.contents());
    return !update.isOrderly() || (from.isParticipant() && !isOfFlipchart)
        ? CloseReason.MALFORMED
        : null;
  }

  /** Leaves an update with the phone while pens are down (SPEC W8), and says so once. */
  private void hold(RoomConnection from, TableFacts facts) {
    from.saved().refused();
    meters.updateHeld();
    if (from.isNewsThatLocked(facts.lockedSince())) {
      tell(from, new ServerMessage.Refused(ServerMessage.Refused.Reason.LOCKED));
    }
  }

  /**
   * Leaves an update with the phone in a silence (SPEC W46), and says so once; the others of a pair
   * are shown what of it is not somebody else's and costs them no more than it might in the room
   * (SPEC W49). What is too much for now is asked for again.
   */
  private @Nullable CloseReason hide(
      RoomConnection from, Update update, byte[] bytes, TableFacts facts)
      throws MalformedDataException {
    meters.updateHeld();
    if (from.isNewsThatSilent(facts.silentSince())) {
      tell(from, new ServerMessage.Refused(ServerMessage.Refused.Reason.SILENT));
    }
    Own own = ownOf(from, update, bytes);
    if ((own.isWhole() || hasNews(own.update())) && from.isFirstDraft(facts.silentSince())) {
      drafters.accept(from.owner());
    }
    boolean isNews = own.isWhole() || !document.hosted().contains(own.update());
    Verdict verdict = isNews && pairs.isShown(from.owner()) ? show(from, own) : Verdict.KNOWN;
    if (verdict.foreign()) {
      return CloseReason.MALFORMED;
    }
    if (verdict.changed() || verdict.excess() != null) {
      tellWhetherSeen(from, verdict.excess());
    }
    if (verdict.partly() || verdict.excess() == Verdict.Excess.WORK) {
      connections.leftOut(from);
    } else {
      from.saved().refused();
    }
    return null;
  }

  /** Says that not even its pair sees what somebody wrote last, and when it sees that again. */
  private void tellWhetherSeen(RoomConnection from, Verdict.@Nullable Excess excess) {
    if (from.isNewsThatUnseen(excess != null)) {
      ServerMessage.Refused.Reason reason =
          excess == null ? ServerMessage.Refused.Reason.SILENT : excess.reason();
      tell(from, new ServerMessage.Refused(reason));
    }
  }

  private Verdict show(RoomConnection from, Own own) {
    long now = clock.millis();
    if (work.spent(from.owner(), now) >= workAtOnce) {
      return Verdict.SPENT;
    }
    Verdict verdict = pairs.pass(from, own.update(), own.bytes());
    work.spend(from.owner(), verdict.work(), now);
    return verdict;
  }

  /** Whether an update has operations that are not here. */
  private boolean hasNews(Update update) {
    return update.clients().stream().anyMatch(each -> document.hosted().lacks(each, update));
  }

  private void tell(RoomConnection from, ServerMessage message) {
    if (from.ref().charrette()) {
      connections.tell(from, Buffer.buffer(message.write()));
    }
  }
}
