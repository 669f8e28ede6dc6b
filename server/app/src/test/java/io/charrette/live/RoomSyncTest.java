package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Journal;
import io.charrette.live.loop.Role;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a room says to its connections, and when it says that something is saved. */
class RoomSyncTest {
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
  @DisplayName("[W1] a stock client sees exactly a y-websocket server")
  void stockClient() {
    Phone first = bench.phone(1);
    first.type("challenge", "Buses");
    first.awaitSaved();
    first.aware(1, "{\"field\":null}");
    first.settle();

    Phone stock = bench.stock(1, bench.join(1));
    stock.awaitText("challenge", "Buses");
    stock.type("challenge", " at night");
    first.awaitText("challenge", "Buses at night");
    stock.settle();

    List<SyncMessage> received = stock.socket.messages();
    assertThat(received.get(0)).isInstanceOf(SyncMessage.SyncStep1.class);
    assertThat(received.get(1)).isInstanceOf(SyncMessage.AwarenessMessage.class);
    assertThat(received.get(2)).isInstanceOf(SyncMessage.SyncStep2.class);
    assertThat(stock.socket.messages(SyncMessage.SyncUpdate.class)).isEmpty();
    assertThat(stock.socket.saved()).isEmpty();
    assertThat(stock.socket.textCount()).isZero();
  }

  @Test
  @DisplayName("[F1] a new table's document is empty, whatever its activity holds")
  void nothingSeeded() {
    Phone stock = bench.stock(1, bench.join(1));
    stock.settle();
    SyncMessage.SyncStep1 known = stock.socket.messages(SyncMessage.SyncStep1.class).getFirst();
    assertThat(known.state().encode()).containsExactly(0);
    SyncMessage.SyncStep2 all = stock.socket.messages(SyncMessage.SyncStep2.class).getFirst();
    assertThat(all.bytes()).containsExactly(0, 0);
  }

  @Test
  @DisplayName("[W1] without anybody aware a client gets step 1 and no awareness")
  void nobodyAware() {
    Phone phone = bench.phone(1);
    phone.settle();
    assertThat(phone.socket.messages(SyncMessage.AwarenessMessage.class)).isEmpty();
    assertThat(phone.socket.messages().getFirst()).isInstanceOf(SyncMessage.SyncStep1.class);
  }

  @Test
  @DisplayName("[W1] an update reaches every other connection of the table, on whatever loop, once")
  void relayed() {
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      phones.add(bench.phone(1));
    }
    Phone elsewhere = bench.phone(2);
    phones.forEach(Phone::settle);
    elsewhere.settle();
    phones.getFirst().type("pitch", "Hello");
    for (Phone other : phones.subList(1, phones.size())) {
      other.awaitText("pitch", "Hello");
      assertThat(other.socket.messages(SyncMessage.SyncUpdate.class)).hasSize(1);
    }
    phones.getFirst().awaitSaved();
    elsewhere.settle();
    assertThat(phones.getFirst().socket.messages(SyncMessage.SyncUpdate.class)).isEmpty();
    assertThat(elsewhere.text("pitch")).isEmpty();
  }

  @Test
  @DisplayName("[W1] phones that type at the same time end with the same text")
  void concurrent() {
    List<Phone> phones = List.of(bench.phone(1), bench.phone(1), bench.phone(1), bench.phone(1));
    phones.forEach(Phone::settle);
    for (int i = 0; i < 50; i++) {
      for (Phone phone : phones) {
        phone.type("strategy", "x");
      }
    }
    for (Phone phone : phones) {
      phone.awaitSaved();
      awaitUntil("all 200", () -> phone.text("strategy").length() == 200);
    }
    assertThat(phones.stream().map(phone -> phone.text("strategy")).distinct()).hasSize(1);
  }

  @Test
  @DisplayName("[W2] Saved counts the update frames of a connection in order and reaches them all")
  void saved() throws MalformedDataException {
    Phone phone = bench.phone(1);
    for (int i = 0; i < 100; i++) {
      phone.type("pitch", "word ");
    }
    phone.awaitSaved();
    List<Long> counts = phone.socket.saved();
    assertThat(counts).isSorted().doesNotHaveDuplicates().endsWith(phone.sent());
    Document stored = new Document();
    for (Journal.Entry entry : bench.stored(1).entries()) {
      stored.apply(Update.decode(entry.bytes()));
    }
    assertThat(stored.text("pitch").toString()).isEqualTo("word ".repeat(100));
  }

  @Test
  @DisplayName("[W13] a slow connection is held, and then gets one update instead of all it missed")
  void held() {
    Phone writer = bench.phone(1);
    Phone slow = bench.phone(1);
    writer.type("pitch", "before ");
    slow.awaitText("pitch", "before ");
    slow.settle();
    bench.fallBehind(slow.socket);
    awaitUntil("held", () -> slow.socket.held);
    int before = slow.socket.messages(SyncMessage.SyncUpdate.class).size();
    for (int i = 0; i < 30; i++) {
      writer.type("pitch", "word ");
      writer.awaitSaved();
    }
    writer.aware(1, "{\"field\":null}");
    writer.edit(d -> d.text("pitch").delete(0, 7));
    writer.awaitSaved();
    writer.settle();
    assertThat(slow.socket.messages(SyncMessage.SyncUpdate.class)).hasSize(before);

    bench.catchUp(slow.socket);
    awaitUntil("resumed", () -> !slow.socket.held);
    assertThat(slow.text("pitch")).isEqualTo("word ".repeat(30));
    assertThat(slow.socket.messages(SyncMessage.SyncUpdate.class)).hasSize(before + 1);
    assertThat(slow.socket.messages(SyncMessage.AwarenessMessage.class)).hasSize(1);
    writer.type("pitch", "after");
    slow.awaitText("pitch", "word ".repeat(30) + "after");
  }

  @Test
  @DisplayName("a document that nobody touches is folded, and a late phone sees no difference")
  void folded() {
    Phone phone = bench.phone(1);
    phone.type("pitch", "still ");
    phone.edit(d -> d.map("about").set("presenter", "Ana"));
    phone.awaitSaved();
    byte[] state = phone.document().encodeState();
    awaitUntil(
        "folded",
        () -> {
          bench.clock.advance(Duration.ofSeconds(5));
          return bench.openDocuments() == 0;
        });
    Phone late = bench.phone(1);
    late.awaitText("pitch", "still ");
    late.settle();
    assertThat(late.document().encodeState()).isEqualTo(state);
    Phone later =
        new Phone(bench, bench.socket(1, Role.PARTICIPANT, bench.join(1), true), phone.document());
    later.settle();
    assertThat(bench.openDocuments()).isZero();

    late.type("pitch", "here");
    phone.awaitText("pitch", "still here");
    assertThat(bench.openDocuments()).isEqualTo(1);
  }

  @Test
  @DisplayName("[W2] a frame that brings nothing new is saved at once, and stores nothing")
  void nothingNew() {
    Phone phone = bench.phone(1);
    phone.type("pitch", "once");
    phone.awaitSaved();
    long before = phone.saved();
    byte[] known = SyncProtocol.update(phone.document().encodeState());
    bench.send(phone.socket, known);
    awaitUntil("one more is Saved", () -> phone.saved() == before + 1);
    assertThat(bench.stored(1).entries()).hasSize(1);
  }

  @Test
  @DisplayName("[W2] nothing is saved before the journal has it, not even what another one brought")
  void notBeforeDurable() {
    Phone writer = bench.phone(1);
    writer.awaitSaved();
    String reading = bench.join(1);
    bench.journal.hold();
    writer.type("pitch", "fragile");
    Phone reader = bench.phone(1, reading);
    reader.awaitText("pitch", "fragile");
    reader.settle();
    writer.settle();
    // What the reader answered to step 1 is nothing new, but not yet durable either.
    assertThat(reader.saved()).isZero();
    assertThat(writer.saved()).isEqualTo(writer.sent() - 1);
    bench.journal.release();
    writer.awaitSaved();
    reader.awaitSaved();
  }

  @Test
  @DisplayName("[W50] an update that builds on one that has not come is left out, and asked for")
  void tooEarly() {
    List<byte[]> updates = new ArrayList<>();
    Document author = new Document();
    author.onUpdate(updates::add);
    author.text("pitch").insert(0, "first ");
    author.text("pitch").insert(6, "second");

    Phone other = bench.phone(1);
    Phone phone = bench.phone(1);
    phone.settle();
    int asked = phone.socket.messages(SyncMessage.SyncStep1.class).size();
    bench.send(phone.socket, SyncProtocol.update(updates.get(1)));
    phone.settle();
    assertThat(bench.stored(1).entries()).isEmpty();
    awaitUntil(
        "asked again", () -> phone.socket.messages(SyncMessage.SyncStep1.class).size() > asked);
    assertThat(other.text("pitch")).isEmpty();

    phone.edit(document -> document.apply(decode(author.encodeState())));
    other.awaitText("pitch", "first second");
    // One frame more than the phone has counted was sent in its name.
    awaitUntil("all is Saved", () -> phone.saved() == phone.sent() + 1);
  }

  private static Update decode(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("what was Saved is there after the process was killed")
  void killed() {
    Phone phone = bench.phone(1);
    phone.edit(d -> d.map("about").set("presenter", "Ana"));
    for (int i = 0; i < 20; i++) {
      phone.type("pitch", "word ");
    }
    phone.awaitSaved();
    String pitch = phone.text("pitch");
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      Phone back = again.phone(1, "person-1");
      back.awaitText("pitch", pitch);
      assertThat(back.document().map("about").get("presenter")).isEqualTo("Ana");
    }
    bench = Bench.start(folder.resolve("next"));
  }

  @Test
  @DisplayName("a checkpoint takes the place of many entries, and a late phone sees no difference")
  void compacted() {
    Phone phone = bench.phone(1);
    for (int i = 0; i < 600; i++) {
      // What comes in one turn is one entry.
      phone.type("pitch", "a");
      phone.awaitSaved();
    }
    awaitUntil("a checkpoint", () -> bench.stored(1).checkpoint().length > 0);
    assertThat(bench.stored(1).entries()).hasSizeLessThan(300);
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      again.phone(1, "person-1").awaitText("pitch", "a".repeat(600));
    }
    bench = Bench.start(folder.resolve("next"));
  }

  @Test
  @DisplayName("an idle room leaves memory behind a checkpoint, and comes back when somebody does")
  void unloaded() {
    Phone phone = bench.phone(1);
    phone.type("pitch", "still here");
    phone.awaitSaved();
    phone.close();
    awaitUntil(
        "a checkpoint",
        () -> {
          bench.clock.advance(Duration.ofMinutes(1));
          var stored = bench.stored(1);
          return stored.entries().isEmpty() && stored.checkpoint().length > 0;
        });
    bench.phone(1).awaitText("pitch", "still here");
  }
}
