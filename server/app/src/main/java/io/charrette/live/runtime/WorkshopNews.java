package io.charrette.live.runtime;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.Latest;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomDigest;
import io.charrette.live.loop.Throttle;
import io.charrette.message.ServerMessage;
import io.charrette.message.StateMessage;
import io.charrette.message.StateMessages;
import io.charrette.workshop.Audience;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Sight;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a workshop's runtime tells sockets: its state, and its tables' digests (SPEC W4, W6), to
 * each as its role may see it. Touched by the runtime's context only.
 */
final class WorkshopNews {
  private static final Logger LOG = LoggerFactory.getLogger(WorkshopNews.class);

  /** How long one answer keeps all of them from being told again, milliseconds (SPEC M28). */
  private static final long ANSWER_MS = 2;

  /**
   * So much of the presented table's digest each phone is told, bytes a millisecond (SPEC W6): what
   * its owner writes goes by the same line, which may be a slow one.
   */
  private static final int PRESENTED_BYTES_A_MS = 4;

  private static final byte[] UNDONE =
      new ServerMessage.Refused(ServerMessage.Refused.Reason.UNDONE).write();

  private final WorkshopConnections connections;
  private final Supplier<Workshop> workshop;
  private final InstantSource clock;
  private final DigestBoard digests;
  private final Throttle digestsSent;
  private final Throttle answersSent;
  private final Throttle presentedSent;

  /** Of the presented table's digest, as phones were last told it. */
  private long presentedBytes;

  /** Whom answers concern that were not told yet. */
  private Audience unheard = Audience.FACILITATORS;

  /** The last state that was told, as messages. */
  private @Nullable StateMessages states;

  /**
   * Begins with nothing to tell.
   *
   * @param workshop gives the present state
   * @param people gives how many are connected to a table
   */
  WorkshopNews(
      WorkshopConnections connections,
      Supplier<Workshop> workshop,
      IntUnaryOperator people,
      Context context,
      LiveLimits.Pace pace,
      InstantSource clock) {
    this.connections = connections;
    this.workshop = workshop;
    this.clock = clock;
    this.digests = new DigestBoard(workshop, people);
    // Gathers tables for half of the allowed time; the other half is the rooms'.
    this.digestsSent =
        new Throttle(context, Math.max(1, pace.digestWithin().toMillis() / 2), this::sendDigests);
    // All answers to a table go out again with each: the more there are, the less often.
    this.answersSent =
        new Throttle(
            context, () -> 1 + ANSWER_MS * workshop.get().offers().mostToOne(), this::sendAnswers);
    this.presentedSent =
        new Throttle(
            context,
            () -> 1 + presentedBytes / PRESENTED_BYTES_A_MS,
            () -> showPresented(workshop.get()));
  }

  /** Tells a socket that was just opened all that it may see. */
  void greet(WorkshopConnection connection, Workshop present) {
    if (connection.ref().charrette()) {
      each(connection, () -> tellAll(connection, present));
    }
  }

  private void tellAll(WorkshopConnection connection, Workshop present) {
    ConnectionRef ref = connection.ref();
    connections.tell(connection, Objects.requireNonNull(stateFor(ref, present)));
    Buffer known =
        switch (ref.role()) {
          case FACILITATOR, HELPER -> digests.full(digests.known());
          case SCREEN -> digests.onScreen(digests.known());
          case PARTICIPANT -> digests.shown(present.presentedTable().map(Set::of).orElse(Set.of()));
        };
    if (known != null) {
      connections.tell(List.of(connection), known, latest(ref.role()));
    }
  }

  /**
   * The state has changed.
   *
   * @param audience whom that concerns
   */
  void changed(Workshop before, Workshop after, Audience audience) {
    publish(after, audience);
    boolean begins =
        before.askedAt() != after.askedAt()
            || !before.controls().phase().equals(after.controls().phase());
    boolean hidesOther = !before.hidden().equals(after.hidden());
    for (Table table : after.tables()) {
      int number = table.number();
      Long helpBefore = before.table(number).map(Table::helpSince).orElse(null);
      if (begins
          || !Objects.equals(helpBefore, table.helpSince())
          || (hidesOther && !before.hiddenAt(number).equals(after.hiddenAt(number)))) {
        touched(number);
      }
    }
    Sight sight = Sight.of(after);
    if (!Sight.of(before).equals(sight)) {
      showScene();
      showPresented(after);
    }
  }

  /**
   * The room's answers to turns are others, and nothing else is.
   *
   * @param audience whom that concerns
   */
  void answered(Audience audience) {
    unheard = unheard.and(audience);
    answersSent.ask();
  }

  private void sendAnswers() {
    Audience audience = unheard;
    unheard = Audience.FACILITATORS;
    publish(workshop.get(), audience);
  }

  /** The state is another, and nobody knows in what. */
  void changed(Workshop after) {
    publish(after, Audience.EVERYBODY);
    after.tables().forEach(table -> touched(table.number()));
    showPresented(after);
  }

  /** Some of what was done is undone, of which the state says nothing. */
  void undone() {
    undone(connections.reading(each -> each.table() == 0));
  }

  /** The same for one who has known what was done. */
  void undone(WorkshopConnection connection) {
    undone(List.of(connection));
  }

  private void undone(List<WorkshopConnection> of) {
    List<WorkshopConnection> running =
        of.stream().filter(each -> concerns(Audience.FACILITATORS, each)).toList();
    connections.tell(running, Buffer.buffer(UNDONE), null);
  }

  private void publish(Workshop present, Audience audience) {
    for (WorkshopConnection connection : connections.reading(each -> concerns(audience, each))) {
      each(
          connection,
          () -> {
            StateMessage state = stateFor(connection.ref(), present);
            if (state != null) {
              connections.tell(connection, state);
            }
          });
    }
  }

  /** What fails of one connection is its own: it is closed, and the others are told. */
  private void each(WorkshopConnection connection, Runnable telling) {
    try {
      telling.run();
    } catch (Throwable failure) {
      LOG.atError()
          .addKeyValue("event", "workshop.connection-failed")
          .addKeyValue("connection", connection.id())
          .log("A connection cannot be told the state; it is closed", failure);
      connections.close(connection, CloseReason.TRY_AGAIN_LATER);
    }
  }

  private static boolean concerns(Audience audience, WorkshopConnection connection) {
    return switch (connection.ref().role()) {
      case FACILITATOR, HELPER -> true;
      case SCREEN -> audience.screens();
      case PARTICIPANT -> audience.includesTable(connection.table());
    };
  }

  /** What a connection is told; null of somebody who is no longer in the workshop. */
  private @Nullable StateMessage stateFor(ConnectionRef ref, Workshop present) {
    StateMessages messages = states;
    if (messages == null || !messages.isOf(present)) {
      // Many who come at once, or are told at once, share most of it.
      messages = new StateMessages(present, messages);
      states = messages;
    }
    long now = clock.millis();
    return switch (ref.role()) {
      case FACILITATOR -> messages.forFacilitator(now);
      case HELPER -> messages.forHelper(now);
      case SCREEN -> messages.forScreen(now);
      case PARTICIPANT -> {
        String id = Objects.requireNonNull(ref.participantId());
        Participant person = present.participants().get(id);
        yield person == null ? null : messages.forParticipant(person, now);
      }
    };
  }

  /** A table's flipchart looks so now. */
  void digest(int table, RoomDigest digest) {
    digests.put(table, digest);
    digestsSent.ask();
  }

  /** Something of a table's digest has changed that is not in its flipchart. */
  void touched(int table) {
    digests.touch(table);
    digestsSent.ask();
  }

  /** Shows the presented table, if there is one, to everybody. */
  private void showPresented(Workshop present) {
    present
        .presentedTable()
        .ifPresent(table -> tell(Role.PARTICIPANT, () -> presented(Set.of(table))));
  }

  private @Nullable Buffer presented(Set<Integer> table) {
    Buffer message = digests.shown(table);
    presentedBytes = message == null ? 0 : message.length();
    return message;
  }

  /** Tells screens what their present scene needs, which was another before. */
  private void showScene() {
    tell(Role.SCREEN, () -> digests.onScreen(digests.known()));
  }

  private void sendDigests() {
    Set<Integer> changed = digests.takeChanged();
    tell(Role.FACILITATOR, () -> digests.full(changed));
    tell(Role.HELPER, () -> digests.full(changed));
    tell(Role.SCREEN, () -> digests.onScreen(changed));
    if (workshop.get().presentedTable().filter(changed::contains).isPresent()) {
      presentedSent.ask();
    }
  }

  private void tell(Role role, Supplier<@Nullable Buffer> text) {
    List<WorkshopConnection> receivers = connections.reading(connection -> connection.is(role));
    Buffer message = receivers.isEmpty() ? null : text.get();
    if (message != null) {
      connections.tell(receivers, message, latest(role));
    }
  }

  /** A participant sees one table's digest only, so that each stands for those before it. */
  private static @Nullable Latest latest(Role role) {
    return role == Role.PARTICIPANT ? Latest.DIGEST : null;
  }
}
