package io.charrette.live.room;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.flipchart.Layouts;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.OnContext;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomOrder;
import io.charrette.live.loop.ToLoop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is shown in a pair, on a real bus. */
class RoomPairsTest {
  private static final LiveLimits.ForDocument LIMITS = RoomBench.LIMITS.document();

  private static final TableFacts FACTS =
      new TableFacts(
          true,
          0,
          1,
          Layouts.FIRST,
          Layouts.FIRST.roots(),
          Set.of("ana", "bo"),
          Set.of(),
          RoomOrder.Facts.OPEN,
          1_000,
          false,
          0,
          0,
          List.of(List.of("ana", "bo")));

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<ToLoop> sent = RoomBench.listen(vertx);
  private final RoomConnections connections = RoomBench.connections(context, new Bus(vertx, 1));
  private final HostedDocument shared = new HostedDocument(LIMITS, new FreshWords(20));
  private final RoomPairs pairs =
      new RoomPairs(
          StreamId.table(RoomBench.ROOM.workshopId(), RoomBench.ROOM.table()),
          Neighbours.NONE,
          connections,
          () -> FACTS,
          shared,
          LIMITS,
          new TestClock());
  private final RoomConnection ana = phone(1, "ana");
  private final RoomConnection bo = phone(2, "bo");

  RoomPairsTest() {
    shared.layout(Layouts.FIRST);
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private RoomConnection phone(long id, String participant) {
    return connections.add(new ConnectionRef(id, 0, Role.PARTICIPANT, participant, true), 0);
  }

  private Verdict pass(RoomConnection from, byte[] update) {
    return pairs.pass(from, HostedDocument.decodeUpdate(update), update);
  }

  /** What somebody's phone sends of what they do, one by one. */
  private static List<byte[]> updates(Document phone) {
    List<byte[]> updates = new ArrayList<>();
    phone.onUpdate(updates::add);
    return updates;
  }

  @Test
  @DisplayName("[W49] a pair goes on together at a table that others have made dear to measure")
  void atDearTable() {
    OnContext.run(
        context,
        () -> {
          for (byte[] update : HostedDocumentTest.thatMakeItDear()) {
            assertThat(shared.take(HostedDocument.decodeUpdate(update), update.length, null))
                .matches(Verdict::isTaken);
          }
          Document phone = HostedDocument.decode(shared.encodedState());
          List<byte[]> words = updates(phone);
          SharedText text = phone.text("challenge");
          for (int i = 0; i < 100; i++) {
            text.insert(text.length() / 2, "word");
          }
          long work = 0;
          for (byte[] word : words) {
            Verdict verdict = pass(ana, word);
            assertThat(verdict.excess()).isNull();
            work += verdict.work();
          }
          assertThat(work).as("with measuring").isGreaterThan(LIMITS.costs().updateWork());
        });
    OnContext.run(context, () -> {});
    awaitUntil("all words", () -> sent.size() == 100);
  }

  private static SharedMap card(Document phone, String id) {
    return (SharedMap) Objects.requireNonNull(phone.map("players").get(id));
  }

  private static void addCard(Document phone, String id) {
    phone.edit(
        transaction -> {
          SharedMap card = new SharedMap();
          phone.map("players").set(id, card);
          for (String key : List.of("name", "category", "round", "by", "at")) {
            card.set(key, key + " of " + id);
          }
          card.set("note", new SharedText());
        });
    SharedText note = (SharedText) Objects.requireNonNull(card(phone, id).get("note"));
    for (int word = 0; word < 8; word++) {
      note.insert(note.length(), "word ");
    }
  }

  @Test
  @DisplayName("[W49] a pair goes on together for longer than a silence lasts at a full table")
  void atFullTable() {
    OnContext.run(
        context,
        () -> {
          Document phone = new Document();
          for (int i = 0; i < 1_000; i++) {
            addCard(phone, "before" + i);
          }
          byte[] before = phone.encodeState();
          shared.apply(HostedDocument.decodeUpdate(before), before.length);
          List<byte[]> updates = updates(phone);
          for (int i = 0; i < 300; i++) {
            addCard(phone, "card" + i);
          }
          long merging = 0;
          for (byte[] update : updates) {
            Verdict verdict = pass(ana, update);
            assertThat(verdict.excess()).isNull();
            merging += verdict.merging();
          }
          assertThat(merging).isLessThan(LIMITS.costs().updateWork() / 8);
        });
  }

  @Test
  @DisplayName("[K2] [W49] a draft that would only erase a partner's words is sent to nobody")
  void onlyErasing() {
    OnContext.run(
        context,
        () -> {
          Document phone = new Document();
          List<byte[]> updates = updates(phone);
          phone.text("pitch").insert(0, "what Bo has written for a while");
          assertThat(pass(bo, updates.getLast()).isTaken()).isTrue();
          phone.text("pitch").delete(0, 25);
          assertThat(pass(ana, updates.getLast()).excess()).isEqualTo(Verdict.Excess.ERASING);
          Document other = new Document();
          List<byte[]> others = updates(other);
          other.text("challenge").insert(0, "Buses");
          assertThat(pass(ana, others.getLast()).isTaken()).isTrue();
        });
    awaitUntil("what both wrote", () -> sent.size() >= 2);
    assertThat(sent)
        .extracting(each -> ((ToLoop.Send) each).connection())
        .containsExactly(ana.id(), bo.id());
  }
}
