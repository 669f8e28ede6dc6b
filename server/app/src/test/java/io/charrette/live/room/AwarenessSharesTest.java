package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.sync.AwarenessUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[W30] Shares of awareness")
class AwarenessSharesTest {
  private static final int RECEIVERS = 240;

  private final AwarenessShares shares = new AwarenessShares();
  private final List<AwarenessUpdate.Entry> untold = new ArrayList<>();
  private long clock;

  /** Clients of the person of this number: {@code 1000 * person} and those that follow. */
  private static String ownerOf(long client) {
    return "person " + client / 1000;
  }

  private void says(long client, int bytes) {
    if (untold.stream().noneMatch(each -> each.client() == client)) {
      untold.add(new AwarenessUpdate.Entry(client, ++clock, "\"" + "a".repeat(bytes - 2) + "\""));
    }
  }

  /** What is passed on in a new while. */
  private List<AwarenessUpdate.Entry> next() {
    shares.renew();
    return more();
  }

  private List<AwarenessUpdate.Entry> more() {
    List<AwarenessUpdate.Entry> next =
        shares.next(List.copyOf(untold), AwarenessSharesTest::ownerOf, RECEIVERS);
    untold.removeAll(next);
    return next;
  }

  @Test
  @DisplayName("however many shout, a caret waits a few turns, and all comes to a bounded work")
  void shouting() {
    Map<Long, Integer> waited = new HashMap<>();
    Map<String, Integer> heard = new HashMap<>();
    int longest = 0;
    for (int turn = 0; turn < 500; turn++) {
      for (long person = 1; person <= 18; person++) {
        for (int socket = 0; socket < 48; socket++) {
          says(1000 * person + socket, 2000);
        }
      }
      for (long person = 20; person <= 24; person++) {
        says(1000 * person, 150);
      }
      List<AwarenessUpdate.Entry> next = next();
      int bytes = next.stream().mapToInt(AwarenessUpdate.Entry::size).sum();
      assertThat(bytes * RECEIVERS).isLessThanOrEqualTo(1024 * 1024);
      next.forEach(each -> heard.merge(ownerOf(each.client()), 1, Integer::sum));
      for (long person = 20; person <= 24; person++) {
        long client = 1000 * person;
        boolean told = next.stream().anyMatch(each -> each.client() == client);
        longest = Math.max(longest, waited.merge(client, 1, Integer::sum));
        if (told) {
          waited.put(client, 0);
        }
      }
    }
    assertThat(longest).as("turns that a caret waits").isLessThanOrEqualTo(3);
    assertThat(heard).as("everybody is heard").hasSize(23);
  }

  @Test
  @DisplayName("twenty people's carets go at once")
  void honest() {
    for (long person = 1; person <= 20; person++) {
      says(1000 * person, 180);
    }
    assertThat(next()).hasSize(20);
    assertThat(untold).isEmpty();
  }

  @Test
  @DisplayName("however often something is passed on in a while, it comes to the same at most")
  void withUpdates() {
    int bytes = 0;
    for (int update = 0; update < 50; update++) {
      for (long person = 1; person <= 18; person++) {
        says(1000 * person, 2000);
      }
      bytes += more().stream().mapToInt(AwarenessUpdate.Entry::size).sum();
    }
    assertThat(bytes * RECEIVERS).isLessThanOrEqualTo(1024 * 1024);
    assertThat(shares.isSpent()).as("so that nobody looks again before the next while").isTrue();
    shares.renew();
    assertThat(shares.isSpent()).isFalse();
  }

  @Test
  @DisplayName("a state is passed on even if it is larger than any share")
  void large() {
    says(1000, 5000);
    says(1001, 5000);
    assertThat(next()).hasSize(1);
    assertThat(next()).hasSize(1);
    assertThat(untold).isEmpty();
  }

  @Test
  @DisplayName("of one person a bounded number of bytes goes at a time")
  void onePerson() {
    for (int client = 0; client < 10; client++) {
      says(1000 + client, 1000);
    }
    assertThat(next()).hasSizeBetween(3, 4);
  }
}
