package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is remembered of a Redis stays within its bounds, and one kind pushes out no other. */
class RecentEntriesTest {
  private static final StreamKeys WORKSHOP = StreamKeys.of(StreamId.workshop("HCKR2B7W4XFG"));
  private static final StreamKeys TABLE = StreamKeys.of(StreamId.table("HCKR2B7W4XFG", 1));
  private static final int MIB = 1 << 20;
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
      "[J37] the last 20,000 entries of a kind are known, without those of streams that were deleted")
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

  private void keep(long at, int bytes) {
    recent.kept(new RecentEntries.Moment(TABLE, at, new byte[0], new byte[bytes]));
  }

  private List<Long> times() {
    return recent.moments().stream().map(RecentEntries.Moment::at).toList();
  }

  private void store(StreamKeys keys, Position position, int bytes) {
    recent.stored(keys, new Replies.Stored(position, "o", false, new byte[bytes]));
  }

  @Test
  @DisplayName("[J37] of moments the last 8 MiB at most, and 2,000; the last one always")
  void moments() {
    for (long at = 0; at < 9; at++) {
      keep(at, MIB);
    }
    assertThat(times()).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    keep(9, 9 * MIB);
    assertThat(times()).containsExactly(9L);
    keep(9, 9 * MIB);
    assertThat(times()).as("the same once more").containsExactly(9L);
    for (long at = 10; at < 3_000; at++) {
      keep(at, 1);
    }
    assertThat(times()).containsExactlyElementsOf(LongStream.range(1_000, 3_000).boxed().toList());
    recent.forgotten(TABLE, List.of(1_000L, 2_999L));
    assertThat(times()).hasSize(1_998);
    recent.deleted(TABLE);
    assertThat(times()).isEmpty();
  }

  @Test
  @DisplayName("[J37] what is typed pushes out neither events nor moments, nor they each other")
  void kinds() {
    store(WORKSHOP, new Position(0, 1), 1);
    keep(1, 1);
    for (long low = 0; low < 20_001; low++) {
      store(TABLE, new Position(1, low), 1);
    }
    for (int i = 0; i < 9; i++) {
      store(TABLE, new Position(2, i), MIB);
    }
    assertThat(recent.byStream().get(TABLE)).hasSizeLessThan(9);
    assertThat(recent.byStream().get(WORKSHOP)).hasSize(1);
    assertThat(times()).containsExactly(1L);
    for (long at = 2; at < 11; at++) {
      keep(at, MIB);
    }
    assertThat(recent.byStream().get(WORKSHOP)).hasSize(1);
    assertThat(recent.byStream()).containsKey(TABLE);
    recent.forget(TABLE, Position.START);
    assertThat(recent.byStream()).containsOnlyKeys(WORKSHOP);
    assertThat(times()).as("entries alone were forgotten").isNotEmpty();
  }
}
