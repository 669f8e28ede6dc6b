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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {
  private static LiveLimits.ForHistory limits(int moments, int bytes) {
    return new LiveLimits.ForHistory(moments, bytes, 20, Duration.ofSeconds(10));
  }

  private static byte[] note(PastMoment.Why why) {
    return note(why, null);
  }

  private static byte[] note(PastMoment.Why why, @Nullable String eraser) {
    return note(why, eraser, Set.of());
  }

  private static byte[] note(PastMoment.Why why, @Nullable String eraser, Set<String> authors) {
    Flipchart nothing = Flipchart.read(new Document(), FlipchartLayout.NONE, Set.of());
    return PastMoment.Brief.of(nothing, why, eraser).saving(authors).encode();
  }

  private static byte[] before(String eraser, String... authors) {
    return note(PastMoment.Why.BEFORE_ERASING, eraser, Set.of(authors));
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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 20})
  @DisplayName(
      "[K3] over a long day the last minutes stay whole, and the longer ago the fewer, however many"
          + " erase words of each other")
  void longDay(int people) {
    List<Moment> kept = new ArrayList<>();
    for (Moment minute : minutes(8 * 60, 1)) {
      Set<String> authors =
          IntStream.range(0, people)
              .filter(who -> (minute.at() / 60_000 + who) % 3 == 0)
              .mapToObj(who -> "person-" + who)
              .collect(Collectors.toSet());
      Moment next =
          new Moment(minute.at(), note(PastMoment.Why.MINUTE, null, authors), minute.bytes());
      kept.add(next);
      List<Long> surplus = Thinning.surplus(kept, limits(120, 1000));
      kept.removeIf(moment -> surplus.contains(moment.at()));
      assertThat(kept).hasSizeLessThanOrEqualTo(people == 0 ? 120 : 150).last().isSameAs(next);
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

  @Test
  @DisplayName(
      "[K3] what was kept before others erased something stays, whoever erases all the time")
  void erasers() {
    LiveLimits.ForHistory limits = LiveLimits.defaults().history();
    byte[] ofAna = note(PastMoment.Why.BEFORE_ERASING, "ana");
    byte[] ofEve = note(PastMoment.Why.BEFORE_ERASING, "eve");
    List<Moment> honest =
        LongStream.rangeClosed(1, 10)
            .mapToObj(time -> new Moment(time * 30_000, ofAna, 1_000))
            .toList();
    List<Moment> kept = keep(List.of(), honest, limits);
    for (int second = 310; second <= 4 * 3_600; second += 10) {
      kept = keep(kept, List.of(new Moment(second * 1000L, ofEve, 1_000)), limits);
    }

    assertThat(kept).containsAll(honest);
    assertThat(kept).hasSizeLessThanOrEqualTo(150);
  }

  @ParameterizedTest
  @MethodSource("covering")
  @DisplayName(
      "[K3] what saves somebody's words stays, whatever is erased over and over afterwards")
  void saved(String how, PastMoment.Why why, List<byte[]> notes, int bytes) {
    LiveLimits.ForHistory limits = LiveLimits.defaults().history();
    Moment saving = new Moment(600_000, note(why, null, Set.of("ana")), bytes);
    List<Moment> kept = keep(minutes(9, bytes), List.of(saving), limits);
    for (int i = 1; i <= 1_000; i++) {
      byte[] note = i % 6 == 0 ? note(PastMoment.Why.MINUTE) : notes.get(i % notes.size());
      kept = keep(kept, List.of(new Moment(600_000 + i * 10_000L, note, bytes)), limits);
    }

    assertThat(kept).as(how).contains(saving);
    assertThat(kept).hasSizeLessThanOrEqualTo(150);
    assertThat(kept.stream().mapToLong(Moment::bytes).sum())
        .isLessThanOrEqualTo(limits.bytes() + bytes);
    assertThat(kept.stream().filter(moment -> PastMoment.isKept(moment, PastMoment.Why.MINUTE)))
        .as("minutes stay beside it")
        .hasSizeGreaterThan(2);
  }

  static Stream<Arguments> covering() {
    List<byte[]> own = List.of(before("eve"));
    List<byte[]> accomplice = List.of(before("eve", "bob"), before("eve"), before("mal", "eve"));
    List<byte[]> mixed = List.of(before("eve", "bob", "mal"), before("mal", "bob"));
    Map<String, List<byte[]>> hows =
        Map.of("their own", own, "an accomplice's", accomplice, "of several", mixed);
    return Stream.of(PastMoment.Why.BEFORE_ERASING, PastMoment.Why.MINUTE)
        .flatMap(
            why ->
                Stream.of(5_000, 100_000, 320_000, 490_000)
                    .flatMap(
                        bytes ->
                            hows.entrySet().stream()
                                .map(
                                    how ->
                                        Arguments.of(how.getKey(), why, how.getValue(), bytes))));
  }
}
