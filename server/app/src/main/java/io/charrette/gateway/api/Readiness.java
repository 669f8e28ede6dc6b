package io.charrette.gateway.api;

/**
 * Whether the server can do its work at this moment.
 *
 * @param life how far it is on its way to its end
 * @param storing whether what comes is stored
 * @param problem what is wrong with the journal, in words for an operator; empty when nothing.
 *     Single entries may be refused while all others are stored.
 */
public record Readiness(Life life, boolean storing, String problem) {
  /** From the start to the end, in this order. */
  public enum Life {
    /** Everybody may come. */
    SERVING,
    /** Told to stop. It does all its work until who spreads the load has seen that it goes. */
    LEAVING,
    /** It takes nothing new. */
    STOPPING
  }

  /** Whether everybody may come and what they do can be stored. */
  public boolean isReady() {
    return !isLeaving() && storing;
  }

  /** Whether it was told to stop: whoever can go to another server should. */
  boolean isLeaving() {
    return life != Life.SERVING;
  }

  /** Whether whoever comes now is sent elsewhere. */
  public boolean stopping() {
    return life == Life.STOPPING;
  }

  /** How it is, in a word for everybody. */
  String inAWord() {
    return isLeaving() ? "stopping" : storing ? "ok" : "unavailable";
  }

  /** What is wrong, in words for an operator. */
  String inWords() {
    return isLeaving() ? "the server is stopping" : problem.isEmpty() ? "ok" : problem;
  }
}
