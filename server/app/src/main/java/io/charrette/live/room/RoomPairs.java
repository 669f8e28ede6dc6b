package io.charrette.live.room;

import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.message.Draft;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Passes on what people write in a silence within their pairs, here and at other processes, and
 * keeps nothing of it (SPEC W49): the phones of a pair hold their words, the server is a wire
 * between them. Touched by the room's context only.
 */
final class RoomPairs {
  /** All who are in a pair. */
  private static final String EVERYBODY = "";

  /** So many bytes of one participant are passed on a second, and so many at once. */
  private static final int BYTES_PER_SECOND = 16 * 1024;

  private static final int BYTES_AT_ONCE = 256 * 1024;

  private final StreamId topic;
  private final Neighbours neighbours;
  private final RoomConnections connections;
  private final Supplier<TableFacts> facts;
  private final Supplier<Buffer> question;
  private final InstantSource clock;
  private final WorkShares shares = new WorkShares(BYTES_PER_SECOND);

  /**
   * Wires it.
   *
   * @param facts what holds for the table now
   * @param question asks a phone for all that the server does not have
   */
  RoomPairs(
      StreamId topic,
      Neighbours neighbours,
      RoomConnections connections,
      Supplier<TableFacts> facts,
      Supplier<Buffer> question,
      InstantSource clock) {
    this.topic = topic;
    this.neighbours = neighbours;
    this.connections = connections;
    this.facts = facts;
    this.question = question;
    this.clock = clock;
  }

  /**
   * Shows the others of a pair what one of them has written.
   *
   * @param update without what is somebody else's
   * @return false when it is too much for now, and is to be asked for again
   */
  boolean pass(RoomConnection from, byte[] update) {
    if (!isShown(from.owner())) {
      return true;
    }
    long now = clock.millis();
    if (shares.spent(from.owner(), now) >= BYTES_AT_ONCE) {
      return false;
    }
    shares.spend(from.owner(), update.length, now);
    deliver(from.owner(), update, from.id());
    neighbours.tell(topic, new NeighbourMessage.Draft(from.owner(), update).encode());
    return true;
  }

  /** Whether somebody's words are for others of a pair just now; not while pens are down. */
  private boolean isShown(String participant) {
    return !facts.get().locked() && facts.get().pairOf(participant).size() > 1;
  }

  private void deliver(String author, byte[] update, long except) {
    List<String> pair = facts.get().pairOf(author);
    Buffer draft = Buffer.buffer(new Draft(update).write());
    Buffer plain = Buffer.buffer(SyncProtocol.update(update));
    for (RoomConnection each : connections.all()) {
      // Who does not keep up is brought all of it afterwards.
      if (each.isParticipant()
          && each.id() != except
          && pair.contains(each.owner())
          && !each.isHeld()) {
        connections.send(each, each.ref().charrette() ? draft : plain);
      }
    }
  }

  /** A phone is here, or can take something again: it lacks what its pair wrote meanwhile. */
  void lacks(RoomConnection phone) {
    if (phone.isParticipant() && isShown(phone.owner())) {
      want(phone.owner());
    }
  }

  /** Others are together now, or could not be heard for a while: all lack what theirs wrote. */
  void allLack() {
    if (!facts.get().together().isEmpty()) {
      want(EVERYBODY);
    }
  }

  private void want(String whose) {
    ask(whose);
    neighbours.tell(topic, new NeighbourMessage.DraftsWanted(whose).encode());
  }

  /** Asks those who are in a pair with somebody, or all who are in one, what they have. */
  private void ask(String whose) {
    for (RoomConnection each : connections.all()) {
      if (each.isParticipant()
          && isShown(each.owner())
          && (whose.equals(EVERYBODY) || facts.get().pairOf(each.owner()).contains(whose))) {
        connections.send(each, question.get());
      }
    }
  }

  /** Another process says something of pairs. */
  void hear(NeighbourMessage.OfPairs said) {
    switch (said) {
      case NeighbourMessage.Draft draft -> {
        if (isShown(draft.author())) {
          deliver(draft.author(), draft.update(), RoomConnections.NOBODY);
        }
      }
      case NeighbourMessage.DraftsWanted wanted -> ask(wanted.whose());
    }
  }
}
