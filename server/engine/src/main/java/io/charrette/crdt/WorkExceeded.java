package io.charrette.crdt;

/** Thrown by a transaction that has taken more work than it may, for it to be taken back. */
final class WorkExceeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Always the same, without a trace: it must cost nothing. */
  static final WorkExceeded INSTANCE = new WorkExceeded();

  private WorkExceeded() {
    super("too much work", null, false, false);
  }
}
