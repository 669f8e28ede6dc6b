package io.charrette.load;

import io.charrette.load.Client.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Thousands of virtual clients, on one thread. Reads many frames at once and allocates nothing for
 * any of them; {@link Listener} hears what they bring.
 */
final class Swarm implements AutoCloseable {
  private static final int READ_BYTES = 1 << 18;

  private static final long RECONNECT_NANOS = 100_000_000;
  private static final long TICK_MS = 1;

  /** So that an update is shorter than 16 kB. */
  private static final int MOST_GATHERED = 1000;

  private final Dialect dialect;
  private final Listener listener;
  private final Selector selector;
  private final ByteBuffer direct = ByteBuffer.allocateDirect(READ_BYTES);
  private byte[] bytes = new byte[2 * READ_BYTES];
  private final Bytes in = new Bytes();
  final Frames out = new Frames();
  private final List<Client> clients = new ArrayList<>();
  private final Deque<Client> away = new ArrayDeque<>();

  private final Deque<Client> gathering = new ArrayDeque<>();

  private boolean reconnects;
  private long flushDelay;
  private boolean carets;
  private int connecting;
  private int synced;
  private long received;
  private long closed;
  private String lastClose = "";

  /** Hears of what arrives. */
  interface Listener {
    /** An update of others; the reader stands at its beginning. */
    default void update(Client client, Bytes update) {}

    /** So many of the client's update frames are durable. */
    default void saved(Client client, int frames) {}

    /** Somebody's state of awareness, in its {@code clock}-th version. */
    default void caret(Client client, long id, int clock) {}

    /** A text message. */
    default void text(Client client, byte[] bytes, int from, int length) {}
  }

  Swarm(Dialect dialect, Listener listener) {
    this.dialect = dialect;
    this.listener = listener;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Client add(Seat seat) {
    Client client = new Client(clients.size(), seat);
    clients.add(client);
    return client;
  }

  List<Client> clients() {
    return clients;
  }

  /** The client of a Yjs id, null when it is none of this swarm's. */
  Client byId(long id) {
    long number = id - Client.FIRST_ID;
    return number >= 0 && number < clients.size() ? clients.get((int) number) : null;
  }

  /** How many have their document. */
  int synced() {
    return synced;
  }

  /** How many connections ended without this side having ended them, and how the last one did. */
  long closedByServer() {
    return closed;
  }

  /** How many bytes have come on all sockets, frames' headers with them. */
  long receivedBytes() {
    return received;
  }

  String lastClose() {
    return lastClose;
  }

  /** Says whether clients whose connection ends come back. */
  void reconnect(boolean comeBack) {
    reconnects = comeBack;
  }

  /**
   * From now on clients gather what they write for so long before they send it: the characters in
   * one update, and of the caret the last place only.
   */
  void gather(long nanos) {
    flushDelay = nanos;
  }

  /** From now on carets move with what is typed. */
  void moveCarets() {
    carets = true;
  }

  /** Connects clients, so many at a time, until each has its document. */
  void connect(List<Client> some, int atOnce, long withinNanos) {
    away.addAll(some);
    long end = System.nanoTime() + withinNanos;
    int wanted = synced + some.size();
    while (synced < wanted) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            synced + " of " + wanted + " clients are connected; last close: " + lastClose);
      }
      // One that was thrown out waits a moment, as a phone does.
      while (connecting < atOnce
          && !away.isEmpty()
          && away.peek().mayBeginAt <= System.nanoTime()) {
        begin(away.remove());
      }
      turn(TICK_MS);
      if (closed > 0 && !reconnects) {
        throw new IllegalStateException("the server closed a connection: " + lastClose);
      }
    }
  }

  /** Connects one on a path that has no document. */
  void connectQuiet(Client client, long withinNanos) {
    client.quiet = true;
    connect(List.of(client), 1, withinNanos);
  }

  /** Reads until the condition holds or the time is over; returns whether it holds. */
  boolean await(BooleanSupplier done, long withinNanos) {
    long end = System.nanoTime() + withinNanos;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      flush();
      turn(TICK_MS);
    }
    return true;
  }

  /**
   * Reads what has arrived, waiting for the first bytes for at most so long (0: not at all);
   * returns how many sockets had something.
   */
  int turn(long waitMs) {
    try {
      return waitMs <= 0 ? selector.selectNow(this::ready) : selector.select(this::ready, waitMs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types the client's next character, and moves its caret if carets move. */
  void type(Client client, long dueAt) {
    if (client.state != State.SYNCED) {
      return;
    }
    if (client.typed == 0) {
      client.framesBeforeTyping = client.updateFrames;
    }
    client.typed(dueAt);
    if (flushDelay == 0) {
      sendTyped(client);
    } else if (client.typed == client.sent + 1) {
      client.sendsAt = System.nanoTime() + flushDelay;
      gathering.add(client);
    }
  }

  /** Sends what clients have gathered for as long as they do; all gather equally long. */
  void flush() {
    while (!gathering.isEmpty() && gathering.peek().sendsAt <= System.nanoTime()) {
      Client client = gathering.remove();
      if (client.state == State.SYNCED) {
        sendTyped(client);
      }
    }
  }

  /** When the next client sends what it gathers, in nanoseconds. */
  long nextFlush() {
    return gathering.isEmpty() ? Long.MAX_VALUE : gathering.peek().sendsAt;
  }

  private void sendTyped(Client client) {
    while (client.sent < client.typed) {
      int count = Math.min(MOST_GATHERED, client.typed - client.sent);
      client.updateFrames++;
      send(client, out.begin(client.seat.document()).characters(client.id(), client.sent, count));
      client.sent += count;
    }
    if (carets && client.state == State.SYNCED) {
      send(client, out.begin(client.seat.document()).caret(client.id(), client.typed));
    }
  }

  /** Sends an update that was made elsewhere. */
  void update(Client client, byte[] update) {
    client.updateFrames++;
    Frames message = out.begin(client.seat.document()).varUint(0).varUint(2);
    send(client, message.varUint(update.length).bytes(update, 0, update.length));
  }

  /** Sends a binary message. */
  void send(Client client, Frames message) {
    try {
      client.send(message.masked(Frames.BINARY));
    } catch (IOException e) {
      ended(client, e.toString());
    }
  }

  private void begin(Client client) {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      client.channel = channel;
      client.state = State.CONNECTING;
      connecting++;
      client.key = channel.register(selector, SelectionKey.OP_CONNECT, client);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), client.seat.port()));
    } catch (IOException e) {
      ended(client, e.toString());
    }
  }

  private void ready(SelectionKey key) {
    Client client = (Client) key.attachment();
    try {
      if (key.isConnectable()) {
        client.channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        client.state = State.SHAKING_HANDS;
        client.send(ByteBuffer.wrap(handshake(client.seat)));
        return;
      }
      if (key.isWritable()) {
        client.sendMore();
      }
      if (key.isReadable()) {
        read(client);
      }
    } catch (IOException e) {
      ended(client, e.toString());
    }
  }

  private static byte[] handshake(Seat seat) {
    StringBuilder request = new StringBuilder(256);
    request.append("GET ").append(seat.path()).append(" HTTP/1.1\r\nHost: localhost\r\n");
    request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    seat.headers()
        .forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void read(Client client) throws IOException {
    direct.clear();
    int count = client.channel.read(direct);
    if (count < 0) {
      ended(client, "end of stream in state " + client.state);
      return;
    }
    received += count;
    int before = client.restLength;
    if (before + count > bytes.length) {
      bytes = new byte[2 * (before + count)];
    }
    System.arraycopy(client.rest, 0, bytes, 0, before);
    direct.flip().get(bytes, before, count);
    int end = before + count;
    int from = client.state == State.SHAKING_HANDS ? answered(client, end) : 0;
    while (client.state != State.AWAY) {
      int next = frame(client, from, end);
      if (next < 0) {
        break;
      }
      from = next;
    }
    if (client.state != State.AWAY) {
      client.keepRest(bytes, from, end);
    }
  }

  /** Takes the answer to the handshake; returns where the frames begin. */
  private int answered(Client client, int end) {
    for (int i = 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        String first = new String(bytes, 0, Math.min(end, 60), StandardCharsets.US_ASCII);
        if (!first.startsWith("HTTP/1.1 101")) {
          ended(client, new String(bytes, 0, end, StandardCharsets.UTF_8));
          return end;
        }
        client.state = State.OPEN;
        if (client.quiet) {
          becameSynced(client, 0);
        } else {
          dialect.greet(this, client);
        }
        return i + 1;
      }
    }
    return end;
  }

  /** Takes one frame; returns where the next one begins, or -1 if this one is not whole. */
  private int frame(Client client, int from, int end) {
    if (client.state == State.SHAKING_HANDS || end - from < 2) {
      return -1;
    }
    int opcode = bytes[from] & 15;
    int length = bytes[from + 1] & 127;
    int payload = from + 2;
    if (length == 126) {
      if (end - from < 4) {
        return -1;
      }
      length = ((bytes[from + 2] & 255) << 8) | (bytes[from + 3] & 255);
      payload = from + 4;
    } else if (length == 127) {
      if (end - from < 10) {
        return -1;
      }
      length = ByteBuffer.wrap(bytes, from + 6, 4).getInt();
      payload = from + 10;
    }
    if (end - payload < length) {
      return -1;
    }
    switch (opcode) {
      case Frames.BINARY -> message(client, payload, length);
      case 1 -> listener.text(client, bytes, payload, length);
      case Frames.PING -> pong(client, payload, length);
      case Frames.CLOSE -> {
        int code = length >= 2 ? ((bytes[payload] & 255) << 8) | (bytes[payload + 1] & 255) : 0;
        String reason =
            new String(bytes, payload + 2, Math.max(0, length - 2), StandardCharsets.UTF_8);
        ended(client, code + " " + reason);
      }
      default -> {
        // A pong.
      }
    }
    return payload + length;
  }

  private void pong(Client client, int from, int length) {
    try {
      client.send(out.begin("").bytes(bytes, from, length).masked(Frames.PONG));
    } catch (IOException e) {
      ended(client, e.toString());
    }
  }

  private void message(Client client, int from, int length) {
    in.from(bytes, from);
    if (!client.seat.document().isEmpty()) {
      in.skipVarBytes();
    }
    int type = (int) in.varUint();
    if (type == 100) {
      int frames = (int) in.varUint();
      listener.saved(client, frames);
      client.savedFrames = frames;
    } else if (type == 1) {
      in.varUint();
      for (long states = in.varUint(); states > 0; states--) {
        long id = in.varUint();
        listener.caret(client, id, (int) in.varUint());
        in.skipVarBytes();
      }
    } else if (type == 0 || type == 4) {
      switch ((int) in.varUint()) {
        case 0 -> {
          client.updateFrames++;
          send(
              client,
              out.begin(client.seat.document())
                  .varUint(0)
                  .varUint(1)
                  .varUint(2)
                  .varUint(0)
                  .varUint(0));
        }
        case 1 -> {
          if (client.state == State.OPEN) {
            becameSynced(client, length);
          }
        }
        default -> {
          in.varUint();
          listener.update(client, in);
        }
      }
    }
  }

  private void becameSynced(Client client, int length) {
    client.syncedAt = System.nanoTime();
    client.syncedBytes = length;
    client.state = State.SYNCED;
    connecting--;
    synced++;
  }

  /** A connection is gone although nobody here closed it. */
  private void ended(Client client, String why) {
    if (client.state == State.AWAY) {
      return;
    }
    closed++;
    lastClose = why;
    leave(client);
    if (reconnects) {
      client.mayBeginAt = System.nanoTime() + RECONNECT_NANOS;
      away.add(client);
    }
  }

  /** Closes a client's connection. */
  void leave(Client client) {
    if (client.state == State.SYNCED) {
      synced--;
    } else if (client.state != State.AWAY) {
      connecting--;
    }
    client.forgetConnection();
    try {
      client.channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    reconnects = false;
    for (Client client : clients) {
      if (client.state != State.AWAY) {
        leave(client);
      }
    }
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
