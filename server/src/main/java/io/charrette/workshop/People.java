package io.charrette.workshop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Who is in a workshop, and by which token each is known.
 *
 * @param participants by id, in the order in which they joined
 * @param tokens whose a token is, by its hash
 */
public record People(
    SequencedMap<String, Participant> participants, Map<String, Principal> tokens) {
  static final People NOBODY = new People(new LinkedHashMap<>(), Map.of());

  public People {
    participants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(participants));
    tokens = Map.copyOf(tokens);
  }

  /** With one more, who has a token. */
  People with(Participant joined, String tokenHash) {
    Map<String, Principal> known = new LinkedHashMap<>(tokens);
    known.put(tokenHash, new Principal.Participant(joined.id()));
    return new People(seating(joined), known);
  }

  /** With one of them as they are now. */
  People with(Participant changed) {
    return new People(seating(changed), tokens);
  }

  /** Without one of them, whose tokens are nobody's from now on. */
  People without(String participantId) {
    SequencedMap<String, Participant> left = new LinkedHashMap<>(participants);
    left.remove(participantId);
    Map<String, Principal> known = new LinkedHashMap<>(tokens);
    known.values().removeIf(new Principal.Participant(participantId)::equals);
    return new People(left, known);
  }

  private SequencedMap<String, Participant> seating(Participant participant) {
    SequencedMap<String, Participant> seated = new LinkedHashMap<>(participants);
    seated.put(participant.id(), participant);
    return seated;
  }
}
