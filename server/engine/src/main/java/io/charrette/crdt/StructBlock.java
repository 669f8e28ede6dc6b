package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import java.util.Comparator;
import java.util.List;

/**
 * The structs of one client from a clock on, to be written as a block of an update.
 *
 * @param from a clock of the list
 */
record StructBlock(StructList structs, long from) {
  /** In the order in which they are written: greater clients first. */
  private static final Comparator<StructBlock> ORDER =
      (a, b) -> Long.compare(b.structs.client, a.structs.client);

  /** An update of blocks, each of another client, which are put in order, and of deletions. */
  static byte[] encode(List<StructBlock> blocks, DeleteSet deletions) {
    return encode(blocks, deletions, false);
  }

  /** The same as it will be once what was deleted is collected. */
  static byte[] encodeCollected(List<StructBlock> blocks, DeleteSet deletions) {
    return encode(blocks, deletions, true);
  }

  private static byte[] encode(List<StructBlock> blocks, DeleteSet deletions, boolean collected) {
    blocks.sort(ORDER);
    LibEncoder out = new LibEncoder();
    out.writeVarUint(blocks.size());
    for (StructBlock block : blocks) {
      block.write(out, collected);
    }
    deletions.write(out);
    return out.toByteArray();
  }

  private void write(LibEncoder out, boolean collected) {
    int first = structs.indexOf(from);
    out.writeVarUint(structs.size() - first).writeVarUint(structs.client).writeVarUint(from);
    for (int i = first; i < structs.size(); i++) {
      Struct struct = structs.get(i);
      long offset = i == first ? from - struct.clock : 0;
      (collected ? struct.collected() : struct).write(out, offset);
    }
  }
}
