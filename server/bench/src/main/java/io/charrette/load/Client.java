package io.charrette.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One virtual client: its socket, what it typed, and what it has heard of others. */
final class Client {
  /** Yjs ids of all virtual clients lie above this, so that an id tells whose it is. */
  static final long FIRST_ID = 0x4000_0000L;

  /** The state vector of somebody who has nothing. */
  private static final byte[] NOTHING = {0};

  /** How many of its last characters a typist remembers the times of; a power of two. */
  private static final int REMEMBERED = 1 << 15;

  /** How far a client is. */
  enum State {
    AWAY,
    CONNECTING,
    SHAKING_HANDS,
    OPEN,
    SYNCED
  }

  final int number;
  final Seat seat;
  State state = State.AWAY;
  SocketChannel channel;
  SelectionKey key;

  /** Whether its path has no document. */
  boolean quiet;

  /** When it may connect again, in nanoseconds. */
  long mayBeginAt = Long.MIN_VALUE;

  /** When it got the document, in nanoseconds. */
  long syncedAt;

  /** The bytes of the document that it got when it connected. */
  int syncedBytes;

  /** The beginning of a frame of which the rest has not arrived yet. */
  byte[] rest = new byte[0];

  int restLength;

  /** What the socket did not take yet. */
  private ByteBuffer unsent;

  /** Which of its table's typists it is, or -1. */
  int typist = -1;

  /** How many characters it has typed. */
  int typed;

  /** How many of these it has sent; the others are gathered. */
  int sent;

  /** When it sends what it gathers, in nanoseconds. */
  long sendsAt;

  /** When each of the last ones was due, in nanoseconds. */
  private long[] typedAt = new long[0];

  /** How many update frames it has sent. */
  int updateFrames;

  /** How many of these are known to be durable. */
  int savedFrames;

  /** How many of these it had sent before its first character. */
  int framesBeforeTyping;

  /** For each of its table's typists, how many characters have come. */
  int[] heard = new int[0];

  /** For each of its table's typists, the clock of the newest caret that has come. */
  int[] carets = new int[0];

  /** The state vector that it asks with: of what it has when it connects. */
  byte[] stateVector = NOTHING;

  Client(int number, Seat seat) {
    this.number = number;
    this.seat = seat;
  }

  long id() {
    return FIRST_ID + number;
  }

  void becomeTypist(int place) {
    typist = place;
    typedAt = new long[REMEMBERED];
  }

  void typed(long dueAt) {
    typedAt[typed++ & (REMEMBERED - 1)] = dueAt;
  }

  long typedAt(int clock) {
    return typedAt[clock & (REMEMBERED - 1)];
  }

  void keepRest(byte[] bytes, int from, int to) {
    restLength = to - from;
    if (restLength > rest.length) {
      rest = Arrays.copyOfRange(bytes, from, Math.max(to, from + 512));
    } else {
      System.arraycopy(bytes, from, rest, 0, restLength);
    }
  }

  /** Sends a frame, or as much of it as the socket takes now. */
  void send(ByteBuffer frame) throws IOException {
    if (unsent == null) {
      channel.write(frame);
      if (!frame.hasRemaining()) {
        return;
      }
      unsent = ByteBuffer.allocate(Math.max(4096, frame.remaining())).flip();
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
    if (unsent.capacity() - unsent.limit() < frame.remaining()) {
      ByteBuffer larger = ByteBuffer.allocate((unsent.remaining() + frame.remaining()) * 2);
      unsent = larger.put(unsent).flip();
    }
    int end = unsent.limit();
    unsent.limit(end + frame.remaining());
    unsent.put(end, frame, frame.position(), frame.remaining());
  }

  /** Sends what waits, now that the socket takes more. */
  void sendMore() throws IOException {
    if (unsent != null) {
      channel.write(unsent);
      if (!unsent.hasRemaining()) {
        unsent = null;
        key.interestOps(SelectionKey.OP_READ);
      }
    }
  }

  void forgetConnection() {
    state = State.AWAY;
    restLength = 0;
    unsent = null;
    key = null;
    updateFrames = 0;
    savedFrames = 0;
  }
}
