package io.charrette.crdt;

/**
 * How a document behaves.
 *
 * @param collectsGarbage whether the content of what is deleted is put away; without that,
 *     snapshots of the past can be restored
 */
public record DocumentOptions(boolean collectsGarbage) {
  /** Collects garbage. */
  public static final DocumentOptions DEFAULT = new DocumentOptions(true);
}
