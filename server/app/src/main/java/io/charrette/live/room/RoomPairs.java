package io.charrette.live.room;

import io.charrette.crdt.Update;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.charrette.message.Draft;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what people write in a silence within their pairs, here and at other processes (SPEC
 * W49): the phones of a pair hold their words, the server is a wire between them. It keeps in
 * memory what the flipchart would be with all drafts, while there are any, to refuse what would
 * cost or harm a phone as the room does; nothing is ever read from that. Touched by the room's
 * context only.
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
  private final HostedDocument shared;
  private final LiveLimits.ForDocument limits;
  private final InstantSource clock;
  private final WorkShares shares = new WorkShares(BYTES_PER_SECOND);

  /** The flipchart with all drafts; null while there are none. */
  private @Nullable HostedDocument drafted;

  /** Who wrote these. */
  private final Set<String> authors = new LinkedHashSet<>();

  /**
   * What was seen in pairs.
   *
   * @param update all of it that has taken effect
   * @param authors the participants who wrote it
   */
  record Drafts(byte[] update, Set<String> authors) {}

  /**
   * Wires it.
   *
   * @param facts what holds for the table now
   * @param shared what all have
   */
  RoomPairs(
      StreamId topic,
      Neighbours neighbours,
      RoomConnections connections,
      Supplier<TableFacts> facts,
      HostedDocument shared,
      LiveLimits.ForDocument limits,
      InstantSource clock) {
    this.topic = topic;
    this.neighbours = neighbours;
    this.connections = connections;
    this.facts = facts;
    this.shared = shared;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Shows the others of a pair what one of them has written whose words are shown, if the flipchart
   * with it and all other drafts stays within the limits of any.
   *
   * @param update without what is somebody else's
   * @param bytes the same
   * @return what the room would say to it; {@link Verdict#SPENT} when it is too much for now
   */
  Verdict pass(RoomConnection from, Update update, byte[] bytes) {
    long now = clock.millis();
    if (shares.spent(from.owner(), now) >= BYTES_AT_ONCE) {
      return Verdict.SPENT;
    }
    Verdict verdict = drafted().take(update, bytes.length, from.owner());
    boolean nothing = verdict.partly() && !verdict.changed();
    if (verdict.isTaken() && !nothing) {
      shares.spend(from.owner(), bytes.length, now);
      deliver(from.owner(), shown(verdict, bytes), from.id());
      neighbours.tell(topic, new NeighbourMessage.Draft(from.owner(), bytes).encode());
    }
    return verdict;
  }

  /** What of a draft did not come too early (SPEC W50). */
  private byte[] shown(Verdict verdict, byte[] bytes) {
    byte[] news = verdict.news();
    return news == null ? bytes : news;
  }

  /**
   * What was seen in pairs, now that it is everybody's; null when that is nothing. It is no draft
   * any longer.
   */
  @Nullable Drafts takeDrafts() {
    HostedDocument known = drafted;
    if (known == null) {
      return null;
    }
    Drafts drafts = new Drafts(known.missing(shared.stateVector()), Set.copyOf(authors));
    drafted = null;
    authors.clear();
    return drafts;
  }

  private HostedDocument drafted() {
    HostedDocument known = drafted;
    if (known == null) {
      known = new HostedDocument(limits);
      known.layout(facts.get().layout());
      known.people(facts.get().people());
      byte[] state = shared.encodedState();
      known.apply(HostedDocument.decodeUpdate(state), state.length);
      drafted = known;
    }
    return known;
  }

  /** What all have has changed. */
  void shared(byte[] update) {
    if (drafted != null) {
      drafted.apply(HostedDocument.decodeUpdate(update), update.length);
    }
  }

  /** Whether somebody's words are for others of a pair just now; not while pens are down. */
  boolean isShown(String participant) {
    return !facts.get().locked() && facts.get().pairOf(participant).size() > 1;
  }

  private void deliver(String author, byte[] update, long except) {
    authors.add(author);
    if (update.length == 0) {
      return;
    }
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
    if (facts.get().together().isEmpty()) {
      drafted = null;
      authors.clear();
    } else {
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
        connections.send(each, shared.question());
      }
    }
  }

  /** Another process says something of pairs. */
  void hear(NeighbourMessage.OfPairs said) {
    switch (said) {
      case NeighbourMessage.Draft draft -> {
        Verdict verdict = isShown(draft.author()) ? take(draft) : Verdict.SPENT;
        if (verdict.isTaken()) {
          deliver(draft.author(), shown(verdict, draft.update()), RoomConnections.NOBODY);
        }
      }
      case NeighbourMessage.DraftsWanted wanted -> ask(wanted.whose());
    }
  }

  /**
   * Another process has passed it on already; this one may know more that it would be too much
   * with.
   */
  private Verdict take(NeighbourMessage.Draft draft) {
    byte[] bytes = draft.update();
    return drafted().take(HostedDocument.decodeUpdate(bytes), bytes.length, draft.author());
  }
}
