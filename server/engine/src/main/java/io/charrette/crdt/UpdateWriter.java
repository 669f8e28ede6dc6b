package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** Writes an update: structs client by client, gaps filled with {@link Skip}s, and a delete set. */
final class UpdateWriter {
  private final LibEncoder blocks = new LibEncoder();
  private final LibEncoder block = new LibEncoder();
  private long blockCount;
  private long structCount;
  private long client;
  private long end;

  /** Adds a struct whole, as far as what was added does not cover it. */
  void add(Struct struct) {
    if (structCount == 0 || struct.client != client) {
      add(struct, 0);
    } else if (struct.clock >= end) {
      add(struct, 0);
    } else if (struct.end() > end) {
      add(struct, end - struct.clock);
    }
  }

  /**
   * Adds a struct without its first operations. It must be of another client than what was added,
   * or come after it.
   */
  void add(Struct struct, long offset) {
    long start = struct.clock + offset;
    if (structCount > 0 && struct.client != client) {
      finishBlock();
    }
    if (structCount == 0) {
      client = struct.client;
      block.writeVarUint(client).writeVarUint(start);
    } else if (start > end) {
      new Skip(client, end, start - end).write(block, 0);
      structCount++;
    }
    struct.write(block, offset);
    structCount++;
    end = struct.end();
  }

  /** Adds a struct without its operations from a clock on. */
  void addUntil(Struct struct, long clock) {
    if (struct.end() <= clock) {
      add(struct, 0);
      return;
    }
    add(struct.head(clock - struct.clock), 0);
  }

  private void finishBlock() {
    if (structCount > 0) {
      blocks.writeVarUint(structCount).writeBytes(block);
      block.clear();
      structCount = 0;
      blockCount++;
    }
  }

  /** The encoded update. */
  byte[] finish(DeleteSet deletions) {
    finishBlock();
    LibEncoder out = new LibEncoder(blocks.size() + 64);
    out.writeVarUint(blockCount).writeBytes(blocks);
    deletions.write(out);
    return out.toByteArray();
  }
}
