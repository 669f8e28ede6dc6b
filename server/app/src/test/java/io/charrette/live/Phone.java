package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.message.Draft;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A Yjs client at the far end of a socket. */
final class Phone {
  final Socket socket;
  private final Bench bench;
  private final Document document;
  private final AtomicInteger questions = new AtomicInteger();
  private boolean applying;
  private long sent;

  Phone(Bench bench, Socket socket) {
    this(bench, socket, new Document());
  }

  /** Connects with a document that may have something already. */
  Phone(Bench bench, Socket socket, Document document) {
    this.bench = bench;
    this.socket = socket;
    this.document = document;
    document.onUpdate(this::edited);
    socket.onMessage(this::take);
    socket.onDraft(this::take);
    ask();
  }

  private synchronized void edited(byte[] update) {
    if (!applying && socket.isOpen()) {
      sent++;
      bench.send(socket, SyncProtocol.update(update));
    }
  }

  private synchronized void take(SyncMessage message) {
    applying = true;
    switch (message) {
      case SyncMessage.SyncStep1 question -> {
        sent++;
        bench.send(socket, SyncProtocol.step2(document.encodeState(question.state())));
      }
      case SyncMessage.SyncStep2 answer -> document.apply(answer.update());
      case SyncMessage.SyncUpdate news -> document.apply(news.update());
      default -> {}
    }
    applying = false;
  }

  private synchronized void take(Draft draft) {
    applying = true;
    try {
      document.apply(Update.decode(draft.update()));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
    applying = false;
  }

  /** Changes the document here; the change is sent. */
  synchronized void edit(Consumer<Document> change) {
    change.accept(document);
  }

  void type(String root, String text) {
    edit(d -> d.text(root).insert(d.text(root).length(), text));
  }

  synchronized String text(String root) {
    return document.text(root).toString();
  }

  synchronized Document document() {
    return document;
  }

  /** An update that deletes a range of its operations, also of those that it is still to make. */
  byte[] deletion(long clock, long length) {
    return new LibEncoder()
        .writeVarUint(0)
        .writeVarUint(1)
        .writeVarUint(document().clientId())
        .writeVarUint(1)
        .writeVarUint(clock)
        .writeVarUint(length)
        .toByteArray();
  }

  /** How many frames with updates it has sent. */
  synchronized long sent() {
    return sent;
  }

  /** How many of them the server has said to be durable. */
  long saved() {
    List<Long> counts = socket.saved();
    return counts.isEmpty() ? 0 : counts.getLast();
  }

  void awaitText(String root, String text) {
    awaitUntil(text + " at " + socket.ref, () -> text(root).equals(text));
  }

  void awaitSaved() {
    awaitUntil("everything saved at " + socket.ref, () -> sent() > 0 && saved() == sent());
  }

  /** Tells its awareness state. */
  void aware(long clock, String json) {
    awareAs(this, clock, json);
  }

  /** Tells a state as if it were another phone's. */
  void awareAs(Phone other, long clock, String json) {
    bench.send(
        socket,
        SyncProtocol.awareness(
            new AwarenessUpdate(
                    List.of(new AwarenessUpdate.Entry(other.document().clientId(), clock, json)))
                .encode()));
  }

  /** The awareness states of another phone that it was told, in order. */
  List<String> told(Phone other) {
    return socket.messages(SyncMessage.AwarenessMessage.class).stream()
        .flatMap(message -> message.update().entries().stream())
        .filter(entry -> entry.client() == other.document().clientId())
        .map(AwarenessUpdate.Entry::json)
        .toList();
  }

  /**
   * Waits until the room has dealt with everything sent so far, and the turn in which it did so.
   */
  void settle() {
    // One answer may do for a question that still waits and the next.
    awaitAnswers();
    for (int turn = 0; turn < 2; turn++) {
      ask();
      awaitAnswers();
    }
  }

  private void awaitAnswers() {
    awaitUntil(
        "an answer to each step 1",
        () -> socket.messages(SyncMessage.SyncStep2.class).size() == questions.get());
  }

  private void ask() {
    questions.incrementAndGet();
    bench.send(socket, SyncProtocol.step1(document().stateVector()));
  }

  void close() {
    bench.close(socket);
  }
}
