package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.ToRoom;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import io.micrometer.core.instrument.Clock;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a table that keeps its loop busy holds up another one. Each frame takes a while here. */
class FairTablesTest {
  private static final int FLOOD = 60;

  /** As many as facilitators may have sockets at a table. */
  private static final int ASKING = 40;

  /** As many as may sit at a table besides one. */
  private static final int A_CROWD = 18;

  /** More than is handled in a turn. */
  private static final int A_TURN = 10;

  @TempDir Path folder;
  private Bench bench;
  private Socket busy;
  private Socket other;

  @BeforeEach
  void start() {
    bench = Bench.slow(folder);
    // Of three tables on two loops two share one.
    int first = loopOf(1) == loopOf(2) || loopOf(1) == loopOf(3) ? 1 : 2;
    int second =
        IntStream.rangeClosed(first + 1, Bench.TABLES)
            .filter(table -> loopOf(table) == loopOf(first))
            .findFirst()
            .orElseThrow();
    busy = bench.socket(first, Role.PARTICIPANT, bench.join(first), true);
    String participant = bench.join(second);
    other = bench.socket(second, Role.PARTICIPANT, participant, true);
    if (other.ref.loop() != busy.ref.loop()) {
      other = bench.socket(second, Role.PARTICIPANT, participant, true);
    }
    busy.await(SyncMessage.SyncStep1.class);
    other.await(SyncMessage.SyncStep1.class);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static int loopOf(int table) {
    return Math.floorMod(new RoomKey(Bench.WORKSHOP, table).hashCode(), Bench.LOOPS);
  }

  /** Sends what comes to rooms in one turn of a socket's loop. */
  private void inOneTurn(Consumer<RoomMail> sending) {
    Context loop = bench.vertx.getOrCreateContext();
    Promise<Void> sent = Promise.promise();
    loop.runOnContext(
        turn -> {
          sending.accept(bench.live.roomMail(loop));
          sent.complete();
        });
    await(sent.future().toCompletionStage());
  }

  private static ToRoom.Frame frame(Socket from, byte[] bytes) {
    return new ToRoom.Frame(Bench.room(from), from.ref, Buffer.buffer(bytes));
  }

  /** An update of a document of its own that adds words to the challenge. */
  private static byte[] words(String words) {
    Document document = new Document();
    document.edit(change -> document.text("challenge").insert(0, words));
    return SyncProtocol.update(document.encodeState());
  }

  @Test
  @DisplayName("[W20] many frames at one table do not make another wait for all of them")
  void tables() {
    int table = Bench.room(busy).table();
    List<Socket> asking =
        Stream.generate(() -> bench.socket(table, Role.FACILITATOR, null, true))
            .limit(ASKING)
            .toList();
    asking.forEach(socket -> socket.await(SyncMessage.SyncStep1.class));
    List<Socket> answered = new CopyOnWriteArrayList<>();
    Stream.concat(asking.stream(), Stream.of(other))
        .forEach(
            socket ->
                socket.onMessage(
                    message -> {
                      if (message instanceof SyncMessage.SyncStep2) {
                        answered.add(socket);
                      }
                    }));
    inOneTurn(
        mail -> {
          byte[] question = SyncProtocol.step1(new Document().stateVector());
          asking.forEach(socket -> mail.send(frame(socket, question)));
          mail.send(frame(other, question));
        });
    awaitUntil("all answers", () -> answered.size() == ASKING + 1);
    assertThat(answered.indexOf(other)).isLessThan(A_TURN);
  }

  @Test
  @DisplayName(
      "[W20] whoever writes on goes before those for whom it must be found out what a dear"
          + " flipchart takes to load")
  void writesOn() throws Exception {
    int table = Bench.room(busy).table();
    Socket facilitator = bench.socket(table, Role.FACILITATOR, null, true);
    for (byte[] update : dear()) {
      bench.send(facilitator, SyncProtocol.update(update));
    }
    Document page = new Document();
    List<byte[]> letters = new ArrayList<>();
    page.onUpdate(letters::add);
    page.text("pitch").insert(0, "a");
    page.text("pitch").insert(1, "b");
    bench.send(busy, SyncProtocol.update(letters.getFirst()));
    awaitUntil("the first letter is saved", () -> !busy.saved().isEmpty());
    List<Socket> others =
        Stream.generate(() -> bench.socket(table, Role.PARTICIPANT, bench.join(table), true))
            .limit(A_CROWD)
            .toList();
    others.forEach(socket -> socket.await(SyncMessage.SyncStep1.class));
    forgetWork();
    Set<Long> before = new HashSet<>();
    List<Integer> waited = new CopyOnWriteArrayList<>();
    facilitator.onMessage(
        message -> {
          if (message instanceof SyncMessage.SyncUpdate news) {
            before.addAll(news.update().clients());
            if (news.update().has(page.clientId(), 1)) {
              waited.add(before.size());
            }
          }
        });
    inOneTurn(
        mail -> {
          others.forEach(socket -> mail.send(frame(socket, words("x"))));
          mail.send(frame(busy, SyncProtocol.update(letters.getLast())));
        });
    awaitUntil("the second letter", () -> !waited.isEmpty());
    assertThat(waited.getFirst()).isLessThan(A_TURN);
    awaitUntil("all others", () -> before.size() >= A_CROWD);
  }

  /** Lets so much time pass that nobody goes last for what their coming has taken. */
  private void forgetWork() {
    Clock clock = bench.meters.config().clock();
    long end = clock.monotonicTime() + Duration.ofSeconds(10).toNanos();
    while (clock.monotonicTime() < end) {
      // each look takes a while
    }
  }

  /**
   * A flipchart that takes some 240,000 units to load: so many letters each search along what
   * another has written, which is loaded first.
   */
  private static List<byte[]> dear() throws MalformedDataException {
    Document begun = new Document(2);
    begun.text("challenge").insert(0, "ab");
    Document letter = copy(3, begun);
    letter.text("challenge").insert(1, "c");
    Document letters = copy(5, begun);
    for (int i = 0; i < 1_000; i++) {
      letters.text("challenge").insert(1, "d");
    }
    Document chain = copy(9, letter);
    chain.text("challenge").insert(2, "e".repeat(240));
    for (int i = 0; i < 120; i++) {
      chain.text("challenge").delete(2 + i, 1);
    }
    return List.of(
        begun.encodeState(), letter.encodeState(), letters.encodeState(), chain.encodeState());
  }

  private static Document copy(long client, Document of) throws MalformedDataException {
    Document copy = new Document(client);
    copy.apply(Update.decode(of.encodeState()));
    return copy;
  }

  @Test
  @DisplayName(
      "[W20] a socket of which much waits is not read until nothing of it waits any longer")
  void unread() {
    inOneTurn(
        mail -> {
          for (int i = 0; i < FLOOD; i++) {
            mail.send(frame(busy, words("x".repeat(4_000))));
          }
        });
    awaitUntil("it is read again", () -> busy.read.contains(true));
    assertThat(busy.read.getFirst()).isFalse();
    assertThat(busy.read.getLast()).isTrue();
    assertThat(await(bench.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage()))
        .extractingByKey(Bench.room(busy).table())
        .extracting(flipchart -> flipchart.text("challenge"))
        .asString()
        .hasSize(FLOOD * 4_000);
  }

  @Test
  @DisplayName("[W20] what a socket has sent that is gone is not worked on")
  void gone() {
    inOneTurn(
        mail -> {
          for (int i = 0; i < FLOOD; i++) {
            mail.send(frame(busy, words("x")));
          }
          mail.send(new ToRoom.Closed(Bench.room(busy), busy.ref));
        });
    assertThat(await(bench.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage()))
        .extractingByKey(Bench.room(busy).table())
        .extracting(flipchart -> flipchart.text("challenge"))
        .asString()
        .startsWith("x")
        .hasSizeLessThan(A_TURN);
  }
}
