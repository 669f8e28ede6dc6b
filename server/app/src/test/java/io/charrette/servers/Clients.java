package io.charrette.servers;

import io.charrette.journal.Patience;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one loop on which all clients of a test live, and how their sockets are opened and kept. */
final class Clients implements AutoCloseable {
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 400;

  private final Vertx vertx = Vertx.vertx();
  private final Context loop = vertx.getOrCreateContext();
  private final WebSocketClient sockets =
      vertx.createWebSocketClient(
          new WebSocketClientOptions()
              .setConnectTimeout(1000)
              .setMaxConnections(1000)
              .setMaxFrameSize(8 << 20)
              .setMaxMessageSize(8 << 20));

  /** What a kept socket calls, on the loop. */
  interface Receiver {
    void opened(WebSocket socket);

    void lost();
  }

  /** Does something on the loop, and waits for what comes of it. */
  <T extends @Nullable Object> T on(Supplier<T> work) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(
        v -> {
          try {
            done.complete(work.get());
          } catch (RuntimeException | AssertionError e) {
            done.fail(e);
          }
        });
    return Patience.await(done.future().toCompletionStage());
  }

  /** Does something on the loop some time soon. */
  void soon(Runnable work) {
    loop.runOnContext(v -> work.run());
  }

  /** Keeps a socket open: when it is lost, the next address is tried, and so on, until closed. */
  final class Kept {
    private final List<Integer> ports;
    private final String path;
    private final String token;
    private final Receiver receiver;
    private int next;
    private int failures;
    private @Nullable WebSocket open;
    private boolean closed;

    Kept(List<Integer> ports, String path, String token, Receiver receiver) {
      this.ports = ports;
      this.path = path;
      this.token = token;
      this.receiver = receiver;
      soon(this::connect);
    }

    /** The socket, if it is open. On the loop. */
    @Nullable WebSocket socket() {
      return open;
    }

    void close() {
      closed = true;
      if (open != null) {
        open.close();
      }
    }

    private void connect() {
      if (closed) {
        return;
      }
      int port = ports.get(next++ % ports.size());
      WebSocketConnectOptions options =
          new WebSocketConnectOptions()
              .setHost("127.0.0.1")
              .setPort(port)
              .setURI(path)
              .setTimeout(1000)
              .setAllowOriginHeader(false)
              .addSubProtocol("charrette.v1")
              .addHeader("Authorization", "Bearer " + token);
      Future<WebSocket> connecting = sockets.connect(options);
      connecting
          .onSuccess(
              socket -> {
                failures = 0;
                open = socket;
                socket.closeHandler(gone -> lost());
                receiver.opened(socket);
              })
          .onFailure(failure -> connectLater());
    }

    private void lost() {
      open = null;
      receiver.lost();
      connectLater();
    }

    private void connectLater() {
      if (!closed) {
        long pause = Math.min(FIRST_PAUSE_MS << Math.min(failures++, 10), LONGEST_PAUSE_MS);
        vertx.setTimer(pause, timer -> connect());
      }
    }
  }

  @Override
  public void close() {
    Patience.await(vertx.close().toCompletionStage());
  }
}
