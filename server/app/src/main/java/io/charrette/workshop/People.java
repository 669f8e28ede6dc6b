package io.charrette.workshop;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
 * @param writers the ids of those who have written something, also of those who are kept out
 * @param keptOut those who were removed and may not come back, by id
 * @param handovers of seats from one phone to another
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
    Handovers handovers,
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
          Handovers.NONE,
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

  /**
   * Of those at a table whose seats have lapsed: one who has neither come nor written, or else who
   * has not written, or else anybody; of these who has taken the seat last, so that nobody drives
   * out by many joins who was there before.
   *
   * @param answered the ids of those who wrote answers, which would go with them
   * @param unused the ids of those who are known never to have come
   */
  Optional<String> mostDispensable(int table, Set<String> answered, Set<String> unused) {
    Predicate<String> isSilent = id -> !writers.contains(id) && !answered.contains(id);
    return participants.values().stream()
        .filter(person -> person.table() == table)
        .map(Participant::id)
        .filter(lapsed::contains)
        .max(
            Comparator.<String, Boolean>comparing(isSilent.and(unused::contains)::test)
                .thenComparing(isSilent::test)
                .thenComparingLong(this::sittingSince));
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
    return withWriters(writers.plus(participantId));
  }

  /** With some whose seats others may take. */
  People withLapsed(List<String> participantIds) {
    return withLapsed(lapsed.plusAll(participantIds));
  }

  /** With one who is back in the seat. */
  People withReturned(String participantId) {
    return withLapsed(lapsed.minus(participantId));
  }

  /** With one more, who has a token, since a time. */
  People with(Participant joined, String tokenHash, long at) {
    return seated(joined, at).with(tokenHash, new Principal.Participant(joined.id()));
  }

  /** With all of a table at another, also those who are away or kept out. */
  People goingOver(int from, int into, long at) {
    People moved = this;
    for (String id : at(from)) {
      Participant person = Objects.requireNonNull(participants.get(id));
      moved = moved.seated(person.movedTo(into), at);
    }
    return moved.withLapsed(lapsed).withKeptOutAt(keptOutAt(from), into);
  }

  /** With some in the seats of before; whose seats have lapsed, and who is kept out, stays so. */
  People back(Map<String, Integer> tables, long at) {
    People back = this;
    for (Map.Entry<String, Integer> seat : tables.entrySet()) {
      Participant person = participants.get(seat.getKey());
      back =
          person == null
              ? back.withKeptOutAt(Set.of(seat.getKey()), seat.getValue())
              : back.seated(person.movedTo(seat.getValue()), at);
    }
    return back.withLapsed(lapsed);
  }

  /** The ids of those who are kept out, and sat at a table. */
  Set<String> keptOutAt(int table) {
    return keptOut.values().stream()
        .map(KeptOut::person)
        .filter(person -> person.table() == table)
        .map(Participant::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** With some of those who are kept out at another table, when they are let in. */
  private People withKeptOutAt(Set<String> ids, int table) {
    PMap<String, KeptOut> others = keptOut;
    for (String id : ids) {
      KeptOut out = keptOut.get(id);
      if (out != null) {
        others = others.plus(id, new KeptOut(out.person().movedTo(table), out.tokenHashes()));
      }
    }
    return withKeptOut(others);
  }

  /** With some under these names, by their ids, also who is kept out; who is gone stays so. */
  People named(Map<String, String> names) {
    PMap<String, Participant> people = participants;
    PMap<String, KeptOut> others = keptOut;
    for (Map.Entry<String, String> name : names.entrySet()) {
      Participant person = people.get(name.getKey());
      KeptOut out = others.get(name.getKey());
      if (person != null) {
        people = people.plus(person.id(), person.renamed(name.getValue()));
      }
      if (out != null) {
        Participant renamed = out.person().renamed(name.getValue());
        others = others.plus(renamed.id(), new KeptOut(renamed, out.tokenHashes()));
      }
    }
    return withParticipants(people).withKeptOut(others);
  }

  /** With somebody in the seat that they take now, whether they had another or none. */
  People seated(Participant person, long at) {
    People stoodUp = withoutSeat(person.id());
    MapPSet<String> neighbours = stoodUp.seatedAt(person.table());
    return stoodUp
        .withParticipants(participants.plus(person.id(), person))
        .withSeated(stoodUp.seated.plus(person.table(), neighbours.plus(person.id())))
        .withSince(since.plus(person.id(), at))
        .withLapsed(lapsed.minus(person.id()));
  }

  /** With a link, made now, whose token has this hash. */
  People with(Link link, String tokenHash) {
    return withLink(link).with(tokenHash, link.bearer());
  }

  /** With a link as it is now. */
  People withLink(Link link) {
    return withLinks(links.plus(link.id(), link));
  }

  /** Without a link, whose token is nobody's from now on. */
  People withoutLink(String id) {
    Link link = Objects.requireNonNull(links.get(id));
    return withTokens(tokens.minusAll(tokensOf(link.bearer()))).withLinks(links.minus(id));
  }

  /** With a token that is known. */
  People with(String tokenHash, Principal bearer) {
    return withTokens(tokens.plus(tokenHash, bearer));
  }

  /** Without one of them, whose tokens are nobody's from now on. */
  People without(String participantId) {
    return withoutSeat(participantId)
        .withParticipants(participants.minus(participantId))
        .withSince(since.minus(participantId))
        .withLapsed(lapsed.minus(participantId))
        .withWriters(writers.minus(participantId))
        .withHandovers(handovers.without(participantId))
        .withTokens(tokens.minusAll(tokensOf(new Principal.Participant(participantId))));
  }

  /** Without one of them, who may not come back. */
  People keepOut(String participantId) {
    Participant person = Objects.requireNonNull(participants.get(participantId));
    Set<String> theirs = tokensOf(new Principal.Participant(participantId));
    return without(participantId).withWriters(writers).withKeptOut(new KeptOut(person, theirs));
  }

  /** With one more who may not come back, and is there no longer. */
  People withKeptOut(KeptOut out) {
    return withKeptOut(keptOut.plus(out.person().id(), out));
  }

  /** Without one who was kept out, who may come back as somebody else. */
  People forgettingKeptOut(String participantId) {
    return withWriters(writers.minus(participantId)).withKeptOut(keptOut.minus(participantId));
  }

  /** With one who was kept out, as before. */
  People letIn(String participantId, long at) {
    KeptOut out = Objects.requireNonNull(keptOut.get(participantId));
    People back = seated(out.person(), at).withKeptOut(keptOut.minus(participantId));
    for (String tokenHash : out.tokenHashes()) {
      back = back.with(tokenHash, new Principal.Participant(participantId));
    }
    return back;
  }

  /** Whether somebody was here as this before they were given the seat that was theirs. */
  public boolean wasGivenAnotherSeat(String participantId) {
    return handovers.hadAsker(participantId);
  }

  /** The participant whose seat somebody asks for, or asked for. */
  public Optional<String> seatAskedForBy(String participantId) {
    return handovers.requests().reversed().stream()
        .filter(request -> request.by().equals(participantId))
        .map(SeatRequest::seat)
        .findFirst();
  }

  /** Whether anybody asks for a participant's seat, or asked for it. */
  public boolean isAskedFor(String participantId) {
    return handovers.requests().stream()
        .anyMatch(request -> request.seat().equals(participantId) && !request.refused());
  }

  /** With somebody who asks for a seat. */
  People with(SeatRequest request) {
    return withHandovers(handovers.with(request));
  }

  /** With somebody refused a seat. */
  People refusing(String seat, String by) {
    return withHandovers(
        handovers.refusing(each -> each.seat().equals(seat) && each.by().equals(by)));
  }

  /** With a seat that is known by the tokens of another, who is there no longer. */
  People handOver(String seat, Participant to, @Nullable String givenBy, long at) {
    Set<String> before = tokensOf(new Principal.Participant(seat));
    Set<String> theirs = tokensOf(new Principal.Participant(to.id()));
    GivenSeat given = new GivenSeat(seat, to.id(), to.name(), givenBy, at);
    People left = without(to.id());
    People moved =
        left.withHandovers(left.handovers.withoutRequestsOf(seat).with(new Handover(given, before)))
            .knownBy(seat, theirs);
    return writers.contains(to.id()) ? moved.withWriter(seat) : moved;
  }

  /** With a seat that a phone has taken which was offered it, and that no other phone has. */
  People takenOver(String seat, String tokenHash, long at) {
    Participant person = Objects.requireNonNull(participants.get(seat));
    Set<String> before = tokensOf(new Principal.Participant(seat));
    GivenSeat given = new GivenSeat(seat, seat, person.name(), null, at);
    return withHandovers(handovers.withoutRequestsOf(seat).with(new Handover(given, before)))
        .withReturned(seat)
        .knownBy(seat, Set.of(tokenHash));
  }

  /** The seat of the offer of which this is the hash of the token. */
  public Optional<String> offeredSeat(String tokenHash) {
    return offer(tokenHash).map(SeatOffer::seat);
  }

  /** When the offer ends of which this is the hash of the token, epoch milliseconds. */
  public Optional<Long> offerEnds(String tokenHash) {
    return offer(tokenHash).map(SeatOffer::until);
  }

  private Optional<SeatOffer> offer(String tokenHash) {
    return handovers.offers().stream()
        .filter(offer -> offer.tokenHash().equals(tokenHash))
        .findFirst();
  }

  /** With a seat that is known by the tokens of before it was given last. */
  People takeBack(String seat) {
    Handover last = handovers.lastOf(seat).orElseThrow();
    return withHandovers(handovers.without(last)).knownBy(seat, last.tokenHashes());
  }

  /** With a participant who is known by these tokens, and by no others. */
  private People knownBy(String participantId, Set<String> tokenHashes) {
    Principal bearer = new Principal.Participant(participantId);
    People known = withTokens(tokens.minusAll(tokensOf(bearer)));
    for (String tokenHash : tokenHashes) {
      known = known.with(tokenHash, bearer);
    }
    return known;
  }

  /** With what is known of seats that change phones. */
  People withHandovers(Handovers changed) {
    return new People(
        participants, seated, since, lapsed, tokens, writers, keptOut, changed, links);
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
    return withSeated(
        left.isEmpty() ? seated.minus(person.table()) : seated.plus(person.table(), left));
  }

  private MapPSet<String> seatedAt(int table) {
    return seated.getOrDefault(table, HashTreePSet.empty());
  }

  private People withParticipants(PMap<String, Participant> changed) {
    return new People(changed, seated, since, lapsed, tokens, writers, keptOut, handovers, links);
  }

  private People withSeated(PMap<Integer, MapPSet<String>> changed) {
    return new People(
        participants, changed, since, lapsed, tokens, writers, keptOut, handovers, links);
  }

  private People withSince(PMap<String, Long> changed) {
    return new People(
        participants, seated, changed, lapsed, tokens, writers, keptOut, handovers, links);
  }

  private People withLapsed(MapPSet<String> changed) {
    return new People(
        participants, seated, since, changed, tokens, writers, keptOut, handovers, links);
  }

  private People withTokens(PMap<String, Principal> changed) {
    return new People(
        participants, seated, since, lapsed, changed, writers, keptOut, handovers, links);
  }

  private People withWriters(MapPSet<String> changed) {
    return new People(
        participants, seated, since, lapsed, tokens, changed, keptOut, handovers, links);
  }

  private People withKeptOut(PMap<String, KeptOut> changed) {
    return new People(
        participants, seated, since, lapsed, tokens, writers, changed, handovers, links);
  }

  private People withLinks(PMap<String, Link> changed) {
    return new People(
        participants, seated, since, lapsed, tokens, writers, keptOut, handovers, changed);
  }
}
