package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How to use the engine; the examples of its documentation, compiled and run. */
class ExampleTest {
  @Test
  @DisplayName("two documents share a text and a map in ten lines")
  void tenLines() throws Exception {
    Document ana = new Document();
    ana.text("pitch").insert(0, "Hello");
    SharedMap player = new SharedMap();
    ana.map("players").set("p1", player);
    player.set("name", "Library");
    player.set("note", new SharedText());

    Document ben = new Document();
    ben.apply(Update.decode(ana.encodeState(ben.stateVector())));
    ben.text("pitch").observe(event -> assertThat(event.isRemote()).isFalse());
    ben.text("pitch").insert(5, " world");

    ana.apply(Update.decode(ben.encodeState(ana.stateVector())));
    assertThat(ana.text("pitch")).hasToString("Hello world");
    assertThat(ben.map("players").toJson())
        .isEqualTo(Map.of("p1", Map.of("name", "Library", "note", "")));
  }
}
