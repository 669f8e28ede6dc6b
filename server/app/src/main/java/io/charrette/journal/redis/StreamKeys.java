package io.charrette.journal.redis;

import io.charrette.journal.StreamId;

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
}
