package io.charrette.encoding;

import java.util.Arrays;

/**
 * A writer of lib0's encoding into a buffer that grows, up to 2 GiB. What {@link LibDecoder} reads
 * it writes; ranges are not checked. Not safe for use by several threads at once.
 */
public final class LibEncoder {
  private byte[] buffer;
  private int size;

  /** An empty encoder. */
  public LibEncoder() {
    this(64);
  }

  /**
   * An empty encoder.
   *
   * @param capacity how many bytes to have room for at first
   */
  public LibEncoder(int capacity) {
    buffer = new byte[Math.max(capacity, 16)];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** Forgets what was written and keeps the buffer. */
  public void clear() {
    size = 0;
  }

  /** What was written, copied. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Writes the low eight bits. */
  public LibEncoder writeByte(int value) {
    ensure(1);
    buffer[size++] = (byte) value;
    return this;
  }

  /** Writes an integer of 0 to 2^53 − 1, seven bits a byte, the least significant first. */
  public LibEncoder writeVarUint(long value) {
    ensure(10);
    writeGroups(value);
    return this;
  }

  /**
   * Writes an integer of at most 2^53 − 1 in magnitude; the sign is the second bit of the first
   * byte. {@link Long#MIN_VALUE} stands for JavaScript's −0.
   */
  public LibEncoder writeVarInt(long value) {
    ensure(10);
    boolean negative = value < 0;
    long magnitude = value == SignedZero.NEGATIVE ? 0 : Math.abs(value);
    boolean more = magnitude > 0x3F;
    buffer[size++] = (byte) ((more ? 0x80 : 0) | (negative ? 0x40 : 0) | (int) (magnitude & 0x3F));
    if (more) {
      writeGroups(magnitude >>> 6);
    }
    return this;
  }

  private void writeGroups(long value) {
    long rest = value;
    while (rest > 0x7F) {
      buffer[size++] = (byte) (0x80 | (int) (rest & 0x7F));
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  LibEncoder writeFloat32(float value) {
    return writeBigEndian(Float.floatToIntBits(value), 4);
  }

  LibEncoder writeFloat64(double value) {
    return writeBigEndian(Double.doubleToLongBits(value), 8);
  }

  LibEncoder writeInt64(long value) {
    return writeBigEndian(value, 8);
  }

  private LibEncoder writeBigEndian(long value, int count) {
    ensure(count);
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Writes bytes as they are. */
  public LibEncoder writeBytes(byte[] bytes) {
    return writeBytes(bytes, 0, bytes.length);
  }

  private LibEncoder writeBytes(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
    return this;
  }

  /** Writes what another encoder holds. */
  public LibEncoder writeBytes(LibEncoder other) {
    return writeBytes(other.buffer, 0, other.size);
  }

  /** Writes the number of bytes, and the bytes. */
  public LibEncoder writeVarBytes(byte[] bytes) {
    return writeVarUint(bytes.length).writeBytes(bytes);
  }

  /** Writes a text as UTF-8, after its length in bytes. */
  public LibEncoder writeVarString(CharSequence text) {
    return writeVarString(text, 0);
  }

  /**
   * Writes the text from a UTF-16 unit on, as UTF-8 after its length in bytes. A surrogate without
   * its other half becomes U+FFFD, as JavaScript's encoder has it.
   *
   * @param from the index of the first UTF-16 unit to write
   */
  public LibEncoder writeVarString(CharSequence text, int from) {
    int units = text.length();
    int length = utf8Length(text, from);
    writeVarUint(length);
    ensure(length);
    byte[] out = buffer;
    int at = size;
    for (int i = from; i < units; i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        out[at++] = (byte) unit;
      } else if (unit < 0x800) {
        out[at++] = (byte) (0xC0 | (unit >> 6));
        out[at++] = (byte) (0x80 | (unit & 0x3F));
      } else if (isPair(text, i)) {
        int point = Character.toCodePoint(unit, text.charAt(++i));
        out[at++] = (byte) (0xF0 | (point >> 18));
        out[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (point & 0x3F));
      } else {
        int point = Character.isSurrogate(unit) ? 0xFFFD : unit;
        out[at++] = (byte) (0xE0 | (point >> 12));
        out[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (point & 0x3F));
      }
    }
    size = at;
    return this;
  }

  private static int utf8Length(CharSequence text, int from) {
    int units = text.length();
    int length = 0;
    for (int i = from; i < units; i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        length++;
      } else if (unit < 0x800) {
        length += 2;
      } else if (isPair(text, i)) {
        length += 4;
        i++;
      } else {
        length += 3;
      }
    }
    return length;
  }

  private static boolean isPair(CharSequence text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(at + 1));
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length << 1));
    }
  }
}
