package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** What is left of operations whose surroundings were deleted: their number. */
final class Gc extends Struct {
  static final int REF = 0;

  Gc(long client, long clock, long length) {
    super(client, clock, length);
  }

  @Override
  boolean deleted() {
    return true;
  }

  @Override
  boolean isContinuedBy(Struct next) {
    return next instanceof Gc;
  }

  @Override
  void absorb(Struct next) {
    length += next.length;
  }

  @Override
  void write(LibEncoder out, long offset) {
    out.writeByte(REF).writeVarUint(length - offset);
  }

  @Override
  Struct head(long count) {
    return new Gc(client, clock, count);
  }

  @Override
  Struct tail(long offset) {
    return new Gc(client, clock + offset, length - offset);
  }
}
