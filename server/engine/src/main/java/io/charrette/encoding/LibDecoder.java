package io.charrette.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A reader of lib0's encoding over a slice of a byte array.
 *
 * <p>Every read checks the bound first, and throws {@link MalformedDataException} if the bytes end
 * early or are not what is read; the reader is then of no further use. Numbers are those JavaScript
 * holds exactly: at most 2^53 − 1 in magnitude. Not safe for use by several threads at once.
 */
public final class LibDecoder {
  /** JavaScript's largest exact integer, 2^53 − 1. */
  public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private final int end;
  private int position;

  /** Reads the whole array, which is neither copied nor changed. */
  public LibDecoder(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /**
   * Reads {@code length} bytes from {@code offset}; the array is neither copied nor changed.
   *
   * @throws IndexOutOfBoundsException if they do not lie within the array
   */
  public LibDecoder(byte[] bytes, int offset, int length) {
    if (offset < 0 || length < 0 || length > bytes.length - offset) {
      throw new IndexOutOfBoundsException("slice outside the array");
    }
    this.bytes = bytes;
    this.position = offset;
    this.end = offset + length;
  }

  /** How many bytes are left. */
  public int remaining() {
    return end - position;
  }

  /** The next byte, 0 to 255. */
  public int readByte() throws MalformedDataException {
    if (position >= end) {
      throw malformed("unexpected end");
    }
    return bytes[position++] & 0xFF;
  }

  /** A variable-length unsigned integer: seven bits a byte, the least significant first. */
  public long readVarUint() throws MalformedDataException {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return readGroups(0, 0);
  }

  /** A variable-length unsigned integer of at most {@code max}. */
  public int readVarUint(int max) throws MalformedDataException {
    long value = readVarUint();
    if (value > max) {
      throw malformed("number over " + max);
    }
    return (int) value;
  }

  /**
   * A variable-length signed integer: the first byte has the sign in its second bit and six bits of
   * the magnitude. A negative zero, which JavaScript knows, reads as {@link Long#MIN_VALUE}.
   */
  public long readVarInt() throws MalformedDataException {
    int first = readByte();
    boolean negative = (first & 0x40) != 0;
    long magnitude = first & 0x3F;
    if ((first & 0x80) != 0) {
      magnitude = readGroups(magnitude, 6);
    }
    if (negative && magnitude == 0) {
      return SignedZero.NEGATIVE;
    }
    return negative ? -magnitude : magnitude;
  }

  private long readGroups(long low, int shift) throws MalformedDataException {
    long value = low;
    for (int at = shift; at < 56; at += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << at;
      if (next < 0x80) {
        if (value > MAX_SAFE_INTEGER) {
          break;
        }
        return value;
      }
    }
    throw malformed("number over 2^53 - 1");
  }

  /** Four bytes, big-endian. */
  float readFloat32() throws MalformedDataException {
    return Float.intBitsToFloat((int) readBigEndian(4));
  }

  /** Eight bytes, big-endian. */
  double readFloat64() throws MalformedDataException {
    return Double.longBitsToDouble(readBigEndian(8));
  }

  /** Eight bytes, big-endian, signed. */
  long readInt64() throws MalformedDataException {
    return readBigEndian(8);
  }

  private long readBigEndian(int count) throws MalformedDataException {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | readByte();
    }
    return value;
  }

  /** A length and that many bytes, copied. */
  public byte[] readVarBytes() throws MalformedDataException {
    int length = readLength();
    byte[] copy = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return copy;
  }

  /** A length and that many bytes, as a reader of its own over the same array. */
  public LibDecoder readVarSlice() throws MalformedDataException {
    int length = readLength();
    LibDecoder slice = new LibDecoder(bytes, position, length);
    position += length;
    return slice;
  }

  /** A length in bytes and that many bytes of UTF-8; anything that is not UTF-8 is malformed. */
  public String readVarString() throws MalformedDataException {
    int length = readLength();
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      // The character may have been sent, or stand for bytes that are not UTF-8.
      checkUtf8(length);
    }
    position += length;
    return text;
  }

  private void checkUtf8(int length) throws MalformedDataException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, position, length));
    } catch (CharacterCodingException e) {
      throw malformed("text that is not UTF-8");
    }
  }

  private int readLength() throws MalformedDataException {
    long length = readVarUint();
    if (length > remaining()) {
      throw malformed("length " + length + " beyond the end");
    }
    return (int) length;
  }

  /** Checks that everything was read; bytes that are left are malformed. */
  public void expectEnd() throws MalformedDataException {
    if (position != end) {
      throw malformed(remaining() + " bytes too many");
    }
  }

  /** A fault at the present position, for the caller to throw. */
  public MalformedDataException malformed(String what) {
    return new MalformedDataException(what, position);
  }
}
