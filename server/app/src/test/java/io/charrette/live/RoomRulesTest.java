package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedArray;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedXmlElement;
import io.charrette.encoding.LibEncoder;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.charrette.sync.SyncProtocol;
import io.charrette.workshop.FacilitatorCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room refuses, and what of it comes back. */
class RoomRulesTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    LiveLimits limits =
        Bench.limits()
            .with(
                new LiveLimits.ForDocument(
                    8 * 1024, 10, 20, 5, LiveLimits.Costs.DEFAULT, Duration.ofSeconds(10)));
    bench = Bench.start(folder, limits);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("[W8] words on their way to a locked table still arrive within three seconds")
  void grace() {
    Phone phone = bench.phone(1);
    bench.lock(1);
    phone.socket.awaitText("state", state -> state.at("/workshop/locked").asBoolean());
    bench.clock.advance(Duration.ofMillis(2999));
    phone.type("pitch", "just in time");
    phone.awaitSaved();
    assertThat(phone.socket.texts("refused")).isEmpty();
  }

  @Test
  @DisplayName("[W8] pens down: not applied, not saved, told so; on unlock it all comes back")
  void pensDown() {
    Phone phone = bench.phone(1);
    Phone other = bench.phone(1);
    phone.type("pitch", "before");
    phone.awaitSaved();
    other.awaitText("pitch", "before");
    long savedBefore = phone.saved();

    bench.lock(1);
    bench.clock.advance(Duration.ofSeconds(3));
    phone.type("pitch", " held");
    phone.type("pitch", " back");
    assertThat(phone.socket.awaitText("refused").path("reason").asText()).isEqualTo("locked");
    phone.settle();
    other.settle();
    assertThat(phone.saved()).isEqualTo(savedBefore);
    assertThat(other.text("pitch")).isEqualTo("before");
    assertThat(phone.socket.isOpen()).isTrue();

    bench.done(new FacilitatorCommand.Unlock(1));
    other.awaitText("pitch", "before held back");
    phone.awaitSaved();
    assertThat(phone.socket.texts("refused")).hasSize(1);
  }

  @Test
  @DisplayName("[W8] an update after the unlock is not saved before the answer that fills the gap")
  void heldThenTyped() {
    Phone phone = bench.phone(1);
    phone.awaitSaved();
    bench.lock(1);
    bench.clock.advance(Duration.ofSeconds(3));
    phone.type("pitch", "held");
    phone.socket.awaitText("refused");
    // Sent while the question of the unlock is on its way.
    bench.done(new FacilitatorCommand.Unlock(1));
    phone.type("pitch", " and more");
    phone.awaitSaved();
    Phone late = bench.phone(1);
    late.awaitText("pitch", "held and more");
  }

  @Test
  @DisplayName("[W8] a facilitator may write at a locked table, and every other table may")
  void lockedForWhom() {
    Phone elsewhere = bench.phone(2);
    Phone phone = bench.phone(1);
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    bench.lock(1);
    bench.clock.advance(Duration.ofSeconds(10));
    facilitator.type("pitch", "mine");
    phone.awaitText("pitch", "mine");
    elsewhere.type("pitch", "ours");
    elsewhere.awaitSaved();
    facilitator.awaitSaved();
  }

  @Test
  @DisplayName("[W8] a lock outlives the process, without another grace")
  void lockedAfterRestart() {
    bench.phone(1).awaitSaved();
    bench.lock(1);
    bench.clock.advance(Duration.ofSeconds(3));
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      Phone phone = again.phone(1, "person-1");
      phone.settle();
      phone.type("pitch", "late");
      phone.socket.awaitText("refused");
    }
    bench = Bench.start(folder.resolve("next"));
  }

  @Test
  @DisplayName("[W9] a frame that cannot be decoded closes as malformed and changes nothing")
  void malformed() {
    Phone phone = bench.phone(1);
    Phone other = bench.phone(1);
    phone.type("pitch", "fine");
    other.awaitText("pitch", "fine");
    phone.awaitSaved();
    bench.send(phone.socket, new byte[] {0, 2, 3, 1, 1, 5});
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    other.settle();
    assertThat(other.text("pitch")).isEqualTo("fine");
    assertThat(bench.stored(1).entries()).hasSize(1);
  }

  @Test
  @DisplayName("[W9] half an update is not applied: what precedes the fault does not count")
  void halfAnUpdate() {
    Document author = new Document();
    author.text("pitch").insert(0, "poison");
    byte[] update = author.encodeState();
    update[update.length - 1] = 9;
    Phone phone = bench.phone(1);
    phone.settle();
    bench.send(phone.socket, SyncProtocol.update(update));
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    Phone other = bench.phone(1);
    other.settle();
    assertThat(other.document().stateVector().clocks()).isEmpty();
  }

  private static void assertRefused(Phone phone, String reason) {
    assertThat(phone.socket.awaitText("refused").path("reason").asText()).isEqualTo(reason);
    phone.settle();
    assertThat(phone.socket.isOpen()).isTrue();
    assertThat(phone.saved()).isLessThan(phone.sent());
  }

  /** Has a phone nearly fill the table; yields another one whose words were too many then. */
  private Phone refusedBeside(Phone full) {
    full.type("pitch", "a".repeat(9 * 512));
    full.awaitSaved();
    Phone greedy = bench.phone(1);
    greedy.settle();
    greedy.type("challenge", "b".repeat(2 * 1024));
    assertRefused(greedy, "full");
    return greedy;
  }

  @Test
  @DisplayName("[W10] a document does not grow over its limit; what is refused comes when it fits")
  void tooLargeDocument() {
    Phone phone = bench.phone(1);
    Phone greedy = refusedBeside(phone);
    phone.type("strategy", "short");
    phone.awaitSaved();
    assertThat(phone.text("challenge")).isEmpty();

    phone.edit(d -> d.text("pitch").delete(0, 9 * 512));
    phone.awaitSaved();
    bench.clock.advance(Duration.ofSeconds(30));
    greedy.awaitSaved();
    phone.awaitText("challenge", "b".repeat(2 * 1024));
    assertThat(greedy.socket.texts("refused")).hasSize(1);
  }

  @Test
  @DisplayName("[W41] who deletes what was refused is asked as they write, and has all saved")
  void makesItFit() {
    Phone greedy = bench.phone(1);
    greedy.type("pitch", "kept");
    greedy.awaitSaved();
    greedy.type("pitch", "b".repeat(7 * 1024));
    assertRefused(greedy, "full");
    greedy.edit(d -> d.text("pitch").delete(4, 7 * 1024));
    greedy.settle();
    assertThat(greedy.saved()).isLessThan(greedy.sent());
    bench.clock.advance(Duration.ofSeconds(2));
    greedy.type("pitch", " and short");
    greedy.awaitSaved();
    Phone other = bench.phone(1);
    other.awaitText("pitch", "kept and short");
  }

  @Test
  @DisplayName("[W41] nothing of who had something refused is tried again unless it was asked for")
  void unasked() {
    Phone roomy = bench.phone(1);
    Phone greedy = refusedBeside(roomy);
    // It would fit now.
    roomy.edit(d -> d.text("pitch").delete(0, 9 * 512));
    roomy.awaitSaved();
    byte[] everything = greedy.document().encodeState();
    for (byte[] again :
        List.of(
            SyncProtocol.update(everything),
            SyncProtocol.step2(everything),
            SyncProtocol.step2(everything))) {
      bench.send(greedy.socket, again);
      greedy.settle();
      assertThat(greedy.saved()).isLessThan(greedy.sent());
      roomy.settle();
      assertThat(roomy.text("challenge")).isEmpty();
    }
    bench.clock.advance(Duration.ofSeconds(30));
    roomy.awaitText("challenge", "b".repeat(2 * 1024));
    greedy.type("challenge", "!");
    roomy.awaitText("challenge", "b".repeat(2 * 1024) + "!");
  }

  @Test
  @DisplayName("[W41] nobody can take all the room: who comes finds some, however many took theirs")
  void shares() {
    for (int who = 0; who < 3; who++) {
      String person = bench.join(1);
      for (int size = 4 * 1024; size >= 32; size /= 2) {
        Phone greedy = bench.phone(1, person);
        greedy.settle();
        greedy.type("strategy", "x".repeat(size));
        greedy.settle();
        greedy.close();
      }
    }
    Phone honest = bench.phone(1);
    honest.settle();
    assertThat(honest.text("strategy").length()).isBetween(5 * 1024, 8 * 1024);
    honest.type("challenge", "We have room");
    honest.awaitSaved();
    assertThat(honest.socket.texts("refused")).isEmpty();
  }

  private static void setPlayer(Phone phone, String id) {
    phone.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set(id, player);
          player.set("name", "Library");
        });
  }

  @Test
  @DisplayName("[W10] no more players than the limit says")
  void tooManyPlayers() {
    Phone phone = bench.phone(1);
    for (int i = 0; i < 6; i++) {
      setPlayer(phone, "p" + i);
    }
    phone.edit(d -> d.map("players").delete("p0"));
    setPlayer(phone, "p5");
    phone.awaitSaved();
    Phone other = bench.phone(1);
    other.settle();
    setPlayer(other, "q0");
    setPlayer(other, "q1");
    other.awaitSaved();
    setPlayer(other, "q2");
    setPlayer(other, "q3");
    assertRefused(other, "full");
  }

  @Test
  @DisplayName("[W10] [W41] no more stars than the limit says; those of nobody take nothing of it")
  void tooManyStars() {
    List<String> people = Stream.generate(() -> bench.join(1)).limit(5).toList();
    Phone phone = bench.phone(1, people.getFirst());
    phone.settle();
    List<String> cards = List.of("a", "b", "c", "d");
    cards.forEach(card -> setPlayer(phone, card));
    for (int i = 0; i < 17; i++) {
      star(phone, "a", "nobody" + i);
    }
    phone.awaitSaved();
    people.forEach(fan -> cards.forEach(card -> star(phone, card, fan)));
    assertRefused(phone, "full");
    Phone other = bench.phone(1, people.getLast());
    other.settle();
    star(other, "d", people.getLast());
    other.awaitSaved();
  }

  private static void star(Phone phone, String card, String fan) {
    phone.edit(d -> d.map("stars").set(card + "/" + fan, true));
  }

  @Test
  @DisplayName("[W10] no more links than the limit says")
  void tooManyLinks() {
    Phone phone = bench.phone(1);
    setPlayer(phone, "a");
    setPlayer(phone, "b");
    for (int i = 0; i < 6; i++) {
      String id = "s" + i;
      phone.edit(
          d -> {
            SharedMap partnership = new SharedMap();
            d.map("partnerships").set(id, partnership);
            partnership.set("from", "a");
            partnership.set("to", "b");
          });
    }
    assertRefused(phone, "full");
  }

  @Test
  @DisplayName("[W50] what comes too early is kept nowhere, however much it is")
  void tooEarly() {
    Document author = new Document();
    List<byte[]> updates = new ArrayList<>();
    author.onUpdate(updates::add);
    for (int i = 0; i < 30; i++) {
      author.text("pitch").insert(0, "x");
    }
    Phone phone = bench.phone(1);
    for (byte[] update : updates.subList(1, updates.size())) {
      bench.send(phone.socket, SyncProtocol.update(update));
    }
    phone.settle();
    assertThat(phone.socket.isOpen()).isTrue();
    assertThat(bench.stored(1).entries()).isEmpty();

    // All of them at once are not early.
    Phone whole = bench.phone(1);
    bench.send(whole.socket, SyncProtocol.update(author.encodeState()));
    awaitUntil("it is Saved", () -> whole.saved() > 0);
    phone.awaitText("pitch", "x".repeat(30));
  }

  private void assertMalformed(Consumer<Document> change) {
    Phone hostile = bench.phone(1);
    hostile.edit(change);
    assertThat(hostile.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    hostile.close();
  }

  @Test
  @DisplayName("[W11] formats, pictures, bytes, lists and documents are no part of a flipchart")
  void foreignContents() {
    Phone honest = bench.phone(1);
    honest.type("pitch", "Buses");
    honest.awaitSaved();
    assertMalformed(d -> d.text("pitch").insert(0, "bold", Map.of("bold", true)));
    assertMalformed(d -> d.text("pitch").insertEmbed(0, Map.of("image", "x"), Map.of()));
    assertMalformed(d -> d.text("pitch").insertType(0, new SharedMap(), Map.of()));
    assertMalformed(d -> d.map("players").set("A", new byte[] {1}));
    assertMalformed(d -> d.map("players").set("A", new SharedArray()));
    assertMalformed(d -> d.map("players").set("A", new SharedXmlElement("p")));
    honest.type("pitch", " at night");
    honest.awaitSaved();
    Phone late = bench.phone(1);
    late.awaitText("pitch", "Buses at night");
    assertThat(late.document().text("pitch").length()).isEqualTo(14);
  }

  @Test
  @DisplayName("[W11] nor is a value among the letters of a text, which nobody would see")
  void valueInText() {
    Phone honest = bench.phone(1);
    honest.type("pitch", "Buses");
    honest.awaitSaved();
    assertMalformed(d -> d.array("strategy").insert(0, List.of(1)));
    Phone hostile = bench.phone(1);
    hostile.awaitText("pitch", "Buses");
    bench.send(
        hostile.socket, SyncProtocol.update(valueAfter(honest.document().clientId(), 4, 77)));
    assertThat(hostile.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    honest.settle();
    assertThat(honest.document().text("pitch").length()).isEqualTo(5);
  }

  /** A value that lies after an operation, by a client that has written nothing else. */
  private static byte[] valueAfter(long origin, long clock, long client) {
    return new LibEncoder()
        .writeVarUint(1)
        .writeVarUint(1)
        .writeVarUint(client)
        .writeVarUint(0)
        .writeByte(0x88)
        .writeVarUint(origin)
        .writeVarUint(clock)
        .writeVarUint(1)
        .writeByte(126)
        .writeVarUint(0)
        .toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"50 5 40 5", "0 10 3 2", "3 2 3 2", "3 0", "50 0 40 5"})
  @DisplayName(
      "[W11] deletions of which real Yjs would make others are malformed, and change nothing")
  void disorderlyDeletions(String ranges) {
    Phone honest = bench.phone(1);
    honest.type("pitch", "Buses");
    honest.awaitSaved();
    List<Long> bounds = Stream.of(ranges.split(" ")).map(Long::valueOf).toList();
    LibEncoder update =
        new LibEncoder()
            .writeVarUint(0)
            .writeVarUint(1)
            .writeVarUint(999)
            .writeVarUint(bounds.size() / 2);
    bounds.forEach(update::writeVarUint);
    byte[] frame = SyncProtocol.update(update.toByteArray());
    Phone hostile = bench.phone(1);
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    for (Phone each : List.of(hostile, facilitator)) {
      bench.send(each.socket, frame);
      assertThat(each.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    }
    byte[] before = honest.document().encodeState();
    Phone late = bench.phone(1);
    late.awaitText("pitch", "Buses");
    assertThat(late.document().encodeState()).isEqualTo(before);
  }

  @Test
  @DisplayName("[W11] a participant may not name another root type; a facilitator may")
  void foreignRoots() {
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    facilitator.type("anything", "x");
    facilitator.awaitSaved();
    Phone phone = bench.phone(1);
    String category = bench.workshop().activity().cardSheets().getFirst().categoryIds().getFirst();
    phone.type("finding:" + category, "fine");
    phone.awaitSaved();
    phone.type("finding:no-such-sector", "not fine");
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.MALFORMED);
    Phone other = bench.phone(1);
    other.awaitText("finding:" + category, "fine");
    assertThat(other.text("finding:no-such-sector")).isEmpty();
  }
}
