package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Yjs's own tests expect of maps; which of them is where: {@code scenarios.md}. */
class MapScenariosTest {
  private static void assertEverywhere(Network network, String key, @Nullable Object value) {
    for (SharedMap map : network.each(d -> d.map("map"))) {
      assertThat(map.get(key)).isEqualTo(value);
    }
  }

  @Test
  @DisplayName("values of every kind arrive, also with who was cut off")
  void basics() throws Exception {
    Network network = new Network(3);
    network.cutOff(2);
    SharedMap map = network.document(0).map("map");
    map.set("null", null);
    map.set("undefined", Undefined.UNDEFINED);
    map.set("number", 1);
    map.set("string", "hello");
    map.set("object", Map.of("key", Map.of("key2", "value")));
    map.set("true", true);
    map.set("false", false);
    SharedMap inner = new SharedMap();
    map.set("map", inner);
    SharedArray list = new SharedArray();
    inner.set("array", list);
    list.insert(0, 0);
    list.insert(0, -1);
    network.reconnect(2);
    for (SharedMap each : network.each(d -> d.map("map"))) {
      assertThat(each.size()).isEqualTo(8);
      assertThat(each.has("null")).isTrue();
      assertThat(each.has("nothing")).isFalse();
      assertThat(each.get("undefined")).isEqualTo(Undefined.UNDEFINED);
      Map<String, @Nullable Object> expected = new HashMap<>();
      expected.put("null", null);
      expected.put("number", 1L);
      expected.put("string", "hello");
      expected.put("object", Map.of("key", Map.of("key2", "value")));
      expected.put("true", true);
      expected.put("false", false);
      expected.put("map", Map.of("array", List.of(-1L, 0L)));
      assertThat(each.toJson()).isEqualTo(expected);
    }
    network.assertEqual();
  }

  @Test
  @DisplayName("keys, entries and size are of the keys that have a value")
  void iteration() {
    SharedMap map = new Document().map("map");
    assertThat(map.keys()).isEmpty();
    map.set("a", 1);
    map.set("b", 2);
    map.set("c", 3);
    map.delete("b");
    assertThat(map.keys()).containsExactly("a", "c");
    assertThat(map.entries()).containsExactly(Map.entry("a", 1L), Map.entry("c", 3L));
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  @DisplayName("a type that was set is the one that is got, and can be edited")
  void types() throws Exception {
    Network network = new Network(2);
    SharedMap map = network.document(0).map("map");
    SharedMap inner = new SharedMap();
    map.set("map", inner);
    assertThat(map.get("map")).isSameAs(inner);
    inner.set("one", 1);
    SharedArray list = new SharedArray();
    map.set("array", list);
    assertThat(map.get("array")).isSameAs(list);
    list.insertAll(0, List.of(1, 2, 3));
    assertThat(map.toJson())
        .isEqualTo(Map.of("map", Map.of("one", 1L), "array", List.of(1L, 2L, 3L)));
    assertThatThrownBy(() -> map.set("again", inner)).isInstanceOf(IllegalArgumentException.class);
    network.assertEqual();
  }

  @Test
  @DisplayName("of values set at the same time the greater client's wins, its last one")
  void conflicts() throws Exception {
    Network network = new Network(3);
    List<SharedMap> maps = network.each(d -> d.map("map"));
    maps.get(0).set("two", "c0");
    maps.get(1).set("two", "c1");
    maps.get(0).set("three", "c0");
    maps.get(1).set("three", "c1");
    maps.get(1).set("three", "c2");
    maps.get(2).set("three", "c3");
    network.flush();
    assertEverywhere(network, "two", "c1");
    assertEverywhere(network, "three", "c3");
    network.assertEqual();
  }

  @Test
  @DisplayName("a deletion by the winner of a conflict deletes, for all")
  void conflictsWithDeletion() throws Exception {
    Network network = new Network(4);
    List<SharedMap> maps = network.each(d -> d.map("map"));
    maps.get(0).set("two", "c0");
    maps.get(1).set("two", "c1");
    maps.get(1).delete("two");
    maps.get(0).set("four", "c0");
    maps.get(1).set("four", "c1");
    maps.get(2).set("four", "c3");
    network.flush();
    for (int i = 0; i < 4; i++) {
      maps.get(i).set("four", "again" + i);
    }
    maps.get(3).delete("four");
    network.flush();
    assertEverywhere(network, "two", null);
    assertEverywhere(network, "four", null);
    network.assertEqual();
  }

  @Test
  @DisplayName("deleting and clearing make the map smaller, also against others' new values")
  void clear() throws Exception {
    Network network = new Network(4);
    List<SharedMap> maps = network.each(d -> d.map("map"));
    SharedMap map = maps.getFirst();
    map.set("stuff", "c0");
    map.set("other", "c1");
    assertThat(map.size()).isEqualTo(2);
    map.delete("stuff");
    assertThat(map.size()).isEqualTo(1);
    map.clear();
    assertThat(map.size()).isZero();
    network.flush();
    for (int i = 0; i < 4; i++) {
      maps.get(i).set("other", "c" + i);
    }
    maps.get(3).clear();
    network.flush();
    for (SharedMap each : maps) {
      assertThat(each.entries()).isEmpty();
    }
    network.assertEqual();
  }

  @Test
  @DisplayName("a deep observer hears of types within types, whoever set them, with their paths")
  void deepObservers() throws Exception {
    Network network = new Network(3);
    List<SharedMap> maps = network.each(d -> d.map("map"));
    SharedMap inner = new SharedMap();
    maps.get(1).set("map", inner);
    List<List<Object>> paths = new ArrayList<>();
    List<Set<String>> keys = new ArrayList<>();
    maps.get(1)
        .observeDeep(
            events -> {
              for (ChangeEvent event : events) {
                paths.add(event.target().pathFrom(maps.get(1)));
                keys.add(event.keys().keySet());
              }
            });
    network.flush();
    SharedMap remote = (SharedMap) Objects.requireNonNull(maps.get(2).get("map"));
    remote.set("deep", new SharedMap());
    network.flush();
    assertThat(paths).containsExactly(List.of("map"));
    assertThat(keys).containsExactly(Set.of("deep"));
    SharedArray list = new SharedArray();
    inner.set("array", list);
    list.insert(0, "content");
    assertThat(paths).containsExactly(List.of("map"), List.of("map"), List.of("map", "array"));
    network.assertEqual();
  }

  @Test
  @DisplayName(
      "events of a transaction at sibling places have paths of their own, outer ones first")
  void siblingPaths() {
    Document document = new Document();
    SharedMap root = document.map("map");
    SharedMap inner = new SharedMap();
    root.set("map", inner);
    SharedText first = new SharedText();
    inner.set("text1", first);
    first.insert(0, "initial");
    List<List<Object>> paths = new ArrayList<>();
    List<Integer> calls = new ArrayList<>();
    root.observeDeep(
        events -> {
          calls.add(events.size());
          events.forEach(event -> paths.add(event.target().pathFrom(root)));
        });
    document.edit(
        transaction -> {
          first.insert(0, "post-");
          SharedText second = new SharedText();
          inner.set("text2", second);
          second.insert(0, "new");
        });
    assertThat(calls).containsExactly(2);
    assertThat(paths).containsExactly(List.of("map"), List.of("map", "text1"));
  }

  @Test
  @DisplayName("an event says of each key whether it is new, changed or gone, and what it was")
  void changes() {
    Document document = new Document();
    SharedMap map = document.map("map");
    List<Map<String, KeyChange>> heard = new ArrayList<>();
    map.observe(event -> heard.add(event.keys()));
    KeyChange added = new KeyChange(KeyChange.Action.ADDED, null);
    map.set("a", 1);
    map.set("a", 2);
    document.edit(
        transaction -> {
          map.set("a", 3);
          map.set("a", 4);
        });
    document.edit(
        transaction -> {
          map.set("b", 1);
          map.set("b", 2);
        });
    document.edit(
        transaction -> {
          map.set("c", 1);
          map.delete("c");
        });
    SharedArray list = new SharedArray();
    map.set("a", list);
    map.clear();
    assertThat(heard)
        .containsExactly(
            Map.of("a", added),
            Map.of("a", new KeyChange(KeyChange.Action.UPDATED, 1L)),
            Map.of("a", new KeyChange(KeyChange.Action.UPDATED, 2L)),
            Map.of("b", added),
            Map.of(),
            Map.of("a", new KeyChange(KeyChange.Action.UPDATED, 4L)),
            Map.of(
                "a", new KeyChange(KeyChange.Action.DELETED, list),
                "b", new KeyChange(KeyChange.Action.DELETED, 2L)));
  }

  @Test
  @DisplayName("an event cannot be read after the observer was called")
  void lateReading() {
    SharedMap map = new Document().map("map");
    List<ChangeEvent> events = new ArrayList<>();
    map.observe(events::add);
    map.set("a", 1);
    ChangeEvent event = events.getFirst();
    assertThat(event.target()).isSameAs(map);
    assertThatThrownBy(event::keys).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(event::listDelta).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(event::textDelta).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("observers that fail keep nobody else from hearing, and the update is told")
  void failingObservers() {
    Document document = new Document(1);
    SharedMap map = document.map("map");
    List<String> called = new ArrayList<>();
    document.onUpdate(
        update -> {
          called.add("update");
          throw new IllegalStateException("listener");
        });
    document.onUpdate(update -> called.add("second update"));
    map.observe(
        event -> {
          called.add("own");
          map.document().map("other").set("from", "an observer");
          throw new IllegalStateException("own");
        });
    map.observe(event -> called.add("second own"));
    map.observeDeep(
        events -> {
          called.add("deep");
          throw new IllegalStateException("deep");
        });
    assertThatThrownBy(() -> map.set("a", 1)).isInstanceOf(IllegalStateException.class);
    assertThat(called)
        .containsExactly(
            "own", "second own", "deep", "update", "second update", "update", "second update");
    assertThat(map.get("a")).isEqualTo(1L);
  }

  @Test
  @DisplayName("an event has the value that was set, here and at others")
  void valueInEvent() {
    Network network = new Network(2);
    List<@Nullable Object> values = new ArrayList<>();
    for (SharedMap map : network.each(d -> d.map("map"))) {
      map.observe(event -> values.add(((SharedMap) event.target()).get("stuff")));
    }
    network.document(0).map("map").set("stuff", 2);
    network.flush();
    assertThat(values).containsExactly(2L, 2L);
  }
}
