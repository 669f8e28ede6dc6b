package io.charrette.workshop;

import java.util.Set;

/**
 * What it takes to give a seat back to the phone before (SPEC M20).
 *
 * @param tokenHashes of the tokens by which the seat was known before; they are nobody's now
 */
record Handover(GivenSeat given, Set<String> tokenHashes) {
  Handover {
    tokenHashes = Set.copyOf(tokenHashes);
  }
}
