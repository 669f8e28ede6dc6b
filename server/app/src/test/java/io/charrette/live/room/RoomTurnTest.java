package io.charrette.live.room;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.flipchart.Layouts;
import io.charrette.journal.StreamId;
import io.charrette.live.Bench;
import io.charrette.live.OnContext;
import io.charrette.live.SwitchedJournal;
import io.charrette.live.TestClock;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToLoop;
import io.charrette.message.Saved;
import io.charrette.sync.SyncMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sockets are sent at the end of a room's turn, on a real journal and a real bus. */
class RoomTurnTest {
  private static final StreamId STREAM = StreamId.table(Bench.WORKSHOP, 1);
  private static final LiveLimits LIMITS = RoomBench.LIMITS;
  private static final long ANA = 1;
  private static final long BEN = 2;

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Bus bus = new Bus(vertx, 1);
  private final TestClock clock = new TestClock();
  private final List<ToLoop> sent = RoomBench.listen(vertx);
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private SwitchedJournal journal;
  private Parts parts;

  /** A room without who comes and goes. */
  private final class Parts implements StoredDocument.Listener {
    final RoomConnections connections = RoomBench.connections(context, bus);
    final StoredDocument document =
        new StoredDocument(
            STREAM, context, journal, LIMITS, this, new LiveMeters(new SimpleMeterRegistry()));
    final RoomAwareness awareness =
        RoomBench.awareness(context, connections, document.hosted(), clock);
    final RoomTurn turn =
        new RoomTurn(
            context,
            document,
            new RoomHistory(
                STREAM,
                context,
                journal,
                LIMITS.history(),
                new Gate(1),
                document.hosted(),
                Parts::read),
            connections,
            awareness,
            new DigestReporter(context, LIMITS.pace(), () -> 0, () -> {}),
            clock,
            failures::add);
    final RoomCatchUp catchUp =
        new RoomCatchUp(
            turn,
            document.hosted(),
            connections,
            new RoomAnswers(
                document.hosted(),
                awareness,
                connections,
                clock,
                LIMITS.sockets(),
                new AnswerMemory(1 << 20)),
            resumed -> {});

    private static Flipchart read(byte[] state) {
      return Flipchart.read(HostedDocument.decode(state), FlipchartLayout.NONE, Set.of());
    }

    @Override
    public void gathering() {
      turn.ask();
    }

    @Override
    public void changed(TurnUpdates.Merged news) {
      turn.passOn(news);
    }

    @Override
    public void durable() {
      turn.ask();
    }

    @Override
    public void refused() {
      throw new AssertionError("refused");
    }

    @Override
    public void failed(Throwable failure) {
      failures.add(failure);
    }
  }

  @BeforeEach
  void open() {
    journal = Bench.open(folder);
    parts = new Parts();
    parts.document.hosted().layout(Layouts.FIRST);
    OnContext.run(
        context,
        () -> {
          parts.connections.add(phone(ANA, "ana"), 0);
          parts.connections.add(phone(BEN, "ben"), 0);
        });
  }

  @AfterEach
  void close() {
    await(vertx.close().toCompletionStage());
    journal.close();
  }

  private static ConnectionRef phone(long id, String participantId) {
    return new ConnectionRef(id, 0, Role.PARTICIPANT, participantId, true);
  }

  /** What a phone has written first, as an update. */
  private static byte[] written(long client, String words) {
    Document phone = new Document(client);
    phone.text("pitch").insert(0, words);
    return phone.encodeState();
  }

  private RoomConnection connection(long id) {
    return Objects.requireNonNull(parts.connections.get(id));
  }

  private void take(long from, byte[] update) {
    RoomConnection connection = connection(from);
    Verdict verdict =
        parts.document.take(decode(update), update, null, from, connection.ref().participantId());
    assertThat(verdict.changed()).isTrue();
    parts.connections.taken(connection, false, parts.document.appended());
  }

  private static Update decode(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** What is in a document that has been sent this. */
  private static String pitchOf(Document document, Buffer frame) throws MalformedDataException {
    SyncMessage message = SyncMessage.decode(frame.getBytes(), DecodeLimits.DEFAULT);
    assertThat(message).isInstanceOf(SyncMessage.SyncUpdate.class);
    document.apply(((SyncMessage.SyncUpdate) message).update());
    return document.text("pitch").toString();
  }

  private List<ToLoop.Broadcast> broadcasts() {
    return sent.stream()
        .filter(ToLoop.Broadcast.class::isInstance)
        .map(ToLoop.Broadcast.class::cast)
        .toList();
  }

  @Test
  @DisplayName("what one turn brings goes out as one update")
  void oneUpdate() throws MalformedDataException {
    OnContext.run(
        context,
        () -> {
          take(ANA, written(11, "a"));
          take(BEN, written(12, "b"));
        });

    awaitUntil("it is passed on", () -> !broadcasts().isEmpty());
    assertThat(broadcasts()).hasSize(1);
    assertThat(broadcasts().getFirst().except()).isEqualTo(RoomConnections.NOBODY);
    assertThat(pitchOf(new Document(), broadcasts().getFirst().frame()))
        .hasSize(2)
        .contains("a", "b");
    assertThat(failures).isEmpty();
  }

  @Test
  @DisplayName("who brought all of a turn is not sent it")
  void notToItsSender() {
    OnContext.run(context, () -> take(ANA, written(11, "a")));

    awaitUntil("it is passed on", () -> !broadcasts().isEmpty());
    assertThat(broadcasts()).extracting(ToLoop.Broadcast::except).containsExactly(ANA);
  }

  @Test
  @DisplayName("each sender is told when what it brought is durable")
  void saved() {
    OnContext.run(
        context,
        () -> {
          take(ANA, written(11, "a"));
          take(BEN, written(12, "b"));
        });

    Buffer one = Buffer.buffer(new Saved(1).write());
    awaitUntil(
        "both are told",
        () -> sent.contains(new ToLoop.Send(ANA, one)) && sent.contains(new ToLoop.Send(BEN, one)));
  }

  @Test
  @DisplayName("[W13] who falls behind is sent what came before, and later what it missed, at once")
  void caughtUp() throws MalformedDataException {
    OnContext.run(
        context,
        () -> {
          RoomConnection slow = connection(ANA);
          take(BEN, written(12, "before"));
          parts.catchUp.fallenBehind(slow);
          take(BEN, written(13, "one"));
          parts.turn.end();
          take(BEN, written(14, "two"));
          parts.catchUp.caughtUp(slow);
        });

    awaitUntil(
        "it is brought that",
        () -> sent.stream().anyMatch(message -> message instanceof ToLoop.Answer));
    List<ToLoop> upToThat = sent.stream().limit(6).toList();
    assertThat(upToThat)
        .extracting(message -> message.getClass().getSimpleName())
        .containsExactly("Broadcast", "Hold", "Broadcast", "Broadcast", "Resume", "Answer");
    Document slowPhone = new Document();
    assertThat(pitchOf(slowPhone, broadcasts().getFirst().frame())).isEqualTo("before");
    Buffer missed = ((ToLoop.Answer) upToThat.get(5)).frame();
    assertThat(pitchOf(slowPhone, missed)).contains("before", "one", "two");
    assertThat(pitchOf(new Document(), missed)).contains("one", "two").doesNotContain("before");
  }
}
