package io.charrette.crdt;

/** A gap in an update: operations that it does not carry. Never part of a document. */
final class Skip extends Placeholder {
  static final int REF = 10;

  Skip(long client, long clock, long length) {
    super(client, clock, length);
  }

  @Override
  int ref() {
    return REF;
  }

  @Override
  Skip part(long from, long count) {
    return new Skip(client, from, count);
  }
}
