package io.charrette.gateway.api;

/**
 * Whether the server can do its work at this moment.
 *
 * @param stopping whether it is about to end, so nobody should come any more
 * @param problem what the journal lacks, in words for an operator; empty when nothing
 */
public record Readiness(boolean stopping, String problem) {
  /** Whether everybody may come and everything can be stored. */
  public boolean isReady() {
    return !stopping && problem.isEmpty();
  }

  /** What is wrong, in words for an operator. */
  String inWords() {
    return stopping ? "the server is stopping" : problem.isEmpty() ? "ok" : problem;
  }
}
