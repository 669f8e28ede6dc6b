package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** A struct of which nothing is there but the number of its operations. */
abstract sealed class Placeholder extends Struct permits Gc, Skip {
  Placeholder(long client, long clock, long length) {
    super(client, clock, length);
  }

  /** The number that stands for its kind in an update. */
  abstract int ref();

  /** A struct of the same kind and client: so many operations from a clock on. */
  abstract Placeholder part(long from, long count);

  @Override
  final boolean deleted() {
    return true;
  }

  @Override
  final boolean isContinuedBy(Struct next) {
    return next.getClass() == getClass();
  }

  @Override
  final void absorb(Struct next) {
    length += next.length;
  }

  @Override
  final void write(LibEncoder out, long offset) {
    out.writeByte(ref()).writeVarUint(length - offset);
  }

  @Override
  final Struct head(long count) {
    return part(clock, count);
  }

  @Override
  final Struct tail(long offset) {
    return part(clock + offset, length - offset);
  }
}
