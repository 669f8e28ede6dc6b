package io.charrette.live.room;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.LoadingWork;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A participant's share of what a document may hold")
class SharesTest {
  private static final Verdict.Excess BYTES = Verdict.Excess.BYTES;
  private static final Verdict.Excess CLIENTS = Verdict.Excess.CLIENTS;

  private final Shares shares = new Shares();

  private boolean allow(@Nullable String who, Verdict.Excess of, long more, long left) {
    return shares.allow(who, of, more, new Shares.Stock(8_400, left));
  }

  private void brought(String who, Verdict.Excess of, long more, long left) {
    shares.brought(who, of, more, new Shares.Stock(8_400, left));
  }

  /** Takes as much as it gets, and says how much is left then. */
  private long fill(String who, long left) {
    long rest = left;
    for (long more = 1_024; more > 0; more /= 2) {
      while (allow(who, CLIENTS, more, rest - more)) {
        rest -= more;
        brought(who, CLIENTS, more, rest);
      }
    }
    return rest;
  }

  @Test
  @DisplayName("[W41] is four times what is left of the common, and a part of what is kept")
  void fourTimes() {
    shares.people(Set.of("a", "b"));
    assertThat(allow("a", CLIENTS, 5_040, 3_360)).isTrue();
    brought("a", CLIENTS, 5_039, 3_361);
    assertThat(allow("a", CLIENTS, 1, 3_360)).isTrue();
    assertThat(allow("a", CLIENTS, 100, 3_200)).as("a hundred are kept for each").isTrue();
    assertThat(allow("a", CLIENTS, 101, 3_200)).isFalse();
    assertThat(allow("b", CLIENTS, 101, 3_200)).isTrue();
    assertThat(allow("a", BYTES, 101, 3_200)).isTrue();
    assertThat(allow(null, CLIENTS, 1_000, 0)).isTrue();
  }

  @Test
  @DisplayName("[W41] of what is kept is nobody else's who sits at the table, whatever they wrote")
  void kept() {
    Set<String> honest = Set.of("ana", "ben", "cho");
    shares.people(honest);
    brought("ana", CLIENTS, 1_000, 7_400);
    long left = 7_400;
    for (int seat = 0; seat < 17; seat++) {
      shares.people(Stream.concat(honest.stream(), Stream.of("seat" + seat)).collect(toSet()));
      left = fill("seat" + seat, left);
    }
    assertThat(left).isGreaterThanOrEqualTo(400L);
    for (String who : honest) {
      assertThat(allow(who, CLIENTS, 100, left - 100)).as(who).isTrue();
      brought(who, CLIENTS, 100, left - 100);
      left -= 100;
    }
  }

  @Test
  @DisplayName("[W41] some is left for whoever comes, although sixty have filled theirs by turns")
  void byTurns() {
    long left = 8_400;
    for (int seat = 0; seat < 60; seat++) {
      shares.people(Set.of("ana", "seat" + seat));
      left = fill("seat" + seat, left);
    }
    shares.people(Set.of("ana", "new"));
    assertThat(allow("ana", CLIENTS, 50, left - 50)).as("ana of %d", left).isTrue();
    assertThat(allow("new", CLIENTS, 1, left - 1)).as("new of %d", left).isTrue();
  }

  @Test
  @DisplayName("[W41] who leaves unused what is kept for them leaves it to the next")
  void unused() {
    for (int seat = 0; seat < 60; seat++) {
      shares.people(Set.of("seat" + seat));
    }
    shares.people(Set.of("new"));
    assertThat(allow("new", CLIENTS, 100, 2_000)).isTrue();
  }

  @Test
  @DisplayName("[W41] where the table was nearly full as it was loaded all have less, and alike")
  void nearlyFull() {
    shares.people(Set.of("a", "b"));
    long left = fill("a", 800);
    assertThat(left).isBetween(759L, 761L);
    assertThat(fill("b", left)).isBetween(719L, 725L);
  }

  @Test
  @DisplayName("[W41] is enough for twenty who write alike, nearly as if nothing were kept")
  void alike() {
    Set<String> all = IntStream.range(0, 20).mapToObj(each -> "p" + each).collect(toSet());
    shares.people(all);
    long left = 8_400;
    for (int round = 0; round < 410; round++) {
      for (String who : all) {
        left--;
        assertThat(allow(who, CLIENTS, 1, left)).as("of %d", left).isTrue();
        brought(who, CLIENTS, 1, left);
      }
    }
  }

  @Test
  @DisplayName("[W41] of the work of loading is what one's clients have part in")
  void loading() {
    shares.introduced("a", Set.of(1L, 2L));
    shares.introduced("b", Set.of(2L, 3L));
    LoadingWork work = new LoadingWork(60, Map.of(1L, 9L, 2L, 51L, 3L, 40L, 4L, 30L));
    assertThat(shares.allowLoading("a", Set.of(), work, 100)).as("60 of 4 times 15").isTrue();
    assertThat(shares.allowLoading("a", Set.of(4L), work, 100)).isFalse();
    assertThat(shares.allowLoading("b", Set.of(2L, 4L), work, 100)).isFalse();
    assertThat(shares.allowLoading("b", Set.of(3L), work, 100)).isTrue();
    assertThat(shares.allowLoading(null, Set.of(4L), work, 60)).isTrue();
  }

  @Test
  @DisplayName("[W41] of the work of loading is not used up by what others make of it")
  void loadingByOthers() {
    shares.introduced("a", Set.of(1L));
    shares.introduced("b", Set.of(2L));
    shares.people(Set.of("a", "b"));
    LoadingWork little = new LoadingWork(1_000, Map.of(1L, 1_000L, 2L, 900L));
    shares.measuredLoading("a", Set.of(1L), little, 8_000);
    LoadingWork much = new LoadingWork(6_500, Map.of(1L, 6_500L, 2L, 6_400L));
    assertThat(shares.allowLoading("b", Set.of(2L), much, 8_000)).isFalse();
    shares.measuredLoading("b", Set.of(2L), much, 8_000);
    LoadingWork more = new LoadingWork(6_590, Map.of(1L, 6_590L, 2L, 6_400L));
    assertThat(shares.allowLoading("a", Set.of(1L), more, 8_000)).isTrue();
  }

  @Test
  @DisplayName("[W41] counts bytes as they are found to be, for all alike")
  void measured() {
    brought("a", BYTES, 3_000, 4_400);
    brought("b", BYTES, 1_000, 4_400);
    // Of the 4,000 that were brought at most, 1,000 are there.
    shares.measured(0, 4_000, 1_000);
    assertThat(allow("a", BYTES, 100, 2_302)).isFalse();
    assertThat(allow("a", BYTES, 100, 2_303)).isTrue();
    brought("b", BYTES, 400, 7_400);
    shares.measured(1_000, 1_400, 1_400);
    assertThat(allow("b", BYTES, 100, 2_277)).isFalse();
    assertThat(allow("b", BYTES, 100, 2_279)).isTrue();
    // The document has become a tenth.
    shares.measured(1_400, 1_400, 140);
    assertThat(allow("a", BYTES, 100, 2_135)).isTrue();
  }
}
