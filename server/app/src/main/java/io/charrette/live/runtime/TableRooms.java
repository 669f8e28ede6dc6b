package io.charrette.live.runtime;

import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.HostContext;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomOrder;
import io.charrette.workshop.Silence;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of a workshop's tables as its runtime knows them: which are in memory, and what the
 * workshop's state means for each. Touched by the runtime's context only.
 */
final class TableRooms {
  private final String workshopId;
  private final HostContext host;
  private final BooleanSupplier watched;
  private final Set<Integer> loaded = new HashSet<>();

  private @Nullable FlipchartLayout layout;

  /** When all were last woken, epoch milliseconds; long ago at first. */
  private long wokenAt = Long.MIN_VALUE / 2;

  /** How often rooms were told facts. */
  private long editions;

  /**
   * Knows of none in memory.
   *
   * @param watched whether anybody is here who sees the digests of all tables
   */
  TableRooms(String workshopId, HostContext host, BooleanSupplier watched) {
    this.workshopId = workshopId;
    this.host = host;
    this.watched = watched;
  }

  /** A table's room is in memory, or about to be. */
  void up(int table) {
    loaded.add(table);
  }

  void down(int table) {
    loaded.remove(table);
  }

  boolean noneLoaded() {
    return loaded.isEmpty();
  }

  /** What the state means for a table's room; the last that was made holds. */
  RoomOrder.Facts facts(Workshop workshop, int table) {
    return new RoomOrder.Facts(
        new RoomKey(workshopId, table),
        workshop.table(table).isPresent(),
        startedAt(workshop, table),
        ++editions,
        layout(workshop),
        workshop.people().at(table),
        workshop.hiddenAt(table),
        workshop.lockedSince(table).orElse(RoomOrder.Facts.OPEN),
        silentSince(workshop),
        together(workshop, table),
        workshop.broughtBackAt() != null,
        workshop.merges().mergedAt(table),
        workshop.merges().joinedAt(table),
        watched.getAsBoolean() || isPresented(workshop, table));
  }

  /** The layout of its activity, made once: an activity stays what it is. */
  private FlipchartLayout layout(Workshop workshop) {
    FlipchartLayout known = layout;
    if (known == null && workshop.exists()) {
      known = FlipchartLayout.of(workshop.activity());
      layout = known;
    }
    return known == null ? FlipchartLayout.NONE : known;
  }

  /** Tells all that are in memory. */
  void tell(Workshop workshop) {
    if (workshop.exists()) {
      loaded.forEach(table -> host.bus().send(facts(workshop, table)));
    }
  }

  /** Tells those for which a change of the state means something. */
  void tell(Workshop before, Workshop after) {
    for (int table : loaded) {
      if (!before.lockedSince(table).equals(after.lockedSince(table))
          || !before.people().at(table).equals(after.people().at(table))
          || !before.hiddenAt(table).equals(after.hiddenAt(table))
          || startedAt(before, table) != startedAt(after, table)
          || before.merges().mergedAt(table) != after.merges().mergedAt(table)
          || before.merges().joinedAt(table) != after.merges().joinedAt(table)
          || silentSince(before) != silentSince(after)
          || !together(before, table).equals(together(after, table))
          || isPresented(before, table) != isPresented(after, table)) {
        host.bus().send(facts(after, table));
      }
    }
  }

  /**
   * Keeps all of them in memory while somebody watches, so that digests go on. To be called more
   * often than rooms leave memory.
   */
  void wake(Workshop workshop) {
    long now = host.clock().millis();
    if (workshop.exists() && now - wokenAt >= host.limits().pace().idleAfter().toMillis() / 2) {
      wokenAt = now;
      workshop.tables().forEach(this::wake);
    }
  }

  /** Loads those that are not in memory: what could not be loaded once can be now, perhaps. */
  void wakeMissing(Workshop workshop) {
    workshop.tables().stream()
        .filter(table -> !loaded.contains(table.number()))
        .forEach(this::wake);
  }

  private void wake(Table table) {
    host.bus().send(new RoomOrder.Wake(new RoomKey(workshopId, table.number())));
  }

  /** Has a table's room close the sockets of a participant. */
  void expel(String participantId, int table, CloseReason reason) {
    host.bus().send(new RoomOrder.Expel(new RoomKey(workshopId, table), participantId, reason));
  }

  /** Whether all who are connected see what the table writes. */
  private static boolean isPresented(Workshop workshop, int table) {
    return workshop.presentedTable().filter(presented -> presented == table).isPresent();
  }

  private static long silentSince(Workshop workshop) {
    Silence.Present present = workshop.silence().present();
    return present == null ? RoomOrder.Facts.OPEN : present.since();
  }

  private static List<List<String>> together(Workshop workshop, int table) {
    Silence.Present present = workshop.silence().present();
    return present == null ? List.of() : present.at(table);
  }

  private static long startedAt(Workshop workshop, int table) {
    return workshop.table(table).map(Table::startedAt).orElse(Table.WITH_WORKSHOP);
  }
}
