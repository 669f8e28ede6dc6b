package io.charrette.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many participants are connected to each table. Written by rooms, read from any thread. */
final class Attendance {
  private final Map<String, Map<Integer, Integer>> byWorkshop = new ConcurrentHashMap<>();

  /** Notes how many participants a table has now. */
  void note(RoomKey room, int people) {
    byWorkshop.compute(
        room.workshopId(),
        (id, tables) -> {
          Map<Integer, Integer> known = tables == null ? new ConcurrentHashMap<>() : tables;
          if (people == 0) {
            known.remove(room.table());
          } else {
            known.put(room.table(), people);
          }
          return known.isEmpty() ? null : known;
        });
  }

  /** The tables that have anybody. */
  Map<Integer, Integer> of(String workshopId) {
    return Map.copyOf(byWorkshop.getOrDefault(workshopId, Map.of()));
  }
}
