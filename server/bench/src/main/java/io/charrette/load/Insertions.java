package io.charrette.load;

/**
 * Finds out of an encoded Yjs update which characters of which clients it brings, however they were
 * merged on the way.
 */
final class Insertions {
  private static final int ORIGIN = 0x80;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final int PARENT_SUB = 0x20;

  private Insertions() {}

  /** Hears of the characters. */
  interface Sink {
    /** The receiver got the client's characters from this clock on. */
    void inserted(Client receiver, long client, int clock, int characters);
  }

  /** Reads an update of items that hold text only. */
  static void read(Bytes in, Client receiver, Sink sink) {
    for (long clients = in.varUint(); clients > 0; clients--) {
      long structs = in.varUint();
      long client = in.varUint();
      int clock = (int) in.varUint();
      for (; structs > 0; structs--) {
        int info = in.next();
        int length =
            switch (info & 31) {
              case 0, 10 -> (int) in.varUint();
              case 4 -> {
                skipPlace(in, info);
                int characters = (int) in.varUint();
                in.at += characters;
                sink.inserted(receiver, client, clock, characters);
                yield characters;
              }
              default -> throw new IllegalStateException("not what was typed: struct " + info);
            };
        clock += length;
      }
    }
  }

  private static void skipPlace(Bytes in, int info) {
    if ((info & ORIGIN) != 0) {
      in.varUint();
      in.varUint();
    }
    if ((info & RIGHT_ORIGIN) != 0) {
      in.varUint();
      in.varUint();
    }
    if ((info & (ORIGIN | RIGHT_ORIGIN)) == 0) {
      if (in.varUint() == 1) {
        in.skipVarBytes();
      } else {
        in.varUint();
        in.varUint();
      }
      if ((info & PARENT_SUB) != 0) {
        in.skipVarBytes();
      }
    }
  }
}
