package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.StateVector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each word is a unit, and each participant has one client. */
class FreshWordsTest {
  private static final long ANA = 1;
  private static final long BOB = 2;
  private static final StateVector ALL = StateVector.of(Map.of(ANA, 100L, BOB, 100L));

  private final FreshWords words = new FreshWords(20);

  @BeforeEach
  void authors() {
    words.introduced("ana", List.of(ANA));
    words.introduced("bob", List.of(BOB));
    words.kept(ALL);
  }

  /** Somebody erases words of a client, if they may. */
  private boolean erase(String eraser, long client, long from, long to) {
    FreshWords.Losses losses =
        words.losses(
            eraser,
            state -> {
              long units = to - Math.clamp(state.clock(client), from, to);
              return units == 0 ? Map.of() : Map.of(client, units);
            });
    boolean may = words.mayErase(eraser, losses);
    if (may) {
      words.erased(eraser, losses);
    }
    return may;
  }

  @Test
  @DisplayName("[K2] of what no moment has little is erased, of what the last has all, and counted")
  void counted() {
    assertThat(erase("eve", ANA, 100, 119)).isTrue();
    assertThat(erase("mal", BOB, 100, 101)).as("one more").isFalse();
    assertThat(words.muchUnsaved()).as("of what it has nothing is erased").isEmpty();

    assertThat(erase("eve", ANA, 0, 19)).isTrue();
    assertThat(erase("eve", BOB, 0, 19)).isTrue();
    assertThat(erase("ana", ANA, 19, 100)).as("her own").isTrue();
    assertThat(words.muchUnsaved()).isEmpty();
    assertThat(erase("mal", BOB, 19, 20)).isTrue();
    assertThat(words.muchUnsaved()).containsExactly("bob");
  }

  @Test
  @DisplayName("[K2] a moment is due to all who have erased since the last, each by their part")
  void parts() {
    erase("eve", ANA, 100, 119);
    assertThat(erase("bob", ANA, 119, 120)).isFalse();
    assertThat(words.erasers()).containsOnly(Map.entry("eve", 19L), Map.entry("bob", 1L));
    words.kept(StateVector.of(Map.of(ANA, 120L, BOB, 100L)));
    assertThat(words.erasers()).isEmpty();
  }

  @Test
  @DisplayName("[K2] for whom too many were kept erases nothing, and what is named is not tried")
  void waits() {
    words.waits("eve", true);
    assertThat(erase("eve", ANA, 100, 101)).isFalse();
    assertThat(words.refuses("eve", state -> Map.of(ANA, 1L))).isTrue();
    assertThat(words.refuses("eve", state -> Map.of())).isFalse();
    assertThat(words.refuses("bob", state -> Map.of(ANA, 1L))).isFalse();
    assertThat(erase("bob", ANA, 100, 101)).isTrue();
    words.waits("eve", false);
    assertThat(erase("eve", ANA, 101, 102)).isTrue();
  }

  @Test
  @DisplayName("[K2] what a moment is kept for is not counted again, but what came since")
  void saved() {
    erase("eve", ANA, 0, 20);
    words.saved(Set.of("ana"));
    words.kept(StateVector.of(Map.of(ANA, 200L, BOB, 200L)));
    erase("eve", ANA, 20, 119);
    assertThat(words.muchUnsaved()).isEmpty();
    erase("eve", ANA, 119, 120);
    assertThat(words.muchUnsaved()).containsExactly("ana");
  }

  @Test
  @DisplayName("[K2] [K3] once that moment has gone, what is left of the words counts as before")
  void unsaved() {
    words.saved(Set.of("ana", "bob"));
    words.unsaved(Set.of("ana"));
    erase("eve", BOB, 0, 100);
    erase("eve", ANA, 80, 100);
    assertThat(words.muchUnsaved()).containsExactly("ana");
  }

  @Test
  @DisplayName("[K2] a moment that was not kept has nothing, for nobody")
  void lost() {
    words.kept(StateVector.of(Map.of(ANA, 200L, BOB, 100L)));
    words.saved(Set.of("ana"));
    words.lost(ALL);
    assertThat(erase("eve", ANA, 100, 120)).as("it is in no moment").isFalse();
    assertThat(erase("eve", ANA, 0, 100)).isTrue();
    assertThat(words.muchUnsaved()).as("the moment before is kept for her").isEmpty();
  }
}
