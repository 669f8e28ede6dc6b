package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** Updates that are legal and small, and made to cost others as much as possible. */
final class HostileUpdates {
  private static final int DELETED = 1;
  private static final int STRING = 4;
  private static final int FORMAT = 6;
  private static final int TYPE = 7;
  private static final int ANY = 8;
  private static final int KEY = 0x20;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final int ORIGIN = 0x80;
  private static final int NULL = 126;

  private HostileUpdates() {}

  private static LibEncoder blocks(int clients) {
    return new LibEncoder().writeVarUint(clients);
  }

  private static LibEncoder block(LibEncoder out, long structs, long client) {
    return out.writeVarUint(structs).writeVarUint(client).writeVarUint(0);
  }

  private static LibEncoder inRoot(LibEncoder out, int content, String root) {
    return out.writeByte(content).writeVarUint(1).writeVarString(root);
  }

  private static LibEncoder rightOf(LibEncoder out, int content, long client, long clock) {
    return out.writeByte(ORIGIN | content).writeVarUint(client).writeVarUint(clock);
  }

  private static LibEncoder leftOf(LibEncoder out, int content, long client, long clock) {
    return out.writeByte(RIGHT_ORIGIN | content).writeVarUint(client).writeVarUint(clock);
  }

  private static byte[] whole(LibEncoder out) {
    return out.writeVarUint(0).toByteArray();
  }

  /** One client's items that compete for one place, each with another right origin. */
  static byte[] rightOrigins(int count) {
    LibEncoder out = block(blocks(1), count + 1L, 5);
    inRoot(out, STRING, "text").writeVarString("a".repeat(count + 2));
    for (int i = 1; i <= count; i++) {
      leftOf(out, STRING, 5, i).writeVarString("x");
    }
    return whole(out);
  }

  /** Letters of one client, each put before all those before it. */
  static byte[] prepended(int count, long client) {
    LibEncoder out = block(blocks(1), count, client);
    inRoot(out, STRING, "text").writeVarString("a");
    for (int i = 1; i < count; i++) {
      leftOf(out, STRING, client, i - 1L).writeVarString("a");
    }
    return whole(out);
  }

  /**
   * Letters that say that they lie after the first letter of a text: the first one before the
   * second letter, each other before the one that came before it.
   */
  static byte[] beforeEachOther(int count, long client, long text) {
    LibEncoder out = block(blocks(1), count, client);
    for (int i = 0; i < count; i++) {
      out.writeByte(ORIGIN | RIGHT_ORIGIN | STRING)
          .writeVarUint(text)
          .writeVarUint(0)
          .writeVarUint(i == 0 ? text : client)
          .writeVarUint(i == 0 ? 1 : i - 1L)
          .writeVarString("b");
    }
    return whole(out);
  }

  /** Items that cannot be joined, each after the one before, the first after a client's first. */
  static byte[] chainFrom(int count, long client, long from) {
    return chainFrom(count, client, from, 0);
  }

  /** The same, the first after an operation of a client. */
  static byte[] chainFrom(int count, long client, long from, long clock) {
    LibEncoder out = block(blocks(1), count, client);
    for (int i = 0; i < count; i++) {
      rightOf(out, i % 2 == 0 ? STRING : ANY, i == 0 ? from : client, i == 0 ? clock : i - 1L);
      if (i % 2 == 0) {
        out.writeVarString("c");
      } else {
        out.writeVarUint(1).writeByte(NULL);
      }
    }
    return whole(out);
  }

  /** A text of one client. */
  static byte[] text(String content, long client) {
    LibEncoder out = block(blocks(1), 1, client);
    return whole(inRoot(out, STRING, "text").writeVarString(content));
  }

  /** The deletion of every second letter of a text. */
  static byte[] everySecond(int count, long client) {
    LibEncoder out = blocks(0).writeVarUint(1).writeVarUint(client).writeVarUint(count);
    for (int i = 0; i < count; i++) {
      out.writeVarUint(2L * i).writeVarUint(1);
    }
    return out.toByteArray();
  }

  /** Deleted items that cannot be joined. */
  static byte[] deletedApart(int count, long client) {
    LibEncoder out = block(blocks(1), count, client);
    inRoot(out, DELETED, "text").writeVarUint(1);
    for (int i = 1; i < count; i++) {
      leftOf(out, DELETED, client, i - 1L).writeVarUint(1);
    }
    return whole(out);
  }

  /** A letter, and the same long range deleted again and again. */
  static byte[] sameRange(int times, int length, long client, long writer) {
    LibEncoder out = block(blocks(1), 1, writer);
    inRoot(out, STRING, "text").writeVarString("x");
    out.writeVarUint(1).writeVarUint(client).writeVarUint(times);
    for (int i = 0; i < times; i++) {
      out.writeVarUint(0).writeVarUint(length);
    }
    return out.toByteArray();
  }

  /** Values of an array, each a struct that continues the one before. */
  static byte[] values(int count) {
    LibEncoder out = block(blocks(1), count, 5);
    inRoot(out, ANY, "array").writeVarUint(1).writeByte(NULL);
    for (int i = 1; i < count; i++) {
      rightOf(out, ANY, 5, i - 1L).writeVarUint(1).writeByte(NULL);
    }
    return whole(out);
  }

  /** Letters that cannot be joined, in a text that has had a format. */
  static byte[] formatted(int count, long client) {
    LibEncoder out = block(blocks(1), count + 1L, client);
    inRoot(out, STRING, "text").writeVarString("a");
    for (int i = 1; i < count; i++) {
      leftOf(out, STRING, client, i - 1L).writeVarString("a");
    }
    leftOf(out, FORMAT, client, count - 1L).writeVarString("b").writeVarString("1");
    return whole(out);
  }

  /** Formats one after the other, of so many attributes in turn, and then a letter. */
  static byte[] formats(int count, int attributes, long client) {
    LibEncoder out = block(blocks(1), count + 1L, client);
    inRoot(out, FORMAT, "text").writeVarString("b0").writeVarString("1");
    for (int i = 1; i < count; i++) {
      rightOf(out, FORMAT, client, i - 1L).writeVarString("b" + i % attributes).writeVarString("1");
    }
    return whole(rightOf(out, STRING, client, count - 1L).writeVarString("a"));
  }

  /** The deletion of a client's first operations, as one range. */
  static byte[] deleteFirst(int count, long client) {
    return blocks(0)
        .writeVarUint(1)
        .writeVarUint(client)
        .writeVarUint(1)
        .writeVarUint(0)
        .writeVarUint(count)
        .toByteArray();
  }

  /** A key that one client overwrites and another sets as if it had never been set. */
  static byte[] oneKey(int count) {
    LibEncoder out = block(blocks(2), count, 9);
    inRoot(out, KEY | ANY, "map").writeVarString("key").writeVarUint(1).writeByte(NULL);
    for (int i = 1; i < count; i++) {
      rightOf(out, ANY, 9, i - 1L).writeVarUint(1).writeByte(NULL);
    }
    block(out, count, 5);
    for (int i = 0; i < count; i++) {
      inRoot(out, KEY | ANY, "map").writeVarString("key").writeVarUint(1).writeByte(NULL);
    }
    return whole(out);
  }

  /** Clients of one letter each. */
  static byte[] clients(int count) {
    LibEncoder out = blocks(count);
    for (int i = 0; i < count; i++) {
      inRoot(block(out, 1, 1000L + i), STRING, "text").writeVarString("a");
    }
    return whole(out);
  }

  /** Maps in maps. */
  static byte[] deep(int depth) {
    LibEncoder out = block(blocks(1), depth, 5);
    inRoot(out, TYPE | KEY, "map").writeVarString("k").writeVarUint(1);
    for (int i = 1; i < depth; i++) {
      out.writeByte(TYPE | KEY).writeVarUint(0).writeVarUint(5).writeVarUint(i - 1L);
      out.writeVarString("k").writeVarUint(1);
    }
    return whole(out);
  }
}
