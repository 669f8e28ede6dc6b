package io.charrette.crdt;

/** Ends an observation. */
@FunctionalInterface
public interface Subscription {
  /** The observer is not called any more. */
  void cancel();
}
