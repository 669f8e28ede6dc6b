package io.charrette.live.room;

import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.Throttle;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room's awareness, as its connections tell it and are told of it, here and at other processes.
 * Touched by the room's context only.
 *
 * <p>News is passed on at once after a quiet moment or with an update, and otherwise gathered:
 * however many write, and however often, each connection gets a bounded number of frames, and of
 * what it comes to {@link AwarenessShares} says how much (SPEC W30).
 */
final class RoomAwareness implements Neighbours.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(RoomAwareness.class);

  /** How long news is gathered that no update takes along, in milliseconds. */
  private static final long GATHER_MS = 100;

  /**
   * States of so many bytes make one frame: stock clients send it back as it is, and must stay
   * below the limit of a participant's frame.
   */
  private static final int FRAME_BYTES = 32 * 1024;

  private final StreamId topic;
  private final Context context;
  private final Neighbours neighbours;
  private final RoomConnections connections;
  private final AwarenessClients clients;
  private final RoomPairs pairs;
  private final String here;
  private final OwnersElsewhere elsewhere;
  private final InstantSource clock;
  private final Throttle relay;
  private final AwarenessShares shares = new AwarenessShares();

  /** The clients whose news the connections are still to be told. */
  private final Set<Long> untold = new LinkedHashSet<>();

  /** Those of them whose news came from here: the other processes are to be told, too. */
  private final Set<Long> untoldElsewhere = new HashSet<>();

  /** The only connection that knows already what is untold, or nobody. */
  private long knowing = RoomConnections.NOBODY;

  /**
   * Who is told of to those who come or ask: who was there when news was last passed on, or later;
   * null until somebody asks. What has changed since is still untold, and everybody will be told.
   */
  private @Nullable List<Long> everybody;

  /** Parts of that which were told, by where they begin. Thus hundreds of questions cost one. */
  private final Map<Integer, Part> parts = new HashMap<>();

  private Neighbours.@Nullable Hearing hearing;

  /** Whether those who are connected may be told something. */
  private boolean open;

  /**
   * Begins with nobody aware.
   *
   * @param pairs told of what other processes say of them
   * @param unwritten whether the document has no operation of a client
   * @param attendance knows at which other processes participants are connected to the table
   */
  RoomAwareness(
      RoomKey room,
      Context context,
      Neighbours neighbours,
      RoomConnections connections,
      RoomPairs pairs,
      LiveLimits.ForAwareness limits,
      LongPredicate unwritten,
      Attendance attendance,
      InstantSource clock) {
    this.topic = StreamId.table(room.workshopId(), room.table());
    this.context = context;
    this.neighbours = neighbours;
    this.connections = connections;
    this.pairs = pairs;
    this.clients = new AwarenessClients(limits, unwritten);
    this.here = attendance.here();
    this.elsewhere = new OwnersElsewhere(room, context, attendance);
    this.clock = clock;
    this.relay = new Throttle(context, GATHER_MS, this::passOnAnew);
  }

  /** Begins to hear of the others; completes when it is known which clients are theirs. */
  Future<Void> listen() {
    hearing = neighbours.hear(topic, this);
    return elsewhere.known(neighbours.mayBeThere());
  }

  /** From now on those who are connected are told; before, nobody was told anything. */
  void open() {
    open = true;
  }

  void close() {
    passOn();
    if (hearing != null) {
      hearing.close();
    }
  }

  /** The clients that are there, who are told of in this order. */
  List<Long> everybody() {
    List<Long> known = everybody;
    if (known == null) {
      known = List.copyOf(clients.everybody());
      everybody = known;
    }
    return known;
  }

  /**
   * What one frame tells of them.
   *
   * @param end how far it goes
   * @param frame null when there is nothing to tell of those
   */
  record Part(int end, @Nullable Buffer frame) {}

  /**
   * What is to be told next to somebody who is told who is there: as much as one frame has, and of
   * each client what it says now, however long ago that began.
   *
   * @param told of {@link #everybody}, then
   * @param begin so many of them were told of
   */
  @SuppressWarnings("ReferenceEquality")
  Part next(List<Long> told, int begin) {
    return told == everybody
        ? parts.computeIfAbsent(begin, from -> part(told, from))
        : part(told, begin);
  }

  private Part part(List<Long> told, int begin) {
    List<AwarenessUpdate.Entry> states = new ArrayList<>();
    int bytes = 0;
    for (int i = begin; i < told.size(); i++) {
      List<AwarenessUpdate.Entry> state = clients.statesOf(List.of(told.get(i)));
      bytes += state.stream().mapToInt(AwarenessUpdate.Entry::size).sum();
      if (!states.isEmpty() && bytes > FRAME_BYTES) {
        return new Part(i, frame(states));
      }
      states.addAll(state);
    }
    return new Part(told.size(), states.isEmpty() ? null : frame(states));
  }

  /**
   * Takes what a connection says of its clients; false when a state is too large.
   *
   * @throws MalformedDataException if a state that would be taken is not JSON; nothing is taken
   */
  boolean take(RoomConnection from, AwarenessUpdate states) throws MalformedDataException {
    if (!clients.allows(from, states)) {
      return false;
    }
    news(clients.take(from, states, clock.millis()), from.id(), true);
    return true;
  }

  /** A connection has ended; its clients are no longer aware (SPEC W12). */
  void left(long connection) {
    news(clients.leave(connection, clock.millis()), connection, true);
  }

  /**
   * Takes what had to wait, and removes those who were not renewed; each process finds that out by
   * itself.
   *
   * @param people the ids of the participants at the table
   */
  void tick(long nowMs, Set<String> people) {
    clients.takeLate(nowMs).forEach((from, of) -> news(of, from, true));
    news(clients.expire(nowMs, people), RoomConnections.NOBODY, false);
  }

  /**
   * Those of some clients whose operations come from others than a connection's owner only (SPEC
   * W31).
   */
  Set<Long> othersAmong(Set<Long> clientIds, RoomConnection from) {
    return clients.othersAmong(clientIds, from);
  }

  private void news(List<Long> of, long from, boolean fromHere) {
    if (of.isEmpty() || !open) {
      return;
    }
    knowing = untold.isEmpty() || knowing == from ? from : RoomConnections.NOBODY;
    untold.addAll(of);
    if (fromHere) {
      untoldElsewhere.addAll(of);
    }
    relay.ask();
  }

  /**
   * An update goes to everybody just now: what is untold goes with it, so that a caret comes with
   * what was written there, and costs no write to a socket of its own.
   */
  void accompany() {
    if (!untold.isEmpty() && !shares.isSpent()) {
      passOn();
    }
  }

  private void passOnAnew() {
    shares.renew();
    passOn();
  }

  /** Passes on what is untold, as far as the shares of those whose it is go. */
  private void passOn() {
    everybody = null;
    parts.clear();
    List<AwarenessUpdate.Entry> next = takeNext();
    frames(next).forEach(frame -> connections.broadcast(frame, knowing));
    List<AwarenessUpdate.Entry> fromHere = new ArrayList<>(next);
    fromHere.removeIf(entry -> !untoldElsewhere.contains(entry.client()));
    fromHere.forEach(entry -> untoldElsewhere.remove(entry.client()));
    tell(fromHere);
    if (untold.isEmpty()) {
      untoldElsewhere.clear();
    } else {
      relay.ask();
    }
  }

  private List<AwarenessUpdate.Entry> takeNext() {
    List<AwarenessUpdate.Entry> waiting = clients.statesOf(untold);
    forgetAllBut(waiting);
    List<AwarenessUpdate.Entry> next = shares.next(waiting, clients::ownerOf, connections.count());
    next.forEach(entry -> untold.remove(entry.client()));
    return next;
  }

  /**
   * Of a client that left so long ago that nothing is known of it there is nothing left to tell:
   * whoever heard of it has dropped it by now.
   */
  private void forgetAllBut(List<AwarenessUpdate.Entry> waiting) {
    if (waiting.size() < untold.size()) {
      Set<Long> known =
          waiting.stream().map(AwarenessUpdate.Entry::client).collect(Collectors.toSet());
      untold.retainAll(known);
      untoldElsewhere.retainAll(known);
    }
  }

  /** States as frames. */
  private static List<Buffer> frames(List<AwarenessUpdate.Entry> states) {
    List<Buffer> frames = new ArrayList<>();
    int begun = 0;
    int bytes = 0;
    for (int i = 0; i < states.size(); i++) {
      bytes += states.get(i).size();
      if (i > begun && bytes > FRAME_BYTES) {
        frames.add(frame(states.subList(begun, i)));
        begun = i;
        bytes = states.get(i).size();
      }
    }
    if (begun < states.size()) {
      frames.add(frame(states.subList(begun, states.size())));
    }
    return frames;
  }

  private static Buffer frame(List<AwarenessUpdate.Entry> states) {
    return Buffer.buffer(SyncProtocol.awareness(new AwarenessUpdate(states).encode()));
  }

  @Override
  public void joined() {
    context.runOnContext(
        v -> {
          tell(clients.statesOf(clients.ours()));
          neighbours.tell(topic, new NeighbourMessage.Query().encode());
          elsewhere.asked();
          if (open) {
            pairs.allLack();
          }
        });
  }

  @Override
  public void heard(byte[] message) {
    context.runOnContext(v -> take(message));
  }

  private void take(byte[] message) {
    try {
      switch (NeighbourMessage.decode(message)) {
        case NeighbourMessage.States states ->
            news(clients.hear(states, clock.millis()), RoomConnections.NOBODY, false);
        case NeighbourMessage.Query ignored -> {
          tell(clients.statesOf(clients.ours()));
          neighbours.tell(topic, new NeighbourMessage.Told(here).encode());
        }
        case NeighbourMessage.Told told -> elsewhere.answered(told.process());
        case NeighbourMessage.OfPairs said -> {
          if (open) {
            pairs.hear(said);
          }
        }
      }
    } catch (MalformedDataException e) {
      LOG.atWarn()
          .addKeyValue("event", "room.unintelligible-awareness")
          .log("{}: another process told something unintelligible", topic.name(), e);
    }
  }

  private void tell(List<AwarenessUpdate.Entry> states) {
    if (!states.isEmpty()) {
      neighbours.tell(topic, new NeighbourMessage.States(clients.withOwners(states)).encode());
    }
  }
}
