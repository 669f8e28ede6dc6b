package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** A gap in an update: operations that it does not carry. Never part of a document. */
final class Skip extends Struct {
  static final int REF = 10;

  Skip(long client, long clock, long length) {
    super(client, clock, length);
  }

  @Override
  boolean deleted() {
    return true;
  }

  @Override
  boolean isContinuedBy(Struct next) {
    return next instanceof Skip;
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
    return new Skip(client, clock, count);
  }

  @Override
  Struct tail(long offset) {
    return new Skip(client, clock + offset, length - offset);
  }
}
