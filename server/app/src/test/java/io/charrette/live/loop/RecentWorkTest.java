package io.charrette.live.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[W20] For how long a loop worked for somebody")
class RecentWorkTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLISECOND = 1_000_000;

  private final RecentWork work = new RecentWork();

  @Test
  @DisplayName("is half of it a second later, and little of it is nothing")
  void halves() {
    work.add("ana", 8 * MILLISECOND, 0);
    work.add("ana", 2 * MILLISECOND, 1);
    work.add("ana", RecentWork.NOTICED_NANOS - 1, 2);
    assertThat(work.nanosFor("ana", SECOND - 1)).isEqualTo(10 * MILLISECOND);
    assertThat(work.nanosFor("ana", SECOND)).isEqualTo(5 * MILLISECOND);
    assertThat(work.nanosFor("ana", 3 * SECOND)).isEqualTo(1_250_000);
    assertThat(work.nanosFor("bo", 3 * SECOND)).isZero();
  }

  @Test
  @DisplayName("is remembered of no more people than it can have worked for in some seconds")
  void bounded() {
    long now = 0;
    for (int person = 0; person < 200_000; person++) {
      now += MILLISECOND;
      work.add(person, MILLISECOND, now);
      assertThat(work.people()).isLessThanOrEqualTo(6_000);
    }
    assertThat(work.nanosFor("anybody", now + 100_000 * SECOND)).isZero();
    assertThat(work.people()).isZero();
  }
}
