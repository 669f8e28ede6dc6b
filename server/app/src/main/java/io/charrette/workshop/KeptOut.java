package io.charrette.workshop;

import java.util.Set;

/**
 * Somebody who was removed and may not come back (SPEC M11).
 *
 * @param person as they were
 * @param tokenHashes of the tokens that were theirs; nobody comes in who brings one of them
 */
public record KeptOut(Participant person, Set<String> tokenHashes) {
  public KeptOut {
    tokenHashes = Set.copyOf(tokenHashes);
  }
}
