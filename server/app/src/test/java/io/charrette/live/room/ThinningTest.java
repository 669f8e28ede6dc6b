package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.PastMoment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static LiveLimits.ForHistory limits(int moments, int bytes) {
    return new LiveLimits.ForHistory(moments, bytes, 20, Duration.ofSeconds(10));
  }

  private static byte[] note(PastMoment.Why why) {
    Flipchart nothing = Flipchart.read(new Document(), FlipchartLayout.NONE, Set.of());
    return PastMoment.Brief.of(nothing, why).encode();
  }

  private static List<Moment> minutes(int count, int bytes) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(minute -> new Moment(minute * 60_000, note(PastMoment.Why.MINUTE), bytes))
        .toList();
  }

  @Test
  @DisplayName("[K3] nothing is forgotten while there is room")
  void room() {
    assertThat(Thinning.surplus(List.of(), limits(10, 100))).isEmpty();
    assertThat(Thinning.surplus(minutes(10, 10), limits(10, 100))).isEmpty();
  }

  @Test
  @DisplayName("[K3] over a long day the last minutes stay whole, and the longer ago the fewer")
  void longDay() {
    List<Moment> kept = new ArrayList<>();
    for (Moment next : minutes(8 * 60, 1)) {
      kept.add(next);
      List<Long> surplus = Thinning.surplus(kept, limits(120, 1000));
      kept.removeIf(moment -> surplus.contains(moment.at()));
      assertThat(kept).hasSizeLessThanOrEqualTo(120).last().isSameAs(next);
    }
    List<Long> gaps = new ArrayList<>();
    for (int i = 1; i < kept.size(); i++) {
      gaps.add((kept.get(i).at() - kept.get(i - 1).at()) / 60_000);
    }
    assertThat(kept.getFirst().at()).isEqualTo(60_000);
    assertThat(gaps.subList(gaps.size() - 20, gaps.size())).containsOnly(1L);
    // Whoever looks for a time finds a moment that is at most a tenth of its age away.
    for (int i = 0; i < gaps.size(); i++) {
      long age = 480 - kept.get(i).at() / 60_000;
      assertThat(gaps.get(i)).isLessThanOrEqualTo(1 + age / 10);
    }
  }

  @Test
  @DisplayName("[K3] the bound of bytes holds as well; the last moment stays, however large it is")
  void bytes() {
    assertThat(Thinning.surplus(minutes(10, 100), limits(120, 350))).hasSize(6);
    assertThat(Thinning.surplus(minutes(3, 1000), limits(120, 10)))
        .containsExactlyInAnyOrder(60_000L, 120_000L);
  }

  /** What is kept after each of some moments came, with those there are. */
  private static List<Moment> keep(
      List<Moment> there, List<Moment> coming, LiveLimits.ForHistory limits) {
    List<Moment> kept = new ArrayList<>(there);
    for (Moment next : coming) {
      kept.add(next);
      List<Long> surplus = Thinning.surplus(kept, limits);
      kept.removeIf(moment -> surplus.contains(moment.at()));
    }
    return kept;
  }

  private static List<Moment> later(int minutes, List<Moment> moments) {
    return moments.stream()
        .map(each -> new Moment(each.at() + minutes * 60_000L, each.note(), each.bytes()))
        .toList();
  }

  @Test
  @DisplayName(
      "[K3] what somebody writes that is large lets nothing go that was kept while it was small")
  void largeOnes() {
    LiveLimits.ForHistory limits = LiveLimits.defaults().history();
    List<Moment> honest = minutes(60, 60_000);
    assertThat(keep(List.of(), honest, limits)).isEqualTo(honest);

    List<Moment> kept = keep(honest, later(60, minutes(30, 500_000)), limits);

    assertThat(kept).containsAll(honest).last().matches(moment -> moment.at() == 90 * 60_000);
    assertThat(kept).as("of the large ones as many as there is room for").hasSize(62);
    long bytes = kept.stream().mapToLong(Moment::bytes).sum();
    assertThat(bytes).isLessThanOrEqualTo(limits.bytes() + 500_000);
  }

  @Test
  @DisplayName("[K3] [K2] who erases something again and again does not push out the minutes")
  void erasing() {
    LiveLimits.ForHistory limits = LiveLimits.defaults().history();
    List<Moment> kept = new ArrayList<>();
    byte[] erased = note(PastMoment.Why.BEFORE_ERASING);
    byte[] minute = note(PastMoment.Why.MINUTE);
    for (int second = 10; second <= 90 * 60; second += 10) {
      byte[] note = second % 60 == 0 ? minute : erased;
      kept = keep(kept, List.of(new Moment(second * 1000L, note, 1_000)), limits);
    }

    assertThat(kept).hasSizeLessThanOrEqualTo(150);
    List<Long> times = kept.stream().map(Moment::at).toList();
    assertThat(times)
        .as("the minutes")
        .containsAll(LongStream.rangeClosed(1, 90).map(m -> m * 60_000).boxed().toList());
  }
}
