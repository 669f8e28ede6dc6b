package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Yjs's own tests expect of texts; which of them is where: {@code scenarios.md}. */
class TextScenariosTest {
  private static final Map<String, Object> BOLD = Map.of("bold", true);

  private final List<List<TextDelta>> heard = new ArrayList<>();

  private static TextDelta insert(Object value) {
    return new TextDelta.Insert(value);
  }

  private static TextDelta insert(Object value, Map<String, @Nullable Object> formats) {
    return new TextDelta.Insert(value, formats);
  }

  private static TextDelta retain(int length) {
    return new TextDelta.Retain(length);
  }

  private static TextDelta retain(int length, Map<String, @Nullable Object> formats) {
    return new TextDelta.Retain(length, formats);
  }

  private static TextDelta delete(int length) {
    return new TextDelta.Delete(length);
  }

  private static Map<String, @Nullable Object> without(String name) {
    return Collections.singletonMap(name, null);
  }

  private SharedText observed(Document document) {
    SharedText text = document.text("text");
    text.observe(event -> heard.add(event.textDelta()));
    return text;
  }

  private void assertHeard(TextDelta... last) {
    assertThat(heard.getLast()).containsExactly(last);
  }

  /** How many structs the text of a document comes to, deleted ones not counted. */
  private static int live(SharedText text) {
    int live = 0;
    for (Item item = text.branch.start; item != null; item = item.right) {
      live += item.deleted() ? 0 : 1;
    }
    return live;
  }

  @Test
  @DisplayName(
      "insertions and deletions are told step by step, and nothing if they undo each other")
  void insertAndDelete() throws Exception {
    Network network = new Network(2);
    SharedText text = observed(network.document(0));
    text.delete(0, 0);
    text.insert(0, "abc");
    assertHeard(insert("abc"));
    text.delete(0, 1);
    assertHeard(delete(1));
    text.delete(1, 1);
    assertHeard(retain(1), delete(1));
    assertThat(text).hasToString("b");
    network
        .document(0)
        .edit(
            transaction -> {
              text.insert(0, "1");
              text.delete(0, 1);
            });
    assertHeard();
    network.assertEqual();
  }

  @Test
  @DisplayName("attributes come with insertions, hold through deletions and are not marked twice")
  void format() throws Exception {
    Network network = new Network(2);
    SharedText text = observed(network.document(0));
    text.insert(0, "abc", BOLD);
    assertHeard(insert("abc", BOLD));
    text.delete(0, 1);
    assertHeard(delete(1));
    text.delete(1, 1);
    assertHeard(retain(1), delete(1));
    text.insert(0, "z", BOLD);
    assertThat(text.toDelta()).containsExactly(insert("zb", BOLD));
    assertHeard(insert("z", BOLD));
    assertThat(live(text)).as("z, b and two marks").isEqualTo(4);
    text.insert(0, "y");
    assertThat(text.toDelta()).containsExactly(insert("y"), insert("zb", BOLD));
    assertHeard(insert("y"));
    text.format(0, 2, without("bold"));
    assertThat(text.toDelta()).containsExactly(insert("yz"), insert("b", BOLD));
    assertHeard(retain(1), retain(1, without("bold")));
    network.assertEqual();
  }

  @Test
  @DisplayName("false is a value of an attribute like others")
  void falsy() throws Exception {
    Network network = new Network(2);
    SharedText text = observed(network.document(0));
    Map<String, @Nullable Object> off = Map.of("falsy", false);
    Map<String, @Nullable Object> on = Map.of("falsy", true);
    text.insert(0, "abcde", off);
    assertHeard(insert("abcde", off));
    text.format(1, 3, on);
    assertThat(text.toDelta())
        .containsExactly(insert("a", off), insert("bcd", on), insert("e", off));
    assertHeard(retain(1), retain(3, on));
    text.format(2, 1, off);
    assertThat(text.toDelta())
        .containsExactly(
            insert("a", off), insert("b", on), insert("c", off), insert("d", on), insert("e", off));
    assertHeard(retain(2), retain(1, off));
    network.assertEqual();
  }

  @Test
  @DisplayName("formatting at the same time leaves a delta that says what has become of it")
  void concurrentFormats() throws Exception {
    Network network = new Network(2);
    SharedText first = network.document(0).text("text");
    first.insert(0, "abcde");
    network.flush();
    first.format(0, 3, BOLD);
    SharedText second = network.document(1).text("text");
    second.format(2, 2, BOLD);
    second.observe(
        event -> {
          if (!event.textDelta().isEmpty()) {
            heard.add(event.textDelta());
          }
        });
    network.flush();
    assertThat(heard).hasSize(1);
    assertHeard(retain(3, BOLD), retain(2, without("bold")));
    network.assertEqual();
  }

  @Test
  @DisplayName("a delta formats lines and leaves the breaks between them")
  void lines() {
    SharedText text = new Document().text("text");
    text.insert(0, "Test\nMulti-line\nFormatting");
    text.applyDelta(
        List.of(retain(4, BOLD), retain(1), retain(10, BOLD), retain(1), retain(10, BOLD)));
    assertThat(text.toDelta())
        .containsExactly(
            insert("Test", BOLD),
            insert("\n"),
            insert("Multi-line", BOLD),
            insert("\n"),
            insert("Formatting", BOLD));
  }

  @Test
  @DisplayName("formats of single breaks are not merged, and can take the place of deleted ones")
  void breaks() {
    Map<String, @Nullable Object> title = Map.of("title", true);
    SharedText text = new Document().text("text");
    List<TextDelta> lines =
        List.of(insert("Text"), insert("\n", title), insert("\nText"), insert("\n", title));
    text.applyDelta(lines);
    assertThat(text.toDelta()).isEqualTo(lines);
    SharedText other = new Document().text("text");
    other.applyDelta(List.of(insert("Text"), insert("\n", title), insert("\n")));
    other.applyDelta(List.of(retain(4), delete(1), retain(1, title)));
    assertThat(other.toDelta()).containsExactly(insert("Text"), insert("\n", title));
  }

  @Test
  @DisplayName("object values of attributes stay with their characters through edits by delta")
  void tableCells() {
    List<TextDelta> cells = new ArrayList<>();
    cells.add(insert("\n\n", Map.of("column", Map.of("width", "150"))));
    for (int i = 0; i < 4; i++) {
      Map<String, Object> place = Map.of("row", "r" + i / 2, "cell", "c" + i);
      cells.add(insert("\n", Map.of("block", "b" + i, "line", place, "row", "r" + i / 2)));
    }
    cells.add(insert("after"));
    cells.add(insert("\n", Map.of("block", "last")));
    SharedText text = new Document().text("text");
    text.applyDelta(cells);
    assertThat(text.toDelta()).isEqualTo(cells);
    text.applyDelta(List.of(retain(5), insert("-")));
    text.applyDelta(List.of(retain(6), insert(" ")));
    Map<String, @Nullable Object> change = new java.util.LinkedHashMap<>();
    change.put("line", null);
    change.put("list", Map.of("list", "bullet"));
    text.applyDelta(List.of(retain(5), delete(2), retain(1, change)));
    List<TextDelta> expected = new ArrayList<>(cells);
    expected.set(
        4, insert("\n", Map.of("block", "b3", "list", Map.of("list", "bullet"), "row", "r1")));
    assertThat(text.toDelta()).isEqualTo(expected);
  }

  @Test
  @DisplayName("embedded objects are steps of their own, with and without attributes")
  void embeds() {
    SharedText text = new Document().text("text");
    Map<String, Object> image = Map.of("image", "x.png");
    text.insert(0, "ab", BOLD);
    text.insertEmbed(1, image, Map.of("width", 100));
    assertThat(text.toDelta())
        .containsExactly(
            insert("a", BOLD), insert(image, Map.of("width", 100L)), insert("b", BOLD));
    SharedText plain = new Document().text("text");
    plain.insert(0, "ab", BOLD);
    plain.insertEmbed(1, image, Map.of());
    assertThat(plain.toDelta())
        .containsExactly(insert("a", BOLD), insert(image), insert("b", BOLD));
    assertThat(plain.toJson()).isEqualTo("ab");
    assertThat(plain.length()).isEqualTo(3);
    SharedText byDelta = new Document().text("text");
    byDelta.applyDelta(List.of(insert(Map.of("linebreak", "s"))));
    assertThat(byDelta.toDelta()).containsExactly(insert(Map.of("linebreak", "s")));
  }

  @Test
  @DisplayName("a shared type can be embedded, is told of, and can be edited within the text")
  void embeddedTypes() throws Exception {
    Network network = new Network(2);
    SharedText second = observed(network.document(1));
    SharedMap map = new SharedMap();
    network.document(0).text("text").applyDelta(List.of(insert(map)));
    map.set("key", "val");
    network.flush();
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst()).hasSize(1);
    TextDelta step = second.toDelta().getFirst();
    assertThat(step).isInstanceOf(TextDelta.Insert.class);
    SharedMap there = (SharedMap) ((TextDelta.Insert) step).value();
    assertThat(there.toJson()).isEqualTo(Map.of("key", "val"));
    there.set("key", "other");
    network.flush();
    assertThat(map.get("key")).isEqualTo("other");
    network.assertEqual();
  }

  @Test
  @DisplayName("marks that no longer mark anything are deleted")
  void marksRemoved() {
    SharedText text = new Document().text("text");
    text.insert(0, "ab", BOLD);
    text.delete(0, 2);
    assertThat(live(text)).isZero();
    SharedText middle = new Document().text("text");
    middle.insert(0, "1234");
    middle.insert(2, "ab", BOLD);
    middle.delete(2, 2);
    assertThat(middle).hasToString("1234");
    assertThat(live(middle)).isEqualTo(2);
  }

  @Test
  @DisplayName("changing one attribute of a character says nothing of its others")
  void oneAttribute() throws Exception {
    Network network = new Network(2);
    SharedText first = network.document(0).text("text");
    first.insert(0, "\n", Map.of("paragraph", "normal", "list", "bullet"));
    first.insert(1, "abc", Map.of("paragraph", "normal"));
    network.flush();
    for (SharedText text : network.each(d -> d.text("text"))) {
      text.observe(event -> heard.add(event.textDelta()));
    }
    network.document(1).text("text").format(0, 1, Map.of("list", "number"));
    network.flush();
    heard.removeIf(List::isEmpty);
    assertThat(heard)
        .hasSize(2)
        .allSatisfy(
            delta -> assertThat(delta).containsExactly(retain(1, Map.of("list", "number"))));
    network.assertEqual();
  }

  @Test
  @DisplayName("a stretch can be formatted and deleted around others' formats")
  void deleteFormatted() throws Exception {
    Network network = new Network(2);
    SharedText first = network.document(0).text("text");
    first.insert(0, "Attack ships on fire off the shoulder of Orion.");
    network.flush();
    first.format(13, 7, BOLD);
    network.document(1).text("text").delete(16, 4);
    network.flush();
    assertThat(network.document(1).text("text").toDelta())
        .containsExactly(
            insert("Attack ships "), insert("on ", BOLD), insert(" off the shoulder of Orion."));
    network.assertEqual();
  }

  @Test
  @DisplayName("a hundred thousand edits at random places give what a string gives")
  void manyEdits() {
    Random random = new Random(11);
    Document document = new Document();
    SharedText text = document.text("text");
    StringBuilder expected = new StringBuilder("x".repeat(50_000));
    text.insert(0, expected.toString());
    for (int i = 0; i < 100_000; i++) {
      int at = random.nextInt(expected.length() + 1);
      if (random.nextBoolean()) {
        String word = "word".substring(0, 1 + random.nextInt(4));
        text.insert(at, word);
        expected.insert(at, word);
      } else {
        int length = Math.min(expected.length() - at, random.nextInt(4));
        text.delete(at, length);
        expected.delete(at, at + length);
      }
    }
    assertThat(text).hasToString(expected.toString());
    assertThat(text.length()).isEqualTo(expected.length());
  }

  @Test
  @DisplayName("ten thousand characters typed at the end are one item")
  void appended() {
    Document document = new Document(1);
    SharedText text = document.text("text");
    for (int i = 0; i < 10_000; i++) {
      text.insert(text.length(), "a");
    }
    assertThat(text.length()).isEqualTo(10_000);
    assertThat(live(text)).isEqualTo(1);
  }

  @Test
  @DisplayName("a document of a hundred thousand fragments travels, and so do its single updates")
  void fragmented() throws Exception {
    Document document = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    for (int i = 0; i < 100_000; i++) {
      document.text("text").insert(0, "0");
    }
    Document whole = new Document(2);
    whole.apply(Update.decode(document.encodeState()));
    Document merged = new Document(3);
    merged.apply(Update.decode(Updates.merge(updates)));
    Document single = new Document(4);
    for (byte[] update : updates) {
      single.apply(Update.decode(update));
    }
    for (Document copy : List.of(whole, merged, single)) {
      assertThat(copy.text("text").length()).isEqualTo(100_000);
      assertThat(copy.encodeState()).isEqualTo(document.encodeState());
    }
  }

  @Test
  @DisplayName("pairs of surrogates can be split by insertions, deletions and formats")
  void surrogates() throws Exception {
    Network network = new Network(2);
    SharedText text = network.document(0).text("text");
    network.cutOff(1);
    text.insert(0, "👾");
    text.insert(1, "hi!");
    assertThat(text).hasToString("\uFFFDhi!\uFFFD");
    network.assertEqual();
    network.cutOff(1);
    text.insert(0, "👾👾");
    text.delete(1, 2);
    assertThat(text).hasToString("\uFFFD\uFFFD\uFFFDhi!\uFFFD");
    network.assertEqual();
    network.cutOff(1);
    text.insert(0, "👾👾");
    text.format(1, 2, BOLD);
    assertThat(text.toDelta().get(1)).isEqualTo(insert("\uFFFD\uFFFD", BOLD));
    network.assertEqual();
  }

  @Test
  @DisplayName("search markers survive inserting before, and deleting around, the marked place")
  void markers() throws Exception {
    Document document = new Document();
    SharedText text = document.text("text");
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    StringBuilder expected = new StringBuilder();
    int[][] edits = {{0, 40}, {7, 3}, {9, -4}, {1, -6}, {20, 5}, {3, 2}, {19, -9}, {0, -3}, {2, 8}};
    for (int[] edit : edits) {
      if (edit[1] > 0) {
        String inserted = "abcdefgh".repeat(5).substring(0, edit[1]);
        text.insert(edit[0], inserted);
        expected.insert(edit[0], inserted);
      } else {
        text.delete(edit[0], -edit[1]);
        expected.delete(edit[0], edit[0] - edit[1]);
      }
      assertThat(text).hasToString(expected.toString());
    }
    Document copy = new Document();
    copy.apply(Update.decode(Updates.merge(updates)));
    assertThat(copy.text("text")).hasToString(expected.toString());
  }

  @Test
  @DisplayName("the text, with its attributes, as it was at a snapshot, can be restored")
  void snapshots() {
    Document document = new Document(1, new DocumentOptions(false));
    SharedText text = document.text("text");
    text.applyDelta(List.of(insert("abcd")));
    Snapshot first = Snapshot.of(document);
    text.applyDelta(List.of(retain(1), insert("x", BOLD), delete(1)));
    Snapshot second = Snapshot.of(document);
    text.applyDelta(List.of(retain(2), delete(2), insert("x")));
    assertThat(first.restore(document).text("text").toDelta()).containsExactly(insert("abcd"));
    assertThat(second.restore(document).text("text").toDelta())
        .containsExactly(insert("a"), insert("x", BOLD), insert("cd"));
    text.insert(text.length(), "e");
    assertThat(first.restore(document).text("text")).hasToString("abcd");
  }
}
