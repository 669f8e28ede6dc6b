package io.charrette.export;

import io.charrette.activity.Activity;
import io.charrette.activity.Category;
import io.charrette.flipchart.Flipchart;
import io.charrette.workshop.HiddenItem;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that a workshop produced, as plain values from which every format is written.
 *
 * @param language the activity's, a BCP 47 tag; it decides which words the report uses
 * @param held the day on which the workshop was created
 * @param people the number of participants
 * @param tables in the order of their numbers
 * @param players all players that any table named, those that more tables named first
 */
public record Report(
    String name,
    String activity,
    String language,
    LocalDate held,
    int people,
    List<Category> sectors,
    List<TableReport> tables,
    List<NamedPlayer> players,
    PartnershipMatrix partnerships,
    Totals totals) {

  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");

  public Report {
    sectors = List.copyOf(sectors);
    tables = List.copyOf(tables);
    players = List.copyOf(players);
  }

  /**
   * One table's part.
   *
   * @param people the names of the participants at the table
   * @param pitchSeconds how long the pitch takes to say, in seconds; 0 when there is none
   * @param hidden what of the flipchart is kept off the screen: ids of players, {@code challenge},
   *     {@code pitch}, {@code presenter}
   */
  public record TableReport(
      int number,
      String city,
      String label,
      List<String> people,
      Flipchart flipchart,
      int pitchSeconds,
      Set<String> hidden) {
    public TableReport {
      people = List.copyOf(people);
      hidden = Set.copyOf(hidden);
    }
  }

  /** The counts over all tables. */
  public record Totals(
      int tables,
      int people,
      int players,
      int partnerships,
      int stars,
      int challenges,
      int pitches) {}

  /**
   * The report of a workshop.
   *
   * @param flipcharts by table number; a table without an entry has an empty flipchart
   * @param zone the time zone that decides on which day the workshop was held, unless the workshop
   *     has one that this machine knows
   */
  public static Report of(Workshop workshop, Map<Integer, Flipchart> flipcharts, ZoneId zone) {
    ZoneId place =
        workshop.zone().filter(ZoneId.getAvailableZoneIds()::contains).map(ZoneId::of).orElse(zone);
    Activity activity = workshop.activity();
    List<Category> categories =
        activity.cardSheets().stream().flatMap(sheet -> sheet.categories().stream()).toList();
    List<TableReport> tables =
        workshop.tables().stream()
            .map(
                table ->
                    tableReport(
                        workshop, table, flipcharts.getOrDefault(table.number(), Flipchart.EMPTY)))
            .toList();
    List<Flipchart> all = tables.stream().map(TableReport::flipchart).toList();
    return new Report(
        workshop.name(),
        activity.title(),
        activity.language(),
        LocalDate.ofInstant(Instant.ofEpochMilli(workshop.createdAt()), place),
        workshop.participants().size(),
        categories,
        tables,
        NamedPlayer.across(tables),
        PartnershipMatrix.of(categories.stream().map(Category::id).toList(), all),
        new Totals(
            tables.size(),
            workshop.participants().size(),
            all.stream().mapToInt(flipchart -> flipchart.players().size()).sum(),
            all.stream().mapToInt(flipchart -> flipchart.partnerships().size()).sum(),
            all.stream().mapToInt(Flipchart::stars).sum(),
            (int) all.stream().filter(flipchart -> !flipchart.challenge().isBlank()).count(),
            (int) all.stream().filter(flipchart -> !flipchart.pitch().isBlank()).count()));
  }

  /** The sector of this id. */
  public Optional<Category> sector(String id) {
    return sectors.stream().filter(sector -> sector.id().equals(id)).findFirst();
  }

  /** The players that several tables named. */
  public List<NamedPlayer> sharedPlayers() {
    return players.stream().filter(player -> player.tables().size() > 1).toList();
  }

  private static TableReport tableReport(Workshop workshop, Table table, Flipchart flipchart) {
    return new TableReport(
        table.number(),
        table.city(),
        table.label(),
        workshop.participantsAt(table.number()).stream().map(Participant::name).toList(),
        flipchart,
        secondsToSay(flipchart.pitch(), workshop.activity().wordsPerMinute()),
        workshop.hidden().stream()
            .filter(item -> item.table() == table.number())
            .map(HiddenItem::item)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static int secondsToSay(String text, int wordsPerMinute) {
    long words = GAP.splitAsStream(text.strip()).filter(word -> !word.isEmpty()).count();
    return (int) Math.ceilDiv(words * 60, wordsPerMinute);
  }
}
