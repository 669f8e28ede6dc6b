package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** What must hold inside a document at any time, whatever was applied to it. */
final class Invariants {
  private Invariants() {}

  /** Checks the structs of every client, and the lists and keys of the roots and all within. */
  static void check(Document document) {
    for (StructList structs : document.store().lists()) {
      long clock = 0;
      for (int i = 0; i < structs.size(); i++) {
        Struct struct = structs.get(i);
        assertThat(struct.client).isEqualTo(structs.client);
        assertThat(struct.clock).as("no gap and no overlap").isEqualTo(clock);
        assertThat(struct.length).isPositive();
        clock = struct.end();
      }
    }
    ArrayDeque<Branch> branches = new ArrayDeque<>();
    Shape.rootsOf(document).values().forEach(root -> branches.add(root.branch));
    for (Branch branch = branches.poll(); branch != null; branch = branches.poll()) {
      checkList(branch, branches);
      int keys = 0;
      for (Item last : branch.lastItems()) {
        checkKey(branch, last, branches);
        keys += last.deleted() ? 0 : 1;
      }
      assertThat(branch.keys()).isEqualTo(keys);
    }
  }

  private static void checkList(Branch branch, ArrayDeque<Branch> branches) {
    long length = 0;
    Item before = null;
    Set<Item> seen = new HashSet<>();
    for (Item item = branch.start; item != null; item = item.right) {
      assertThat(seen.add(item)).as("no circle").isTrue();
      assertThat(item.left).isSameAs(before);
      assertThat(item.branch()).isSameAs(branch);
      assertThat(item.key).isNull();
      length += item.visible() ? item.length : 0;
      enter(item, branches);
      before = item;
    }
    assertThat((long) branch.length()).isEqualTo(length);
  }

  private static void checkKey(Branch branch, Item last, ArrayDeque<Branch> branches) {
    assertThat(last.right).isNull();
    Set<Item> seen = new HashSet<>();
    for (Item item = last; item != null; item = item.left) {
      assertThat(seen.add(item)).as("no circle").isTrue();
      assertThat(item.key).isEqualTo(last.key);
      assertThat(item.branch()).isSameAs(branch);
      enter(item, branches);
    }
  }

  private static void enter(Item item, ArrayDeque<Branch> branches) {
    if (item.content instanceof TypeContent type) {
      branches.add(type.branch());
    }
  }
}
