package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.crdt.Document;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.message.MalformedMessageException;
import io.charrette.message.Saved;
import io.charrette.message.ServerMessage;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A phone at a table, connected to one of several servers. It types marks, each a word that nobody
 * else types, and knows of each whether it was Saved. All of it lives on the clients' loop.
 */
final class RemotePhone implements Clients.Receiver, AutoCloseable {
  private static final long NOT_SENT = Long.MAX_VALUE;

  private final Clients clients;
  private final Document document = new Document();
  private final Clients.Kept connection;
  private final String name;

  /** In which update frame of this connection each mark goes that is not Saved. */
  private final Map<String, Long> pending = new LinkedHashMap<>();

  private final Set<String> saved = new LinkedHashSet<>();
  private final Map<Long, String> states = new HashMap<>();
  private final List<Long> gapsMs = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Map<String, Long> seenAt = new HashMap<>();
  private boolean applying;
  private boolean greeted;
  private long sent;
  private long lostAt;
  private int marks;
  private long awarenessClock;
  private String watched = "";

  RemotePhone(
      Clients clients, String name, List<Integer> ports, String workshop, int table, String token) {
    this.clients = clients;
    this.name = name;
    document.onUpdate(this::edited);
    connection = clients.new Kept(ports, "/ws/" + workshop + "/tables/" + table, token, this);
  }

  /** Types the next mark at the end of the pitch; the mark. */
  String type() {
    return clients.on(this::typeHere);
  }

  /** The same some time soon. */
  void typeSoon() {
    clients.soon(this::typeHere);
  }

  private String typeHere() {
    String mark = "<" + name + ":" + ++marks + ">";
    document.text("pitch").insert(document.text("pitch").length(), mark);
    WebSocket socket = connection.socket();
    pending.put(mark, socket != null && greeted ? sent : NOT_SENT);
    return mark;
  }

  /** Calls for help, or takes that back. */
  void help(boolean on) {
    clients.on(
        () -> {
          WebSocket socket = connection.socket();
          if (socket != null) {
            socket.writeTextMessage("{\"type\":\"help\",\"on\":" + on + "}");
          }
          return true;
        });
  }

  /** The reasons for which something was not taken of it. */
  List<String> refusals() {
    return clients.on(() -> List.copyOf(refusals));
  }

  /** Tells everybody a state. */
  void aware(String json) {
    clients.on(
        () -> {
          send(
              SyncProtocol.awareness(
                  new AwarenessUpdate(
                          List.of(
                              new AwarenessUpdate.Entry(
                                  document.clientId(), ++awarenessClock, json)))
                      .encode()));
          return true;
        });
  }

  long clientId() {
    return clients.on(document::clientId);
  }

  String text() {
    return clients.on(() -> document.text("pitch").toString());
  }

  /** What it was told last of another client. */
  String stateOf(long client) {
    return clients.on(() -> states.getOrDefault(client, ""));
  }

  /** The marks that the server said to be durable. */
  Set<String> saved() {
    return clients.on(() -> Set.copyOf(saved));
  }

  /** How many marks are typed and not said to be durable. */
  int unsaved() {
    return clients.on(pending::size);
  }

  boolean allSaved() {
    return clients.on(() -> greeted && pending.isEmpty());
  }

  void awaitAllSaved() {
    awaitUntil("everything Saved at " + name, this::allSaved);
  }

  void awaitText(Supplier<String> text) {
    awaitUntil(name + " has the same text", () -> text().equals(text.get()));
  }

  void awaitGreeted() {
    awaitUntil(name + " is connected", () -> clients.on(() -> greeted));
  }

  /** From the loss of each connection to the first word of the next, milliseconds. */
  List<Long> gapsMs() {
    return clients.on(() -> List.copyOf(gapsMs));
  }

  /** When the awaited words were first in the text, {@link System#nanoTime}; absent before. */
  Map<String, Long> seenAt() {
    return clients.on(() -> Map.copyOf(seenAt));
  }

  /** Looks out for this client's states, and notes when they come. */
  void watch(String prefix) {
    clients.on(() -> watched = prefix);
  }

  private void edited(byte[] update) {
    if (!applying && greeted) {
      sent++;
      send(SyncProtocol.update(update));
    }
  }

  private void send(byte[] frame) {
    WebSocket socket = connection.socket();
    if (socket != null) {
      socket.writeBinaryMessage(Buffer.buffer(frame));
    }
  }

  @Override
  public void opened(WebSocket socket) {
    sent = 0;
    socket.binaryMessageHandler(this::take);
    socket.textMessageHandler(this::takeText);
    send(SyncProtocol.step1(document.stateVector()));
  }

  @Override
  public void lost() {
    if (greeted) {
      lostAt = System.nanoTime();
    }
    greeted = false;
    pending.replaceAll((mark, frame) -> NOT_SENT);
  }

  private void take(Buffer frame) {
    try {
      applying = true;
      Optional<Saved> count = Saved.read(frame.getBytes());
      if (count.isPresent()) {
        saved(count.get());
        return;
      }
      switch (SyncMessage.decode(frame.getBytes(), DecodeLimits.DEFAULT)) {
        case SyncMessage.SyncStep1 question -> greet(question);
        case SyncMessage.SyncStep2 answer -> document.apply(answer.update());
        case SyncMessage.SyncUpdate news -> {
          document.apply(news.update());
          look();
        }
        case SyncMessage.AwarenessMessage message ->
            message
                .update()
                .entries()
                .forEach(
                    entry -> {
                      states.put(entry.client(), entry.json());
                      if (!watched.isEmpty() && entry.json().contains(watched)) {
                        seenAt.putIfAbsent(entry.json(), System.nanoTime());
                      }
                    });
        default -> {
          // Nothing else is for a phone.
        }
      }
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    } finally {
      applying = false;
    }
  }

  private void takeText(String text) {
    try {
      if (ServerMessage.read(text.getBytes(UTF_8)) instanceof ServerMessage.Refused refused) {
        refusals.add(refused.reason().name());
      }
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  private void saved(Saved count) {
    pending
        .entrySet()
        .removeIf(mark -> mark.getValue() <= count.frames() && saved.add(mark.getKey()));
  }

  /** The answer to the server's first question carries everything. */
  private void greet(SyncMessage.SyncStep1 question) {
    greeted = true;
    sent++;
    send(SyncProtocol.step2(document.encodeState(question.state())));
    pending.replaceAll((mark, frame) -> frame == NOT_SENT ? sent : frame);
    if (lostAt != 0) {
      gapsMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lostAt));
      lostAt = 0;
    }
  }

  private void look() {
    String text = document.text("pitch").toString();
    int last = text.lastIndexOf('<');
    if (!watched.isEmpty() && last >= 0) {
      seenAt.putIfAbsent(text.substring(last), System.nanoTime());
    }
  }

  @Override
  public void close() {
    clients.on(
        () -> {
          connection.close();
          return true;
        });
  }
}
