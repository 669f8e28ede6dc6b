package io.charrette.journal.redis;

import io.charrette.journal.StreamId;
import java.nio.charset.StandardCharsets;

/**
 * The keys of a stream: its entries, its checkpoint and the moments of it that are kept. The part
 * in braces decides the slot of a cluster, so a workshop lies in one slot.
 *
 * @param tag what stands in the braces: the workshop's id
 */
record StreamKeys(String tag, String entries, String checkpoint, String moments) {
  static StreamKeys of(StreamId stream) {
    String[] parts = stream.name().split("/", -1);
    String tag = parts.length > 1 ? parts[1] : parts[0];
    String entries = "charrette:{" + tag + "}:" + stream.name();
    return new StreamKeys(tag, entries, entries + ":checkpoint", entries + ":moments");
  }

  /** In which slot of a cluster all of them lie: CRC-16/XMODEM of the tag, modulo 16,384. */
  int slot() {
    int crc = 0;
    for (byte next : tag.getBytes(StandardCharsets.UTF_8)) {
      crc ^= (next & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc << 1) ^ ((crc & 0x8000) == 0 ? 0 : 0x1021)) & 0xffff;
      }
    }
    return crc % 16_384;
  }
}
