package io.charrette.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client's socket whose messages are taken out one after the other. */
final class TestSocket implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebSocket socket;
  private final BlockingQueue<Buffer> binary = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> text = new LinkedBlockingQueue<>();
  private final Promise<Void> ended = Promise.promise();

  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  TestSocket(WebSocket socket) {
    this.socket = socket;
    socket.binaryMessageHandler(
        frame -> {
          heard.add(frame.toString(StandardCharsets.UTF_8));
          binary.add(frame);
        });
    socket.textMessageHandler(
        frame -> {
          heard.add(frame);
          text.add(frame);
        });
    socket.closeHandler(closed -> ended.complete());
  }

  String subProtocol() {
    return socket.subProtocol();
  }

  void send(byte... frame) {
    TestServer.await(socket.writeBinaryMessage(Buffer.buffer(frame)));
  }

  /** So many empty pings. */
  void ping(int times) {
    for (int i = 0; i < times; i++) {
      socket.writePing(Buffer.buffer());
    }
  }

  /** A binary frame in so many empty pieces, of which none is the last. */
  void fragments(int pieces) {
    socket.writeFrame(WebSocketFrame.binaryFrame(Buffer.buffer(), false));
    for (int i = 1; i < pieces; i++) {
      socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(), false));
    }
  }

  /** Without waiting for it to be written. */
  void sendSoon(byte... frame) {
    socket.writeBinaryMessage(Buffer.buffer(frame));
  }

  void send(String message) {
    TestServer.await(socket.writeTextMessage(message));
  }

  /** The next binary frame. */
  byte[] nextBinary() {
    Buffer frame = poll(binary);
    return frame.getBytes();
  }

  /** The next binary frame that this is true of; others are dropped. */
  byte[] nextBinary(Predicate<byte[]> condition) {
    while (true) {
      byte[] frame = nextBinary();
      if (condition.test(frame)) {
        return frame;
      }
    }
  }

  /** The next text message of this type; others are dropped. */
  JsonNode next(String type) {
    return next(type, message -> true);
  }

  /** The next text message of this type that the condition is true of; others are dropped. */
  JsonNode next(String type, Predicate<JsonNode> condition) {
    while (true) {
      try {
        JsonNode message = JSON.readTree(poll(text));
        if (message.path("type").asText().equals(type) && condition.test(message)) {
          return message;
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Every frame that has come, taken out or not, as far as it is text. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** Whether no frame of any kind waits to be taken out. */
  boolean isQuiet() {
    return binary.isEmpty() && text.isEmpty();
  }

  private <T> T poll(BlockingQueue<T> queue) {
    try {
      T message = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError(
            "no message within "
                + PATIENCE_SECONDS
                + " s; closed with "
                + socket.closeStatusCode()
                + " "
                + socket.closeReason());
      }
      return message;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Code and reason with which the server closes it. */
  String closing() {
    TestServer.await(ended.future());
    return socket.closeStatusCode() + " " + socket.closeReason();
  }

  /** Stops reading what comes in, so that the server's queue fills. */
  void pause() {
    socket.pause();
  }

  void resume() {
    socket.resume();
  }

  @Override
  public void close() {
    TestServer.await(socket.close());
    TestServer.await(ended.future());
  }
}
