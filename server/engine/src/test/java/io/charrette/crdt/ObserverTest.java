package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObserverTest {
  private static Map<String, @Nullable Object> step(TextDelta step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Map<String, @Nullable Object> attributes = Map.of();
    switch (step) {
      case TextDelta.Insert insert -> {
        json.put(
            "insert", insert.value() instanceof SharedType type ? type.toJson() : insert.value());
        attributes = insert.attributes();
      }
      case TextDelta.Retain retain -> {
        json.put("retain", retain.length());
        attributes = retain.attributes();
      }
      case TextDelta.Delete delete -> json.put("delete", delete.length());
    }
    if (!attributes.isEmpty()) {
      json.put("attributes", attributes);
    }
    return json;
  }

  private static Map<String, @Nullable Object> step(ListDelta step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (step) {
      case ListDelta.Insert insert -> json.put("insert", Shape.shape(insert.values()));
      case ListDelta.Retain retain -> json.put("retain", retain.length());
      case ListDelta.Delete delete -> json.put("delete", delete.length());
    }
    return json;
  }

  private static String keys(ChangeEvent event) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    event
        .keys()
        .forEach(
            (key, change) -> {
              String action =
                  change.action().name().toLowerCase(Locale.ROOT).replaceAll("e?d$", "");
              json.put(key, List.of(action, String.valueOf(Shape.text(json(change.before())))));
            });
    return Shape.text(json);
  }

  private static @Nullable Object json(@Nullable Object before) {
    return switch (before) {
      case SharedType type -> "type";
      case Subdocument subdocument -> Map.of();
      case null, default -> Shape.shape(before);
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("events say of each transaction of Yjs what the events of Yjs say of it")
  void asInYjs(long seed) throws Exception {
    try (Oracle oracle = new Oracle()) {
      oracle.ask("create", "doc", "yjs", "client", 1000);
      oracle.ask(
          "run",
          "doc",
          "yjs",
          "program",
          """
          const plain = v => v === undefined ? null : typeof v === 'bigint' ? { bigint: v.toString() } : v instanceof Y.AbstractType ? 'type' : v instanceof Uint8Array ? { bytes: Buffer.from(v).toString('base64') } : v
          globalThis.events = []
          roots.text.observe(e => events.push({ text: e.delta }))
          roots.array.observe(e => events.push({ array: e.changes.delta.map(d => d.insert ? d.insert.length : d) }))
          roots.map.observe(e => events.push({ map: [...e.keys].map(([k, c]) => [k, c.action, c.oldValue === undefined && c.action === 'add' ? null : JSON.stringify(plain(c.oldValue))]) }))
          """);
      List<Object> ours = new ArrayList<>();
      Document document = new Document(5);
      document.text("text").observe(event -> ours.add(Map.of("text", steps(event.textDelta()))));
      document
          .array("array")
          .observe(
              event ->
                  ours.add(
                      Map.of(
                          "array",
                          event.listDelta().stream()
                              .map(
                                  step ->
                                      step instanceof ListDelta.Insert insert
                                          ? (Object) insert.values().size()
                                          : step(step))
                              .toList())));
      document
          .map("map")
          .observe(
              event -> {
                List<Object> changes = new ArrayList<>();
                event
                    .keys()
                    .forEach(
                        (key, change) -> {
                          List<@Nullable Object> row = new ArrayList<>();
                          row.add(key);
                          row.add(
                              switch (change.action()) {
                                case ADDED -> "add";
                                case UPDATED -> "update";
                                case DELETED -> "delete";
                              });
                          row.add(
                              change.action() == KeyChange.Action.ADDED
                                  ? null
                                  : io.charrette.encoding.Json.write(json(change.before())));
                          changes.add(row);
                        });
                ours.add(Map.of("map", changes));
              });
      for (int i = 0; i < 120; i++) {
        List<byte[]> updates =
            oracle
                .ask(
                    "edit",
                    "doc",
                    "yjs",
                    "seed",
                    seed * 1000 + i,
                    "count",
                    1,
                    "kinds",
                    List.of("formats"))
                .list("updates");
        updates.forEach(update -> document.apply(Replica.decode(update)));
        Object theirs =
            oracle
                .ask(
                    "run",
                    "doc",
                    "yjs",
                    "program",
                    "const all = events.splice(0); return all.map(e => JSON.parse(JSON.stringify(e)))")
                .get("result");
        assertThat(Shape.text(ours)).isEqualTo(Shape.text(theirs));
        ours.clear();
      }
    }
  }

  private static List<Object> steps(List<TextDelta> delta) {
    List<Object> steps = new ArrayList<>();
    delta.forEach(step -> steps.add(step(step)));
    return steps;
  }

  @Test
  @DisplayName("deep observers hear of what lies within, outer types first, once a transaction")
  void deep() {
    Document document = new Document(1);
    SharedMap root = document.map("map");
    SharedMap inner = new SharedMap();
    root.set("inner", inner);
    List<List<SharedType>> heard = new ArrayList<>();
    Subscription subscription =
        root.observeDeep(events -> heard.add(events.stream().map(ChangeEvent::target).toList()));
    document.edit(
        transaction -> {
          inner.set("a", 1);
          root.set("b", 2);
          inner.set("a", 3);
        });
    assertThat(heard).containsExactly(List.of(root, inner));
    subscription.cancel();
    subscription.cancel();
    inner.set("a", 4);
    assertThat(heard).hasSize(1);
  }

  @Test
  @DisplayName("an observer may edit; its edits are a transaction of their own")
  void editing() {
    Document document = new Document(1);
    SharedText text = document.text("text");
    List<byte[]> updates = new ArrayList<>();
    document.onUpdate(updates::add);
    text.observe(
        event -> {
          if (text.length() < 5) {
            text.insert(0, "x");
          }
        });
    text.insert(0, "a");
    assertThat(text).hasToString("xxxxa");
    assertThat(updates).hasSize(5);
    Document copy = new Document(2);
    updates.forEach(update -> copy.apply(Replica.decode(update)));
    assertThat(Shape.of(copy)).isEqualTo(Shape.of(document));
  }

  @Test
  @DisplayName("an observer that fails does not leave the document in disorder")
  void failing() {
    Document document = new Document(1);
    SharedText text = document.text("text");
    Subscription subscription =
        text.observe(
            event -> {
              throw new IllegalStateException("observer");
            });
    assertThatThrownBy(() -> text.insert(0, "a")).hasMessage("observer");
    subscription.cancel();
    text.insert(1, "b");
    assertThat(text).hasToString("ab");
    assertThat(Replica.decode(document.encodeState()).structs()).isEqualTo(1);
  }

  @Test
  @DisplayName("an event tells old values, and what kind of change it was")
  void keys() {
    Document document = new Document(1);
    SharedMap map = document.map("map");
    List<String> heard = new ArrayList<>();
    map.observe(
        event -> {
          assertThat(event.isRemote()).isFalse();
          assertThat(event.isListChanged()).isFalse();
          heard.add(keys(event));
        });
    map.set("a", 1);
    map.set("a", "two");
    document.edit(
        transaction -> {
          map.set("b", true);
          map.delete("b");
          map.delete("a");
        });
    assertThat(heard)
        .containsExactly(
            "{\"a\":[\"add\",\"null\"]}",
            "{\"a\":[\"updat\",\"1\"]}",
            "{\"a\":[\"delet\",\"\\\"two\\\"\"]}");
    assertThat(Set.copyOf(map.keys())).isEmpty();
  }
}
