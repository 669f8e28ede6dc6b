package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedArray;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.workshop.FacilitatorCommand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlipchartTest {
  private static final List<String> SECTORS = List.of("gov", "civic", "fed");
  private static final Set<String> PEOPLE = Set.of("ana", "bo");

  private final Document document = new Document(1);

  private void addPlayer(String id, String name, String sector, long at) {
    SharedMap player = new SharedMap();
    document.map("players").set(id, player);
    player.set("name", name);
    player.set("sector", sector);
    player.set("at", (double) at);
    player.set("by", "ana");
    SharedText note = new SharedText();
    player.set("note", note);
    note.insert(0, "Note of " + name);
  }

  private void partner(String id, Object from, Object to) {
    SharedMap partnership = new SharedMap();
    document.map("partnerships").set(id, partnership);
    partnership.set("from", from);
    partnership.set("to", to);
  }

  private Flipchart flipchart() {
    return Flipchart.read(document, SECTORS, PEOPLE);
  }

  @Test
  void anUntouchedDocumentIsAnEmptyFlipchart() {
    assertThat(flipchart()).isEqualTo(Flipchart.EMPTY);
    assertThat(Digest.of(Flipchart.EMPTY).players()).isZero();
  }

  @Test
  void readsWhatATableWrote() {
    addPlayer("a", "Planning department", "gov", 10);
    addPlayer("b", "Data Driven Detroit", "civic", 20);
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
    document.map("about").set("ready", true);

    Flipchart flipchart = flipchart();

    assertThat(flipchart.players())
        .containsExactly(
            new Player(
                "b",
                "Data Driven Detroit",
                "civic",
                "Note of Data Driven Detroit",
                "https://datadrivendetroit.org",
                "ana",
                20,
                2,
                List.of()),
            new Player(
                "a",
                "Planning department",
                "gov",
                "Note of Planning department",
                "",
                "ana",
                10,
                0,
                List.of()));
    assertThat(flipchart.partnerships()).containsExactly(new Partnership("x", "a", "b", ""));
    assertThat(flipchart.findings()).isEqualTo(Map.of("gov", "Open data portal"));
    assertThat(flipchart.challenge()).isEqualTo("Vacant lots");
    assertThat(flipchart.challengeSource()).isEqualTo(ChallengeSource.CASE);
    assertThat(flipchart.strategy()).isEqualTo("A data dive");
    assertThat(flipchart.pitch()).isEqualTo("One day, one map");
    assertThat(flipchart.presenter()).isEqualTo("Ana");
    assertThat(flipchart.ready()).isTrue();
  }

  @Test
  void readsWhatCameOverTheWire() throws Exception {
    addPlayer("a", "Planning department", "gov", 10);
    document.map("stars").set("a/ana", true);
    document.text("pitch").insert(0, "Ñandú 😀");
    Document other = new Document(2);
    other.apply(Update.decode(document.encodeState()));

    assertThat(Flipchart.read(other, SECTORS, PEOPLE)).isEqualTo(flipchart());
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
    document.map("about").set("ready", "true");

    Flipchart flipchart = flipchart();

    assertThat(flipchart.players())
        .containsExactly(new Player("odd", "Odd", "", "", "", "", 0, 0, List.of()));
    assertThat(flipchart.partnerships()).isEmpty();
    assertThat(flipchart.challengeSource()).isNull();
    assertThat(flipchart.presenter()).isEmpty();
    assertThat(flipchart.ready()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "two words", "ñandú", "a/b", "a\nb", "challenge", "pitch", "presenter"})
  @DisplayName("[F4] an entry under a key that no facilitator can name is not there")
  void unnamed(String key) {
    addPlayer("a", "A", "gov", 1);
    addPlayer("b", "B", "gov", 2);
    addPlayer(key, "Rude", "gov", 0);
    partner(key, "a", "b");

    assertThat(flipchart().players()).extracting(Player::name).containsExactly("A", "B");
    assertThat(flipchart().partnerships()).isEmpty();
    assertThat(Digest.of(flipchart()).players()).isEqualTo(2);
  }

  @Test
  @DisplayName("[F4] a key may be of 80 characters, and everything that is shown can be hidden")
  void named() {
    addPlayer("x".repeat(81), "Too long", "gov", 1);
    addPlayer("!~".repeat(40), "Odd", "gov", 1);

    assertThat(flipchart().players())
        .singleElement()
        .satisfies(player -> assertThat(player.name()).isEqualTo("Odd"))
        .satisfies(player -> new FacilitatorCommand.Hide(1, player.id()));
  }

  @Test
  @DisplayName("[F5] only stars of people of the table count")
  void strangersStars() {
    addPlayer("a", "A", "gov", 1);
    document.map("stars").set("a/bo", true);
    for (int i = 0; i < 500; i++) {
      document.map("stars").set("a/nobody" + i, true);
    }

    assertThat(flipchart().stars()).isEqualTo(1);
    assertThat(Flipchart.read(document, SECTORS, Set.of()).stars()).isZero();
  }

  private SharedMap player(String id) {
    return (SharedMap) Objects.requireNonNull(document.map("players").get(id));
  }

  @Test
  @DisplayName("[F6] who was merged into an older player is part of it, and nothing is lost")
  void merged() {
    addPlayer("a", "Data Driven Detroit", "nowhere", 10);
    addPlayer("b", "data-driven detroit inc.", "civic", 20);
    addPlayer("c", "Data driven Detroit", "fed", 30);
    player("a").set("link", "datadrivendetroit.org");
    player("b").set("link", "d3.org");
    player("b").set("mergedInto", "a");
    player("c").set("mergedInto", "b");
    document.map("stars").set("a/ana", true);
    document.map("stars").set("b/ana", true);
    document.map("stars").set("c/bo", true);

    assertThat(flipchart().players())
        .containsExactly(
            new Player(
                "a",
                "Data Driven Detroit",
                "civic",
                "Note of Data Driven Detroit — Note of data-driven detroit inc. https://d3.org"
                    + " — Note of Data driven Detroit",
                "https://datadrivendetroit.org",
                "ana",
                10,
                2,
                List.of(
                    new Player.Twin("b", "data-driven detroit inc."),
                    new Player.Twin("c", "Data driven Detroit"))));
    assertThat(Digest.of(flipchart()).top())
        .containsExactly(new Digest.TopPlayer("Data Driven Detroit", "civic", 2));
    assertThat(Digest.of(flipchart()).sectors()).isEqualTo(Map.of("civic", 1));
  }

  @Test
  @DisplayName("[F6] nobody is merged into a younger player, into one that is gone, or in a circle")
  void notMerged() {
    addPlayer("a", "A", "gov", 10);
    addPlayer("b", "B", "gov", 10);
    addPlayer("c", "C", "gov", 20);
    player("a").set("mergedInto", "b");
    player("b").set("mergedInto", "b");
    player("c").set("mergedInto", "gone");

    assertThat(flipchart().players()).extracting(Player::name).containsExactly("A", "B", "C");

    player("b").set("mergedInto", "a");

    assertThat(flipchart().players()).extracting(Player::name).containsExactly("A", "C");
  }

  @Test
  @DisplayName("[F6] [F7] partnerships follow a merge: none with oneself, none twice, all notes")
  void mergedPartners() {
    addPlayer("a", "A", "gov", 10);
    addPlayer("b", "B", "gov", 20);
    addPlayer("c", "C", "gov", 30);
    partner("1", "a", "c");
    partner("2", "c", "b");
    partner("3", "b", "a");
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get("1"))).set("note", "data");
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get("2"))).set("note", "maps");
    player("b").set("mergedInto", "a");

    assertThat(flipchart().partnerships())
        .containsExactly(new Partnership("1", "a", "c", "data — maps"));
  }

  private void partner(String id, String from, String to, String note) {
    partner(id, from, to);
    ((SharedMap) Objects.requireNonNull(document.map("partnerships").get(id))).set("note", note);
  }

  @Test
  @DisplayName("[F7] a note that is part of another is a note; one that is there twice is not")
  void notesOfOnePair() {
    addPlayer("a", "A", "gov", 10);
    addPlayer("b", "B", "gov", 20);
    partner("1", "a", "b", "shares data");
    partner("2", "b", "a", "data");
    partner("3", "a", "b", " shares data ");
    partner("4", "a", "b", "");

    assertThat(flipchart().partnerships())
        .containsExactly(new Partnership("1", "a", "b", "shares data — data"));
  }

  @Test
  @DisplayName("[F2] [F7] what is meant to be read slowly is read as any other flipchart")
  void meantToBeSlow() {
    addPlayer("a", "A", "gov", 10);
    addPlayer("b", "B", "gov", 20);
    for (int i = 0; i < 1_000; i++) {
      partner("p" + i, "a", "b", "a".repeat(290) + i);
      addPlayer("c" + i, "C", "gov", 30);
      player("c" + i).set("link", "https://" + "a.".repeat(240) + "\"");
    }
    assertThat(flipchart().partnerships().getFirst().note().length()).isEqualTo(295_887);
    assertThat(flipchart().players()).extracting(Player::link).containsOnly("");
  }

  @Test
  @DisplayName("[F2] only pages are links")
  void links() {
    addPlayer("a", "A", "gov", 1);
    SharedMap player = (SharedMap) Objects.requireNonNull(document.map("players").get("a"));
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
              player.set("link", written);
              assertThat(flipchart().players().getFirst().link()).as(written).isEqualTo(read);
            });
  }

  @Test
  @DisplayName("[W6] a digest names the five with the most stars, counts the rest and cuts texts")
  void digest() {
    Set<String> fans = new TreeSet<>();
    for (int i = 0; i < 8; i++) {
      fans.add("fan" + i);
      addPlayer("p" + i, "Player " + i, i == 7 ? "nowhere" : "gov", i);
      for (int fan = 0; fan < i; fan++) {
        document.map("stars").set("p" + i + "/fan" + fan, true);
      }
    }
    document.text("challenge").insert(0, "x".repeat(3_999) + "😀");
    document.text("pitch").insert(0, "y".repeat(4_001));

    Digest digest = Digest.of(Flipchart.read(document, SECTORS, fans));

    assertThat(digest.top()).extracting(Digest.TopPlayer::stars).containsExactly(7, 6, 5, 4, 3);
    assertThat(digest.top().getFirst()).isEqualTo(new Digest.TopPlayer("Player 7", "", 7));
    assertThat(digest.players()).isEqualTo(8);
    assertThat(digest.stars()).isEqualTo(28);
    assertThat(digest.sectors()).isEqualTo(Map.of("gov", 7));
    assertThat(digest.challenge()).isEqualTo("x".repeat(3_999));
    assertThat(digest.pitch()).hasSize(4_000);
  }

  @Test
  @DisplayName("[W11] a participant may name these root types and no others")
  void roots() {
    assertThat(FlipchartRoots.allowed(SECTORS))
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
  }
}
