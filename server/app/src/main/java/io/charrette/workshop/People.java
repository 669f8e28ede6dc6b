package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param tokens whose a token is, by its hash
 * @param writers the ids of those who have written something, also of some who are gone
 * @param keptOut those who were removed and may not come back, by id
 */
public record People(
    PMap<String, Participant> participants,
    PMap<Integer, MapPSet<String>> seated,
    PMap<String, Principal> tokens,
    MapPSet<String> writers,
    PMap<String, KeptOut> keptOut) {
  static final People NOBODY =
      new People(
          OrderedPMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePSet.empty(),
          OrderedPMap.empty());

  /** The ids of those who sit at this table. */
  public Set<String> at(int table) {
    return seatedAt(table);
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
    return new People(participants, seated, tokens, writers.plus(participantId), keptOut);
  }

  /** With one more, who has a token. */
  People with(Participant joined, String tokenHash) {
    return with(joined).with(tokenHash, new Principal.Participant(joined.id()));
  }

  /** With one of them as they are now. */
  People with(Participant changed) {
    People stoodUp = withoutSeat(changed.id());
    return new People(
        participants.plus(changed.id(), changed),
        stoodUp.seated.plus(changed.table(), stoodUp.seatedAt(changed.table()).plus(changed.id())),
        tokens,
        writers,
        keptOut);
  }

  /** With a token that is known. */
  People with(String tokenHash, Principal bearer) {
    return new People(participants, seated, tokens.plus(tokenHash, bearer), writers, keptOut);
  }

  /** Without one of them, whose tokens are nobody's from now on. */
  People without(String participantId) {
    return new People(
        participants.minus(participantId),
        withoutSeat(participantId).seated,
        tokens.minusAll(tokensOf(participantId)),
        writers,
        keptOut);
  }

  /** Without one of them, who may not come back. */
  People keepOut(String participantId) {
    Participant person = Objects.requireNonNull(participants.get(participantId));
    People left = without(participantId);
    return new People(
        left.participants,
        left.seated,
        left.tokens,
        writers,
        keptOut.plus(participantId, new KeptOut(person, tokensOf(participantId))));
  }

  /** With one who was kept out, as before. */
  People letIn(String participantId) {
    KeptOut out = Objects.requireNonNull(keptOut.get(participantId));
    People back = with(out.person());
    for (String tokenHash : out.tokenHashes()) {
      back = back.with(tokenHash, new Principal.Participant(participantId));
    }
    return new People(
        back.participants, back.seated, back.tokens, writers, keptOut.minus(participantId));
  }

  private Set<String> tokensOf(String participantId) {
    Principal bearer = new Principal.Participant(participantId);
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
        tokens,
        writers,
        keptOut);
  }

  private MapPSet<String> seatedAt(int table) {
    return seated.getOrDefault(table, HashTreePSet.empty());
  }
}
