package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.OrderedPMap;
import org.pcollections.PMap;

/**
 * Who is in a workshop, and by which token each is known. A change shares with the state before it
 * all that stays: a workshop of thousands begins with as many changes, and is read again from them.
 *
 * @param participants by id, in the order in which they joined
 * @param seated the ids of those at each table that has any
 * @param since when each of them took their present seat, epoch milliseconds, by id
 * @param lapsed the ids of those whose seats others may take, because they are away for long
 * @param tokens whose a token is, by its hash
 * @param writers the ids of those who have written something, also of some who are gone
 * @param keptOut those who were removed and may not come back, by id
 * @param links those that let people run or show the workshop, by id, in the order of their making
 */
public record People(
    PMap<String, Participant> participants,
    PMap<Integer, MapPSet<String>> seated,
    PMap<String, Long> since,
    MapPSet<String> lapsed,
    PMap<String, Principal> tokens,
    MapPSet<String> writers,
    PMap<String, KeptOut> keptOut,
    PMap<String, Link> links) {
  static final People NOBODY =
      new People(
          OrderedPMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          OrderedPMap.empty(),
          OrderedPMap.empty());

  /** The ids of those who sit at this table. */
  public Set<String> at(int table) {
    return seatedAt(table);
  }

  /** How many seats of a table are somebody's who is there, or not away for long. */
  public int seatsTaken(int table) {
    Set<String> there = at(table);
    return there.size() - (int) there.stream().filter(lapsed::contains).count();
  }

  /** When a participant took the present seat, epoch milliseconds. */
  public long sittingSince(String participantId) {
    return since.getOrDefault(participantId, 0L);
  }

  /** Of those at a table whose seats have lapsed, who has never written and joined first. */
  Optional<String> mostDispensable(int table) {
    return participants.values().stream()
        .filter(person -> person.table() == table)
        .map(Participant::id)
        .filter(id -> lapsed.contains(id) && !writers.contains(id))
        .findFirst();
  }

  /** Whether the token of this hash was somebody's who may not come back. */
  public boolean isKeptOut(String tokenHash) {
    return keptOut.values().stream().anyMatch(out -> out.tokenHashes().contains(tokenHash));
  }

  /** Those who have not written anything yet, in the order in which they joined. */
  public List<String> silent() {
    return participants.keySet().stream().filter(id -> !writers.contains(id)).toList();
  }

  /** With one who has written something. */
  People withWriter(String participantId) {
    return new People(
        participants, seated, since, lapsed, tokens, writers.plus(participantId), keptOut, links);
  }

  /** With some whose seats others may take. */
  People withLapsed(List<String> participantIds) {
    return new People(
        participants,
        seated,
        since,
        lapsed.plusAll(participantIds),
        tokens,
        writers,
        keptOut,
        links);
  }

  /** With one who is back in the seat. */
  People withReturned(String participantId) {
    return new People(
        participants, seated, since, lapsed.minus(participantId), tokens, writers, keptOut, links);
  }

  /** With one more, who has a token, since a time. */
  People with(Participant joined, String tokenHash, long at) {
    return seated(joined, at).with(tokenHash, new Principal.Participant(joined.id()));
  }

  /** With one of them under another name. */
  People renamed(Participant changed) {
    return new People(
        participants.plus(changed.id(), changed),
        seated,
        since,
        lapsed,
        tokens,
        writers,
        keptOut,
        links);
  }

  /** With somebody in the seat that they take now, whether they had another or none. */
  People seated(Participant person, long at) {
    People stoodUp = withoutSeat(person.id());
    return new People(
        participants.plus(person.id(), person),
        stoodUp.seated.plus(person.table(), stoodUp.seatedAt(person.table()).plus(person.id())),
        since.plus(person.id(), at),
        lapsed.minus(person.id()),
        tokens,
        writers,
        keptOut,
        links);
  }

  /** With a link, made now, whose token has this hash. */
  People with(Link link, String tokenHash) {
    return withLink(link).with(tokenHash, link.bearer());
  }

  /** With a link as it is now. */
  People withLink(Link link) {
    return new People(
        participants, seated, since, lapsed, tokens, writers, keptOut, links.plus(link.id(), link));
  }

  /** Without a link, whose token is nobody's from now on. */
  People withoutLink(String id) {
    Link link = Objects.requireNonNull(links.get(id));
    return new People(
        participants,
        seated,
        since,
        lapsed,
        tokens.minusAll(tokensOf(link.bearer())),
        writers,
        keptOut,
        links.minus(id));
  }

  /** With a token that is known. */
  People with(String tokenHash, Principal bearer) {
    return new People(
        participants,
        seated,
        since,
        lapsed,
        tokens.plus(tokenHash, bearer),
        writers,
        keptOut,
        links);
  }

  /** Without one of them, whose tokens are nobody's from now on. */
  People without(String participantId) {
    return new People(
        participants.minus(participantId),
        withoutSeat(participantId).seated,
        since.minus(participantId),
        lapsed.minus(participantId),
        tokens.minusAll(tokensOf(new Principal.Participant(participantId))),
        writers,
        keptOut,
        links);
  }

  /** Without one of them, who may not come back. */
  People keepOut(String participantId) {
    Participant person = Objects.requireNonNull(participants.get(participantId));
    People left = without(participantId);
    return new People(
        left.participants,
        left.seated,
        left.since,
        left.lapsed,
        left.tokens,
        writers,
        keptOut.plus(
            participantId, new KeptOut(person, tokensOf(new Principal.Participant(participantId)))),
        links);
  }

  /** With one who was kept out, as before. */
  People letIn(String participantId, long at) {
    KeptOut out = Objects.requireNonNull(keptOut.get(participantId));
    People back = seated(out.person(), at);
    for (String tokenHash : out.tokenHashes()) {
      back = back.with(tokenHash, new Principal.Participant(participantId));
    }
    return new People(
        back.participants,
        back.seated,
        back.since,
        back.lapsed,
        back.tokens,
        writers,
        keptOut.minus(participantId),
        links);
  }

  private Set<String> tokensOf(Principal bearer) {
    return tokens.entrySet().stream()
        .filter(token -> token.getValue().equals(bearer))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private People withoutSeat(String participantId) {
    Participant person = participants.get(participantId);
    if (person == null) {
      return this;
    }
    MapPSet<String> left = seatedAt(person.table()).minus(participantId);
    return new People(
        participants,
        left.isEmpty() ? seated.minus(person.table()) : seated.plus(person.table(), left),
        since,
        lapsed,
        tokens,
        writers,
        keptOut,
        links);
  }

  private MapPSet<String> seatedAt(int table) {
    return seated.getOrDefault(table, HashTreePSet.empty());
  }
}
