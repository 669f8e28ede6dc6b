package io.charrette.flipchart;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A flipchart as pages wrote it before activities had format 2, byte by byte: servers and pages
 * open it for good (the pages' own test of it is in schema.test.ts).
 */
class FrozenFlipchartTest {
  @Test
  @DisplayName("a flipchart from before format 2 opens, and its digest has what it says")
  void opens() throws IOException, MalformedDataException {
    Document document = new Document(1);
    try (InputStream stored =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/flipcharts/before-format-2.update"))) {
      document.apply(Update.decode(stored.readAllBytes()));
    }

    Flipchart flipchart = Flipchart.read(document, Layouts.FIRST, Set.of("ana", "bo"));
    Digest digest = Digest.of(flipchart);

    Cards cards = flipchart.cards("players");
    assertThat(cards.cards())
        .containsExactly(
            new Card(
                "b",
                "Data Driven Detroit",
                "civic",
                "",
                "Open data 📊",
                "https://datadrivendetroit.org",
                "bo",
                20,
                2,
                List.of()),
            new Card(
                "a",
                "Planning department",
                "gov",
                "",
                "Zoning, maps",
                "",
                "ana",
                10,
                0,
                List.of()));
    assertThat(cards.links()).hasSize(1);
    assertThat(cards.notes()).hasSize(1);
    assertThat(digest.texts())
        .containsEntry("challenge", "Vacant lots")
        .containsEntry("strategy", "A data dive")
        .containsEntry("pitch", "One day, one map: ¡vamos!");
    assertThat(digest.choices()).containsEntry("challengeSource", "case");
    assertThat(digest.roles()).containsEntry("presenter", "Ana");
    // It said so for good then; now a table says with which phase it is ready.
    assertThat(digest.ready()).isEmpty();
    assertThat(digest.cards().get("players"))
        .extracting(CardsDigest::count, CardsDigest::links, CardsDigest::stars)
        .containsExactly(2, 1, 2);
  }
}
