package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Attempt;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("[W41] Cards, stars and links that count")
class ShownEntriesTest {
  private static final List<Set<String>> PEOPLE =
      List.of(Set.of("ana", "ben"), Set.of("ana"), Set.of("ben", "cleo"));

  private static final List<String> CARDS = List.of("a", "b", "c", "d");
  private static final int STEPS = 400;

  private final Document document = new Document(1);
  private Set<String> people = PEOPLE.getFirst();
  private final ShownEntries shown = new ShownEntries(document, Layouts.FIRST, people);
  private Map<String, Set<String>> changed = Map.of();

  /** Two who do not always know what the other does. */
  private final List<Document> replicas = List.of(new Document(2), new Document(3));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @DisplayName(
      "are those that readers show, whatever is written, deleted or refused, and whoever comes")
  void asReadersShow(long seed) throws Exception {
    Random random = new Random(seed);
    int most = 0;
    for (int step = 0; step < STEPS; step++) {
      Document replica = replicas.get(random.nextInt(replicas.size()));
      replica.edit(transaction -> edit(replica, random));
      if (random.nextInt(3) > 0) {
        bring(replica, random.nextInt(5) > 0);
        replica.apply(Update.decode(document.encodeState(replica.stateVector())));
      }
      if (random.nextInt(10) == 0) {
        people = PEOPLE.get(random.nextInt(PEOPLE.size()));
        shown.people(people);
      }
      assertAsRead();
      most = Math.max(most, shown.cards() + shown.stars() + shown.links());
    }
    assertThat(most).isGreaterThan(5);
  }

  private void bring(Document replica, boolean welcome) throws MalformedDataException {
    byte[] update = replica.encodeState(welcome ? document.stateVector() : StateVector.EMPTY);
    changed = Map.of();
    Attempt attempt =
        document.attempt(
            Update.decode(update),
            Long.MAX_VALUE,
            Attempt.Early.LEFT_OUT,
            brought -> {
              changed = document.changedKeys();
              shown.changed(changed);
              return welcome;
            });
    if (!attempt.accepted()) {
      shown.changed(changed);
    }
  }

  private void assertAsRead() {
    Cards read =
        Flipchart.read(document, Layouts.FIRST, people).cards().values().stream()
            .findFirst()
            .orElseThrow();
    assertThat(List.of(shown.cards(), shown.stars(), shown.links()))
        .containsExactly(read.cards().size(), read.stars(), read.links().size());
  }

  private static void edit(Document page, Random random) {
    String card = any(CARDS, random);
    SharedMap cards = page.map("players");
    SharedMap stars = page.map("stars");
    SharedMap links = page.map("partnerships");
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> put(cards, card, Map.of("name", "Library"));
      case 3 -> put(cards, card, Map.of("name", "  "));
      case 4 -> cards.set(card, random.nextBoolean() ? null : "Library");
      case 5 -> cards.delete(card);
      case 6 -> name(cards.get(card), random.nextBoolean() ? "School" : null);
      case 7, 8 -> {
        String by = any(List.of("ana", "ben", "cleo", "nobody", ""), random);
        stars.set(card + "/" + by, random.nextInt(4) > 0 ? true : "yes");
      }
      case 9 -> stars.delete(card + "/ana");
      case 10 -> {
        // One for each two: readers take several for one.
        String other = any(List.of("a", "b", "c", "d", "nothing"), random);
        String from = card.compareTo(other) < 0 ? card : other;
        String to = card.compareTo(other) < 0 ? other : card;
        put(links, from + "-" + to, Map.of("from", from, "to", to));
      }
      default -> links.delete("a-" + card);
    }
  }

  private static void name(@Nullable Object card, @Nullable String name) {
    if (card instanceof SharedMap map) {
      if (name == null) {
        map.delete("name");
      } else {
        map.set("name", name);
      }
    }
  }

  private static void put(SharedMap root, String key, Map<String, String> values) {
    SharedMap entry = new SharedMap();
    root.set(key, entry);
    values.forEach(entry::set);
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
