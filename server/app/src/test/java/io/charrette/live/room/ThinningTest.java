package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Moment;
import io.charrette.live.loop.LiveLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static LiveLimits.ForHistory limits(int moments, int bytes) {
    return new LiveLimits.ForHistory(moments, bytes, 20, Duration.ofSeconds(10));
  }

  private static List<Moment> minutes(int count, int bytes) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(minute -> new Moment(minute * 60_000, new byte[0], bytes))
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
    assertThat(Thinning.surplus(minutes(10, 100), limits(120, 350))).hasSize(7);
    assertThat(Thinning.surplus(minutes(3, 1000), limits(120, 10)))
        .containsExactlyInAnyOrder(60_000L, 120_000L);
  }
}
