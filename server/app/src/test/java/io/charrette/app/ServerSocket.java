package io.charrette.app;

import io.charrette.crdt.Document;
import io.charrette.encoding.MalformedDataException;
import io.charrette.message.Saved;
import io.charrette.sync.SyncProtocol;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A phone's socket at a table of a {@link ServerProcess}; counts what is Saved. */
final class ServerSocket implements WebSocket.Listener {
  private final WebSocket socket;
  private final Document document = new Document();
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private byte[] lastUpdate = new byte[0];
  private volatile long saved;
  private volatile boolean open = true;

  ServerSocket(HttpClient client, ServerProcess server, String workshop, int table, String token) {
    document.onUpdate(update -> lastUpdate = update);
    this.socket =
        client
            .newWebSocketBuilder()
            .subprotocols("charrette.v1")
            .header("Authorization", "Bearer " + token)
            .buildAsync(server.uri("ws", "/ws/" + workshop + "/tables/" + table), this)
            .join();
  }

  /** Types at the start of the pitch; false when the socket is no longer open. */
  boolean type(String text) {
    document.edit(transaction -> document.text("pitch").insert(0, text));
    return send(SyncProtocol.update(lastUpdate));
  }

  boolean send(byte... frame) {
    if (!open) {
      return false;
    }
    try {
      socket.sendBinary(ByteBuffer.wrap(frame), true).join();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Closes it, and waits for the server to follow. */
  void leave() {
    var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
  }

  /** Is gone without a word. */
  void abort() {
    socket.abort();
  }

  /** How many of its update frames are Saved. */
  long saved() {
    return saved;
  }

  /** Code and reason of its end. */
  CompletableFuture<String> closed() {
    return closed;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    parts.writeBytes(bytes);
    if (last) {
      try {
        Saved.read(parts.toByteArray()).ifPresent(now -> saved = now.frames());
      } catch (MalformedDataException e) {
        throw new AssertionError(e);
      }
      parts.reset();
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    open = false;
    closed.complete(code + " " + reason);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    open = false;
    closed.complete("broken: " + error);
  }
}
