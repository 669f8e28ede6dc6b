package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
 */
public record People(
    PMap<String, Participant> participants,
    PMap<Integer, MapPSet<String>> seated,
    PMap<String, Principal> tokens) {
  static final People NOBODY =
      new People(OrderedPMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  /** The ids of those who sit at this table. */
  public Set<String> at(int table) {
    return seatedAt(table);
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
        tokens);
  }

  /** With a token that is known. */
  People with(String tokenHash, Principal bearer) {
    return new People(participants, seated, tokens.plus(tokenHash, bearer));
  }

  /** Without one of them, whose tokens are nobody's from now on. */
  People without(String participantId) {
    Principal gone = new Principal.Participant(participantId);
    List<String> theirs =
        tokens.entrySet().stream()
            .filter(token -> token.getValue().equals(gone))
            .map(Map.Entry::getKey)
            .toList();
    return new People(
        participants.minus(participantId),
        withoutSeat(participantId).seated,
        tokens.minusAll(theirs));
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
        tokens);
  }

  private MapPSet<String> seatedAt(int table) {
    return seated.getOrDefault(table, HashTreePSet.empty());
  }
}
