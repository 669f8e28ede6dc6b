package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.ConnectionRef;
import io.charrette.live.loop.RoomKey;
import io.charrette.message.Draft;
import io.charrette.message.Saved;
import io.charrette.sync.SyncMessage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The far end of a socket: keeps whatever the server sends to it. Any thread. */
final class Socket {
  private static final JsonMapper JSON = new JsonMapper();

  final ConnectionRef ref;
  final @Nullable RoomKey room;
  private final List<SyncMessage> messages = new CopyOnWriteArrayList<>();
  private final List<Draft> drafts = new CopyOnWriteArrayList<>();
  private final List<Long> saved = new CopyOnWriteArrayList<>();
  private final List<JsonNode> texts = new CopyOnWriteArrayList<>();
  private volatile @Nullable CloseReason closed;

  /** Whether broadcasts are left out. */
  volatile boolean held;

  /** Whether the answers to its questions are taken from its queue. */
  volatile boolean takesAnswers = true;

  /** Whenever it was said to be read or not, which of both. */
  final List<Boolean> read = new CopyOnWriteArrayList<>();

  private Consumer<SyncMessage> onMessage = message -> {};
  private Consumer<Draft> onDraft = draft -> {};

  Socket(ConnectionRef ref, @Nullable RoomKey room) {
    this.ref = ref;
    this.room = room;
  }

  /** What else is done with each message of y-protocols, those that came before included. */
  synchronized void onMessage(Consumer<SyncMessage> handler) {
    messages.forEach(handler);
    onMessage = handler;
  }

  /** What else is done with each draft, those that came before included. */
  synchronized void onDraft(Consumer<Draft> handler) {
    drafts.forEach(handler);
    onDraft = handler;
  }

  synchronized void receive(Buffer frame) {
    try {
      Optional<Saved> count = Saved.read(frame.getBytes());
      if (count.isPresent()) {
        saved.add(count.get().frames());
        return;
      }
      Optional<Draft> draft = Draft.read(frame.getBytes());
      if (draft.isPresent()) {
        drafts.add(draft.get());
        onDraft.accept(draft.get());
        return;
      }
      SyncMessage message = SyncMessage.decode(frame.getBytes(), DecodeLimits.DEFAULT);
      messages.add(message);
      onMessage.accept(message);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  void receiveText(Buffer text) {
    try {
      texts.add(JSON.readTree(text.toString(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  void receiveClose(CloseReason reason) {
    closed = reason;
  }

  /** The counts of all {@code Saved} so far. */
  List<Long> saved() {
    return List.copyOf(saved);
  }

  /** What others of a pair wrote in a silence. */
  List<Draft> drafts() {
    return List.copyOf(drafts);
  }

  /** The binary messages of y-protocols so far. */
  List<SyncMessage> messages() {
    return List.copyOf(messages);
  }

  <T extends SyncMessage> List<T> messages(Class<T> type) {
    return messages.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Waits for a message of a type; the first that fits. */
  <T extends SyncMessage> T await(Class<T> type, Predicate<T> fits) {
    awaitUntil(type.getSimpleName() + " at " + ref, () -> messages(type).stream().anyMatch(fits));
    return messages(type).stream().filter(fits).findFirst().orElseThrow();
  }

  <T extends SyncMessage> T await(Class<T> type) {
    return await(type, message -> true);
  }

  /** The text messages of a type. */
  List<JsonNode> texts(String type) {
    return texts.stream().filter(text -> text.path("type").asText().equals(type)).toList();
  }

  /** Waits for a text message of a type; the first that fits. */
  JsonNode awaitText(String type, Predicate<JsonNode> fits) {
    awaitUntil(type + " at " + ref, () -> texts(type).stream().anyMatch(fits));
    return texts(type).stream().filter(fits).findFirst().orElseThrow();
  }

  JsonNode awaitText(String type) {
    return awaitText(type, text -> true);
  }

  /** Waits for a digest of a table that fits. */
  JsonNode awaitDigest(int table, Predicate<JsonNode> fits) {
    awaitUntil("a digest at " + ref, () -> digests(table).stream().anyMatch(fits));
    return digests(table).stream().filter(fits).findFirst().orElseThrow();
  }

  /** All digests of a table so far. */
  List<JsonNode> digests(int table) {
    List<JsonNode> digests = new ArrayList<>();
    for (JsonNode message : texts("digests")) {
      for (JsonNode digest : message.path("tables")) {
        if (digest.path("table").asInt() == table) {
          digests.add(digest);
        }
      }
    }
    return digests;
  }

  int textCount() {
    return texts.size();
  }

  CloseReason awaitClosed() {
    awaitUntil("the end of " + ref, () -> closed != null);
    return Optional.ofNullable(closed).orElseThrow();
  }

  boolean isOpen() {
    return closed == null;
  }
}
