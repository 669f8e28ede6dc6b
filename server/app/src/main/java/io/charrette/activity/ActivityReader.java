package io.charrette.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an activity of format 2 in one of its languages, and notes what is wrong in any. */
final class ActivityReader {
  static final int FORMAT = 2;
  private static final int MOST_LANGUAGES = 8;
  private static final int DEFAULT_PACE = 140;

  private ActivityReader() {}

  /**
   * Reads it.
   *
   * @param isNew whether it is held to what came after activities were stored
   */
  static Activity read(JsonNode file, Languages languages, Faults faults, boolean isNew) {
    Fields fields = new Fields(file, "", languages, faults);
    fields.number("format", FORMAT, FORMAT);
    fields.references("languages", 1, MOST_LANGUAGES);
    Words words = fields.object("words", ActivityReader::words);
    Integer pace = fields.numberOrNull("wordsPerMinute", 60, 300);
    Activity activity =
        new Activity(
            fields.id("id"),
            fields.number("version", 1, 1_000_000_000),
            languages.all(),
            languages.wanted(),
            fields.said("title", 120),
            fields.saidOrEmpty("goal", 600),
            fields.saidOrEmpty("source", 300),
            Objects.requireNonNullElse(words, new Words(null, null, null)),
            fields.objects("places", 0, 100, place -> new Place(place.said("name", 80))),
            fields.objects("roles", 0, 4, ActivityReader::role),
            fields.objects("sheets", 1, 8, SheetReader::read),
            fields.objects("phases", 1, 30, PhaseReader::read),
            pace == null ? DEFAULT_PACE : pace);
    fields.end();
    new Consistency(activity, fields, isNew).check();
    return activity;
  }

  private static Words words(Fields fields) {
    Word place = fields.object("place", ActivityReader::word);
    Called turn = fields.object("turn", ActivityReader::called);
    return turn == null ? new Words(place, null, null) : new Words(place, turn.word(), turn.call());
  }

  static Word word(Fields fields) {
    return new Word(fields.said("one", 40), fields.said("many", 40));
  }

  private record Called(Word word, @Nullable String call) {}

  private static Called called(Fields fields) {
    return new Called(word(fields), fields.saidOrNull("call", 60));
  }

  private static Role role(Fields fields) {
    return new Role(fields.key("id"), fields.said("name", 60), fields.saidOrEmpty("ask", 200));
  }
}
