package io.charrette.export;

import io.charrette.activity.Activity;
import io.charrette.activity.Field;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.CrewNote;
import io.charrette.workshop.Merge;
import io.charrette.workshop.Offer;
import io.charrette.workshop.Participant;
import io.charrette.workshop.RunSheet;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that a workshop produced, as plain values from which every format is written.
 *
 * @param activity in the report's language; it says which sheets there are and what all is called
 * @param held the day on which the workshop was created
 * @param people the number of participants
 * @param tables in the order of their numbers
 * @param across each sheet with cards over all tables, in the activity's order
 * @param runSheet what really happened
 * @param merges the tables that became one with others
 * @param notes those on tables of those who run the workshop, oldest first; for the JSON only
 * @param zone in which times of day are told
 */
public record Report(
    String name,
    Activity activity,
    LocalDate held,
    int people,
    List<TableReport> tables,
    List<AcrossTables> across,
    RunSheet runSheet,
    List<Merge> merges,
    List<CrewNote> notes,
    ZoneId zone) {

  /** What takes as long to say as a word in scripts that put no spaces between words. */
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]{1,2}"
              + "|[\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]{1,5}");

  /** Twenty letters take as long as a word at least. */
  private static final Pattern WORD = Pattern.compile("[^\\s\\p{Z}]{1,20}");

  public Report {
    tables = List.copyOf(tables);
    merges = List.copyOf(merges);
    notes = List.copyOf(notes);
    across = List.copyOf(across);
  }

  /**
   * One table's part.
   *
   * @param place what it works on; may be empty
   * @param people the names of the participants at the table
   * @param seconds how long each text takes to say that is spoken, by field; of those with text
   * @param hidden what of the flipchart is kept off the screen: ids of fields, roles and cards
   * @param answers what the room answered to its turns and nobody hid, oldest first
   */
  public record TableReport(
      int number,
      String place,
      String label,
      List<String> people,
      Flipchart flipchart,
      Map<String, Integer> seconds,
      Set<String> hidden,
      List<Offer> answers) {
    public TableReport {
      people = List.copyOf(people);
      seconds = Map.copyOf(seconds);
      hidden = Set.copyOf(hidden);
      answers = List.copyOf(answers);
    }
  }

  /**
   * The report of a workshop.
   *
   * @param flipcharts by table number; a table without an entry has an empty flipchart
   * @param language the tag of the language that is wanted; null for the activity's own
   * @param zone the time zone that decides on which day the workshop was held, unless the workshop
   *     has one that this machine knows
   */
  public static Report of(
      Workshop workshop,
      Map<Integer, Flipchart> flipcharts,
      @Nullable String language,
      ZoneId zone) {
    ZoneId place =
        workshop.zone().filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of).orElse(zone);
    Activity activity = workshop.activityFile().in(language);
    List<TableReport> tables =
        workshop.tables().stream()
            .filter(table -> !isAllElsewhere(workshop, table))
            .map(
                table ->
                    tableReport(
                        workshop,
                        activity,
                        table,
                        own(
                            workshop,
                            table,
                            flipcharts.getOrDefault(table.number(), Flipchart.EMPTY))))
            .toList();
    return new Report(
        workshop.name(),
        activity,
        LocalDate.ofInstant(Instant.ofEpochMilli(workshop.createdAt()), place),
        workshop.participants().size(),
        tables,
        activity.cardSheets().stream()
            .map(sheet -> AcrossTables.of(sheet, tables, workshop.verdicts()))
            .toList(),
        workshop.runSheet(),
        workshop.merges().all().stream().filter(Merge::closes).toList(),
        workshop.crew().notes(),
        place);
  }

  /** Whether a table is closed, and all that it wrote is at another. */
  private static boolean isAllElsewhere(Workshop workshop, Table table) {
    return workshop
        .merges()
        .closing(table.number())
        .filter(merge -> merge.leftOut().isEmpty())
        .isPresent();
  }

  /** What a table wrote, without what is at another now. */
  private static Flipchart own(Workshop workshop, Table table, Flipchart flipchart) {
    return workshop
        .merges()
        .closing(table.number())
        .map(merge -> flipchart.only(merge.leftOut()))
        .orElse(flipchart);
  }

  /** How many tables have written something in a field. */
  public int written(Field field) {
    return (int)
        tables.stream().filter(table -> !table.flipchart().text(field.id()).isBlank()).count();
  }

  private static TableReport tableReport(
      Workshop workshop, Activity activity, Table table, Flipchart flipchart) {
    return new TableReport(
        table.number(),
        table.place(),
        table.label(),
        workshop.participantsAt(table.number()).stream().map(Participant::name).toList(),
        flipchart,
        seconds(activity, flipchart),
        workshop.hiddenAt(table.number()),
        workshop.offersTo(table.number()));
  }

  private static Map<String, Integer> seconds(Activity activity, Flipchart flipchart) {
    SequencedMap<String, Integer> seconds = new LinkedHashMap<>();
    for (Field field : activity.fields()) {
      String text = flipchart.text(field.id());
      if (field.spoken() && !text.isBlank()) {
        seconds.put(field.id(), secondsToSay(text, activity.wordsPerMinute()));
      }
    }
    return seconds;
  }

  /**
   * To the nearest second, as the pages say it: a table reads one number on its phone and on paper.
   */
  static int secondsToSay(String text, int wordsPerMinute) {
    long words = WORD.matcher(UNSPACED.matcher(text).replaceAll(" - ")).results().count();
    return (int) Math.round(words * 60.0 / wordsPerMinute);
  }
}
