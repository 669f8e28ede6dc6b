package io.charrette.crdt;

/** What is left of operations whose surroundings were deleted: their number. */
final class Gc extends Placeholder {
  static final int REF = 0;

  Gc(long client, long clock, long length) {
    super(client, clock, length);
  }

  @Override
  int ref() {
    return REF;
  }

  @Override
  Gc part(long from, long count) {
    return new Gc(client, from, count);
  }
}
