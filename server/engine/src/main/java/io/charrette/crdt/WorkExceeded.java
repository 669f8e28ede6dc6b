package io.charrette.crdt;

/** Thrown by a transaction that has taken more work than it may, for it to be taken back. */
final class WorkExceeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Without a trace, so that it costs next to nothing. */
  WorkExceeded() {
    super("too much work", null, false, false);
  }
}
