package io.charrette.crdt;

import java.util.HashMap;
import java.util.Map;

/** In how much work each client's items have part. */
final class WorkParts {
  private final Map<Long, long[]> parts = new HashMap<>();
  private long recentClient = Item.NO_CLIENT;
  private long[] recent = new long[1];

  /** A client's items have part in some more. */
  void add(long client, long units) {
    if (client != recentClient) {
      recent = parts.computeIfAbsent(client, c -> new long[1]);
      recentClient = client;
    }
    recent[0] += units;
  }

  Map<Long, Long> toMap() {
    Map<Long, Long> map = new HashMap<>();
    parts.forEach(
        (client, units) -> {
          if (units[0] > 0) {
            map.put(client, units[0]);
          }
        });
    return map;
  }
}
