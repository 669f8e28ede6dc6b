package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Cards that a table has merged, and of which the facilitator has hidden one from the screen. */
class HiddenCardsTest {
  private static final Set<String> PEOPLE = Set.of("ana");
  private static final FlipchartLayout LAYOUT =
      new FlipchartLayout(
          List.of(new CardsLayout("players", List.of("gov"), List.of(), true, true, true)),
          List.of("challenge"),
          new LinkedHashMap<>(),
          List.of(),
          List.of());

  private final Document document = new Document();

  @BeforeEach
  void write() {
    add("old", "Rude", 10);
    add("young", "Land bank", 20);
    document.map("stars").set("old/ana", true);
    document.map("stars").set("young/ana", true);
  }

  private void add(String id, String name, long at) {
    SharedMap card = new SharedMap();
    document.map("players").set(id, card);
    card.set("name", name);
    card.set("at", (double) at);
    SharedText note = new SharedText();
    card.set("note", note);
    note.insert(0, "Note of " + name);
  }

  private void merge(String id, String into) {
    ((SharedMap) Objects.requireNonNull(document.map("players").get(id))).set("mergedInto", into);
  }

  private Flipchart read(String... hidden) {
    return Flipchart.read(document, LAYOUT, PEOPLE, Set.of(hidden));
  }

  private CardsDigest digest(String... hidden) {
    return Objects.requireNonNull(Digest.of(read(), read(hidden)).cards().get("players"));
  }

  @Test
  @DisplayName("[W6] [F6] nobody takes a card off the screen by merging it into a hidden one")
  void mergedIntoHidden() {
    merge("young", "old");
    assertThat(digest().top()).extracting(CardsDigest.Named::name).containsExactly("Rude");
    CardsDigest shown = digest("old");
    assertThat(shown.top()).extracting(CardsDigest.Named::name).containsExactly("Land bank");
    assertThat(shown.newest()).extracting(CardsDigest.Named::name).containsExactly("Land bank");
    assertThat(shown.count()).as("what counts for all").isEqualTo(1);
  }

  @Test
  @DisplayName("[W6] [F6] a hidden card that is merged into another brings none of its words along")
  void hiddenMerged() {
    merge("young", "old");
    assertThat(read("young").cards("players").cards())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.name()).isEqualTo("Rude");
              assertThat(card.note()).isEqualTo("Note of Rude");
              assertThat(card.twins()).isEmpty();
            });
  }
}
