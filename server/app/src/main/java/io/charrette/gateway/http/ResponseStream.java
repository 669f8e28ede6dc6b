package io.charrette.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response, written by a thread that may block: no more of it is in memory than some
 * pieces that the peer has not taken yet. What is shorter than one goes out with its length.
 *
 * <p>Thread: that of the writer, one at a time. It must not be an event loop.
 */
public final class ResponseStream extends OutputStream {
  private static final int PIECE_BYTES = 64 * 1024;

  /** So many pieces may be on their way. */
  private static final int AHEAD = 4;

  /** Who takes no piece for so long is given up. */
  private static final Duration LONGEST_PIECE = Duration.ofSeconds(30);

  /** Who has not taken all by then is, too. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Context context;
  private final HttpServerResponse response;
  private final Runnable head;
  private final Semaphore ahead = new Semaphore(AHEAD);
  private final LongSupplier nanos;
  private final long began;
  private volatile @Nullable Throwable failure;
  private Buffer piece = Buffer.buffer(PIECE_BYTES);
  private boolean sending;

  /**
   * Begins; nothing is sent before there is a piece.
   *
   * @param context of the event loop that the response belongs to
   * @param head sets the response's headers, called there before the first piece goes out
   * @param nanos of a clock that only goes forward
   */
  public ResponseStream(
      Context context, HttpServerResponse response, Runnable head, LongSupplier nanos) {
    this.context = context;
    this.response = response;
    this.head = head;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  @Override
  public void write(int one) throws IOException {
    piece.appendByte((byte) one);
    sendIfFull();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int at = 0; at < length; ) {
      int some = Math.min(length - at, PIECE_BYTES - piece.length());
      piece.appendBytes(bytes, offset + at, some);
      at += some;
      sendIfFull();
    }
  }

  private void sendIfFull() throws IOException {
    if (piece.length() < PIECE_BYTES) {
      return;
    }
    awaitRoom();
    Buffer full = piece;
    piece = Buffer.buffer(PIECE_BYTES);
    boolean first = !sending;
    sending = true;
    context.runOnContext(
        v -> {
          if (first) {
            head.run();
            response.setChunked(true);
          }
          response.write(full).onComplete(taken -> ahead.release(), this::failed);
        });
  }

  private void failed(Throwable cause) {
    failure = cause;
    ahead.release();
  }

  private void awaitRoom() throws IOException {
    Duration left = LONGEST.minusNanos(nanos.getAsLong() - began);
    Duration patience = left.compareTo(LONGEST_PIECE) < 0 ? left : LONGEST_PIECE;
    try {
      if (!ahead.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the peer takes nothing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    Throwable cause = failure;
    if (cause != null || response.closed()) {
      throw new IOException("the peer is gone", cause);
    }
  }

  /** Sends the rest, and that it is the end. Whoever fails before that does not call it. */
  public void finish() {
    boolean all = !sending;
    Buffer rest = piece;
    context.runOnContext(
        v -> {
          if (all) {
            head.run();
          }
          response.end(rest);
        });
  }
}
