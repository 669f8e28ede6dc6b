package io.charrette.gateway;

/**
 * Whether the server can do its work at this moment.
 *
 * @param problem what the journal lacks, in words for an operator; empty when nothing
 */
public record Readiness(String problem) {
  /** Whether everything can be stored. */
  public boolean isReady() {
    return problem.isEmpty();
  }
}
