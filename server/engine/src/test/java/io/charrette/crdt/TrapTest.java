package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.oracle.Oracle;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What other implementations of Yjs got wrong, compared with Yjs where that says more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrapTest {
  private Oracle oracle;

  @BeforeAll
  void start() {
    oracle = new Oracle();
  }

  @AfterAll
  void stop() {
    oracle.close();
  }

  @BeforeEach
  void create() {
    oracle.ask("create", "doc", "yjs", "client", 1000);
  }

  /** Runs JavaScript on the oracle's document; returns the updates that it made. */
  private List<byte[]> run(String program) {
    return oracle.ask("run", "doc", "yjs", "program", program).list("updates");
  }

  private String theirs() {
    return Shape.text(oracle.ask("json", "doc", "yjs").get("json"));
  }

  private void tell(Document document) {
    oracle.ask("apply", "doc", "yjs", "updates", List.of(document.encodeState()));
  }

  private static void apply(Document document, List<byte[]> updates) {
    updates.forEach(update -> document.apply(Replica.decode(update)));
  }

  @Test
  @DisplayName("the right origin is resolved by a split before the scan")
  void rightOriginInTheMiddle() {
    List<byte[]> base = run("roots.text.insert(0, 'abcdef')");
    Document ours = new Document(5);
    apply(ours, base);
    ours.text("text").insert(3, "X");
    Document other = new Document(6);
    apply(other, base);
    other.text("text").insert(3, "Y");
    List<byte[]> third = run("roots.text.insert(3, 'Z')");
    for (Document document : List.of(ours, other)) {
      apply(document, third);
      apply(document, List.of(ours.encodeState(), other.encodeState()));
    }
    tell(ours);
    tell(other);
    assertThat(ours.text("text")).hasToString(other.text("text").toString());
    assertThat(Shape.of(ours)).isEqualTo(theirs());
  }

  @Test
  @DisplayName("the winner of a key is the rightmost item, not a neighbour")
  void mapWinner() {
    List<Document> replicas = List.of(new Document(30), new Document(10), new Document(20));
    for (Document replica : replicas) {
      replica.map("map").set("a", replica.clientId());
      replica.map("map").set("a", replica.clientId() + 1);
    }
    List<byte[]> updates = new ArrayList<>(run("roots.map.set('a', 1)"));
    replicas.forEach(replica -> updates.add(replica.encodeState()));
    for (Document replica : replicas) {
      Collections.rotate(updates, 1);
      apply(replica, updates);
      tell(replica);
    }
    for (Document replica : replicas) {
      assertThat(Shape.of(replica)).isEqualTo(theirs());
    }
  }

  @Test
  @DisplayName("a missing dependency defers all that follows of its client, and is no error")
  void missingDependency() {
    Document first = new Document(1);
    first.text("text").insert(0, "one ");
    byte[] base = first.encodeState();
    Document second = new Document(2);
    second.apply(Replica.decode(base));
    StateVector before = second.stateVector();
    second.text("text").insert(4, "two ");
    second.map("map").set("a", 1);
    byte[] update = second.encodeState(before);

    Document late = new Document(3);
    assertThat(late.apply(Replica.decode(update))).isEqualTo(new Applied(true, true));
    assertThat(late.map("map").has("a")).isFalse();
    assertThat(late.pendingStructs()).isEqualTo(2);
    assertThat(late.apply(Replica.decode(base))).isEqualTo(new Applied(true, false));
    assertThat(late.pendingStructs()).isZero();
    assertThat(Shape.of(late)).isEqualTo(Shape.of(second));
  }

  @Test
  @DisplayName("an insertion lands beside tombstones and at the head where Yjs puts it")
  void besideTombstones() {
    List<byte[]> base = run("roots.text.insert(0, 'abcdefgh')");
    Document ours = new Document(2000);
    ours.text("text");
    apply(ours, base);
    for (int[] deletion : new int[][] {{0, 2}, {1, 1}, {3, 2}}) {
      ours.text("text").delete(deletion[0], deletion[1]);
      run("roots.text.delete(%d, %d)".formatted(deletion[0], deletion[1]));
    }
    for (int index : new int[] {0, 1, 2, 5, 0}) {
      ours.text("text").insert(index, String.valueOf(index));
      run("roots.text.insert(%d, '%d')".formatted(index, index));
      assertThat(Shape.of(ours)).isEqualTo(theirs());
    }
    byte[] mine = ours.encodeState();
    apply(ours, List.of(oracle.ask("state", "doc", "yjs").bytes("update")));
    oracle.ask("apply", "doc", "yjs", "updates", List.of(mine));
    assertThat(Shape.of(ours)).isEqualTo(theirs());
  }

  @Test
  @DisplayName("merging updates keeps what is pending")
  void mergeKeepsPending() throws Exception {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    for (int i = 0; i < 6; i++) {
      source.text("text").insert(i, String.valueOf(i));
    }
    source.text("text").delete(1, 3);
    List<byte[]> some = List.of(updates.get(5), updates.get(1), updates.get(6), updates.get(3));
    byte[] merged = Updates.merge(some);
    assertThat(merged).isEqualTo(oracle.ask("merge", "updates", some).bytes("update"));
    assertThat(Updates.stateVector(merged)).isEqualTo(StateVector.EMPTY);
    Document late = new Document(2);
    assertThat(late.apply(Replica.decode(merged)).pending()).isTrue();
    apply(late, List.of(updates.get(0), updates.get(2), updates.get(4)));
    assertThat(late.text("text")).hasToString("045");
  }

  @Test
  @DisplayName("the state of a document has what is pending, and so has every diff")
  void stateHasPending() {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    source.text("text").insert(0, "abc");
    source.text("text").insert(3, "def");
    source.text("text").delete(0, 1);
    Document middle = new Document(2);
    apply(middle, List.of(updates.get(1), updates.get(2)));
    Document late = new Document(3);
    apply(late, List.of(middle.encodeState(late.stateVector()), updates.get(0)));
    assertThat(late.text("text")).hasToString("bcdef");
  }

  @Test
  @DisplayName("collected structs and gaps are read and written as Yjs does")
  void gcAndSkip() throws Exception {
    run("roots.map.set('a', new Y.Map([['x', new Y.Text('gone')]])); roots.map.set('a', 'new')");
    byte[] state = oracle.ask("state", "doc", "yjs").bytes("update");
    Document ours = new Document(5);
    ours.apply(Replica.decode(state));
    assertThat(ours.encodeState()).isEqualTo(state);
    List<byte[]> updates = run("roots.text.insert(0, 'x')");
    updates.addAll(run("roots.array.insert(0, [1, 2])"));
    updates.addAll(run("roots.array.delete(0, 1)"));
    List<byte[]> gap = List.of(state, updates.getLast(), updates.get(1));
    byte[] merged = oracle.ask("merge", "updates", gap).bytes("update");
    assertThat(Updates.merge(gap)).isEqualTo(merged);
    StateVector since = Updates.stateVector(state);
    assertThat(Updates.diff(merged, since))
        .isEqualTo(oracle.ask("diff", "update", merged, "vector", since.encode()).bytes("update"));
    assertThat(Updates.stateVector(merged).encode())
        .isEqualTo(oracle.ask("vector", "update", merged).bytes("vector"));
  }

  @Test
  @DisplayName("lengths count UTF-16 units, and a split pair leaves U+FFFD on both sides")
  void surrogates() {
    List<byte[]> base = run("roots.text.insert(0, 'a😀b')");
    Document ours = new Document(5);
    apply(ours, base);
    assertThat(ours.text("text").length()).isEqualTo(4);
    List<byte[]> split = run("roots.text.insert(2, '-')");
    apply(ours, split);
    assertThat(ours.text("text")).hasToString("a\uFFFD-\uFFFDb");
    assertThat(Shape.of(ours)).isEqualTo(theirs());
    Document other = new Document(6);
    other.text("text").insert(0, "x👍y");
    other.text("text").delete(2, 1);
    tell(other);
    ours.apply(Replica.decode(other.encodeState()));
    assertThat(Shape.of(ours)).isEqualTo(theirs());
    assertThat(other.text("text")).hasToString("x\uFFFDy");
  }

  @Test
  @DisplayName("client ids of 53 bits stay whole")
  void greatClientIds() {
    long client = (1L << 53) - 1;
    Document ours = new Document(client);
    ours.text("text").insert(0, "great");
    tell(ours);
    run("roots.text.insert(5, '!')");
    byte[] state = oracle.ask("state", "doc", "yjs").bytes("update");
    ours.apply(Replica.decode(state));
    assertThat(ours.text("text")).hasToString("great!");
    assertThat(ours.encodeState()).isEqualTo(state);
    assertThat(ours.stateVector().clock(client)).isEqualTo(5);
  }

  @Test
  @DisplayName("a deletion that arrives before what it deletes is kept and takes effect")
  void deletionFirst() {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    source.text("text").insert(0, "abcdef");
    source.text("text").delete(2, 3);
    Document late = new Document(2);
    List<byte[]> told = new ArrayList<>();
    late.onUpdate(told::add);
    assertThat(late.apply(Replica.decode(updates.get(1)))).isEqualTo(new Applied(true, true));
    assertThat(late.apply(Replica.decode(updates.get(1)))).isEqualTo(new Applied(false, false));
    assertThat(told).hasSize(1);
    Document later = new Document(3);
    later.apply(Replica.decode(late.encodeState()));
    later.apply(Replica.decode(updates.get(0)));
    late.apply(Replica.decode(updates.get(0)));
    assertThat(late.text("text")).hasToString("abf");
    assertThat(later.text("text")).hasToString("abf");
  }

  @Test
  @DisplayName("an update of which something only waits is told to listeners")
  void pendingIsTold() {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    source.text("text").insert(0, "abc");
    source.text("text").insert(3, "def");
    Document middle = new Document(2);
    Document end = new Document(3);
    middle.onUpdate(update -> end.apply(Replica.decode(update)));
    middle.apply(Replica.decode(updates.get(1)));
    assertThat(end.pendingStructs()).isEqualTo(1);
    middle.apply(Replica.decode(updates.get(0)));
    assertThat(end.text("text")).hasToString("abcdef");
    assertThat(middle.apply(Replica.decode(updates.get(0)))).isEqualTo(new Applied(false, false));
  }

  @Test
  @DisplayName("100,000 updates, backwards and in any order, come to the same")
  void anyOrder() {
    int count = 100_000;
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    for (int i = 0; i < count; i++) {
      source.array("array").insert(0, i);
    }
    Document forwards = new Document(2);
    apply(forwards, updates);
    Collections.reverse(updates);
    Document backwards = new Document(3);
    apply(backwards, updates);
    assertThat(backwards.encodeState()).isEqualTo(forwards.encodeState());
    Collections.shuffle(updates, new Random(7));
    Document shuffled = new Document(4);
    apply(shuffled, updates);
    assertThat(shuffled.encodeState()).isEqualTo(forwards.encodeState());
  }

  @Test
  @DisplayName("the roots and keys that an update names are known before it is applied")
  void names() {
    Document source = new Document(1);
    source.map("players").set("p1", new SharedMap());
    source.map("players").set("p2", new SharedMap());
    source.map("players").set("p2", 1);
    source.text("pitch").insert(0, "x");
    Update update = Replica.decode(source.encodeState());
    assertThat(update.keysByRoot()).containsOnlyKeys("players", "pitch");
    assertThat(update.keysByRoot().get("players")).hasSize(2);
    assertThat(update.keysByRoot().get("pitch")).isEmpty();
    assertThat(update.clients()).isEqualTo(Set.of(1L));
    assertThat(update.structs()).isEqualTo(4);
  }

  @Test
  @DisplayName("every content and type of Yjs is read and written again byte for byte")
  void allContents() {
    run(
        """
        roots.array.insert(0, [1, 'two', null, { a: [1.5] }, new Uint8Array([1, 2]), 12345678901, -0])
        roots.map.set('nothing', undefined)
        roots.array.insert(0, [new Y.Doc({ guid: 'sub', autoLoad: true, meta: { x: 1 } })])
        roots.map.set('big', 1234567890123456789n)
        roots.map.set('array', new Y.Array())
        roots.map.set('text', new Y.Text('formatted'))
        roots.map.get('text').format(2, 3, { bold: true })
        roots.map.get('text').insertEmbed(1, { image: 'x' })
        roots.xml.insert(0, [new Y.XmlElement('p'), new Y.XmlText('t'), new Y.XmlFragment()])
        roots.xml.get(0).setAttribute('class', 'c')
        const hook = new Y.XmlHook('hook')
        roots.xml.insert(0, [hook])
        hook.set('k', 'v')
        """);
    byte[] state = oracle.ask("state", "doc", "yjs").bytes("update");
    Document ours = new Document(5);
    ours.apply(Replica.decode(state));
    assertThat(Dump.of(ours.encodeState())).isEqualTo(Dump.of(state));
    assertThat(ours.encodeState()).isEqualTo(state);
    assertThat(ours.map("map").get("big")).isEqualTo(new BigInteger("1234567890123456789"));
    assertThat(ours.array("array").get(0)).isInstanceOf(Subdocument.class);
    assertThat(ours.xmlFragment("xml").toString()).contains("<p class=\"c\"></p>t");
    assertThat(ours.map("map").keys()).containsExactly("nothing", "big", "array", "text");
  }

  @Test
  @DisplayName("content in JSON, as the first Yjs 13 wrote it, is read and written again")
  void jsonContent() throws Exception {
    io.charrette.encoding.LibEncoder out = new io.charrette.encoding.LibEncoder();
    out.writeVarUint(1).writeVarUint(1).writeVarUint(9).writeVarUint(0);
    out.writeByte(2).writeVarUint(1).writeVarString("array").writeVarUint(3);
    out.writeVarString("{\"a\":[1,2.5,null]}").writeVarString("undefined").writeVarString("\"é\"");
    byte[] update = out.writeVarUint(0).toByteArray();
    Document ours = new Document(5);
    ours.apply(Update.decode(update));
    assertThat(ours.encodeState()).isEqualTo(update);
    assertThat(oracle.ask("reencode", "update", update).bytes("update")).isEqualTo(update);
    assertThat(ours.array("array").toJson())
        .isEqualTo(Arrays.asList(Map.of("a", Arrays.asList(1L, 2.5, null)), null, "é"));
  }
}
