package io.charrette.live.room;

import io.charrette.crdt.Update;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.Hosted;
import io.charrette.live.loop.LastUse;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.UnknownTableException;
import io.charrette.live.loop.Wanted;
import io.charrette.live.loop.WorkshopOrder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The in-memory host of one table's document: its awareness, its connections, and its stream in the
 * journal. Touched by the context of its {@link RoomHost} only.
 *
 * <p>{@link RoomState} has the diagram of its life. While it loads, frames wait in order. Once it
 * has left, its host forgets it; the next message makes a new one.
 */
final class Room implements Hosted, StoredDocument.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  // Set once.
  private final RoomKey key;
  private final Context context;
  private final Bus bus;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final Consumer<Room> dismissal;
  private final LastUse lastUse;

  // The document and what surrounds it.
  private final StoredDocument document;
  private final RoomHistory history;
  private final RoomLoading loading;
  private final RoomRestoring restoring;
  private final RoomJoining joining;
  private final RoomConnections connections;
  private final RoomMembership members;
  private final RoomPairs pairs;
  private final RoomAwareness awareness;
  private final RoomAnswers answers;
  private final Intake intake;
  private final DigestReporter digests;
  private final RoomTurn turn;
  private final RoomCatchUp catchUp;

  // Where it stands.
  private final Promise<Void> opening = Promise.promise();
  private RoomState state;
  private TableFacts facts = TableFacts.UNKNOWN;

  /**
   * Begins to be loaded with {@link #load}.
   *
   * @param gate bounds how many rooms write a moment of their past at a time
   * @param memory bounds what rooms have on its way to sockets that asked
   * @param dismissal has a room that cannot go on leave memory at once, and its sockets come back
   */
  Room(
      RoomKey key,
      HostContext host,
      Attendance attendance,
      Gate gate,
      AnswerMemory memory,
      Consumer<Room> dismissal) {
    this.key = key;
    this.context = host.context();
    this.bus = host.bus();
    this.clock = host.clock();
    this.limits = host.limits();
    this.dismissal = dismissal;
    this.lastUse = new LastUse(clock);
    StreamId stream = StreamId.table(key.workshopId(), key.table());
    this.document =
        new StoredDocument(stream, context, host.journal(), limits, this, host.meters());
    this.history =
        new RoomHistory(
            stream,
            context,
            host.journal(),
            limits.history(),
            gate,
            document.hosted(),
            this::readFlipchart);
    this.loading = new RoomLoading(key, bus, document, history, () -> facts);
    this.restoring = new RoomRestoring(document, history, clock, () -> facts);
    this.joining = new RoomJoining(document, history);
    this.connections = new RoomConnections(key, host.sockets(), bus.loops(), limits.sockets());
    this.digests =
        new DigestReporter(
            context,
            limits.pace(),
            host.meters()::nanos,
            () -> bus.send(new RoomOrder.Report(key)));
    this.pairs =
        new RoomPairs(
            stream,
            host.neighbours(),
            connections,
            () -> facts,
            document.hosted(),
            limits.document(),
            clock);
    this.awareness =
        new RoomAwareness(
            key,
            context,
            host.neighbours(),
            connections,
            pairs,
            limits.awareness(),
            client -> document.hosted().stateVector().clock(client) == 0,
            attendance,
            clock);
    this.answers =
        new RoomAnswers(document.hosted(), awareness, connections, clock, limits.sockets(), memory);
    this.intake =
        new Intake(
            key,
            document,
            history,
            connections,
            awareness,
            answers,
            pairs,
            clock,
            limits,
            host.meters(),
            writer -> bus.send(new WorkshopOrder.Wrote(key, writer)),
            drafter -> bus.send(new WorkshopOrder.Drafted(key, drafter)));
    this.members =
        new RoomMembership(
            key, bus, attendance, document.hosted(), connections, awareness, answers, lastUse);
    this.turn =
        new RoomTurn(
            context, document, history, connections, awareness, digests, clock, this::failed);
    this.catchUp = new RoomCatchUp(turn, document.hosted(), connections, answers, pairs::lacks);
    this.state = new RoomState.Loading(new WaitingFrames(limits.journal()));
  }

  /** Reads the journal and asks the runtime; a room that cannot be loaded closes its sockets. */
  Future<Void> load() {
    assert Confined.to(context);
    loading
        .read(awareness.listen(), this::facts)
        .<Void>map(
            recovered -> {
              begin(recovered);
              return null;
            })
        .onFailure(this::loadingFailed)
        .onComplete(opening);
    return opening.future();
  }

  /** Never opens: the server stops. */
  void stayShut() {
    assert Confined.to(context);
    state = state.left(CloseReason.GOING_AWAY);
    opening.fail(leavingAlready());
  }

  /**
   * A socket was opened.
   *
   * @param startedAt which of the table's flipcharts its peer has
   */
  void opened(ConnectionRef ref, long startedAt) {
    assert Confined.to(context);
    if (state instanceof RoomState.Leaving leaving) {
      lastUse.now();
      bus.send(ref.loop(), new ToLoop.Close(ref.id(), leaving.reason()));
      return;
    }
    RoomConnection connection = members.join(ref, startedAt);
    if (state instanceof RoomState.Open) {
      greet(connection);
    }
  }

  private void greet(RoomConnection connection) {
    if (members.greet(connection, facts.startedAt(), facts.broughtBack())) {
      pairs.lacks(connection);
    }
  }

  /** A socket is gone; its clients are no longer aware (SPEC W12). */
  void closed(long connection) {
    assert Confined.to(context);
    RoomConnection gone = connections.get(connection);
    if (gone != null && state instanceof RoomState.Loading waiting) {
      waiting.frames().forget(gone);
    }
    members.leave(connection);
  }

  /** A socket's binary frame. */
  void frame(long connection, Buffer bytes) {
    assert Confined.to(context);
    RoomConnection from = connections.get(connection);
    if (from == null) {
      return;
    }
    if (state instanceof RoomState.Open) {
      take(from, bytes);
    } else if (state instanceof RoomState.Loading waiting) {
      waiting
          .frames()
          .add(from, bytes)
          .forEach(each -> members.close(each, CloseReason.TRY_AGAIN_LATER));
    }
  }

  /** Whether a frame may take the room long, however short it is. */
  boolean isDear(Buffer frame) {
    return state instanceof RoomState.Open && intake.isDear(frame);
  }

  /** So much of a socket's frames waits for the room that no more is to come for now. */
  void overrun(long connection) {
    assert Confined.to(context);
    RoomConnection sender = connections.get(connection);
    if (sender != null) {
      connections.stopReading(sender);
    }
  }

  /** None of a socket's frames waits for the room any longer. */
  void drained(long connection) {
    assert Confined.to(context);
    RoomConnection sender = connections.get(connection);
    if (sender != null) {
      connections.readOn(sender);
    }
  }

  private void take(RoomConnection from, Buffer frame) {
    CloseReason refusal = intake.take(from, frame, facts);
    if (refusal != null) {
      members.close(from, refusal);
    } else if (connections.oweSaved()) {
      turn.ask();
    }
  }

  /**
   * A socket does not keep up: what comes from now on it gets in one piece, once it can take it.
   */
  void fallenBehind(long connection) {
    assert Confined.to(context);
    RoomConnection slow = connections.get(connection);
    if (slow != null) {
      catchUp.fallenBehind(slow);
    }
  }

  /** A held socket has taken everything: one difference instead of all that it was not sent. */
  void caughtUp(long connection) {
    assert Confined.to(context);
    RoomConnection held = connections.get(connection);
    if (held != null) {
      catchUp.caughtUp(held);
    }
  }

  /** A socket has taken the answer to what it asked. */
  void answered(long connection) {
    assert Confined.to(context);
    RoomConnection asked = connections.get(connection);
    if (asked != null) {
      answers.taken(asked);
    }
  }

  /** Whether the table has another flipchart by now than the one that is hosted here. */
  boolean isOutdatedBy(RoomOrder.Facts changed) {
    return state instanceof RoomState.Open
        && changed.edition() >= facts.edition()
        && changed.startedAt() != facts.startedAt();
  }

  /** The table's flipchart was started afresh; completes when all of this one is durable. */
  Future<Void> retire() {
    assert Confined.to(context);
    // Those who come before the new one is loaded may be of either.
    state = state.left(CloseReason.TRY_AGAIN_LATER);
    closeAll(CloseReason.STARTED_AFRESH);
    return document.settled();
  }

  /** What the workshop's state means for this table has changed. */
  void facts(RoomOrder.Facts changed) {
    assert Confined.to(context);
    if (changed.edition() < facts.edition()) {
      return;
    }
    TableFacts before = facts;
    facts = TableFacts.of(changed);
    document.hosted().layout(changed.layout());
    document.hosted().people(facts.people());
    document.hosted().comesBack(changed.broughtBack());
    digests.read(changed.digested());
    if (state instanceof RoomState.Open) {
      joining.heard(facts, clock.millis());
      if (facts.showOtherwise(before)) {
        digests.changed();
      }
      if (!facts.silent() && !facts.locked()) {
        showDrafts();
      }
      if (facts.setFree(before)) {
        connections.askParticipants(document.hosted().question());
      }
      if (!facts.together().equals(before.together())) {
        pairs.allLack();
      }
    }
  }

  /**
   * What was seen in pairs comes from here, and not only from the phones: who built upon a
   * partner's words must not wait for the partner's phone. All of it has kept to the limits as it
   * was passed on, and counts for those who wrote it.
   */
  private void showDrafts() {
    RoomPairs.Drafts drafts = pairs.takeDrafts();
    if (drafts != null) {
      Update all = HostedDocument.decodeUpdate(drafts.update());
      history.showing(all, clock.millis());
      if (document.force(all, drafts.update())) {
        drafts.authors().forEach(author -> bus.send(new WorkshopOrder.Wrote(key, author)));
      }
      document.hosted().hasDrafts(drafts.drafted());
    }
  }

  /** It is the turn of a report of what the flipchart looks like. */
  void report() {
    assert Confined.to(context);
    // One that is closed may show what is not stored, and come after what its successor reports.
    if (state instanceof RoomState.Open && !document.isClosed()) {
      digests.report(this::reportNow);
    }
  }

  private void reportNow() {
    Flipchart all = readFlipchart();
    Flipchart shown =
        facts.hidden().isEmpty() ? all : facts.readShown(document.hosted().document());
    bus.send(new WorkshopOrder.Changed(key, digests.digest(all, shown, clock.millis())));
  }

  /** Closes the sockets of a participant who no longer belongs here. */
  void expel(String participantId, CloseReason reason) {
    assert Confined.to(context);
    members.expel(participantId, reason);
  }

  /** The flipchart as it is now. */
  Future<Flipchart> flipchart(RoomQuestion.Sight sight) {
    assert Confined.to(context);
    lastUse.now();
    return opening
        .future()
        .map(
            v ->
                switch (sight) {
                  case ALL -> readFlipchart();
                  case SHOWN -> facts.readShown(document.hosted().document());
                });
  }

  /** The flipchart as it was at a time, if something is kept of then or before. */
  Future<Optional<Past>> past(long time) {
    assert Confined.to(context);
    lastUse.now();
    return opening.future().compose(v -> restoring.past(time));
  }

  /** Makes the flipchart, or parts of it, what they were, if it is begun by then. */
  Future<Restored> restore(long time, Wanted wanted, long deadline) {
    return changing(() -> restoring.restore(time, wanted, deadline));
  }

  /** What the flipchart was when its table became one with another. */
  Future<byte[]> freeze(long at) {
    return changing(() -> history.freeze(at));
  }

  /** The same, if it is still kept. */
  Future<Optional<byte[]>> frozen(long at) {
    return changing(() -> history.frozen(at));
  }

  /** Gives the flipchart what another one had, and says for which parts it has no room. */
  Future<List<String>> join(long at, byte[] from) {
    return changing(() -> joining.join(at, from, facts.layout()));
  }

  /** Takes that out again, but what was changed since, and says what stays, if that is known. */
  Future<Optional<Set<String>>> part(long at, byte[] from) {
    return changing(() -> joining.part(at, from, facts.layout()));
  }

  private <T> Future<T> changing(Supplier<Future<T>> change) {
    assert Confined.to(context);
    lastUse.now();
    return state instanceof RoomState.Leaving
        ? Future.failedFuture(leavingAlready())
        : opening.future().compose(v -> change.get());
  }

  /** Somebody wants the room in memory. */
  void wake() {
    assert Confined.to(context);
    lastUse.now();
  }

  /** What it holds now. */
  @Override
  public LiveCount count() {
    assert Confined.to(context);
    return document.count();
  }

  /** Drops what has expired; whether the room may leave memory. */
  @Override
  public boolean keepHouse(long nowMs) {
    assert Confined.to(context);
    if (!(state instanceof RoomState.Open)) {
      return false;
    }
    answers.tick(nowMs).forEach(slow -> members.close(slow, CloseReason.TOO_SLOW));
    awareness.tick(nowMs, facts.people());
    connections.askAgain(document.hosted()::question);
    digests.tick(nowMs);
    joining.heard(facts, nowMs);
    history.keepHouse(nowMs);
    intake.askAgain(nowMs);
    document.hosted().tick(nowMs);
    return connections.isEmpty()
        && lastUse.isPast(limits.pace().idleAfter(), nowMs)
        && history.atRest()
        && document.atRest();
  }

  /** Takes no more; completes when all is durable and every socket has been told to go. */
  @Override
  public Future<Void> drain() {
    assert Confined.to(context);
    if (!(state instanceof RoomState.Leaving)) {
      state = state.left(CloseReason.GOING_AWAY);
    }
    return document
        .settled()
        .onSuccess(
            v -> {
              turn.end();
              closeAll(CloseReason.GOING_AWAY);
              document.shorten();
            });
  }

  /** Closes every socket, whatever is durable. */
  @Override
  public void closeAll(CloseReason reason) {
    assert Confined.to(context);
    members.closeAll(reason);
  }

  /** Stops everything that would call the room again. */
  @Override
  public void unload() {
    assert Confined.to(context);
    if (!(state instanceof RoomState.Leaving)) {
      state = state.left(CloseReason.GOING_AWAY);
    }
    document.close();
    history.close();
    awareness.close();
  }

  private void begin(Journal.Recovered recovered) {
    if (!(state instanceof RoomState.Loading waiting)) {
      throw leavingAlready();
    }
    document.recover(recovered, facts.startedAt());
    if (recovered.end().equals(Position.START)) {
      history.startedWithNothing();
    } else {
      history.loaded(clock.millis());
    }
    joining.heard(facts, clock.millis());
    state = waiting.opened();
    awareness.open();
    digests.changed();
    connections.all().forEach(this::greet);
    waiting.frames().release(this::frame);
  }

  private void loadingFailed(Throwable failure) {
    if (state instanceof RoomState.Leaving) {
      return;
    }
    CloseReason reason = CloseReason.NO_SUCH_TABLE;
    if (!(failure instanceof UnknownTableException)) {
      reason = CloseReason.TRY_AGAIN_LATER;
      LOG.atWarn()
          .addKeyValue("event", "room.not-loaded")
          .log("{} cannot be loaded: {}", key, failure + "");
    }
    state = state.left(reason);
    closeAll(reason);
  }

  private JournalException leavingAlready() {
    return new JournalException(key + " is on its way out of memory", null);
  }

  @Override
  public void gathering() {
    turn.ask();
  }

  @Override
  public void changed(TurnUpdates.Merged news) {
    pairs.shared(news.update());
    turn.passOn(news);
  }

  @Override
  public void durable() {
    turn.ask();
  }

  @Override
  public void refused() {
    LOG.atWarn()
        .addKeyValue("event", "room.refused-for-good")
        .log("{}: the journal will never take what was written; loaded anew without it", key);
    dismissal.accept(this);
  }

  /**
   * After what should not happen nobody knows what of the document is passed on and appended. The
   * journal knows what is stored, and the phones have the rest.
   */
  @Override
  public void failed(Throwable failure) {
    LOG.atError().addKeyValue("event", "room.failed").log("{} cannot go on", key, failure);
    dismissal.accept(this);
  }

  private Flipchart readFlipchart() {
    return facts.read(document.hosted().document());
  }

  private Flipchart readFlipchart(byte[] state) {
    return facts.read(HostedDocument.decode(state));
  }
}
