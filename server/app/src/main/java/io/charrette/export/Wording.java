package io.charrette.export;

import io.charrette.activity.Activity;
import io.charrette.activity.CardSheet;
import io.charrette.activity.Category;
import io.charrette.activity.Choice;
import io.charrette.activity.Field;
import io.charrette.activity.Phase;
import io.charrette.activity.Round;
import io.charrette.activity.Word;
import io.charrette.bridges.CardBridge;
import io.charrette.bridges.RoomCard;
import io.charrette.bridges.TableBridge;
import io.charrette.flipchart.Card;
import io.charrette.words.Labels;
import io.charrette.workshop.Offer;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report calls things: as its activity does, and otherwise in words of its own.
 *
 * @param labels the report's own words
 */
record Wording(Activity activity, Labels labels) {
  /** Of more tables or cards beside a bridge only the first are named. */
  private static final int MOST_NAMED = 5;

  static Wording of(Report report) {
    return new Wording(report.activity(), Labels.of(report.activity().language()));
  }

  /** What a table works on. */
  String place() {
    Word place = activity.words().place();
    return place == null ? labels.get("place") : head(place.one());
  }

  /** What a card of this sheet is called, and several. */
  Word card(CardSheet sheet) {
    return or(sheet.card(), "card");
  }

  /** What a category of this sheet is called, and several. */
  Word category(CardSheet sheet) {
    return or(sheet.categoryWord(), "category");
  }

  /** What a link between two cards is called, and several. */
  Word link(CardSheet sheet) {
    return or(sheet.links(), "link");
  }

  private Word or(@Nullable Word word, String key) {
    return word == null ? new Word(labels.get(key + ".one"), labels.get(key + ".many")) : word;
  }

  /** A count's word: beside a number, so that it needs no grammar. */
  static String counted(int count, Word word) {
    return count == 1 ? word.one() : word.many();
  }

  /** Why two cards could be linked: where they are. */
  String about(CardBridge bridge) {
    return bridge.both().isEmpty()
        ? labels.get("bridge.apart", tables(bridge.one().tables()), tables(bridge.other().tables()))
        : labels.get("bridge.both", tables(bridge.both()));
  }

  /** Why two tables could talk: what both have. */
  String about(TableBridge bridge) {
    return labels.get(
        "bridge.tables",
        String.valueOf(bridge.one()),
        String.valueOf(bridge.other()),
        String.join(", ", shared(bridge)));
  }

  /** What both tables have, as far as it is named. */
  static List<String> shared(TableBridge bridge) {
    return bridge.shared().stream().limit(MOST_NAMED).map(RoomCard::name).toList();
  }

  private static String tables(Collection<Integer> numbers) {
    return numbers.stream()
        .limit(MOST_NAMED)
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "", numbers.size() > MOST_NAMED ? " …" : ""));
  }

  /** A word as it begins a heading. */
  String head(String word) {
    return labels.capitalised(word);
  }

  /** The heading of what is said about a sheet, which names it where there are several. */
  String heading(CardSheet sheet, String about) {
    return activity.cardSheets().size() == 1 ? head(about) : sheet.title() + " · " + about;
  }

  /** What the texts on a sheet's categories are called. */
  String notesTitle(CardSheet sheet) {
    return Objects.requireNonNullElseGet(sheet.notesTitle(), () -> labels.get("notes"));
  }

  /** The heading of a sheet's cards. */
  String heading(CardSheet sheet) {
    Word card = sheet.card();
    return card == null ? sheet.title() : heading(sheet, card.many());
  }

  /** The name of a category, and that there is none. */
  String categoryName(CardSheet sheet, String id) {
    return sheet.category(id).map(Category::name).orElse(noCategory(sheet));
  }

  /** The same for places with little room. */
  String shortName(CardSheet sheet, String id) {
    return sheet.category(id).map(Category::shortName).orElse(noCategory(sheet));
  }

  private static String noCategory(CardSheet sheet) {
    return sheet.categories().isEmpty() ? "" : "–";
  }

  /** What a further look is called; empty for the first. */
  String roundTitle(CardSheet sheet, String id) {
    return sheet.rounds().stream()
        .filter(round -> round.id().equals(id))
        .map(Round::title)
        .findFirst()
        .orElse("");
  }

  /** What stands beside a field's text: what was chosen, how long it is, whether it is hidden. */
  String about(Report.TableReport table, Field field) {
    return aside(chosen(table, field.choice()), length(table, field), mark(table, field.id()));
  }

  /** How long a field's text takes to say; empty where it is not said. */
  String length(Report.TableReport table, Field field) {
    Integer seconds = table.seconds().get(field.id());
    return seconds == null ? "" : labels.get("spoken", seconds);
  }

  /** The option that a table chose; empty when it chose none. */
  static String chosen(Report.TableReport table, @Nullable Choice choice) {
    return choice == null
        ? ""
        : choice.options().stream()
            .filter(option -> option.id().equals(table.flipchart().choices().get(choice.id())))
            .map(Choice.Option::text)
            .findFirst()
            .orElse("");
  }

  /** What marks an item of a table as hidden from the screen (SPEC R10); empty when it is not. */
  String mark(Report.TableReport table, String item) {
    return table.hidden().contains(item) ? labels.get("hidden") : "";
  }

  /** The same of a card, which has in it what those brought that were merged into it. */
  String mark(Report.TableReport table, Card card) {
    return Stream.concat(Stream.of(card.id()), card.twins().stream().map(Card.Twin::id))
        .map(id -> mark(table, id))
        .filter(mark -> !mark.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** What somebody in the room answered to a turn: help, a contact or a question. */
  String answer(Offer offer) {
    return labels.get(
        switch (offer.kind()) {
          case HELP -> "answer.help";
          case CONTACT -> "answer.contact";
          case QUESTION -> "answer.question";
        });
  }

  /** Who answered, and to the turn of which phase where there are several with turns. */
  String from(Offer offer) {
    return aside(offer.name(), labels.get("table", offer.from()), turnPhase(offer));
  }

  /** The title of the phase of the turn; empty where one phase has turns at most. */
  String turnPhase(Offer offer) {
    List<Phase> phases = activity.phases().stream().filter(phase -> phase.turns() != null).toList();
    return phases.size() < 2
        ? ""
        : activity.phase(offer.phase()).map(Phase::title).orElse(offer.phase());
  }

  /** What stands beside a text: those of these parts that are not empty. */
  static String aside(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
