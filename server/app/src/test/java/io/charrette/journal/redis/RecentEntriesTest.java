package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecentEntriesTest {
  private static final long SEED = 20261129;
  private static final int STEPS = 60_000;
  private static final int MOST_ENTRIES = 20_000;
  private static final int STREAMS = 300;

  private final RecentEntries recent = new RecentEntries();

  /** What should be known, the oldest first. */
  private final List<Known> expected = new ArrayList<>();

  private record Known(StreamKeys keys, Position position) {}

  private static StreamKeys keys(int stream) {
    return StreamKeys.of(StreamId.table("W" + stream, 1));
  }

  @Test
  @DisplayName(
      "[J37] the last 20,000 entries are known, without those of streams that were deleted")
  void sameAsAList() {
    Random random = new Random(SEED);
    for (int step = 1; step <= STEPS; step++) {
      StreamKeys keys = keys(random.nextInt(STREAMS));
      if (random.nextInt(500) == 0) {
        recent.deleted(keys);
        expected.removeIf(known -> known.keys().equals(keys));
      } else if (random.nextInt(500) == 0) {
        Position from = new Position(Math.max(0, step - random.nextInt(STEPS / 2)), 0);
        recent.forget(keys, from);
        expected.removeIf(
            known -> known.keys().equals(keys) && known.position().compareTo(from) >= 0);
      } else {
        Position position = new Position(step, 0);
        recent.stored(keys, new Replies.Stored(position, "someone.1", false, new byte[1]));
        expected.add(new Known(keys, position));
        if (expected.size() > MOST_ENTRIES) {
          expected.removeFirst();
        }
      }
    }
    Map<StreamKeys, List<Position>> last = new HashMap<>();
    expected.forEach(
        known -> last.computeIfAbsent(known.keys(), k -> new ArrayList<>()).add(known.position()));
    Map<StreamKeys, List<Position>> known = new HashMap<>();
    recent
        .byStream()
        .forEach(
            (keys, entries) ->
                known.put(keys, entries.stream().map(Replies.Stored::position).toList()));
    assertThat(known).as("seed " + SEED).isEqualTo(last);
  }
}
