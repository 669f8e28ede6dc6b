package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.LoadingWork;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A participant's share of what a document may hold")
class SharesTest {
  private static final Verdict.Excess BYTES = Verdict.Excess.BYTES;
  private static final Verdict.Excess CLIENTS = Verdict.Excess.CLIENTS;

  private final Shares shares = new Shares();

  @Test
  @DisplayName("[W41] is four times what is left when they have taken it")
  void fourTimes() {
    assertThat(shares.allow("a", CLIENTS, 80, 20)).isTrue();
    assertThat(shares.allow("a", CLIENTS, 81, 20)).isFalse();
    shares.brought("a", CLIENTS, 79);
    assertThat(shares.allow("a", CLIENTS, 1, 20)).isTrue();
    assertThat(shares.allow("a", CLIENTS, 2, 20)).isFalse();
    assertThat(shares.allow("b", CLIENTS, 2, 20)).isTrue();
    assertThat(shares.allow("a", BYTES, 2, 20)).isTrue();
    assertThat(shares.allow(null, CLIENTS, 1_000, 0)).isTrue();
  }

  @Test
  @DisplayName("[W41] of the work of loading is what one's clients have part in")
  void loading() {
    shares.introduced("a", Set.of(1L, 2L));
    shares.introduced("b", Set.of(2L, 3L));
    LoadingWork work = new LoadingWork(80, Map.of(1L, 30L, 2L, 51L, 3L, 70L, 4L, 90L));
    assertThat(shares.isOver("a", Set.of(), work, 100)).isTrue();
    assertThat(shares.isOver("a", Set.of(), work, 101)).isFalse();
    assertThat(shares.isOver("b", Set.of(), work, 100)).isFalse();
    assertThat(shares.isOver("b", Set.of(2L, 4L), work, 100)).isTrue();
    assertThat(shares.isOver(null, Set.of(4L), work, 80)).isFalse();
  }

  @Test
  @DisplayName("[W41] counts bytes as they are found to be, for all alike")
  void measured() {
    shares.brought("a", BYTES, 300);
    shares.brought("b", BYTES, 100);
    // Of the 400 that were brought at most, 100 are there.
    shares.measured(0, 400, 100);
    assertThat(shares.allow("a", BYTES, 0, 18)).isFalse();
    assertThat(shares.allow("a", BYTES, 0, 19)).isTrue();
    shares.brought("b", BYTES, 40);
    shares.measured(100, 140, 140);
    assertThat(shares.allow("b", BYTES, 0, 16)).isFalse();
    assertThat(shares.allow("b", BYTES, 0, 17)).isTrue();
    // The document has become a tenth.
    shares.measured(140, 140, 14);
    assertThat(shares.allow("a", BYTES, 0, 2)).isTrue();
  }
}
