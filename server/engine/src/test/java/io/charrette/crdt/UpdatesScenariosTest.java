package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What Yjs's own tests of updates and of the encoding expect; which of them is where: {@code
 * scenarios.md}.
 */
class UpdatesScenariosTest {
  private static final DocumentOptions KEEPING = new DocumentOptions(false);

  /** The updates of single edits of an array of a new document. */
  private static List<byte[]> updatesOf(Document document, Consumer<SharedArray> edits) {
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    edits.accept(document.array("array"));
    return updates;
  }

  private static byte[] merge(byte[]... updates) throws Exception {
    return Updates.merge(List.of(updates));
  }

  private static byte[] merge(List<byte[]> updates) throws Exception {
    return Updates.merge(updates);
  }

  @Test
  @DisplayName("an update without a client's operations brings all others, its gaps and deletions")
  void without() throws Exception {
    Document ana = new Document(1, KEEPING);
    ana.array("array").insertAll(0, List.of("a", "b"));
    Document ben = new Document(2, KEEPING);
    ben.apply(Update.decode(ana.encodeState()));
    ben.array("array").insertAll(2, List.of("c", "d"));
    ben.array("array").delete(0, 1);
    byte[] all = ben.encodeState();
    assertThat(Update.decode(all).end(1)).isEqualTo(2);
    assertThat(Update.decode(all).end(3)).isZero();

    byte[] rest = Updates.without(all, Set.of(1L));
    assertThat(Update.decode(rest).clients()).containsExactly(2L);
    ana.apply(Update.decode(rest));
    assertThat(ana.array("array").values()).isEqualTo(ben.array("array").values());

    List<byte[]> typed =
        updatesOf(
            new Document(3, KEEPING),
            array -> List.of(1, 2, 3).forEach(one -> array.insert(0, one)));
    byte[] gap = merge(all, typed.get(0), typed.get(2));
    assertThat(Updates.stateVector(Updates.without(gap, Set.of(1L, 2L))).clock(3)).isEqualTo(1);
    assertThat(Update.decode(Updates.without(gap, Set.of(2L))).end(3)).isEqualTo(3);
    assertThat(Updates.without(gap, Set.of())).isEqualTo(gap);
  }

  @Test
  @DisplayName("an update without deletions of what one state has and an earlier one has not")
  void withoutDeleting() throws Exception {
    Document ana = new Document(1, KEEPING);
    ana.text("text").insert(0, "0123456789");
    byte[] before = ana.encodeState();
    Document ben = new Document(2, KEEPING);
    ben.apply(Update.decode(before));
    ben.text("text").insert(10, "ab");
    ben.text("text").delete(1, 10);
    byte[] all = ben.encodeState();
    StateVector earlier = StateVector.of(Map.of(1L, 4L));
    for (var each :
        Map.of(StateVector.of(Map.of(1L, 7L)), "0456b", StateVector.of(Map.of(1L, 2L)), "0b")
            .entrySet()) {
      Document there = new Document();
      there.apply(Update.decode(Updates.withoutDeleting(all, earlier, each.getKey())));
      assertThat(there.text("text")).hasToString(each.getValue());
    }
    assertThat(Updates.withoutDeleting(all, StateVector.EMPTY, StateVector.EMPTY)).isEqualTo(all);
  }

  @Test
  @DisplayName("the merged states of three documents are the state of each")
  void mergedStates() throws Exception {
    Network network = new Network(3);
    network.document(0).array("array").insert(0, 1);
    network.document(1).array("array").insert(0, 2);
    network.assertEqual();
    List<byte[]> states = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      states.add(network.document(i).encodeState());
    }
    Document merged = new Document();
    merged.apply(Update.decode(merge(states)));
    assertThat(merged.array("array").values())
        .isEqualTo(network.document(0).array("array").values());
  }

  @Test
  @DisplayName("updates of insertions merge in any grouping, overlapping and with gaps")
  void mergedInsertions() throws Exception {
    Document document = new Document(1, KEEPING);
    assertMergeable(
        document,
        updatesOf(
            document,
            array -> {
              for (int i = 1; i <= 4; i++) {
                array.insert(0, i);
              }
            }));
  }

  @Test
  @DisplayName("updates with deletions merge in any grouping, overlapping and with gaps")
  void mergedDeletions() throws Exception {
    Document document = new Document(1, KEEPING);
    assertMergeable(
        document,
        updatesOf(
            document,
            array -> {
              array.insertAll(0, List.of(1, 2));
              array.delete(1, 1);
              array.insertAll(0, List.of(3, 4));
              array.delete(1, 2);
            }));
  }

  private static void assertMergeable(Document document, List<byte[]> updates) throws Exception {
    List<byte[]> cases = new ArrayList<>();
    cases.add(merge(updates));
    cases.add(merge(merge(updates.subList(2, 4)), merge(updates.subList(0, 2))));
    cases.add(
        merge(merge(updates.subList(2, 4)), merge(updates.subList(1, 3)), updates.getFirst()));
    cases.add(
        merge(
            merge(updates.get(0), updates.get(2)),
            merge(updates.get(1), updates.get(3)),
            merge(List.of())));
    cases.add(merge(List.copyOf(cases)));
    for (byte[] merged : cases) {
      Document copy = new Document(2, KEEPING);
      copy.apply(Update.decode(merged));
      assertThat(copy.array("array").values()).isEqualTo(document.array("array").values());
      assertThat(Updates.stateVector(merged)).isEqualTo(copy.stateVector());
      assertThat(Dump.of(merged)).isEqualTo(Dump.of(cases.getFirst()));
      for (int from = 1; from < updates.size(); from++) {
        StateVector known = Updates.stateVector(merge(updates.subList(0, from)));
        byte[] rest = merge(updates.subList(from, updates.size()));
        byte[] diff = Updates.diff(merged, known);
        assertThat(Dump.structs(diff)).isEqualTo(Dump.structs(rest));
        Document late = new Document(3, KEEPING);
        late.apply(Update.decode(merge(updates.subList(0, from))));
        late.apply(Update.decode(diff));
        assertThat(Shape.of(late)).isEqualTo(Shape.of(copy));
      }
    }
  }

  @Test
  @DisplayName("what waits in a document is in its state, also when that goes through others")
  void pendingUpdates() throws Exception {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    SharedText text = source.text("text");
    for (String word : List.of("h", "e", "l", "l", "o")) {
      text.insert(text.length(), word);
    }
    Document first = new Document(2);
    first.apply(Update.decode(updates.get(0)));
    byte[] state = first.encodeState();
    for (int next : new int[] {1, 3, 2, 4}) {
      Document document = new Document(3);
      document.apply(Update.decode(state));
      document.apply(Update.decode(updates.get(next)));
      assertThat(document.pendingStructs() > 0).isEqualTo(next == 3);
      state = document.encodeState();
    }
    Document last = new Document(4);
    last.apply(Update.decode(state));
    assertThat(last.text("text")).hasToString("hello");
    assertThat(last.pendingStructs()).isZero();
  }

  @Test
  @DisplayName("an update that lacks what it builds on has an empty state vector")
  void vectorWithoutBasis() throws Exception {
    Document document = new Document();
    document.text("text").insert(0, "a");
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    document.text("text").insert(0, "a");
    assertThat(Updates.stateVector(updates.getFirst()).encode()).containsExactly(0);
  }

  @Test
  @DisplayName("a state vector counts up to the first gap only")
  void vectorWithGap() throws Exception {
    Document document = new Document(5);
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    for (String word : List.of("a", "b", "c")) {
      document.text("text").insert(0, word);
    }
    byte[] gap = merge(updates.get(0), updates.get(2));
    assertThat(Updates.stateVector(gap)).isEqualTo(StateVector.of(java.util.Map.of(5L, 1L)));
    assertThat(Updates.diff(gap, Updates.stateVector(gap))).isEqualTo(updates.get(2));
  }

  @Test
  @DisplayName("the numbers of contents are those of the format")
  void contentNumbers() {
    assertThat(
            List.of(
                Gc.REF,
                DeletedContent.REF,
                JsonContent.REF,
                BinaryContent.REF,
                StringContent.REF,
                EmbedContent.REF,
                FormatContent.REF,
                TypeContent.REF,
                AnyContent.REF,
                SubdocumentContent.REF,
                Skip.REF))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  @DisplayName("a document that hears its own client id from others takes another one")
  void duplicateClient() throws Exception {
    Document first = new Document(5);
    Document second = new Document(5);
    first.array("array").insertAll(0, List.of(1, 2));
    second.apply(Update.decode(first.encodeState()));
    assertThat(second.clientId()).isNotEqualTo(5);
    assertThat(first.clientId()).isEqualTo(5);
  }

  @Test
  @DisplayName("a document reads as plain values by root")
  void toJson() {
    Document document = new Document();
    document.array("array").push("test");
    document.map("map").set("key", new SharedMap());
    document.text("text").insert(0, "abc");
    assertThat(document.toJson())
        .isEqualTo(
            java.util.Map.of(
                "array", List.of("test"),
                "map", java.util.Map.of("key", java.util.Map.of()),
                "text", "abc"));
  }

  @Test
  @DisplayName("transactions of listeners come one after the other, each told once")
  void recursion() {
    Document document = new Document();
    SharedArray array = document.array("array");
    List<Integer> lengths = new ArrayList<>();
    document.onUpdate(
        update -> {
          lengths.add(array.length());
          if (array.length() < 50) {
            array.push("another");
          }
        });
    array.push("first");
    assertThat(lengths).hasSize(50).startsWith(1, 2).endsWith(50);
  }
}
