package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.charrette.message.Draft;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  /**
   * A phone brings all at once what it was shown in drafts and what is its own. One draft may take
   * this part of the work of an update, and after so much no more are shown, which leaves its owner
   * half.
   */
  private static final int PART_OF_WORK = 4;

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

  /** How much work it was for each participant's phone to merge in what it was shown, or wrote. */
  private final Map<String, Long> merged = new HashMap<>();

  /**
   * What was seen in pairs.
   *
   * @param update all of it that has taken effect
   * @param authors the participants who wrote it
   * @param drafted the flipchart with it
   */
  record Drafts(byte[] update, Set<String> authors, HostedDocument drafted) {}

  /** A draft as it may be shown, and what the room would say to it. */
  private record Shown(Verdict verdict, Update update, byte[] bytes) {
    boolean hasAny() {
      return update.structs() > 0 || update.deletions() > 0;
    }
  }

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
    this.limits = limits.withUpdateWork(limits.costs().updateWork() / PART_OF_WORK);
    this.clock = clock;
  }

  /**
   * Shows the others of a pair what one of them has written whose words are shown, if the flipchart
   * with it and all other drafts stays within the limits of any. Of the words of others that no
   * moment has it erases but a few, and of those that are hidden from the pair none: what would
   * erase more is left out (SPEC K2).
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
    Shown draft = take(from.owner(), update, bytes);
    Verdict verdict = draft.verdict();
    boolean nothing = verdict.partly() && !verdict.changed();
    if (verdict.isTaken() && !nothing && draft.hasAny()) {
      shares.spend(from.owner(), bytes.length, now);
      deliver(from.owner(), shown(verdict, draft.bytes()), from.id());
      neighbours.tell(topic, new NeighbourMessage.Draft(from.owner(), draft.bytes()).encode());
    }
    return verdict;
  }

  private Shown take(String author, Update update, byte[] bytes) {
    List<String> pair = facts.get().pairOf(author);
    if (pair.stream().anyMatch(each -> merged.getOrDefault(each, 0L) >= limits.costs().updateWork())
        && !drafted().contains(update)) {
      return new Shown(Verdict.SHOWN_ENOUGH, update, bytes);
    }
    Shown draft =
        update.deletions() == 0
            ? attempt(author, update, bytes)
            : attempt(author, seen(pair, bytes));
    if (draft.verdict().excess() == Verdict.Excess.ERASING) {
      Shown rest = attempt(author, withoutErasing(author, draft.bytes()));
      draft = rest.hasAny() ? rest : draft;
    }
    if (draft.verdict().isTaken()) {
      long merging = draft.verdict().merging();
      pair.forEach(each -> merged.merge(each, merging, Long::sum));
    }
    return draft;
  }

  private Shown attempt(String author, byte[] bytes) {
    return attempt(author, HostedDocument.decodeUpdate(bytes), bytes);
  }

  private Shown attempt(String author, Update update, byte[] bytes) {
    return new Shown(drafted().take(update, bytes.length, author), update, bytes);
  }

  /** A draft without what it erases of the words that are hidden from its pair. */
  private byte[] seen(List<String> pair, byte[] bytes) {
    return withoutErasing(bytes, shared.stateVector(), pair);
  }

  /** A draft without what it erases of the words of others that no moment has. */
  private byte[] withoutErasing(String author, byte[] bytes) {
    return withoutErasing(bytes, drafted().fresh().kept(), List.of(author));
  }

  /** A draft without what it erases of words that are newer than a state, and not by these. */
  private byte[] withoutErasing(byte[] bytes, StateVector state, List<String> authors) {
    HostedDocument known = drafted();
    StateVector others =
        StateVector.of(
            known.stateVector().clocks().entrySet().stream()
                .filter(
                    each ->
                        authors.stream().noneMatch(who -> known.fresh().isBy(who, each.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    try {
      return Updates.withoutDeleting(bytes, state, others);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("it was decoded before", e);
    }
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
    Drafts drafts = new Drafts(known.missing(shared.stateVector()), Set.copyOf(authors), known);
    forget();
    return drafts;
  }

  private void forget() {
    drafted = null;
    authors.clear();
    merged.clear();
  }

  private HostedDocument drafted() {
    HostedDocument known = drafted;
    if (known == null) {
      known = shared.withDrafts(limits);
      drafted = known;
    }
    known.people(facts.get().people());
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
      // While pens are down after a silence what was seen in it waits for them to be up.
      if (facts.get().silent()) {
        forget();
      }
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
        connections.ask(each, shared.question());
      }
    }
  }

  /** Another process says something of pairs. */
  void hear(NeighbourMessage.OfPairs said) {
    switch (said) {
      case NeighbourMessage.Draft draft -> {
        if (isShown(draft.author())) {
          hear(draft);
        }
      }
      case NeighbourMessage.DraftsWanted wanted -> ask(wanted.whose());
    }
  }

  /**
   * Another process has passed it on already; this one may know more that it would be too much
   * with.
   */
  private void hear(NeighbourMessage.Draft draft) {
    byte[] bytes = draft.update();
    Shown here = take(draft.author(), HostedDocument.decodeUpdate(bytes), bytes);
    if (here.verdict().isTaken()) {
      deliver(draft.author(), shown(here.verdict(), here.bytes()), RoomConnections.NOBODY);
    }
  }
}
