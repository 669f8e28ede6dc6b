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
    blocks.sort(ORDER);
    LibEncoder out = new LibEncoder();
    out.writeVarUint(blocks.size());
    for (StructBlock block : blocks) {
      block.write(out);
    }
    deletions.write(out);
    return out.toByteArray();
  }

  private void write(LibEncoder out) {
    int first = structs.indexOf(from);
    out.writeVarUint(structs.size() - first).writeVarUint(structs.client).writeVarUint(from);
    structs.get(first).write(out, from - structs.get(first).clock);
    for (int i = first + 1; i < structs.size(); i++) {
      structs.get(i).write(out, 0);
    }
  }
}
