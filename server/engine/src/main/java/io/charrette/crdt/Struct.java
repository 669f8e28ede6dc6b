package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** A stretch of one client's operations: consecutive clocks, stored and sent as one. */
abstract sealed class Struct permits Item, Placeholder {
  final long client;

  /** The clock of its first operation. */
  long clock;

  /** How many operations it is, at least 1. */
  long length;

  Struct(long client, long clock, long length) {
    this.client = client;
    this.clock = clock;
    this.length = length;
  }

  /** The clock after its last operation. */
  final long end() {
    return clock + length;
  }

  abstract boolean deleted();

  /** What will stay of it when its surroundings are collected; itself, unless they are deleted. */
  Struct collected() {
    return this;
  }

  /** Whether the struct at its right can be one with it. */
  abstract boolean isContinuedBy(Struct next);

  /** Takes a struct into itself that continues it. */
  abstract void absorb(Struct next);

  /** Writes it without its first {@code offset} operations. */
  abstract void write(LibEncoder out, long offset);

  /** A struct like its first {@code count} operations; it stays as it is. */
  abstract Struct head(long count);

  /** A struct like it without its first {@code offset} operations; it may be cut itself. */
  abstract Struct tail(long offset);
}
