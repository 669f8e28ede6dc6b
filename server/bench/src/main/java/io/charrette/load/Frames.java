package io.charrette.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** Builds a client's WebSocket frames, masked as RFC 6455 wants it, into a reused buffer. */
final class Frames {
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int EXTENDED = 126;
  private static final byte[] ROOT = "pitch".getBytes(StandardCharsets.US_ASCII);

  private final byte[] payload = new byte[1 << 16];
  private final ByteBuffer frame = ByteBuffer.allocateDirect(payload.length + 16);
  private int length;

  /** Begins a message, with the document's name before it where the server wants that. */
  Frames begin(String document) {
    length = 0;
    if (!document.isEmpty()) {
      text(document);
    }
    return this;
  }

  Frames varUint(long value) {
    long rest = value;
    while (rest > 0x7f) {
      payload[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    payload[length++] = (byte) rest;
    return this;
  }

  Frames text(String ascii) {
    varUint(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      payload[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  Frames bytes(byte[] source, int from, int count) {
    System.arraycopy(source, from, payload, length, count);
    length += count;
    return this;
  }

  /**
   * A sync message with the update that inserts a client's next characters after its last one, into
   * the text "pitch"; any Yjs client can apply it. Each character is a struct of its own, as where
   * Yjs merges the updates of keystrokes.
   */
  Frames characters(long client, int clock, int count) {
    varUint(0).varUint(2);
    int place = length;
    // The length takes one byte if it is below 128, as that of one character is.
    length += count == 1 ? 1 : 2;
    int from = length;
    varUint(1).varUint(count).varUint(client).varUint(clock);
    for (int c = clock; c < clock + count; c++) {
      if (c == 0) {
        varUint(4).varUint(1).varUint(ROOT.length).bytes(ROOT, 0, ROOT.length);
      } else {
        payload[length++] = (byte) 0x84;
        varUint(client).varUint(c - 1L);
      }
      varUint(1);
      payload[length++] = (byte) ('a' + c % 26);
    }
    varUint(0);
    int bytes = length - from;
    payload[place] = (byte) (count == 1 ? bytes : bytes | 0x80);
    if (count > 1) {
      payload[place + 1] = (byte) (bytes >>> 7);
    }
    return this;
  }

  /**
   * An awareness message with the state of a client whose caret stands behind the character that it
   * typed last, as our pages and other editors write it: about 200 bytes.
   *
   * @param typed how many characters it has typed, at least 1; also the state's clock
   */
  Frames caret(long client, int typed) {
    String place =
        "{\"tname\":\"pitch\",\"item\":{\"client\":"
            + client
            + ",\"clock\":"
            + (typed - 1)
            + "},\"assoc\":-1}";
    String state = "{\"field\":\"pitch\",\"anchor\":" + place + ",\"head\":" + place + "}";
    varUint(1);
    int prefix = length;
    length += 2;
    varUint(1).varUint(client).varUint(typed).text(state);
    int bytes = length - prefix - 2;
    // Longer than 128 bytes and shorter than 16 kB, so that the length takes two.
    payload[prefix] = (byte) (bytes | 0x80);
    payload[prefix + 1] = (byte) (bytes >>> 7);
    return this;
  }

  /** The frame, valid until the next one is begun. */
  ByteBuffer masked(int opcode) {
    frame.clear();
    frame.put((byte) (FINAL | opcode));
    if (length < EXTENDED) {
      frame.put((byte) (MASKED | length));
    } else {
      frame.put((byte) (MASKED | EXTENDED)).putShort((short) length);
    }
    int mask = ThreadLocalRandom.current().nextInt();
    frame.putInt(mask);
    for (int i = 0; i < length; i++) {
      frame.put((byte) (payload[i] ^ (mask >>> (24 - ((i & 3) << 3)))));
    }
    return frame.flip();
  }
}
