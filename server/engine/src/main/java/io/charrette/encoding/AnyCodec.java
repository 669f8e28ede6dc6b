package io.charrette.encoding;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The self-describing values of lib0: a tag byte, 127 down to 116, and what it announces.
 *
 * <p>In Java they are {@code null}, {@link Undefined}, {@link Boolean}, {@link String}, {@link
 * Long} (whole numbers that JavaScript holds exactly), {@link Double} (all other numbers), {@link
 * BigInteger} (JavaScript's bigint, 64 bits), {@code byte[]}, and unmodifiable {@link List} and
 * {@link Map}, the latter in JavaScript's order of properties.
 */
public final class AnyCodec {
  private static final int UNDEFINED = 127;
  private static final int NULL = 126;
  private static final int INTEGER = 125;
  private static final int FLOAT32 = 124;
  private static final int FLOAT64 = 123;
  private static final int BIGINT = 122;
  private static final int FALSE = 121;
  private static final int TRUE = 120;
  private static final int STRING = 119;
  private static final int OBJECT = 118;
  private static final int ARRAY = 117;
  private static final int BINARY = 116;

  private static final int LARGEST_INTEGER = Integer.MAX_VALUE;

  private AnyCodec() {}

  /**
   * Reads a value.
   *
   * @param depth how many levels it may be nested
   * @throws MalformedDataException if the bytes are no value, or are nested deeper
   */
  public static @Nullable Object read(LibDecoder in, int depth) throws MalformedDataException {
    int tag = in.readByte();
    return switch (tag) {
      case UNDEFINED -> Undefined.UNDEFINED;
      case NULL -> null;
      case INTEGER -> integer(in.readVarInt());
      case FLOAT32 -> number(in.readFloat32());
      case FLOAT64 -> number(in.readFloat64());
      case BIGINT -> BigInteger.valueOf(in.readInt64());
      case FALSE -> false;
      case TRUE -> true;
      case STRING -> in.readVarString();
      case OBJECT -> readObject(in, deeper(in, depth));
      case ARRAY -> readArray(in, deeper(in, depth));
      case BINARY -> in.readVarBytes();
      default -> throw in.malformed("unknown tag " + tag);
    };
  }

  private static int deeper(LibDecoder in, int depth) throws MalformedDataException {
    if (depth == 0) {
      throw in.malformed("nested too deep");
    }
    return depth - 1;
  }

  private static Object integer(long value) {
    return value == SignedZero.NEGATIVE ? (Object) (-0.0) : (Object) value;
  }

  /** A number as {@link Long} when it is whole and exact, as {@link Double} otherwise. */
  static Object number(double value) {
    long whole = (long) value;
    boolean exact =
        whole == value
            && Math.abs(whole) <= LibDecoder.MAX_SAFE_INTEGER
            && (whole != 0 || 1 / value > 0);
    return exact ? (Object) whole : (Object) value;
  }

  private static Map<String, @Nullable Object> readObject(LibDecoder in, int depth)
      throws MalformedDataException {
    long count = in.readVarUint();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      String key = in.readVarString();
      map.put(key, read(in, depth));
    }
    return PropertyOrder.of(map);
  }

  private static List<@Nullable Object> readArray(LibDecoder in, int depth)
      throws MalformedDataException {
    long count = in.readVarUint();
    List<@Nullable Object> list = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      list.add(read(in, depth));
    }
    return Collections.unmodifiableList(list);
  }

  /**
   * Writes a value that {@link #read} or {@link #canonical} returned.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  public static void write(LibEncoder out, @Nullable Object value) {
    switch (value) {
      case null -> out.writeByte(NULL);
      case Undefined undefined -> out.writeByte(UNDEFINED);
      case Boolean flag -> out.writeByte(flag ? TRUE : FALSE);
      case String text -> out.writeByte(STRING).writeVarString(text);
      case Long whole when Math.abs(whole) <= LARGEST_INTEGER ->
          out.writeByte(INTEGER).writeVarInt(whole);
      case Long whole -> writeFloat(out, whole);
      case Double number when number == 0 ->
          out.writeByte(INTEGER).writeVarInt(1 / number < 0 ? SignedZero.NEGATIVE : 0);
      case Double number -> writeFloat(out, number);
      case BigInteger number -> out.writeByte(BIGINT).writeInt64(number.longValue());
      case byte[] bytes -> out.writeByte(BINARY).writeVarBytes(bytes);
      case List<?> list -> {
        out.writeByte(ARRAY).writeVarUint(list.size());
        for (Object element : list) {
          write(out, element);
        }
      }
      case Map<?, ?> map -> {
        out.writeByte(OBJECT).writeVarUint(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeVarString((String) entry.getKey());
          write(out, entry.getValue());
        }
      }
      default -> throw unsupported(value);
    }
  }

  private static void writeFloat(LibEncoder out, double value) {
    if ((float) value == value) {
      out.writeByte(FLOAT32).writeFloat32((float) value);
    } else {
      out.writeByte(FLOAT64).writeFloat64(value);
    }
  }

  /**
   * The value as {@link #read} would return it: numbers normalised, collections copied.
   *
   * @throws IllegalArgumentException if it cannot be encoded: it is of another kind, is a whole
   *     number over 2^53 − 1 or a bigint over 64 bits, or is nested deeper than 100 levels
   */
  public static @Nullable Object canonical(@Nullable Object value) {
    return canonical(value, DecodeLimits.DEFAULT.depth());
  }

  private static @Nullable Object canonical(@Nullable Object value, int depth) {
    if (depth < 0) {
      throw new IllegalArgumentException("nested too deep");
    }
    return switch (value) {
      case null -> null;
      case Undefined undefined -> undefined;
      case Boolean flag -> flag;
      case String text -> text;
      case Integer number -> (Object) number.longValue();
      case Short number -> (Object) number.longValue();
      case Byte number -> (Object) number.longValue();
      case Long number when Math.abs(number) <= LibDecoder.MAX_SAFE_INTEGER -> number;
      case Float number -> number(number);
      case Double number -> number(number);
      case BigInteger number when number.bitLength() < 64 -> number;
      case byte[] bytes -> bytes.clone();
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object element : list) {
          copy.add(canonical(element, depth - 1));
        }
        yield Collections.unmodifiableList(copy);
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          if (!(entry.getKey() instanceof String key)) {
            throw new IllegalArgumentException("a key that is not a String");
          }
          copy.put(key, canonical(entry.getValue(), depth - 1));
        }
        yield PropertyOrder.of(copy);
      }
      default -> throw unsupported(value);
    };
  }

  private static IllegalArgumentException unsupported(Object value) {
    return new IllegalArgumentException("cannot be encoded: " + value.getClass().getName());
  }
}
