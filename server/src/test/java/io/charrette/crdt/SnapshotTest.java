package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  /** The content with each surrogate pair as if parted: a later split cannot be undone. */
  private static String withoutPairs(Document document) {
    return Shape.of(document).replaceAll("[\\x{10000}-\\x{10FFFF}]", "\uFFFD\uFFFD");
  }

  @Test
  @DisplayName("every state of a document can be restored from its snapshot")
  void restore() throws Exception {
    Document document = new Document(1, new DocumentOptions(false));
    RandomEditor editor = new RandomEditor(document, 5, Set.of("xml", "formats"));
    Map<Snapshot, String> history = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      document.edit(transaction -> editor.edit());
      history.put(Snapshot.decode(Snapshot.of(document).encode()), withoutPairs(document));
    }
    byte[] before = document.encodeState();
    history.forEach(
        (snapshot, shape) -> assertThat(withoutPairs(snapshot.restore(document))).isEqualTo(shape));
    assertThat(document.encodeState()).isEqualTo(before);
  }

  @Test
  @DisplayName("a snapshot is encoded as in Yjs, and tells what it contains")
  void asInYjs() throws Exception {
    Document document = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    document.text("text").insert(0, "abcdef");
    document.text("text").delete(1, 2);
    document.text("text").insert(0, "x");
    try (Oracle oracle = new Oracle()) {
      oracle.ask("create", "doc", "yjs", "client", 9, "gc", false);
      oracle.ask("apply", "doc", "yjs", "updates", List.of(document.encodeState()));
      Object theirs =
          oracle
              .ask("run", "doc", "yjs", "program", "return Y.encodeSnapshot(Y.snapshot(doc))")
              .get("result");
      assertThat(Shape.text(theirs))
          .isEqualTo(Shape.text(Shape.shape(Snapshot.of(document).encode())));
    }
    Snapshot now = Snapshot.of(document);
    assertThat(now).isEqualTo(Snapshot.decode(now.encode())).hasSameHashCodeAs(now);
    document.text("text").delete(0, 1);
    assertThat(Snapshot.of(document)).isNotEqualTo(now);
    for (int i = 0; i < 3; i++) {
      assertThat(now.contains(Update.decode(updates.get(i)))).isTrue();
    }
    assertThat(now.contains(Update.decode(updates.get(3)))).isFalse();
  }

  @Test
  @DisplayName("a document that collects garbage, or lacks operations, is not restored")
  void refused() {
    Document collecting = new Document(1);
    collecting.text("text").insert(0, "a");
    Snapshot snapshot = Snapshot.of(collecting);
    Document empty = new Document(2, new DocumentOptions(false));
    for (Document document : List.of(collecting, empty)) {
      assertThatThrownBy(() -> snapshot.restore(document))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
