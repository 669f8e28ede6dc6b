package io.charrette.export;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a WOFF 1.0 font into the TrueType font that it was made from, which PDF can embed.
 *
 * <p>A WOFF has a header of 44 bytes, a directory of 20 bytes for each table (tag, offset,
 * compressed length, length, checksum), and the tables, each deflated unless that saved nothing.
 *
 * <p>The table of substitutions is left out: ligatures made of it have no character of their own,
 * so that "officer" could be seen in a PDF but neither found in it nor read aloud.
 */
final class WoffFont {
  private static final int SIGNATURE = 0x774F4646;
  private static final int SUBSTITUTIONS = 0x47535542;
  private static final int WOFF_HEADER = 44;
  private static final int WOFF_ENTRY = 20;
  private static final int TRUETYPE_HEADER = 12;
  private static final int TRUETYPE_ENTRY = 16;

  private WoffFont() {}

  static byte[] toTrueType(byte[] woff) {
    ByteBuffer in = ByteBuffer.wrap(woff);
    if (in.getInt(0) != SIGNATURE) {
      throw new IllegalArgumentException("not a WOFF font");
    }
    int[] entries =
        IntStream.range(0, Short.toUnsignedInt(in.getShort(12)))
            .map(i -> WOFF_HEADER + i * WOFF_ENTRY)
            .filter(entry -> in.getInt(entry) != SUBSTITUTIONS)
            .toArray();
    int tables = entries.length;
    int directory = TRUETYPE_HEADER + tables * TRUETYPE_ENTRY;
    ByteBuffer head = ByteBuffer.allocate(directory);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int searchRange = Integer.highestOneBit(tables) * TRUETYPE_ENTRY;
    head.putInt(in.getInt(4))
        .putShort((short) tables)
        .putShort((short) searchRange)
        .putShort((short) Integer.numberOfTrailingZeros(Integer.highestOneBit(tables)))
        .putShort((short) (tables * TRUETYPE_ENTRY - searchRange));
    for (int entry : entries) {
      byte[] table =
          unpack(woff, in.getInt(entry + 4), in.getInt(entry + 8), in.getInt(entry + 12));
      head.putInt(in.getInt(entry))
          .putInt(in.getInt(entry + 16))
          .putInt(directory + body.size())
          .putInt(table.length);
      body.writeBytes(table);
      body.writeBytes(new byte[(4 - table.length % 4) % 4]);
    }
    byte[] font = new byte[directory + body.size()];
    System.arraycopy(head.array(), 0, font, 0, directory);
    System.arraycopy(body.toByteArray(), 0, font, directory, body.size());
    return font;
  }

  private static byte[] unpack(byte[] woff, int offset, int packed, int length) {
    byte[] table = new byte[length];
    if (packed == length) {
      System.arraycopy(woff, offset, table, 0, length);
      return table;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(woff, offset, packed);
      if (inflater.inflate(table) != length) {
        throw new IllegalArgumentException("a table of the font is cut short");
      }
      return table;
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("a table of the font is broken", e);
    } finally {
      inflater.end();
    }
  }
}
