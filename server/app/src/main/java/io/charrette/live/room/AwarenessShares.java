package io.charrette.live.room;

import io.charrette.sync.AwarenessUpdate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Chooses which states are passed on next (SPEC W30): what a room passes on in a while is bounded
 * by what it comes to at all receivers together, and those come first of whom least was passed on
 * lately. Touched by the room's context only.
 */
final class AwarenessShares {
  /** Of one owner's states so many bytes are passed on in a while. */
  private static final int OWNER_BYTES = 4 * 1024;

  /** So many bytes go to all receivers together in a while; one state does, if it has more. */
  private static final int ALL_BYTES = 1024 * 1024;

  /** By owner, the bytes that were passed on in this while. */
  private final Map<String, Integer> now = new HashMap<>();

  /** By owner, those of earlier whiles: of each a sixteenth less in the next. */
  private final Map<String, Integer> lately = new HashMap<>();

  private boolean spent;

  /** Whether something had to wait in this while because all receivers together get no more. */
  boolean isSpent() {
    return spent;
  }

  /** A while begins: what may be passed on, may be anew. */
  void renew() {
    now.forEach((owner, bytes) -> lately.merge(owner, bytes, Integer::sum));
    now.clear();
    spent = false;
    lately.replaceAll((owner, bytes) -> bytes - bytes / 16 - 1);
    lately.values().removeIf(bytes -> bytes <= 0);
  }

  /**
   * The states that are passed on now; at least one, if none was yet in this while.
   *
   * @param untold those that wait, oldest first
   * @param ownerOf whose a client is
   * @param receivers how many connections they go to
   */
  List<AwarenessUpdate.Entry> next(
      List<AwarenessUpdate.Entry> untold, LongFunction<String> ownerOf, int receivers) {
    List<AwarenessUpdate.Entry> inTurn = new ArrayList<>(untold);
    inTurn.sort(Comparator.comparing(each -> lately.getOrDefault(ownerOf.apply(each.client()), 0)));
    int most = ALL_BYTES / Math.max(1, receivers);
    int all = now.values().stream().mapToInt(Integer::intValue).sum();
    List<AwarenessUpdate.Entry> next = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : inTurn) {
      String owner = ownerOf.apply(entry.client());
      int own = now.getOrDefault(owner, 0) + entry.size();
      boolean fits = all == 0 || all + entry.size() <= most;
      spent |= !fits;
      if (fits && (all == 0 || own <= OWNER_BYTES)) {
        next.add(entry);
        all += entry.size();
        now.put(owner, own);
      }
    }
    return next;
  }
}
