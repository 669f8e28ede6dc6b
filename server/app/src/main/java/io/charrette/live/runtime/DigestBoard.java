package io.charrette.live.runtime;

import io.charrette.flipchart.Digest;
import io.charrette.live.loop.RoomDigest;
import io.charrette.message.ServerMessage;
import io.charrette.message.TableDigest;
import io.charrette.workshop.Sight;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The digests of a workshop's tables as far as they are known (SPEC W6), and which of them have
 * changed since they were last sent. Touched by the runtime's context only.
 */
final class DigestBoard {
  private final Supplier<Workshop> workshop;
  private final Map<Integer, RoomDigest> digests = new TreeMap<>();
  private final IntUnaryOperator people;
  private final Map<Integer, String> full = new TreeMap<>();
  private final Map<Integer, String> shown = new TreeMap<>();
  private final Set<Integer> changed = new TreeSet<>();

  /**
   * Starts with none.
   *
   * @param workshop gives the present state, which knows the calls for help
   * @param people gives how many are connected to a table
   */
  DigestBoard(Supplier<Workshop> workshop, IntUnaryOperator people) {
    this.workshop = workshop;
    this.people = people;
  }

  void put(int table, RoomDigest digest) {
    if (!digest.equals(digests.put(table, digest))) {
      touch(table);
    }
  }

  /** Something of this table's digest has changed that the board does not keep. */
  void touch(int table) {
    full.remove(table);
    shown.remove(table);
    changed.add(table);
  }

  /** The tables that have changed since this was last asked, of those that are known. */
  Set<Integer> takeChanged() {
    Set<Integer> taken =
        changed.stream().filter(digests::containsKey).collect(Collectors.toUnmodifiableSet());
    changed.clear();
    return taken;
  }

  Set<Integer> known() {
    return Set.copyOf(digests.keySet());
  }

  /** The message of these tables' digests for facilitators; null when none of them is known. */
  @Nullable Buffer full(Collection<Integer> tables) {
    return message(tables, full, true);
  }

  /**
   * The same for participants, of the table that the screen shows: without what is hidden, and
   * while its texts are frozen without what they are now.
   */
  @Nullable Buffer shown(Collection<Integer> tables) {
    Map<String, String> frozen = Sight.of(workshop.get()).frozen();
    return frozen == null
        ? message(tables, shown, false)
        : join(tables, table -> digest(table, false).frozen(frozen).write());
  }

  /** The same for screens: what their scene needs of it; null when that is nothing. */
  @Nullable Buffer onScreen(Collection<Integer> tables) {
    Sight sight = Sight.of(workshop.get());
    return join(
        tables.stream().filter(sight::includes).toList(),
        table -> {
          TableDigest digest = digest(table, false).forScreen(sight.detail());
          return (sight.frozen() == null ? digest : digest.frozen(sight.frozen())).write();
        });
  }

  private @Nullable Buffer message(
      Collection<Integer> tables, Map<Integer, String> written, boolean withHidden) {
    return join(
        tables,
        table -> written.computeIfAbsent(table, number -> digest(number, withHidden).write()));
  }

  private @Nullable Buffer join(Collection<Integer> tables, IntFunction<String> write) {
    List<String> parts =
        tables.stream().filter(digests::containsKey).sorted().map(write::apply).toList();
    return parts.isEmpty() ? null : Buffer.buffer(ServerMessage.Digests.join(parts));
  }

  private TableDigest digest(int table, boolean withHidden) {
    RoomDigest digest = Objects.requireNonNull(digests.get(table));
    // The room may not have heard yet of what has just been hidden.
    Digest shown = digest.shown().without(workshop.get().hiddenAt(table));
    return TableDigest.of(
        table,
        withHidden ? digest.full() : shown,
        shown,
        workshop.get().isReady(digest.full().ready()),
        digest.lastEdit(),
        digest.writing(),
        people.applyAsInt(table),
        workshop.get().table(table).map(Table::helpSince).orElse(null));
  }
}
