package io.charrette.live.loop;

/**
 * Messages, besides the workshop's state, of which the last one stands for those before it, so that
 * of a peer that does not keep up no more than one of each need be kept (SPEC W13). In the order in
 * which they are sent then.
 */
public enum Latest {
  /** The digest of the presented table; what dashboards and screens get is of changed tables. */
  DIGEST,

  /** How many of its frames are durable. */
  SAVED,

  /** What the server has, so that the peer brings what it has besides. */
  QUESTION
}
