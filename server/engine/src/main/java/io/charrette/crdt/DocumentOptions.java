package io.charrette.crdt;

/**
 * How a document behaves.
 *
 * @param collectsGarbage whether the content of what is deleted is discarded; only without that can
 *     snapshots of the past be restored
 */
public record DocumentOptions(boolean collectsGarbage) {
  /** Collects garbage. */
  public static final DocumentOptions DEFAULT = new DocumentOptions(true);
}
