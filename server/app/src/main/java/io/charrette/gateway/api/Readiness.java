package io.charrette.gateway.api;

/**
 * Whether the server can do its work at this moment.
 *
 * @param stopping whether it is about to end, so nobody should come any more
 * @param storing whether what comes is stored
 * @param problem what is wrong with the journal, in words for an operator; empty when nothing.
 *     Single entries may be refused while all others are stored.
 */
public record Readiness(boolean stopping, boolean storing, String problem) {
  /** Whether everybody may come and what they do can be stored. */
  public boolean isReady() {
    return !stopping && storing;
  }

  /** What is wrong, in words for an operator. */
  String inWords() {
    return stopping ? "the server is stopping" : problem.isEmpty() ? "ok" : problem;
  }
}
