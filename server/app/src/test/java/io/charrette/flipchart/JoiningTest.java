package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.Joining.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JoiningTest {
  private static final Set<String> PEOPLE = Set.of("ana", "ben");

  private final Document into = new Document(1);
  private final Document from = new Document(2);

  private static void player(Document document, String id, String name, String note) {
    SharedMap player = new SharedMap();
    document.map("players").set(id, player);
    player.set("name", name);
    player.set("sector", "gov");
    player.set("at", 1_750_000_000_000.0);
    SharedText text = new SharedText();
    player.set("note", text);
    text.insert(0, note);
  }

  private static void link(Document document, String id, String one, String other) {
    SharedMap link = new SharedMap();
    document.map("partnerships").set(id, link);
    link.set("from", one);
    link.set("to", other);
    link.set("note", "since 2019");
  }

  private void write() {
    into.text("challenge").insert(0, "Flood alerts arrive late");
    into.text("finding:gov").insert(0, "Open data portal");
    into.map("about").set("presenter", "Ana");
    player(into, "a", "Planning department", "");
    from.text("challenge").insert(0, "Nobody reads alerts");
    from.text("pitch").insert(0, "Sensors");
    from.text("finding:gov").insert(0, "A hotline");
    from.map("about").set("presenter", "Ben");
    from.map("about").set("challengeSource", "own");
    player(from, "b", "Code brigade", "Met at the fair");
    player(from, "c", "Library", "");
    from.map("stars").set("b/ben", true);
    link(from, "bc", "b", "c");
  }

  private Joining joining(Extent extent) {
    return joining(into.encodeState(), extent);
  }

  private Joining joining(byte[] was, Extent extent) {
    return new Joining(update(was), update(from.encodeState()), Layouts.FIRST, extent);
  }

  private static void apply(Document document, byte[] update) {
    document.apply(update(update));
  }

  private static Update update(byte[] bytes) {
    try {
      return Update.decode(bytes);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static Flipchart read(Document document) {
    return Flipchart.read(document, Layouts.FIRST, PEOPLE);
  }

  private static void takeOut(Joining joining, Document document) {
    document.edit(transaction -> joining.takeOutParts(document));
    apply(document, joining.takeOutWords());
  }

  @Test
  @DisplayName("[M32] texts stand one behind the other, and cards come with stars, links and notes")
  void joined() {
    write();
    Joining joining = joining(Extent.ALL);
    apply(into, joining.edit());

    Flipchart both = read(into);
    assertThat(both.text("challenge"))
        .isEqualTo("Flood alerts arrive late" + Joining.BETWEEN + "Nobody reads alerts");
    assertThat(both.text("pitch")).isEqualTo("Sensors");
    assertThat(both.choices()).containsEntry("challengeSource", "own");
    Cards cards = both.cards("players");
    assertThat(cards.cards())
        .extracting(Card::name)
        .containsExactlyInAnyOrder("Planning department", "Code brigade", "Library");
    assertThat(cards.card("b").orElseThrow().stars()).isEqualTo(1);
    assertThat(cards.card("b").orElseThrow().note()).isEqualTo("Met at the fair");
    assertThat(cards.links()).extracting(CardLink::id).containsExactly("bc");
    assertThat(cards.notes())
        .extracting(Note::text)
        .containsExactly("Open data portal" + Joining.BETWEEN + "A hotline");
    assertThat(joining.isIn(into)).isTrue();
  }

  @Test
  @DisplayName("[M32] what the other flipchart has said otherwise stays, and is told")
  void leftOut() {
    write();
    Joining joining = joining(Extent.ALL);
    apply(into, joining.edit());

    assertThat(read(into).role("presenter")).isEqualTo("Ana");
    assertThat(joining.leftOut()).containsExactly("role:presenter");
  }

  @Test
  @DisplayName("[M32] a text that would be too long for a phone to edit stays where it was")
  void tooLong() {
    into.text("pitch").insert(0, "x".repeat(Joining.LONGEST_TEXT));
    from.text("pitch").insert(0, "One more");
    from.text("challenge").insert(0, "Fits");
    Joining joining = joining(Extent.ALL);
    apply(into, joining.edit());

    assertThat(joining.leftOut()).containsExactly("text:pitch");
    assertThat(read(into).text("pitch")).doesNotContain("One more");
    assertThat(read(into).text("challenge")).isEqualTo("Fits");
  }

  @Test
  @DisplayName("[M32] where there is no room for all, cards stay, and then everything")
  void noRoom() {
    write();
    Joining words = joining(Extent.WITHOUT_CARDS);
    assertThat(words.leftOut())
        .containsExactlyInAnyOrder(
            "role:presenter", "card:players:b", "card:players:c", "link:players:bc");
    Joining nothing = joining(Extent.NOTHING);
    assertThat(nothing.edit()).isEmpty();
    assertThat(nothing.leftOut()).contains("text:challenge", "text:pitch", "card:players:b");
  }

  @Test
  @DisplayName("[M32] what is made of the same two flipcharts is the same, and there once")
  void twice() {
    write();
    byte[] was = into.encodeState();
    Joining here = joining(was, Extent.ALL);
    apply(into, here.edit());
    into.text("challenge").insert(0, "Now: ");
    byte[] once = into.encodeState();

    Joining there = joining(was, Extent.ALL);
    apply(into, there.edit());

    assertThat(Arrays.equals(there.edit(), here.edit())).isTrue();
    assertThat(into.encodeState()).isEqualTo(once);
  }

  @Test
  @DisplayName("[M32] taken out, both are as before")
  void takenOut() {
    write();
    byte[] was = into.encodeState();
    Flipchart before = read(into);
    Joining joining = joining(Extent.ALL);
    apply(into, joining.edit());

    takeOut(joining(was, Extent.ALL), into);

    assertThat(read(into)).isEqualTo(before);
  }

  @Test
  @DisplayName("[M32] what was written since stays, also within what was brought")
  void writtenSince() {
    write();
    byte[] was = into.encodeState();
    apply(into, joining(Extent.ALL).edit());
    SharedText challenge = into.text("challenge");
    challenge.insert(0, "Early: ");
    challenge.insert(challenge.length(), " Still.");
    ((SharedMap) Objects.requireNonNull(into.map("players").get("b")))
        .set("name", "Code brigade of Gary");
    player(into, "d", "Newcomer", "");

    takeOut(joining(was, Extent.ALL), into);

    assertThat(read(into).text("challenge")).isEqualTo("Early: Flood alerts arrive late Still.");
    assertThat(read(into).cards("players").cards())
        .extracting(Card::name)
        .containsExactlyInAnyOrder("Planning department", "Code brigade of Gary", "Newcomer");
  }

  @Test
  @DisplayName("[M32] what was put together, apart and together again is there once")
  void again() {
    write();
    byte[] was = into.encodeState();
    apply(into, joining(Extent.ALL).edit());
    takeOut(joining(was, Extent.ALL), into);

    apply(into, joining(Extent.ALL).edit());

    assertThat(read(into).text("pitch")).isEqualTo("Sensors");
    assertThat(read(into).cards("players").cards()).hasSize(3);
  }

  @Test
  @DisplayName("[M32] of a flipchart the parts are told that stayed behind")
  void only() {
    write();
    Flipchart some = read(from).only(List.of("text:pitch", "card:players:b", "note:players:gov"));
    assertThat(some.texts()).containsOnlyKeys("pitch");
    assertThat(some.choices()).isEmpty();
    assertThat(some.cards("players").cards()).extracting(Card::id).containsExactly("b");
    assertThat(some.cards("players").links()).isEmpty();
    assertThat(some.cards("players").notes()).hasSize(1);
  }
}
