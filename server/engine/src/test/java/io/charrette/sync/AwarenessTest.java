package io.charrette.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwarenessTest {
  private Oracle oracle;

  @BeforeAll
  void start() {
    oracle = new Oracle();
  }

  @AfterAll
  void stop() {
    oracle.close();
  }

  private static AwarenessUpdate state(long client, long clock, String json) {
    return new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(client, clock, json)));
  }

  private static Awareness awareness() {
    return new Awareness(2048, 100);
  }

  @Test
  @DisplayName("states travel to y-protocols and back")
  void withYProtocols() throws Exception {
    Awareness ours = awareness();
    Oracle.Answer ana =
        oracle.ask("awareness", "name", "ana", "client", 1, "state", Map.of("name", "Ana 😀"));
    AwarenessChange first = ours.apply(AwarenessUpdate.decode(ana.bytes("own")), 0);
    assertThat(first).isEqualTo(new AwarenessChange(List.of(1L), List.of(), List.of()));
    assertThat(ours.states()).isEqualTo(Map.of(1L, "{\"name\":\"Ana 😀\"}"));

    Oracle.Answer ben =
        oracle.ask("awareness", "name", "ben", "client", 2, "update", ours.encodeAll());
    assertThat(String.valueOf(ben.get("states"))).contains("1={name=Ana 😀}");
    ours.apply(AwarenessUpdate.decode(ben.bytes("all")), 10);

    ours.remove(List.of(1L), 20);
    byte[] removal = ours.encode(List.of(1L));
    Oracle.Answer without = oracle.ask("awareness", "name", "ben", "client", 2, "update", removal);
    assertThat(String.valueOf(without.get("states"))).doesNotContain("Ana");

    Oracle.Answer back =
        oracle.ask("awareness", "name", "ana", "client", 1, "state", Map.of("name", "Ana again"));
    assertThat(ours.apply(AwarenessUpdate.decode(back.bytes("own")), 30).added())
        .containsExactly(1L);
    assertThat(
            String.valueOf(
                oracle
                    .ask("awareness", "name", "ben", "client", 2, "update", ours.encodeAll())
                    .get("states")))
        .contains("Ana again");
    oracle.ask("forgetAwareness", "name", "ana");
    oracle.ask("forgetAwareness", "name", "ben");
  }

  @Test
  @DisplayName("the newer clock wins, and at the same clock only a departure counts")
  void clocks() {
    Awareness awareness = awareness();
    assertThat(awareness.apply(state(1, 0, "{}"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, 3, "{}"), 0).added()).containsExactly(1L);
    assertThat(awareness.apply(state(1, 3, "{\"a\":1}"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, 2, "null"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, 4, "{\"a\":2}"), 0).updated()).containsExactly(1L);
    assertThat(awareness.apply(state(1, 4, "null"), 0).removed()).containsExactly(1L);
    assertThat(awareness.apply(state(1, 4, "{}"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, 5, "null"), 0).isEmpty()).isTrue();
    assertThat(awareness.states()).isEmpty();
    assertThat(awareness.apply(state(1, 6, "{}"), 0).added()).containsExactly(1L);
  }

  @Test
  @DisplayName("a client that is not renewed for 30 s is dropped")
  void expiry() {
    Awareness awareness = awareness();
    awareness.apply(state(1, 1, "{}"), 1_000);
    awareness.apply(state(2, 1, "{}"), 1_000);
    awareness.apply(state(2, 2, "{}"), 20_000);
    assertThat(awareness.expire(30_999).isEmpty()).isTrue();
    assertThat(awareness.expire(31_000).removed()).containsExactly(1L);
    assertThat(awareness.states().keySet()).containsExactly(2L);
    assertThat(awareness.expire(49_999).isEmpty()).isTrue();
    assertThat(awareness.expire(50_000).removed()).containsExactly(2L);
    awareness.expire(100_000);
    assertThat(awareness.encode(List.of(1L, 2L))).containsExactly(0);
  }

  @Test
  @DisplayName("[W10] states over the bound, and clients over the bound, are ignored")
  void bounds() {
    Awareness awareness = new Awareness(20, 2);
    String tooLong = "\"" + "é".repeat(10) + "\"";
    assertThat(awareness.apply(state(1, 1, tooLong), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, 1, "\"short\""), 0).added()).containsExactly(1L);
    assertThat(awareness.apply(state(1, 2, tooLong), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(2, 1, "1"), 0).added()).containsExactly(2L);
    assertThat(awareness.apply(state(3, 1, "1"), 0).isEmpty()).isTrue();
    awareness.remove(List.of(2L), 0);
    assertThat(awareness.apply(state(3, 1, "1"), 0).added()).containsExactly(3L);
  }

  @Test
  @DisplayName("[W12] that somebody unknown has left is no news, and is not remembered")
  void strangers() {
    Awareness awareness = new Awareness(20, 2);
    assertThat(awareness.apply(state(1, 9, "null"), 0).isEmpty()).isTrue();
    assertThat(awareness.entries(List.of(1L))).isEmpty();
    assertThat(awareness.apply(state(1, 1, "1"), 0).added()).containsExactly(1L);
  }

  @Test
  @DisplayName("[W10] of those that have left the latest are remembered, and keep nobody out")
  void departures() {
    Awareness awareness = new Awareness(20, 2);
    for (long client = 1; client <= 5; client++) {
      assertThat(awareness.apply(state(client, 3, "1"), 0).added()).containsExactly(client);
      assertThat(awareness.apply(state(client, 3, "null"), 0).removed()).containsExactly(client);
    }
    assertThat(awareness.entries(List.of(1L, 2L, 3L))).isEmpty();
    assertThat(awareness.apply(state(5, 3, "1"), 0).isEmpty()).as("a late echo").isTrue();
    assertThat(awareness.apply(state(5, 4, "1"), 0).added()).containsExactly(5L);
  }

  @Test
  @DisplayName("[W12] a clock that jumps is ignored: Yjs would count on from it until none is left")
  void jumps() {
    long last = (1L << 53) - 1;
    Awareness awareness = awareness();
    assertThat(awareness.apply(state(1, last, "1"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, Awareness.MAX_FIRST_CLOCK, "1"), 0).added())
        .containsExactly(1L);
    assertThat(awareness.apply(state(1, last, "2"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, last, "null"), 0).isEmpty()).isTrue();
    long next = Awareness.MAX_FIRST_CLOCK + Awareness.MAX_STEP;
    assertThat(awareness.apply(state(1, next, "2"), 0).updated()).containsExactly(1L);
    assertThat(awareness.apply(state(1, next, "null"), 0).removed()).containsExactly(1L);
    assertThat(awareness.apply(state(1, last, "3"), 0).isEmpty()).isTrue();
    assertThat(awareness.apply(state(1, next + 1, "3"), 0).added()).containsExactly(1L);
  }

  @Test
  @DisplayName("a declared count allocates nothing, and states that are no JSON are refused")
  void hostile() {
    byte[] count = new LibEncoder().writeVarUint(1L << 40).toByteArray();
    byte[] json =
        new LibEncoder()
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarString("{")
            .toByteArray();
    byte[] deep =
        new LibEncoder()
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarString("[".repeat(20_000))
            .toByteArray();
    for (byte[] bytes : List.of(count, json, deep, new byte[] {0, 0}, new byte[] {})) {
      assertThatThrownBy(() -> AwarenessUpdate.decode(bytes).entries().getFirst().read())
          .isInstanceOf(MalformedDataException.class);
    }
  }
}
