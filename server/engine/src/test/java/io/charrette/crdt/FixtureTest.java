package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that published versions of Yjs made, frozen: {@code src/test/yjs/make-fixtures.js}. */
class FixtureTest {
  private record Fixture(byte[] state, byte[] vector, List<byte[]> updates, Map<?, ?> json) {
    static Fixture read(String version) throws Exception {
      try (InputStream in = FixtureTest.class.getResourceAsStream("/yjs/" + version + ".json")) {
        if (in == null) {
          throw new IOException("no fixture of " + version);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!(Json.parse(text, 50) instanceof Map<?, ?> fields)
            || !(fields.get("json") instanceof Map<?, ?> json)
            || !(fields.get("updates") instanceof List<?> texts)) {
          throw new IOException("not a fixture");
        }
        List<byte[]> updates = new ArrayList<>();
        texts.forEach(update -> updates.add(bytes(update)));
        return new Fixture(bytes(fields.get("state")), bytes(fields.get("vector")), updates, json);
      }
    }

    private static byte[] bytes(@Nullable Object base64) {
      return Base64.getDecoder().decode(String.valueOf(base64));
    }
  }

  private static void assertContent(Document document, Fixture fixture) {
    assertThat(Shape.text(document.text("text").toJson()))
        .isEqualTo(Shape.text(fixture.json().get("text")));
    assertThat(Shape.text(plain(document.map("map").toJson())))
        .isEqualTo(Shape.text(fixture.json().get("map")));
    assertThat(Shape.text(plain(document.array("array").toJson())))
        .isEqualTo(Shape.text(fixture.json().get("array")));
    assertThat(document.xmlFragment("xml").toString()).isEqualTo(fixture.json().get("xml"));
    List<Object> delta = new ArrayList<>();
    for (TextDelta step : document.text("formatted").toDelta()) {
      if (step instanceof TextDelta.Insert insert) {
        delta.add(
            insert.attributes().isEmpty()
                ? Map.of("insert", insert.value())
                : Map.of("insert", insert.value(), "attributes", insert.attributes()));
      }
    }
    assertThat(Shape.text(delta)).isEqualTo(Shape.text(fixture.json().get("formatted")));
  }

  private static @Nullable Object plain(@Nullable Object json) {
    return Shape.shape(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13.0.8", "13.2.0", "13.4.14", "13.5.53", "13.6.33"})
  @DisplayName("a state that a published version wrote reads as it did there, and is written again")
  void state(String version) throws Exception {
    Fixture fixture = Fixture.read(version);
    Document document = new Document(1);
    document.apply(Update.decode(fixture.state()));
    assertContent(document, fixture);
    assertThat(document.stateVector()).isEqualTo(StateVector.decode(fixture.vector()));
    Document copy = new Document(2);
    copy.apply(Update.decode(document.encodeState()));
    assertContent(copy, fixture);
    assertThat(copy.encodeState()).isEqualTo(document.encodeState());
    assertThat(Updates.stateVector(fixture.state())).isEqualTo(document.stateVector());
  }

  @ParameterizedTest
  @ValueSource(strings = {"13.0.8", "13.2.0", "13.4.14", "13.5.53", "13.6.33"})
  @DisplayName("its updates lead there in any order, one by one and merged")
  void updates(String version) throws Exception {
    Fixture fixture = Fixture.read(version);
    List<byte[]> updates = new ArrayList<>(fixture.updates());
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(updates, new Random(seed));
      Document document = new Document(1);
      for (byte[] update : updates) {
        document.apply(Update.decode(update));
      }
      assertThat(document.pendingStructs()).isZero();
      assertContent(document, fixture);
      Document merged = new Document(1);
      merged.apply(Update.decode(Updates.merge(updates)));
      assertContent(merged, fixture);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"13.5.53", "13.6.33"})
  @DisplayName("[Y4] what versions wrote since they sort deletions is written again byte for byte")
  void bytes(String version) throws Exception {
    Fixture fixture = Fixture.read(version);
    Document document = new Document(1);
    document.apply(Update.decode(fixture.state()));
    assertThat(Dump.of(document.encodeState())).isEqualTo(Dump.of(fixture.state()));
    assertThat(document.encodeState()).isEqualTo(fixture.state());
  }
}
