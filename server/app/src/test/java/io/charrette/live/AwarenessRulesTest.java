package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose states a room passes on, and how much of them. */
class AwarenessRulesTest {
  /** As far as clocks go. */
  private static final long LAST_CLOCK = (1L << 53) - 1;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("[W10] awareness: too large a state closes as too large")
  void tooLarge() {
    Phone large = bench.phone(1);
    large.aware(1, "{\"note\":\"" + "a".repeat(2100) + "\"}");
    assertThat(large.socket.awaitClosed()).isEqualTo(CloseReason.TOO_LARGE);
  }

  @Test
  @DisplayName("[W10] of more clients than a connection may introduce nobody hears")
  void tooMany() {
    Phone watching = bench.phone(1);
    Phone many = bench.phone(1);
    watching.settle();
    for (long client = 1; client <= 8; client++) {
      bench.send(many.socket, aware(client, 1, "{\"n\":" + client + "}"));
    }
    awaitPresent(watching, 4);
    // Not even when another one has left, which may still write.
    bench.send(many.socket, aware(4, 1, "null"));
    awaitGone(watching, 4);
    bench.send(many.socket, aware(9, 1, "{}"));
    bench.send(many.socket, aware(1, 2, "{}"));
    awaitState(watching, 1, "{}");
    assertThat(told(watching).map(AwarenessUpdate.Entry::client))
        .doesNotContain(5L, 6L, 7L, 8L, 9L);
    assertThat(many.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName(
      "[W10] of a participant's states so many are taken at once, and then so many a second")
  void tooOften() {
    String shouting = bench.join(1);
    List<Phone> sockets = List.of(bench.phone(1, shouting), bench.phone(1, shouting));
    Phone watching = bench.phone(1);
    watching.settle();
    for (int clock = 1; clock <= 120; clock++) {
      for (int i = 0; i < sockets.size(); i++) {
        bench.send(sockets.get(i).socket, aware(i + 1, clock, "{\"n\":" + clock + "}"));
      }
    }
    awaitState(watching, 1, "{\"n\":120}");
    awaitState(watching, 2, "{\"n\":120}");
    bench.send(sockets.getFirst().socket, aware(1, 121, "{\"n\":121}"));
    Phone other = bench.phone(1);
    bench.send(other.socket, aware(3, 1, "{\"n\":1}"));
    awaitState(watching, 3, "{\"n\":1}");
    bench.send(sockets.getFirst().socket, aware(1, 122, "{\"n\":122}"));
    sockets.getFirst().settle();
    bench.clock.advance(Duration.ofSeconds(1));
    awaitState(watching, 1, "{\"n\":122}");
    assertThat(told(watching).map(AwarenessUpdate.Entry::json)).doesNotContain("{\"n\":121}");
    assertThat(sockets).allMatch(phone -> phone.socket.isOpen());
  }

  @Test
  @DisplayName("[W9] a state that is not JSON closes as malformed, and nothing beside it is taken")
  void notJson() {
    Phone watching = bench.phone(1);
    Phone broken = bench.phone(1);
    bench.send(
        broken.socket,
        SyncProtocol.awareness(
            new AwarenessUpdate(
                    List.of(
                        new AwarenessUpdate.Entry(1, 1, "{}"),
                        new AwarenessUpdate.Entry(2, 1, "{")))
                .encode()));
    assertThat(broken.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    watching.settle();
    assertThat(told(watching)).isEmpty();
  }

  @Test
  @DisplayName("[W12] the clients that a connection introduced are gone when it is")
  void ends() {
    Phone leaving = bench.phone(1);
    Phone staying = bench.phone(1);
    staying.settle();
    leaving.aware(1, "{\"field\":null}");
    long client = leaving.document().clientId();
    awaitPresent(staying, client);
    // Stock clients repeat what they hear; that does not make the state theirs.
    bench.send(staying.socket, aware(client, 1, "{\"field\":null}"));
    staying.settle();
    leaving.close();
    awaitGone(staying, client);
  }

  @Test
  @DisplayName("[W12] a client that came back on another connection stays when the old one ends")
  void moves() {
    Phone watching = bench.phone(1);
    String person = bench.join(1);
    Phone old = bench.phone(1, person);
    long client = old.document().clientId();
    old.aware(1, "{\"on\":\"old\"}");
    Phone back = bench.phone(1, person);
    bench.send(back.socket, aware(client, 2, "{\"on\":\"new\"}"));
    awaitState(watching, client, "{\"on\":\"new\"}");
    old.close();
    back.close();
    awaitGone(watching, client);
    assertThat(told(watching).filter(entry -> entry.client() == client && entry.isRemoval()))
        .hasSize(1);
  }

  @Test
  @DisplayName("[W12] a client that is not renewed for 30 s is gone")
  void expires() {
    Phone silent = bench.phone(1);
    Phone watching = bench.phone(1);
    silent.aware(1, "{}");
    awaitPresent(watching, silent.document().clientId());
    bench.clock.advance(Duration.ofSeconds(30));
    awaitGone(watching, silent.document().clientId());
  }

  @Test
  @DisplayName("[W12] nobody else changes, removes or takes a client that a connection answers for")
  void forged() {
    Phone victim = bench.phone(1);
    Phone watching = bench.phone(1);
    Phone hostile = bench.phone(1);
    long client = victim.document().clientId();
    victim.aware(1, "{\"true\":1}");
    awaitState(watching, client, "{\"true\":1}");
    bench.send(hostile.socket, aware(client, 2, "{\"forged\":1}"));
    bench.send(hostile.socket, aware(client, LAST_CLOCK, "{\"forged\":2}"));
    bench.send(hostile.socket, aware(client, 1, "null"));
    bench.send(hostile.socket, aware(client, LAST_CLOCK, "null"));
    hostile.settle();
    victim.aware(2, "{\"true\":2}");
    awaitState(watching, client, "{\"true\":2}");
    hostile.close();
    victim.aware(3, "{\"true\":3}");
    awaitState(watching, client, "{\"true\":3}");
    assertThat(told(watching).filter(entry -> entry.client() == client))
        .allMatch(entry -> entry.json().startsWith("{\"true\""));
    assertThat(told(victim).filter(entry -> entry.client() == client)).isEmpty();
    assertThat(hostile.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName("[W12] a client that has left stays its participant's as long as it is remembered")
  void departed() {
    String person = bench.join(1);
    Phone victim = bench.phone(1, person);
    Phone watching = bench.phone(1);
    Phone hostile = bench.phone(1);
    long client = victim.document().clientId();
    victim.aware(5, "{\"true\":5}");
    awaitPresent(watching, client);
    victim.close();
    awaitGone(watching, client);
    bench.send(hostile.socket, aware(client, 6, "{\"forged\":6}"));
    hostile.settle();
    Phone back = bench.phone(1, person);
    bench.send(back.socket, aware(client, 6, "{\"true\":6}"));
    awaitState(watching, client, "{\"true\":6}");
    assertThat(told(watching).map(AwarenessUpdate.Entry::json)).doesNotContain("{\"forged\":6}");
  }

  @Test
  @DisplayName("[W12] a clock that jumps is refused, and the next that does not is taken")
  void jumps() {
    Phone jumping = bench.phone(1);
    Phone watching = bench.phone(1);
    long client = jumping.document().clientId();
    jumping.aware(LAST_CLOCK, "{\"n\":0}");
    jumping.aware(1, "{\"n\":1}");
    awaitState(watching, client, "{\"n\":1}");
    jumping.aware(LAST_CLOCK, "{\"n\":2}");
    jumping.aware(LAST_CLOCK, "null");
    jumping.aware(2, "{\"n\":3}");
    awaitState(watching, client, "{\"n\":3}");
    assertThat(told(watching).map(AwarenessUpdate.Entry::clock)).allMatch(clock -> clock <= 2);
    assertThat(jumping.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName("[W12] that strangers have left is not remembered, so it hides nobody who comes")
  void strangersGone() {
    Phone hostile = bench.phone(1);
    // A room that is still loading keeps fewer frames than come here.
    hostile.settle();
    for (int frame = 0; frame < 3; frame++) {
      List<AwarenessUpdate.Entry> gone =
          LongStream.range(frame * 1000L, frame * 1000L + 1000)
              .mapToObj(client -> new AwarenessUpdate.Entry(client + 10, 7, "null"))
              .toList();
      bench.send(hostile.socket, SyncProtocol.awareness(new AwarenessUpdate(gone).encode()));
    }
    // Others that come and go again and again do not either.
    for (long client = 10_000; client < 12_000; client++) {
      bench.send(hostile.socket, aware(client, 1, "{}"));
      bench.send(hostile.socket, aware(client, 1, "null"));
    }
    hostile.settle();
    Phone watching = bench.phone(1);
    bench.send(bench.phone(1).socket, aware(500, 1, "{}"));
    awaitPresent(watching, 500);
  }

  @Test
  @DisplayName("[F3] a state of a participant's names this participant as its user, or nobody")
  void identity() {
    Phone watching = bench.phone(1);
    Phone phone = bench.phone(1);
    String id = Objects.requireNonNull(phone.socket.ref.participantId());
    String victim = Objects.requireNonNull(watching.socket.ref.participantId());
    List<String> forged =
        List.of(
            user(victim),
            "{\"user\":{\"id\":\"" + id + "\"},\"user\":{\"id\":\"" + victim + "\"}}",
            "{\"\\u0075ser\":{\"id\":\"" + victim + "\"}}",
            "{\"user\":{\"name\":\"" + victim + "\"}}",
            "{\"user\":\"" + victim + "\"}",
            "{\"user\":null}",
            "{\"user\":{\"id\":[\"" + id + "\"]}}",
            // More digits than some readers of JSON allow.
            "{\"field\":" + "1".repeat(1200) + ",\"user\":7}");
    for (int i = 0; i < forged.size(); i++) {
      phone.aware(i + 1, forged.get(i));
    }
    List<String> genuine =
        List.of("{\"n\":" + "1".repeat(1200) + "}", "[]", "true", "{\"field\":null}", user(id));
    for (int i = 0; i < genuine.size(); i++) {
      phone.aware(20 + i, genuine.get(i));
      awaitState(watching, phone.document().clientId(), genuine.get(i));
    }
    assertThat(told(watching).map(AwarenessUpdate.Entry::json)).doesNotContainAnyElementsOf(forged);
    assertThat(phone.socket.isOpen()).isTrue();
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, false));
    facilitator.aware(1, user("anybody"));
    awaitState(watching, facilitator.document().clientId(), user("anybody"));
  }

  @Test
  @DisplayName("[W30] however often a state changes, the others get the last one in few frames")
  void gathered() {
    Phone watching = bench.phone(1);
    Phone busy = bench.phone(1);
    watching.settle();
    for (int clock = 1; clock <= 2000; clock++) {
      busy.aware(clock, "{\"n\":" + clock + "}");
    }
    busy.settle();
    bench.clock.advance(Duration.ofSeconds(1));
    awaitState(watching, busy.document().clientId(), "{\"n\":2000}");
    assertThat(watching.socket.messages(SyncMessage.AwarenessMessage.class)).hasSizeLessThan(500);
    assertThat(told(busy)).isEmpty();
  }

  @Test
  @DisplayName(
      "[W30] a caret goes with the update that comes behind it, and waits for nothing else")
  void accompanied() {
    Phone watching = bench.phone(1);
    Phone writing = bench.phone(1);
    watching.settle();
    long client = writing.document().clientId();
    for (int clock = 1; clock <= 20; clock++) {
      writing.aware(clock, "{\"n\":" + clock + "}");
      writing.type("challenge", clock + " ");
      int written = clock;
      awaitUntil("the word", () -> updates(watching) == written);
    }
    awaitState(watching, client, "{\"n\":20}");
    int updates = 0;
    long told = 0;
    for (SyncMessage message : watching.socket.messages()) {
      switch (message) {
        case SyncMessage.SyncUpdate ignored -> {
          assertThat(told).as("carets before update %s", updates).isGreaterThanOrEqualTo(updates);
          updates++;
        }
        case SyncMessage.AwarenessMessage states ->
            told = Math.max(told, states.update().entries().getFirst().clock());
        default -> {}
      }
    }
  }

  private static long updates(Phone phone) {
    return phone.socket.messages(SyncMessage.SyncUpdate.class).size();
  }

  @Test
  @DisplayName("[W30] of one participant a bounded number of bytes is passed on at a time")
  void shares() {
    Phone watching = bench.phone(1);
    String person = bench.join(1);
    List<Phone> tabs = IntStream.range(0, 4).mapToObj(tab -> bench.phone(1, person)).toList();
    Phone other = bench.phone(1);
    watching.settle();
    String large = "\"" + "a".repeat(1900) + "\"";
    long client = 0;
    for (Phone tab : tabs) {
      for (int i = 0; i < 4; i++) {
        bench.send(tab.socket, aware(++client, 1, large));
      }
    }
    other.aware(1, "{}");
    awaitPresent(watching, other.document().clientId());
    for (long one = 1; one <= client; one++) {
      awaitPresent(watching, one);
    }
    for (SyncMessage.AwarenessMessage frame :
        watching.socket.messages(SyncMessage.AwarenessMessage.class)) {
      assertThat(frame.update().encode().length).isLessThan(4500);
    }
  }

  @Test
  @DisplayName("[W30] who comes gets the states in frames that a stock client may send back")
  void introduced() {
    String large = "\"" + "a".repeat(2000) + "\"";
    for (long person = 0; person < 12; person++) {
      Phone phone = bench.phone(1);
      for (long i = 1; i <= 4; i++) {
        bench.send(phone.socket, aware(person * 4 + i, 1, large));
      }
      phone.settle();
    }
    Phone late = bench.phone(1);
    awaitUntil(
        "all that are there",
        () -> told(late).map(AwarenessUpdate.Entry::client).distinct().count() == 48);
    for (SyncMessage.AwarenessMessage frame :
        late.socket.messages(SyncMessage.AwarenessMessage.class)) {
      assertThat(frame.update().encode().length).isLessThan(40 * 1024);
    }
  }

  private static String user(String id) {
    return "{\"user\":{\"id\":\"" + id + "\",\"name\":\"Ana\"}}";
  }

  private static byte[] aware(long client, long clock, String json) {
    return SyncProtocol.awareness(
        new AwarenessUpdate(List.of(new AwarenessUpdate.Entry(client, clock, json))).encode());
  }

  private static void awaitPresent(Phone at, long client) {
    awaitUntil(
        client + " at " + at.socket.ref,
        () -> told(at).anyMatch(entry -> entry.client() == client && !entry.isRemoval()));
  }

  private static void awaitGone(Phone at, long client) {
    awaitState(at, client, "null");
  }

  private static void awaitState(Phone at, long client, String json) {
    awaitUntil(
        json + " of " + client + " at " + at.socket.ref,
        () -> told(at).anyMatch(entry -> entry.client() == client && entry.json().equals(json)));
  }

  /** The states that a phone was told, in order. */
  private static Stream<AwarenessUpdate.Entry> told(Phone phone) {
    return phone.socket.messages(SyncMessage.AwarenessMessage.class).stream()
        .flatMap(message -> message.update().entries().stream());
  }
}
