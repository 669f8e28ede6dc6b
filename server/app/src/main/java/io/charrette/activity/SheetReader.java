package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a sheet, with its categories or fields. */
final class SheetReader {
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  private enum Kind implements Named {
    CARDS,
    TEXT
  }

  /** What a card is called, and what adds one. */
  private record Card(Word word, @Nullable String add) {}

  private SheetReader() {}

  static Sheet read(Fields fields) {
    String id = fields.id("id");
    String title = fields.said("title", 60);
    String shortTitle = fields.said("short", 24);
    Hue colour = fields.named("colour", Hue.class);
    String prompt = fields.saidOrEmpty("prompt", 600);
    return switch (kind(fields)) {
      case CARDS -> cards(fields, id, title, shortTitle, colour, prompt);
      case TEXT ->
          new TextSheet(
              id,
              title,
              shortTitle,
              colour,
              prompt,
              fields.objects("fields", 1, 8, SheetReader::field));
    };
  }

  /** One that is not known is that fault alone: the sheet is read as what it looks like. */
  private static Kind kind(Fields fields) {
    Kind kind = fields.named("kind", Kind.class);
    if (fields.isNamed("kind", Kind.class)) {
      return kind;
    }
    return fields.has("fields") ? Kind.TEXT : Kind.CARDS;
  }

  private static CardSheet cards(
      Fields fields, String id, String title, String shortTitle, Hue colour, String prompt) {
    Card card = fields.object("card", SheetReader::card);
    List<Category> categories = fields.objects("categories", 0, 12, SheetReader::category);
    fields.distinct("categories", categories, "id", Category::id);
    List<Round> rounds = fields.objects("rounds", 0, 3, SheetReader::round);
    fields.distinct("rounds", rounds, "id", Round::id);
    return new CardSheet(
        id,
        title,
        shortTitle,
        colour,
        prompt,
        card == null ? null : card.word(),
        card == null ? null : card.add(),
        categories,
        fields.object("categoryWord", ActivityReader::word),
        fields.flag("stars"),
        fields.flag("map"),
        fields.flag("notes"),
        fields.saidOrNull("notesTitle", 60),
        fields.object("links", ActivityReader::word),
        rounds);
  }

  private static Card card(Fields fields) {
    return new Card(ActivityReader.word(fields), fields.saidOrNull("add", 60));
  }

  private static Round round(Fields fields) {
    return new Round(
        fields.id("id"),
        fields.said("title", 60),
        fields.reference("about"),
        fields.saidOrEmpty("prompt", 600));
  }

  private static Category category(Fields fields) {
    return new Category(
        fields.id("id"),
        fields.said("name", 80),
        fields.saidOrNull("title", 120),
        fields.said("short", 24),
        fields.named("colour", Hue.class),
        fields.named("icon", Icon.class),
        fields.saidOrEmpty("summary", 400),
        fields.saidOrNull("lookForTitle", 120),
        fields.objects("lookFor", 0, 40, SheetReader::lookFor),
        fields.saidOrNull("networksTitle", 120),
        fields.objects("networks", 0, 40, SheetReader::network),
        fields.sayings("keywords", 100, 60));
  }

  private static LookFor lookFor(Fields fields) {
    String note = fields.saidOrNull("note", 300);
    return new LookFor(
        fields.said("text", 120), fields.webAddressOrNull("url"), note, year(fields, note));
  }

  private static Network network(Fields fields) {
    String note = fields.saidOrNull("note", 300);
    return new Network(
        fields.said("name", 120),
        fields.said("about", 500),
        fields.objects("links", 0, 10, SheetReader::webLink),
        note,
        year(fields, note));
  }

  private static WebLink webLink(Fields fields) {
    return new WebLink(fields.saidOrNull("label", 80), fields.webAddress("url"));
  }

  private static Field field(Fields fields) {
    return new Field(
        fields.id("id"),
        fields.said("title", 60),
        fields.saidOrEmpty("hint", 600),
        fields.sayings("prompts", 12, 300),
        fields.objects("samples", 0, 20, SheetReader::sample),
        fields.saidOrNull("samplesTitle", 60),
        fields.object("choices", SheetReader::choice),
        fields.flag("spoken"),
        fields.references("shows", 0, 8));
  }

  private static Sample sample(Fields fields) {
    String note = fields.saidOrNull("note", 300);
    return new Sample(fields.said("text", 1_000), note, year(fields, note));
  }

  private static Choice choice(Fields fields) {
    List<Choice.Option> options =
        fields.objects(
            "options",
            2,
            8,
            option -> new Choice.Option(option.key("id"), option.said("text", 60)));
    fields.distinct("options", options, "id", Choice.Option::id);
    return new Choice(fields.key("id"), fields.said("title", 60), options);
  }

  /**
   * The rule of notes that say the world has moved on: they carry a year (SPEC A2). A year or a
   * note that could not be read is its own fault.
   */
  private static @Nullable Integer year(Fields fields, @Nullable String note) {
    Integer year = fields.numberOrNull("year", FIRST_YEAR, LAST_YEAR);
    boolean unread = fields.isFaulty("year") || (note != null && Characters.isBlank(note));
    if (year != null && !unread && (note == null || !inDigits(note).contains(year.toString()))) {
      fields.fault("year", Code.YEAR_NOT_IN_NOTE, "year", year.toString());
    }
    return year;
  }

  /** A text with the decimal digits of every script as those of ASCII: ٢٠١٩ is 2019. */
  private static String inDigits(String text) {
    return text.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
