package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Yjs's own tests expect of arrays; which of them is where: {@code scenarios.md}. */
class ArrayScenariosTest {
  private static List<@Nullable Object> values(Object... values) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object value : values) {
      list.add(value instanceof Integer number ? (Object) number.longValue() : value);
    }
    return list;
  }

  @Test
  @DisplayName("a value travels with the state of a document")
  void basicUpdate() throws Exception {
    Document first = new Document();
    Document second = new Document();
    first.array("array").push("hi");
    second.apply(Update.decode(first.encodeState()));
    assertThat(second.array("array").values()).isEqualTo(values("hi"));
  }

  @Test
  @DisplayName("what was inserted cannot be changed through the list that was given")
  void noManipulation() {
    SharedArray array = new Document().array("array");
    List<Object> given = new ArrayList<>(List.of(1, 2));
    byte[] bytes = {1, 2};
    array.insertAll(0, List.of(given, bytes));
    given.set(0, 42);
    bytes[0] = 42;
    assertThat(array.get(0)).isEqualTo(values(1, 2));
    assertThat((byte[]) array.get(1)).containsExactly(1, 2);
  }

  @Test
  @DisplayName("a slice has the values from one index up to another")
  void slice() {
    SharedArray array = new Document().array("array");
    array.insertAll(0, List.of(1, 2, 3));
    assertThat(array.slice(0, 3)).isEqualTo(values(1, 2, 3));
    assertThat(array.slice(1, 3)).isEqualTo(values(2, 3));
    assertThat(array.slice(0, 2)).isEqualTo(values(1, 2));
    array.insert(0, 0);
    assertThat(array.slice(0, 2)).isEqualTo(values(0, 1));
    assertThat(array.slice(2, 2)).isEmpty();
    assertThatThrownBy(() -> array.slice(2, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> array.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  @DisplayName("the length is that of the values while search markers move, within and between")
  void length() {
    Document document = new Document();
    SharedArray array = document.array("array");
    array.insertAll(0, List.of(0, 1, 2, 3));
    array.delete(0, 1);
    array.insert(0, 0);
    assertThat(array.values()).hasSize(array.length());
    document.edit(
        transaction -> {
          for (int i = 1; i <= 2; i++) {
            array.delete(i, 1);
            assertThat(array.values()).hasSize(array.length());
            array.insert(i, i);
            assertThat(array.values()).hasSize(array.length());
          }
        });
    array.delete(1, 1);
    array.insert(1, 1);
    assertThat(array.values()).isEqualTo(values(0, 1, 2, 3)).hasSize(array.length());
  }

  @Test
  @DisplayName("an insertion beyond the end fails and leaves the transaction usable")
  void beyondTheEnd() {
    Document document = new Document();
    SharedArray array = document.array("array");
    array.insertAll(0, List.of("group", "rectangle"));
    document.edit(
        transaction -> {
          array.delete(0, 1);
          array.insert(0, "rectangle");
        });
    array.delete(1, 1);
    for (int i = 1; i < 4; i++) {
      array.insert(i, "ellipse");
    }
    document.edit(
        outer -> {
          document.edit(
              inner -> {
                assertThatThrownBy(() -> array.insert(5, "late"))
                    .isInstanceOf(IndexOutOfBoundsException.class);
                array.insert(4, "late");
              });
          document.edit(inner -> array.delete(4, 1));
        });
    assertThat(array.values()).isEqualTo(values("rectangle", "ellipse", "ellipse", "ellipse"));
  }

  @Test
  @DisplayName("nothing can be deleted anywhere, but not beyond the end")
  void deleteNothing() throws Exception {
    Network network = new Network(2);
    SharedArray array = network.document(0).array("array");
    array.delete(0, 0);
    assertThatThrownBy(() -> array.delete(1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    array.insert(0, "A");
    array.delete(1, 0);
    assertThat(array.values()).isEqualTo(values("A"));
    network.assertEqual();
  }

  @Test
  @DisplayName("three values of different kinds arrive")
  void threeValues() throws Exception {
    Network network = new Network(2);
    network.document(0).array("array").insertAll(0, List.of(1, true, false));
    network.flush();
    assertThat(network.document(1).array("array").toJson()).isEqualTo(values(1, true, false));
    network.assertEqual();
  }

  @Test
  @DisplayName("insertions at one place by three, and deletions around it, end the same everywhere")
  void conflicts() throws Exception {
    Network network = new Network(3);
    List<SharedArray> arrays = network.each(d -> d.array("array"));
    for (int i = 0; i < 3; i++) {
      arrays.get(i).insert(0, i);
    }
    network.assertEqual();
    assertThat(arrays.getFirst().values()).isEqualTo(values(0, 1, 2));
    arrays.get(0).insert(1, 7);
    arrays.get(1).delete(0, 1);
    arrays.get(1).delete(1, 1);
    arrays.get(2).insert(1, 8);
    network.assertEqual();
    assertThat(arrays.getFirst().values()).isEqualTo(values(7, 8, 1));
  }

  @Test
  @DisplayName("insertions and deletions made while cut off come together afterwards")
  void lateSync() throws Exception {
    Network network = new Network(3);
    List<SharedArray> arrays = network.each(d -> d.array("array"));
    arrays.get(0).insertAll(0, List.of("x", "y"));
    network.flush();
    network.cutOff(1);
    network.cutOff(2);
    for (int i = 0; i < 3; i++) {
      arrays.get(i).insert(1, "user" + i);
    }
    network.flush();
    assertThat(arrays.get(0).values()).isEqualTo(values("x", "user0", "y"));
    assertThat(arrays.get(1).values()).isEqualTo(values("x", "user1", "y"));
    network.reconnect(1);
    network.reconnect(2);
    assertThat(arrays.get(2).values()).isEqualTo(values("x", "user0", "user1", "user2", "y"));
    network.cutOff(1);
    arrays.get(1).delete(4, 1);
    arrays.get(0).delete(0, 5);
    network.reconnect(1);
    assertThat(arrays.get(1).values()).isEmpty();
    network.assertEqual();
  }

  @Test
  @DisplayName("what was deleted meanwhile is gone for who comes back")
  void deletedMeanwhile() throws Exception {
    Network network = new Network(2);
    List<SharedArray> arrays = network.each(d -> d.array("array"));
    arrays.get(0).insertAll(0, List.of("x", "y", "z"));
    network.flush();
    network.cutOff(0);
    arrays.get(1).delete(0, 3);
    assertThat(arrays.get(0).values()).hasSize(3);
    network.reconnect(0);
    assertThat(arrays.get(0).values()).isEmpty();
    network.assertEqual();
  }

  @Test
  @DisplayName("each insertion and deletion is told once, with what was inserted and deleted")
  void events() throws Exception {
    Network network = new Network(2);
    SharedArray array = network.document(0).array("array");
    List<List<ListDelta>> here = new ArrayList<>();
    List<SharedType> targets = new ArrayList<>();
    List<List<ListDelta>> there = new ArrayList<>();
    array.observe(event -> here.add(event.listDelta()));
    array.observe(event -> targets.add(event.target()));
    SharedArray remote = network.document(1).array("array");
    remote.observe(event -> there.add(event.listDelta()));
    remote.observe(event -> targets.add(event.target()));
    SharedArray nested = new SharedArray();
    array.insertAll(0, List.of(nested, 4, "text"));
    array.delete(0, 2);
    array.insert(1, 0.1);
    assertThat(here)
        .containsExactly(
            List.of(new ListDelta.Insert(values(nested, 4, "text"))),
            List.of(new ListDelta.Delete(2)),
            List.of(new ListDelta.Retain(1), new ListDelta.Insert(values(0.1))));
    network.flush();
    assertThat(there.subList(1, 3)).isEqualTo(here.subList(1, 3));
    assertThat(targets).containsExactly(array, array, array, remote, remote, remote);
    network.assertEqual();
  }

  @Test
  @DisplayName("an observer that inserts is called again after it has returned")
  void nestedEvents() throws Exception {
    Network network = new Network(2);
    SharedArray array = network.document(0).array("array");
    List<Integer> calls = new ArrayList<>();
    array.observe(
        event -> {
          if (array.length() == 1) {
            array.insert(1, 1);
            calls.add(0);
          } else {
            calls.add(1);
          }
        });
    array.insert(0, 0);
    assertThat(calls).containsExactly(0, 1);
    assertThat(array.values()).isEqualTo(values(0, 1));
    network.assertEqual();
  }

  @Test
  @DisplayName("of a deep observer's events those of outer types come first")
  void deepOrder() {
    Document document = new Document();
    SharedArray array = document.array("array");
    List<Integer> depths = new ArrayList<>();
    SharedMap inner = new SharedMap();
    array.insert(0, inner);
    array.observeDeep(
        events -> events.forEach(event -> depths.add(event.target().pathFrom(array).size())));
    document.edit(
        transaction -> {
          inner.set("a", "a");
          array.insert(0, 0);
        });
    assertThat(depths).containsExactly(0, 1);
  }

  @Test
  @DisplayName("a path counts what lies before, also within one item")
  void paths() {
    Document document = new Document();
    SharedMap root = document.map("map");
    SharedArray list = new SharedArray();
    root.set("list", list);
    SharedMap inner = new SharedMap();
    list.insertAll(0, List.of("a", "b", "c", inner));
    List<List<Object>> paths = new ArrayList<>();
    root.observeDeep(events -> events.forEach(event -> paths.add(event.target().pathFrom(root))));
    inner.set("hello", "world");
    assertThat(paths).containsExactly(List.of("list", 3));
    assertThat(inner.parent()).isSameAs(list);
    assertThat(root.parent()).isNull();
    assertThatThrownBy(() -> root.pathFrom(inner)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a type that is new in a transaction tells nothing of it")
  void newChild() throws Exception {
    Network network = new Network(2);
    Document document = network.document(0);
    List<ChangeEvent> events = new ArrayList<>();
    document.edit(
        transaction -> {
          SharedMap child = new SharedMap();
          document.array("array").insert(0, child);
          child.observe(events::add);
          child.set("key", 42);
        });
    assertThat(events).isEmpty();
    network.assertEqual();
  }

  @Test
  @DisplayName("a type that was deleted while its editor was cut off takes the edit with it")
  void garbage() throws Exception {
    Network network = new Network(3);
    List<SharedArray> arrays = network.each(d -> d.array("array"));
    arrays.get(0).insertAll(0, List.of("x", "y", "z"));
    network.flush();
    network.cutOff(0);
    arrays.get(0).delete(0, 3);
    network.reconnect(0);
    network.flush();
    network.assertEqual();
    assertThat(network.document(0).encodeState()).hasSizeLessThan(20);
  }

  @Test
  @DisplayName("types within an array can be gone through")
  void iterating() {
    SharedArray array = new Document().array("array");
    for (int i = 0; i < 10; i++) {
      SharedMap map = new SharedMap();
      array.push(map);
      map.set("value", i);
    }
    long next = 0;
    for (Object value : array.values()) {
      assertThat(((SharedMap) value).get("value")).isEqualTo(next++);
    }
    assertThat(array.toJson())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(10)
        .first()
        .isEqualTo(Map.of("value", 0L));
  }
}
