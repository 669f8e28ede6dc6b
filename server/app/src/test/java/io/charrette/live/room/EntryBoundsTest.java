package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Layouts;
import io.charrette.live.loop.LiveLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards, stars and links of a table at which five seats are somebody's who wants to fill it. */
class EntryBoundsTest {
  private static final int SEATS = 5;
  private static final int UPDATES = 20;

  /** Of what there may be 2,000, so that five seats together try to bring more. */
  private static final int A_UPDATE = 25;

  /** How those are called who sit down later, but for a last letter. */
  private static final List<String> LATE = List.of("late0", "late1", "late2");

  private final HostedDocument hosted = new HostedDocument(LiveLimits.defaults().document());
  private final Set<String> people = new HashSet<>(Set.of("ana"));
  private long clients = 100;

  EntryBoundsTest() {
    hosted.layout(Layouts.FIRST);
    for (int seat = 0; seat < SEATS; seat++) {
      people.add("seat" + seat);
    }
    hosted.people(people);
  }

  /**
   * What no reader shows; names of keys are as short as they can be.
   *
   * @param undo makes it that after it was something
   */
  record Nothing(
      String name, BiConsumer<Document, String> bring, @Nullable Consumer<Document> undo) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Nothing> nothings() {
    return Stream.of(
        new Nothing("values", (page, key) -> page.map("players").set(key, null), null),
        new Nothing(
            "cards without a name", (page, key) -> put(page, "players", key, Map.of()), null),
        new Nothing(
            "cards whose names are gone",
            (page, key) -> card(page, key),
            page -> {
              for (Object card : page.map("players").entries().values()) {
                if (card instanceof SharedMap map) {
                  map.delete("name");
                }
              }
            }),
        new Nothing(
            "values instead of cards",
            (page, key) -> card(page, key),
            page ->
                page.map("players").keys().forEach(key -> page.map("players").set(key, "gone"))),
        new Nothing(
            "stars of nobody",
            (page, key) -> {
              card(page, "c");
              star(page, "c", key);
              star(page, "c", key + "2");
            },
            null),
        new Nothing(
            "stars for nothing",
            (page, key) -> {
              star(page, key, "ana");
              star(page, key, "seat0");
            },
            null),
        new Nothing(
            "stars whose cards are gone",
            (page, key) -> {
              card(page, key);
              for (String seat : List.of("seat0", "seat1")) {
                star(page, key, seat);
              }
            },
            page -> page.map("players").clear()),
        new Nothing("links of nothing", (page, key) -> link(page, key, "nobody", "nothing"), null),
        new Nothing(
            "links of a card with itself",
            (page, key) -> {
              card(page, "c");
              link(page, key, "c", "c");
            },
            null),
        new Nothing(
            "links whose cards are gone",
            (page, key) -> {
              card(page, "c");
              card(page, "d");
              link(page, key, "c", "d");
            },
            page -> page.map("players").clear()));
  }

  private static void card(Document page, String id) {
    if (!page.map("players").has(id)) {
      put(page, "players", id, Map.of("name", "L"));
    }
  }

  private static void star(Document page, String card, String by) {
    page.map("stars").set(card + "/" + by, true);
  }

  private static void link(Document page, String id, String from, String to) {
    put(page, "partnerships", id, Map.of("from", from, "to", to));
  }

  private static void put(Document page, String root, String key, Map<String, String> values) {
    SharedMap entry = new SharedMap();
    page.map(root).set(key, entry);
    values.forEach(entry::set);
  }

  /** A page with all that is there. */
  private Document page() {
    Document page = new Document(clients++);
    page.apply(HostedDocument.decodeUpdate(hosted.encodedState()));
    return page;
  }

  private Verdict.@Nullable Excess edit(Document page, String participant, Consumer<Document> edit)
      throws MalformedDataException {
    StateVector before = page.stateVector();
    page.edit(transaction -> edit.accept(page));
    byte[] update = page.encodeState(before);
    return hosted.take(Update.decode(update), update.length, participant).excess();
  }

  /** Each seat brings as many as it may of some hundreds. */
  private void fill(BiConsumer<Document, String> bring) throws MalformedDataException {
    for (int seat = 0; seat < SEATS; seat++) {
      Document page = page();
      Verdict.Excess excess = null;
      for (int update = 0; update < UPDATES && excess == null; update++) {
        int first = (seat * UPDATES + update) * A_UPDATE;
        excess =
            edit(
                page,
                "seat" + seat,
                it -> {
                  for (int i = first; i < first + A_UPDATE; i++) {
                    bring.accept(it, Integer.toString(1_000 + i, Character.MAX_RADIX));
                  }
                });
      }
    }
  }

  /** Ana adds cards, each with a star and a link to the one before. */
  private void assertGoesOn(int cards) throws MalformedDataException {
    Document page = page();
    for (int i = 0; i < cards; i++) {
      String id = "ana" + i;
      String before = i == 0 ? "" : "ana" + (i - 1);
      Verdict.Excess excess =
          edit(
              page,
              "ana",
              it -> {
                card(it, id);
                star(it, id, "ana");
                if (!before.isEmpty()) {
                  link(it, id, before, id);
                }
              });
      assertThat(excess).as("card %d", i).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("nothings")
  @DisplayName("[W41] what no reader shows, or no longer, uses up nothing of what others need")
  void nothing(Nothing nothing) throws Exception {
    fill(nothing.bring());
    Consumer<Document> undo = nothing.undo();
    if (undo != null) {
      assertThat(edit(page(), "seat0", undo)).isNull();
    }

    assertThat(read().links()).isEmpty();
    assertThat(read().stars()).isZero();
    assertGoesOn(100);
  }

  private Cards read() {
    return Flipchart.read(hosted.document(), Layouts.FIRST, people).cards().values().stream()
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("[W41] cards that get their names later are counted then, and are not too many")
  void namedLater() throws Exception {
    fill((page, key) -> put(page, "players", key, Map.of()));
    assertThat(hosted.document().map("players").size()).isEqualTo(SEATS * UPDATES * A_UPDATE);
    Verdict.Excess excess = null;
    for (int seat = 0; seat < SEATS; seat++) {
      Document page = page();
      List<String> keys = List.copyOf(page.map("players").keys());
      excess = null;
      for (int from = 0; from < keys.size() && excess == null; from += A_UPDATE) {
        List<String> some = keys.subList(from, from + A_UPDATE);
        excess =
            edit(
                page,
                "seat" + seat,
                it ->
                    some.forEach(
                        key -> {
                          if (it.map("players").get(key) instanceof SharedMap entry
                              && !entry.has("name")) {
                            entry.set("name", "L");
                          }
                        }));
      }
    }

    assertThat(excess).isEqualTo(Verdict.Excess.CARDS);
    assertThat(read().cards().size()).isBetween(1_400, 1_700);
    assertGoesOn(23);
  }

  @Test
  @DisplayName(
      "[W41] stars of somebody who sits down later take nothing of what is kept for others")
  void starsOfWhoComes() throws Exception {
    for (String name : LATE) {
      fill(
          (page, key) -> {
            int last = key.length() - 1;
            card(page, key.substring(0, last));
            star(page, key.substring(0, last), name + key.charAt(last));
          });
    }
    assertThat(read().stars()).isZero();
    for (String name : LATE) {
      for (int last = 0; last < Character.MAX_RADIX; last++) {
        people.add(name + Character.forDigit(last, Character.MAX_RADIX));
      }
    }
    hosted.people(people);

    assertThat(read().stars()).isGreaterThan(LiveLimits.defaults().document().stars());
    assertGoesOn(40);
  }
}
