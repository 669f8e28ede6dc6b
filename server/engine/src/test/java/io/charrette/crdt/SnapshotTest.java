package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.LibEncoder;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  /** The content with each surrogate pair as if parted: a later split cannot be undone. */
  private static String withoutPairs(Document document) {
    return Dump.parted(Shape.of(document));
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

  private static Document keeping() {
    return new Document(1, new DocumentOptions(false));
  }

  private static @Nullable Object array(Document document) {
    return document.array("array").toJson();
  }

  @Test
  @DisplayName("a past state lacks what was inserted since, in texts, arrays and nested types")
  void insertedSince() {
    Document document = keeping();
    SharedMap nested = new SharedMap();
    document.text("text").insert(0, "world!");
    document.array("array").insert(0, nested);
    nested.set("key1", "value1");
    Snapshot snapshot = Snapshot.of(document);
    document.text("text").insert(0, "hello ");
    nested.set("key2", "value2");
    nested.set("key1", "other");
    document.array("array").insert(0, "before");
    Document restored = snapshot.restore(document);
    assertThat(restored.text("text")).hasToString("world!");
    assertThat(array(restored)).isEqualTo(List.of(Map.of("key1", "value1")));
    assertThat(array(document))
        .isEqualTo(List.of("before", Map.of("key1", "other", "key2", "value2")));
  }

  @Test
  @DisplayName("a past state has what was deleted since, and not what was deleted before")
  void deletedSince() {
    Document document = keeping();
    document.array("array").insertAll(0, List.of("item1", "item2", "item3"));
    document.array("array").delete(1, 1);
    document.map("map").set("between", 1);
    document.array("array").insert(0, "item0");
    Snapshot snapshot = Snapshot.of(document);
    document.array("array").delete(0, 2);
    assertThat(array(snapshot.restore(document))).isEqualTo(List.of("item0", "item1", "item3"));
    assertThat(array(document)).isEqualTo(List.of("item3"));
  }

  @Test
  @DisplayName("attributes of XML are restored with the values they had")
  void xmlAttributes() {
    Document document = keeping();
    SharedXmlElement element = new SharedXmlElement("div");
    document.xmlFragment("xml").insert(0, element);
    List<Snapshot> snapshots = new ArrayList<>(List.of(Snapshot.of(document)));
    for (String value : List.of("1", "2")) {
      element.setAttribute("a", value);
      snapshots.add(Snapshot.of(document));
    }
    assertThat(
            snapshots.stream().map(s -> s.restore(document).xmlFragment("xml").toString()).toList())
        .containsExactly("<div></div>", "<div a=\"1\"></div>", "<div a=\"2\"></div>");
  }

  @Test
  @DisplayName("a client without operations, and the empty and the present state, can be restored")
  void emptyAndPresent() throws Exception {
    Document document = keeping();
    Snapshot empty =
        Snapshot.decode(
            new LibEncoder()
                .writeVarUint(0)
                .writeVarUint(1)
                .writeVarUint(9999)
                .writeVarUint(0)
                .toByteArray());
    document.array("array").insert(0, "world");
    assertThat(array(empty.restore(document))).isEqualTo(List.of());
    assertThat(array(Snapshot.of(document).restore(document))).isEqualTo(List.of("world"));
  }

  @Test
  @DisplayName("a snapshot of edits that build on each other restores at every replica")
  void dependent() throws Exception {
    Network network = new Network(2, new DocumentOptions(false));
    List<SharedArray> arrays = network.each(d -> d.array("array"));
    for (int i = 0; i < 2; i++) {
      arrays.get(i).insert(i, "item" + i);
      network.flush();
    }
    Snapshot snapshot = Snapshot.of(network.document(0));
    for (int i = 0; i < 2; i++) {
      arrays.get(i).insert(i + 2, "later" + i);
      network.flush();
    }
    for (int i = 0; i < 2; i++) {
      assertThat(array(snapshot.restore(network.document(i)))).isEqualTo(List.of("item0", "item1"));
    }
    network.assertEqual();
  }

  @Test
  @DisplayName("a snapshot without some deletions of an update does not contain it")
  void containsDeletions() throws Exception {
    Document local = new Document(1);
    local.text("text").insert(0, "abcdefghij");
    local.text("text").delete(0, 3);
    Document remote = new Document(2);
    remote.apply(Update.decode(local.encodeState()));
    Snapshot snapshot = Snapshot.of(remote);
    assertThat(snapshot.contains(Update.decode(local.encodeState()))).isTrue();
    local.text("text").delete(0, 3);
    assertThat(snapshot.contains(Update.decode(local.encodeState()))).isFalse();
  }
}
