package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedArray;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestorationTest {
  private static final Set<String> PEOPLE = Set.of("ana", "ben");

  private final Document now = new Document(1);

  @BeforeEach
  void write() {
    now.text("challenge").insert(0, "Flood alerts arrive late");
    now.text("pitch").insert(0, "Sensors on every block");
    now.text("finding:gov").insert(0, "Open data portal");
    now.map("about").set("presenter", "Ana");
    now.map("about").set("challengeSource", "own");
    player("a", "Planning department", "gov");
    player("b", "Code brigade", "civic");
    now.map("stars").set("a/ana", true);
    now.map("stars").set("a/ben", true);
    SharedMap link = new SharedMap();
    now.map("partnerships").set("ab", link);
    link.set("from", "a");
    link.set("to", "b");
    link.set("note", "since 2019");
  }

  private void player(String id, String name, String sector) {
    SharedMap player = new SharedMap();
    now.map("players").set(id, player);
    player.set("name", name);
    player.set("sector", sector);
    player.set("at", 1_750_000_000_000.0);
    SharedText note = new SharedText();
    player.set("note", note);
    note.insert(0, "Met at the fair");
  }

  private static Document copy(Document document) {
    try {
      Document copy = new Document();
      copy.apply(Update.decode(document.encodeState()));
      return copy;
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static void clear(SharedText text) {
    text.delete(0, text.length());
  }

  private static Restoration of(Document document) {
    return new Restoration(copy(document), Layouts.FIRST);
  }

  private Flipchart flipchart() {
    return Flipchart.read(now, Layouts.FIRST, PEOPLE);
  }

  @Test
  @DisplayName("[K5] a flipchart that was wiped comes back whole, with stars, notes and links")
  void wholeFlipchart() {
    Restoration then = of(now);
    Flipchart before = flipchart();
    assertThat(then.differing(now)).isEmpty();

    for (String text : List.of("challenge", "pitch", "finding:gov")) {
      clear(now.text(text));
    }
    now.map("players").delete("a");
    now.map("players").delete("b");
    now.map("stars").delete("a/ana");
    now.map("partnerships").delete("ab");
    now.map("about").delete("presenter");
    now.map("about").set("challengeSource", "case");
    assertThat(then.differing(now))
        .containsExactly(
            "text:challenge",
            "text:pitch",
            "choice:challengeSource",
            "role:presenter",
            "card:players:a",
            "card:players:b",
            "link:players:ab",
            "note:players:gov");

    then.bringBack(then.differing(now), now);
    assertThat(flipchart()).isEqualTo(before);
    assertThat(then.differing(now)).isEmpty();
  }

  @Test
  @DisplayName("[K5] what was not there yet stays, and only the named parts change")
  void onlyWhatIsAsked() {
    Restoration then = of(now);
    clear(now.text("pitch"));
    clear(now.text("challenge"));
    now.text("strategy").insert(0, "Written since");
    player("c", "Library", "civic");
    now.map("players").delete("b");

    assertThat(then.differing(now))
        .containsExactly("text:challenge", "text:pitch", "card:players:b");
    then.bringBack(List.of("text:pitch"), now);
    assertThat(flipchart().text("pitch")).isEqualTo("Sensors on every block");
    assertThat(flipchart().text("challenge")).isEmpty();
    then.bringBack(List.of("card:players:b"), now);
    assertThat(flipchart().cards("players").cards())
        .extracting(Card::id)
        .containsExactly("a", "b", "c");
    assertThat(flipchart().text("strategy")).isEqualTo("Written since");
  }

  @Test
  @DisplayName(
      "[K7] the same parts of the moment before take it back, also what had not been there")
  void takenBack() {
    Restoration full = of(now);
    clear(now.text("pitch"));
    now.text("pitch").insert(0, "Another idea");
    now.map("players").delete("a");
    now.map("partnerships").delete("ab");
    changePlayer("b", "name", "Brigade");
    Restoration before = of(now);
    Flipchart wiped = flipchart();

    List<String> parts = full.differing(now);
    full.bringBack(parts, now);
    player("c", "Added in between", "gov");
    before.bringBack(parts, now);
    assertThat(flipchart().text("pitch")).isEqualTo(wiped.text("pitch"));
    assertThat(flipchart().cards("players").links()).isEmpty();
    assertThat(flipchart().cards("players").cards())
        .extracting(Card::name)
        .containsExactly("Brigade", "Added in between");
  }

  private void changePlayer(String id, String key, Object value) {
    ((SharedMap) Objects.requireNonNull(now.map("players").get(id))).set(key, value);
  }

  @Test
  @DisplayName("[K5] a card that was changed becomes what it was, the note letter by letter")
  void changedPlayer() {
    Restoration then = of(now);
    SharedMap player = (SharedMap) Objects.requireNonNull(now.map("players").get("a"));
    SharedText note = (SharedText) Objects.requireNonNull(player.get("note"));
    note.delete(3, 7);
    player.set("name", "Somebody");
    player.set("link", "https://example.org");
    now.map("stars").set("a/eve", true);

    then.bringBack(then.differing(now), now);
    assertThat(player.get("note")).isSameAs(note);
    assertThat(note).hasToString("Met at the fair");
    assertThat(flipchart().cards("players").card("a"))
        .hasValueSatisfying(
            a -> {
              assertThat(a.name()).isEqualTo("Planning department");
              assertThat(a.link()).isEmpty();
              assertThat(a.stars()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @DisplayName("[K6] of a text only the stretch that differs is replaced")
  @CsvSource({
    "'', 'new', 3, 0",
    "'gone', '', 0, 4",
    "'We build', 'We must build', 5, 0",
    "'We must build', 'We build', 0, 5",
    "'one two three', 'one 2 three', 1, 3",
    "'aaa', 'aaaa', 1, 0",
    "'Hi 😀!', 'Hi 😁!', 2, 2",
    "'Hi 😀!', 'Hi 🤀!', 2, 2",
  })
  void leastEdit(String is, String wanted, int inserted, int deleted) {
    Document document = new Document(7);
    SharedText text = document.text("pitch");
    text.insert(0, is);
    long before = document.stateVector().clock(7);
    int[] gone = {0};
    document.onUpdate(update -> gone[0] += (int) decoded(update).deletions());
    document.edit(transaction -> Restoration.change(text, wanted));
    assertThat(text).hasToString(wanted);
    assertThat(document.stateVector().clock(7) - before).isEqualTo(inserted);
    assertThat(gone[0]).isEqualTo(deleted);
  }

  private static Update decoded(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("[K6] a text with embedded objects becomes what it was, too")
  void embeddedObjects() {
    Restoration then = of(now);
    now.text("pitch").insertEmbed(3, Map.of("image", "x"), Map.of());
    now.text("pitch").delete(5, 4);
    then.bringBack(List.of("text:pitch"), now);
    assertThat(flipchart().text("pitch")).isEqualTo("Sensors on every block");
    assertThat(now.text("pitch").length()).isEqualTo("Sensors on every block".length());
  }

  @Test
  @DisplayName("[F2] values of the wrong kind are neither missed nor brought back")
  void wrongKinds() {
    now.map("players").set("x", "not a player");
    now.map("partnerships").set("y", new SharedArray());
    changePlayer("a", "link", new SharedArray());
    changePlayer("a", "extra", new byte[] {1});
    Restoration then = of(now);
    assertThat(then.differing(now)).isEmpty();
    now.map("players").delete("x");
    now.map("partnerships").delete("y");
    assertThat(then.differing(now)).isEmpty();
    now.map("players").delete("a");
    then.bringBack(then.differing(now), now);
    assertThat(flipchart().cards("players").card("a")).isPresent();
    assertThat(then.differing(now)).isEmpty();
  }

  @Test
  @DisplayName("[K5] names of parts")
  void names() {
    assertThat(
            List.of(
                "text:challenge",
                "text:strategy",
                "choice:challengeSource",
                "role:presenter",
                "note:players:gov",
                "card:players:x",
                "link:players:y:z"))
        .allMatch(name -> Restoration.isPart(name, Layouts.FIRST));
    assertThat(
            List.of(
                "",
                "pitch",
                "about:ready",
                "role:ready",
                "stars",
                "card:players:",
                "card:players:two words",
                "card:players:pitch",
                "card:ideas:x",
                "note:players:moon",
                "note:players:gov@deep",
                "text:Pitch",
                "text:players"))
        .noneMatch(name -> Restoration.isPart(name, Layouts.FIRST));
    assertThat(List.of("note:risks:fire@deep", "link:risks:x", "card:ideas:x"))
        .allMatch(name -> Restoration.isPart(name, Layouts.TWO_OF_CARDS));
    assertThat(List.of("link:ideas:x", "note:ideas:fire", "text:pitch"))
        .noneMatch(name -> Restoration.isPart(name, Layouts.TWO_OF_CARDS));
  }

  @Test
  @DisplayName("[K5] of several sheets each part comes back where it was")
  void sheets() {
    for (String sheet : List.of("risks", "ideas")) {
      SharedMap card = new SharedMap();
      now.map("cards:" + sheet).set("same", card);
      card.set("name", "On " + sheet);
    }
    now.map("stars:risks").set("same/ana", true);
    now.text("note:risks:fire@deep").insert(0, "Deeper");
    Restoration then = new Restoration(copy(now), Layouts.TWO_OF_CARDS);
    Flipchart before = Flipchart.read(now, Layouts.TWO_OF_CARDS, PEOPLE);
    now.map("cards:risks").delete("same");
    now.map("cards:ideas").delete("same");
    now.map("stars:risks").delete("same/ana");
    clear(now.text("note:risks:fire@deep"));

    List<String> differing = then.differing(now);
    assertThat(differing)
        .containsExactly("card:risks:same", "note:risks:fire@deep", "card:ideas:same");
    then.bringBack(differing, now);
    assertThat(Flipchart.read(now, Layouts.TWO_OF_CARDS, PEOPLE)).isEqualTo(before);
  }

  @Test
  @DisplayName("[K5] [F6] cards that were merged since are brought back as two, and merged again")
  void merged() {
    Document then = copy(now);
    SharedMap b = (SharedMap) Objects.requireNonNull(now.map("players").get("b"));
    b.set("mergedInto", "a");
    Document mergedThen = copy(now);

    assertThat(of(now).flipchart(PEOPLE).cards("players").cards()).hasSize(1);
    assertThat(of(then).differing(now)).containsExactly("card:players:b");

    of(then).bringBack(List.of("card:players:b"), now);

    assertThat(of(now).flipchart(PEOPLE)).isEqualTo(of(then).flipchart(PEOPLE));

    of(mergedThen).bringBack(List.of("card:players:b"), now);

    assertThat(of(now).flipchart(PEOPLE)).isEqualTo(of(mergedThen).flipchart(PEOPLE));
  }
}
