package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedArray;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.SampleActivities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipchartTest {
  private static final Set<String> PEOPLE = Set.of("ana", "bo");

  private final Document document = new Document(1);

  private void addCard(String id, String name, String sector, long at) {
    SharedMap card = new SharedMap();
    document.map("players").set(id, card);
    card.set("name", name);
    card.set("sector", sector);
    card.set("at", (double) at);
    card.set("by", "ana");
    SharedText note = new SharedText();
    card.set("note", note);
    note.insert(0, "Note of " + name);
  }

  private void partner(String id, Object from, Object to) {
    SharedMap partnership = new SharedMap();
    document.map("partnerships").set(id, partnership);
    partnership.set("from", from);
    partnership.set("to", to);
  }

  private Flipchart flipchart() {
    return Flipchart.read(document, Layouts.FIRST, PEOPLE);
  }

  private Cards cards() {
    return flipchart().cards("players");
  }

  private CardsDigest digestOfCards() {
    return Objects.requireNonNull(Digest.of(flipchart()).cards().get("players"));
  }

  @Test
  void anUntouchedDocumentIsAnEmptyFlipchart() {
    assertThat(flipchart().texts()).isEmpty();
    assertThat(flipchart().cards()).isEqualTo(Map.of("players", Cards.NONE));
    assertThat(digestOfCards().count()).isZero();
    assertThat(Flipchart.EMPTY.cards("players")).isEqualTo(Cards.NONE);
  }

  @Test
  void readsWhatATableWrote() {
    addCard("a", "Planning department", "gov", 10);
    addCard("b", "Data Driven Detroit", "civic", 20);
    ((SharedMap) Objects.requireNonNull(document.map("players").get("b")))
        .set("link", "datadrivendetroit.org");
    document.map("stars").set("b/ana", true);
    document.map("stars").set("b/bo", true);
    partner("x", "a", "b");
    document.text("finding:gov").insert(0, "Open data portal");
    document.text("challenge").insert(0, "Vacant lots");
    document.text("strategy").insert(0, "A data dive");
    document.text("pitch").insert(0, "One day, one map");
    document.map("about").set("challengeSource", "case");
    document.map("about").set("presenter", " Ana ");
    document.map("about").set("ready:scan", 1_800_000_000_000d);

    Flipchart flipchart = flipchart();

    assertThat(flipchart.cards("players").cards())
        .containsExactly(
            new Card(
                "b",
                "Data Driven Detroit",
                "civic",
                "",
                "Note of Data Driven Detroit",
                "https://datadrivendetroit.org",
                "ana",
                20,
                2,
                List.of()),
            new Card(
                "a",
                "Planning department",
                "gov",
                "",
                "Note of Planning department",
                "",
                "ana",
                10,
                0,
                List.of()));
    assertThat(flipchart.cards("players").links()).containsExactly(new CardLink("x", "a", "b", ""));
    assertThat(flipchart.cards("players").notes())
        .containsExactly(new Note("", "gov", "Open data portal"));
    assertThat(flipchart.texts())
        .isEqualTo(
            Map.of(
                "challenge",
                "Vacant lots",
                "strategy",
                "A data dive",
                "pitch",
                "One day, one map"));
    assertThat(flipchart.choices()).isEqualTo(Map.of("challengeSource", "case"));
    assertThat(flipchart.roles()).isEqualTo(Map.of("presenter", "Ana"));
    assertThat(flipchart.ready()).containsExactly(Map.entry("scan", 1_800_000_000_000L));
  }

  @Test
  void readsWhatCameOverTheWire() throws Exception {
    addCard("a", "Planning department", "gov", 10);
    document.map("stars").set("a/ana", true);
    document.text("pitch").insert(0, "Ñandú 😀");
    Document other = new Document(2);
    other.apply(Update.decode(document.encodeState()));

    assertThat(Flipchart.read(other, Layouts.FIRST, PEOPLE)).isEqualTo(flipchart());
  }

  @Test
  @DisplayName("[F2] a value of the wrong kind reads as absent")
  void toleratesAnything() {
    SharedMap players = document.map("players");
    players.set("text", "not a player");
    players.set("number", 5);
    players.set("nothing", null);
    players.set("empty", new SharedMap());
    players.set("list", new SharedArray());
    SharedMap odd = new SharedMap();
    players.set("odd", odd);
    odd.set("name", "Odd");
    odd.set("sector", "atlantis");
    odd.set("note", "a plain string");
    odd.set("link", "javascript:alert(1)");
    odd.set("by", Map.of("id", 1));
    odd.set("at", "yesterday");
    SharedMap nameless = new SharedMap();
    players.set("nameless", nameless);
    nameless.set("name", "   ");
    document.map("stars").set("odd/ana", "yes");
    document.map("stars").set("odd/", true);
    document.map("stars").set("/ana", true);
    document.map("stars").set("odd", true);
    document.map("stars").set("gone/ana", true);
    partner("self", "odd", "odd");
    partner("gone", "odd", "gone");
    partner("numbers", 1, 2);
    document.map("partnerships").set("text", "odd/odd");
    document.map("about").set("challengeSource", "gossip");
    document.map("about").set("presenter", 5);
    document.map("about").set("ready:scan", "true");
    document.map("about").set("ready", 1_800_000_000_000d);

    Flipchart flipchart = flipchart();

    assertThat(flipchart.cards("players").cards())
        .containsExactly(new Card("odd", "Odd", "", "", "", "", "", 0, 0, List.of()));
    assertThat(flipchart.cards("players").links()).isEmpty();
    assertThat(flipchart.choices()).isEmpty();
    assertThat(flipchart.roles()).isEmpty();
    assertThat(flipchart.ready()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "two words", "ñandú", "a/b", "a\nb", "challenge", "pitch", "presenter"})
  @DisplayName("[F4] an entry under a key that no facilitator can name is not there")
  void unnamed(String key) {
    addCard("a", "A", "gov", 1);
    addCard("b", "B", "gov", 2);
    addCard(key, "Rude", "gov", 0);
    partner(key, "a", "b");

    assertThat(cards().cards()).extracting(Card::name).containsExactly("A", "B");
    assertThat(cards().links()).isEmpty();
    assertThat(digestOfCards().count()).isEqualTo(2);
  }

  @Test
  @DisplayName("[F4] a key may be of 80 characters, and everything that is shown can be hidden")
  void named() {
    addCard("x".repeat(81), "Too long", "gov", 1);
    addCard("!~".repeat(40), "Odd", "gov", 1);

    assertThat(cards().cards())
        .singleElement()
        .satisfies(card -> assertThat(card.name()).isEqualTo("Odd"))
        .satisfies(card -> new FacilitatorCommand.Hide(1, card.id()));
  }

  @Test
  @DisplayName("[F5] only stars of people of the table count")
  void strangersStars() {
    addCard("a", "A", "gov", 1);
    document.map("stars").set("a/bo", true);
    for (int i = 0; i < 500; i++) {
      document.map("stars").set("a/nobody" + i, true);
    }

    assertThat(cards().stars()).isEqualTo(1);
    assertThat(Flipchart.read(document, Layouts.FIRST, Set.of()).cards("players").stars()).isZero();
  }

  private SharedMap card(String id) {
    return (SharedMap) Objects.requireNonNull(document.map("players").get(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  @DisplayName("[W43] what a phone that was away said of an earlier step replaces no later word")
  void saidElsewhereOfAnEarlierStep(int client) throws Exception {
    Document here = new Document(5);
    here.map("about").set("ready:challenge", 1_800_000_000_000d);
    Document away = new Document(client);
    away.map("about").set("ready:scan", 1_700_000_000_000d);
    here.apply(Update.decode(away.encodeState()));
    assertThat(Flipchart.read(here, Layouts.FIRST, PEOPLE).ready())
        .containsExactly(
            Map.entry("scan", 1_700_000_000_000L), Map.entry("challenge", 1_800_000_000_000L));
  }

  @Test
  @DisplayName("[F6] what was merged into an older card is part of it, and nothing is lost")
  void merged() {
    addCard("a", "Data Driven Detroit", "nowhere", 10);
    addCard("b", "data-driven detroit inc.", "civic", 20);
    addCard("c", "Data driven Detroit", "fed", 30);
    card("a").set("link", "datadrivendetroit.org");
    card("b").set("link", "d3.org");
    card("b").set("mergedInto", "a");
    card("c").set("mergedInto", "b");
    document.map("stars").set("a/ana", true);
    document.map("stars").set("b/ana", true);
    document.map("stars").set("c/bo", true);

    assertThat(cards().cards())
        .containsExactly(
            new Card(
                "a",
                "Data Driven Detroit",
                "civic",
                "",
                "Note of Data Driven Detroit — Note of data-driven detroit inc. https://d3.org"
                    + " — Note of Data driven Detroit",
                "https://datadrivendetroit.org",
                "ana",
                10,
                2,
                List.of(
                    new Card.Twin("b", "data-driven detroit inc."),
                    new Card.Twin("c", "Data driven Detroit"))));
    assertThat(digestOfCards().top())
        .containsExactly(new CardsDigest.Named("Data Driven Detroit", "civic", 2, 10));
    assertThat(digestOfCards().categories()).isEqualTo(Map.of("civic", 1));
  }

  @Test
  @DisplayName("[F6] nothing is merged into a younger card, into one that is gone, or in a circle")
  void notMerged() {
    addCard("a", "A", "gov", 10);
    addCard("b", "B", "gov", 10);
    addCard("c", "C", "gov", 20);
    card("a").set("mergedInto", "b");
    card("b").set("mergedInto", "b");
    card("c").set("mergedInto", "gone");

    assertThat(cards().cards()).extracting(Card::name).containsExactly("A", "B", "C");

    card("b").set("mergedInto", "a");

    assertThat(cards().cards()).extracting(Card::name).containsExactly("A", "C");
  }

  @Test
  @DisplayName("[F6] [F7] links follow a merge: none with oneself, none twice, all notes")
  void mergedPartners() {
    addCard("a", "A", "gov", 10);
    addCard("b", "B", "gov", 20);
    addCard("c", "C", "gov", 30);
    partner("1", "a", "c");
    partner("2", "c", "b");
    partner("3", "b", "a");
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get("1"))).set("note", "data");
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get("2"))).set("note", "maps");
    card("b").set("mergedInto", "a");

    assertThat(cards().links()).containsExactly(new CardLink("1", "a", "c", "data — maps"));
  }

  private void partner(String id, String from, String to, String note) {
    partner(id, from, to);
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get(id))).set("note", note);
  }

  @Test
  @DisplayName("[F7] a note that is part of another is a note; one that is there twice is not")
  void notesOfOnePair() {
    addCard("a", "A", "gov", 10);
    addCard("b", "B", "gov", 20);
    partner("1", "a", "b", "shares data");
    partner("2", "b", "a", "data");
    partner("3", "a", "b", " shares data ");
    partner("4", "a", "b", "");

    assertThat(cards().links()).containsExactly(new CardLink("1", "a", "b", "shares data — data"));
  }

  @Test
  @DisplayName("[F2] [F7] what is meant to be read slowly is read as any other flipchart")
  void meantToBeSlow() {
    addCard("a", "A", "gov", 10);
    addCard("b", "B", "gov", 20);
    for (int i = 0; i < 1_000; i++) {
      partner("p" + i, "a", "b", "a".repeat(290) + i);
      addCard("c" + i, "C", "gov", 30);
      card("c" + i).set("link", "https://" + "a.".repeat(240) + "\"");
    }
    assertThat(cards().links().getFirst().note().length()).isEqualTo(295_887);
    assertThat(cards().cards()).extracting(Card::link).containsOnly("");
  }

  @Test
  @DisplayName("[F2] only pages are links")
  void links() {
    addCard("a", "A", "gov", 1);
    SharedMap card = (SharedMap) Objects.requireNonNull(document.map("players").get("a"));
    Map.of(
            "https://data.gov/x?y=1#z", "https://data.gov/x?y=1#z",
            "data.gov", "https://data.gov",
            "HTTP://Data.gov", "HTTP://Data.gov",
            "https://münchen.de/ä", "https://münchen.de/ä",
            "javascript:alert(1)//.x", "",
            "data:text/html,<b>.", "",
            "https://a.b/\"onclick=", "",
            "localhost", "",
            "ftp://a.b", "",
            "two words.com", "")
        .forEach(
            (written, read) -> {
              card.set("link", written);
              assertThat(cards().cards().getFirst().link()).as(written).isEqualTo(read);
            });
  }

  @Test
  @DisplayName("[W6] a digest names the five with the most stars, counts the rest and cuts texts")
  void digest() {
    Set<String> fans = new TreeSet<>();
    for (int i = 0; i < 8; i++) {
      fans.add("fan" + i);
      addCard("p" + i, "Player " + i, i == 7 ? "nowhere" : "gov", i);
      for (int fan = 0; fan < i; fan++) {
        document.map("stars").set("p" + i + "/fan" + fan, true);
      }
    }
    document.text("challenge").insert(0, "x".repeat(3_999) + "😀");
    document.text("pitch").insert(0, "y".repeat(4_001));

    Digest digest = Digest.of(Flipchart.read(document, Layouts.FIRST, fans));
    CardsDigest cards = Objects.requireNonNull(digest.cards().get("players"));

    assertThat(cards.top()).extracting(CardsDigest.Named::stars).containsExactly(7, 6, 5, 4, 3);
    assertThat(cards.top().getFirst()).isEqualTo(new CardsDigest.Named("Player 7", "", 7, 7));
    assertThat(cards.newest())
        .extracting(CardsDigest.Named::name)
        .containsExactly("Player 7", "Player 6", "Player 5");
    assertThat(cards.count()).isEqualTo(8);
    assertThat(cards.stars()).isEqualTo(28);
    assertThat(cards.categories()).isEqualTo(Map.of("gov", 7));
    assertThat(digest.texts().get("challenge")).isEqualTo("x".repeat(3_999));
    assertThat(digest.texts().get("pitch")).hasSize(4_000);
  }

  @Test
  @DisplayName("[W6] a digest counts the notes on categories, and has none of their words")
  void digestOfNotes() {
    document.text("note:risks:fire").insert(0, "First");
    document.text("note:risks:fire@deep").insert(0, "Deeper");
    document.text("note:risks:flood").insert(0, " \n");
    document.text("note:risks:flood@deep").insert(0, "Deep");
    document.text("note:ideas:fire").insert(0, "That sheet has no notes");

    Digest digest = Digest.of(Flipchart.read(document, Layouts.TWO_OF_CARDS, PEOPLE));

    assertThat(Objects.requireNonNull(digest.cards().get("risks")).notes())
        .isEqualTo(new CardsDigest.Noted(3, Map.of("fire", 2, "flood", 1), Map.of("deep", 2)));
    assertThat(Objects.requireNonNull(digest.cards().get("ideas")).notes())
        .isEqualTo(CardsDigest.Noted.NONE);
    assertThat(digest.toString()).doesNotContain("First", "Deep");
  }

  @Test
  @DisplayName("[W6] all texts of a digest are short enough together; short ones stay whole")
  void digestOfManyTexts() {
    List<String> fields = IntStream.range(0, 64).mapToObj(i -> "f" + i).toList();
    FlipchartLayout layout =
        new FlipchartLayout(List.of(), fields, new LinkedHashMap<>(), List.of(), List.of());
    fields.forEach(field -> document.text(field).insert(0, "x".repeat(1_000)));
    document.text("f7").delete(0, 990);

    Map<String, String> texts = Digest.of(Flipchart.read(document, layout, PEOPLE)).texts();

    assertThat(texts).hasSize(64);
    assertThat(texts.get("f7")).hasSize(10);
    assertThat(texts.values().stream().mapToInt(String::length).sum())
        .isBetween(7_900, Digest.TEXTS_LENGTH);
  }

  @Test
  @DisplayName("[W6] what is hidden counts, and is neither said nor named")
  void digestOfWhatIsShown() {
    addCard("a", "A", "gov", 1);
    addCard("b", "B", "gov", 2);
    document.map("stars").set("a/ana", true);
    document.text("challenge").insert(0, "Rude");
    document.text("pitch").insert(0, "Polite");
    document.map("about").set("presenter", "Ana");

    Digest digest =
        Digest.of(
            flipchart(),
            Flipchart.read(document, Layouts.FIRST, PEOPLE, Set.of("a", "challenge", "presenter")));
    CardsDigest cards = Objects.requireNonNull(digest.cards().get("players"));

    assertThat(digest.texts()).isEqualTo(Map.of("pitch", "Polite"));
    assertThat(digest.roles()).isEmpty();
    assertThat(cards.count()).isEqualTo(2);
    assertThat(cards.stars()).isEqualTo(1);
    assertThat(cards.top()).isEmpty();
    assertThat(cards.newest()).extracting(CardsDigest.Named::name).containsExactly("B");
  }

  @Test
  @DisplayName("[F1] each sheet of cards has its own, with the looks in which they were added")
  void sheets() {
    cardOn("cards:risks", "r1", "Old gas pipes", "fire", "deep");
    cardOn("cards:risks", "r2", "The river", "storm", "shallow");
    cardOn("cards:ideas", "i1", "A siren", "fire", "deep");
    document.map("stars:risks").set("r1/ana", true);
    document.map("stars:ideas").set("i1/ana", true);
    SharedMap link = new SharedMap();
    document.map("links:risks").set("l", link);
    link.set("from", "r1");
    link.set("to", "r2");
    document.text("note:risks:fire").insert(0, "First");
    document.text("note:risks:fire@deep").insert(0, "Deeper");
    document.text("note:risks:flood@shallow").insert(0, "Nowhere");
    document.map("about").set("host", "Bo");

    Flipchart flipchart = Flipchart.read(document, Layouts.TWO_OF_CARDS, PEOPLE);

    assertThat(flipchart.cards("risks"))
        .isEqualTo(
            new Cards(
                List.of(
                    new Card("r1", "Old gas pipes", "fire", "deep", "", "", "", 0, 1, List.of()),
                    new Card("r2", "The river", "", "", "", "", "", 0, 0, List.of())),
                List.of(new CardLink("l", "r1", "r2", "")),
                List.of(new Note("", "fire", "First"), new Note("deep", "fire", "Deeper"))));
    assertThat(flipchart.cards("ideas").cards())
        .containsExactly(new Card("i1", "A siren", "", "", "", "", "", 0, 0, List.of()));
    assertThat(flipchart.roles()).isEqualTo(Map.of("host", "Bo"));
    assertThat(flipchart.cards("players")).isEqualTo(Cards.NONE);
    assertThat(Objects.requireNonNull(Digest.of(flipchart).cards().get("risks")).rounds())
        .isEqualTo(Map.of("deep", 1));
  }

  private void cardOn(String root, String id, String name, String category, String round) {
    SharedMap card = new SharedMap();
    document.map(root).set(id, card);
    card.set("name", name);
    card.set("sector", category);
    card.set("round", round);
  }

  @Test
  @DisplayName("[W11] a participant may name these root types and no others")
  void roots() {
    assertThat(Layouts.FIRST.roots())
        .containsExactlyInAnyOrder(
            "players",
            "stars",
            "partnerships",
            "challenge",
            "strategy",
            "pitch",
            "about",
            "finding:gov",
            "finding:civic",
            "finding:fed");
    assertThat(Layouts.TWO_OF_CARDS.roots())
        .containsExactlyInAnyOrder(
            "cards:risks",
            "stars:risks",
            "links:risks",
            "note:risks:fire",
            "note:risks:flood",
            "note:risks:fire@deep",
            "note:risks:flood@deep",
            "cards:ideas",
            "about");
    assertThat(FlipchartLayout.NONE.roots()).containsExactly("about");
  }

  @Test
  @DisplayName("[W11] [A9] an activity of the first form has what documents had before")
  void ofTheFirstForm() {
    FlipchartLayout layout =
        FlipchartLayout.of(SampleActivities.read("first-form/tech-innovation").own());

    assertThat(layout.roots())
        .containsExactlyInAnyOrder(
            "players",
            "stars",
            "partnerships",
            "challenge",
            "strategy",
            "pitch",
            "about",
            "finding:gov",
            "finding:net",
            "finding:civic",
            "finding:learn",
            "finding:fund",
            "finding:anchor",
            "finding:fed");
    assertThat(layout.choices()).isEqualTo(Map.of("challengeSource", List.of("case", "own")));
    assertThat(layout.roles()).containsExactly("presenter");
  }

  @Test
  @DisplayName("[W11] [F4] entries have keys under which somebody looks for them")
  void keys() {
    assertThat(isNamed("cards:risks", "x")).isTrue();
    assertThat(isNamed("cards:ideas", "host")).isFalse();
    assertThat(isNamed("links:risks", "two words")).isFalse();
    assertThat(isNamed("stars:risks", "x/ana")).isTrue();
    assertThat(isNamed("stars:risks", "x")).isFalse();
    assertThat(isNamed("about", "scribe")).isTrue();
    assertThat(isNamed("about", "presenter")).isFalse();
  }

  private static boolean isNamed(String root, String key) {
    return Layouts.TWO_OF_CARDS.areNamed(Map.of(root, Set.of(key)));
  }

  @Test
  @DisplayName("[W41] keys of cards, stars and links of all sheets count together")
  void counts() {
    cardOn("cards:risks", "r1", "", "", "");
    cardOn("cards:ideas", "i1", "", "", "");
    document.map("stars:risks").set("r1/ana", true);
    document.map("links:risks").set("l", "anything");
    document.map("players").set("elsewhere", true);

    assertThat(Layouts.TWO_OF_CARDS.cardKeysIn(document)).isEqualTo(2);
    assertThat(Layouts.TWO_OF_CARDS.starKeysIn(document)).isEqualTo(1);
    assertThat(Layouts.TWO_OF_CARDS.linkKeysIn(document)).isEqualTo(1);
  }
}
