package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.loop.RoomOrder;
import io.charrette.workshop.Table;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a room knows of its workshop.
 *
 * @param startedAt which of the table's flipcharts is the present one
 * @param edition of the facts it knows this by
 * @param layout of the flipchart
 * @param roots the shared types that a participant may name (SPEC W11)
 * @param people the ids of the participants at the table
 * @param hidden the items that only facilitators see
 * @param lockedSince epoch milliseconds, {@link RoomOrder.Facts#OPEN} while it is not locked
 * @param silentSince epoch milliseconds, {@link RoomOrder.Facts#OPEN} while everybody sees what is
 *     written
 * @param broughtBack whether the workshop comes from another server
 * @param mergedAt when the last of those tables became one with it that are, epoch milliseconds; 0:
 *     none
 * @param joinedAt the same of those whose words were durable here by then
 * @param together the ids of those who show each other what they write in a silence, pair by pair
 */
record TableFacts(
    boolean exists,
    long startedAt,
    long edition,
    FlipchartLayout layout,
    Set<String> roots,
    Set<String> people,
    Set<String> hidden,
    long lockedSince,
    long silentSince,
    boolean broughtBack,
    long mergedAt,
    long joinedAt,
    List<List<String>> together) {
  /** Before anything is known. */
  static final TableFacts UNKNOWN =
      new TableFacts(
          false,
          Table.WITH_WORKSHOP,
          -1,
          FlipchartLayout.NONE,
          Set.of(),
          Set.of(),
          Set.of(),
          RoomOrder.Facts.OPEN,
          RoomOrder.Facts.OPEN,
          false,
          0,
          0,
          List.of());

  static TableFacts of(RoomOrder.Facts facts) {
    return new TableFacts(
        facts.exists(),
        facts.startedAt(),
        facts.edition(),
        facts.layout(),
        facts.layout().roots(),
        facts.people(),
        facts.hidden(),
        facts.lockedSince(),
        facts.silentSince(),
        facts.broughtBack(),
        facts.mergedAt(),
        facts.joinedAt(),
        facts.together());
  }

  /** What a document means at this table. */
  Flipchart read(Document document) {
    return Flipchart.read(document, layout, people);
  }

  /** The same to those who are not shown what is hidden. */
  Flipchart readShown(Document document) {
    return Flipchart.read(document, layout, people, hidden);
  }

  boolean locked() {
    return lockedSince != RoomOrder.Facts.OPEN;
  }

  /** Whether what a participant writes is hidden from the others (SPEC W46). */
  boolean silent() {
    return silentSince != RoomOrder.Facts.OPEN;
  }

  /** Whom in a silence a participant shows what they write, themselves among them. */
  List<String> pairOf(String participant) {
    return together.stream()
        .filter(pair -> pair.contains(participant))
        .findFirst()
        .orElse(List.of());
  }

  /** Whether participants may write, or show what they write, who might not before. */
  boolean setFree(TableFacts before) {
    return (before.locked() && !locked()) || (before.silent() && !silent());
  }

  /** Whether the same document looks otherwise by these facts than before. */
  boolean showOtherwise(TableFacts before) {
    return !before.hidden.equals(hidden) || !before.people.equals(people);
  }

  /** Whether participants' updates are no longer applied (SPEC W8). */
  boolean pensDown(long nowMs, Duration grace) {
    return locked() && nowMs - lockedSince >= grace.toMillis();
  }
}
