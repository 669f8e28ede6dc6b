package io.charrette.workshop;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code undo} would do.
 *
 * @param control the {@code type} of the command that it takes back, see {@link Event.Control}
 * @param before what the controls were before it
 * @param added the number of the table that it has added, null when it has added none
 * @param merged the number of the table that it has closed, null when it has closed none
 * @param seats where those were whom it has sent to other tables, by id, but for those who have
 *     taken another seat since
 * @param names of those to whom it has given another, by id, but for those who have taken another
 *     one since
 * @param tables what those were called that it has called otherwise, by number
 */
public record Undo(
    String control,
    Controls before,
    @Nullable Integer added,
    @Nullable Integer merged,
    Map<String, Integer> seats,
    Map<String, String> names,
    Map<Integer, NewTable> tables) {
  public Undo {
    seats = Collections.unmodifiableMap(new TreeMap<>(seats));
    names = Collections.unmodifiableMap(new TreeMap<>(names));
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  /** Of a control that changes nothing but controls. */
  Undo(String control, Controls before) {
    this(control, before, null, null, Map.of(), Map.of(), Map.of());
  }

  /** Of one that has added a table. */
  static Undo ofAdded(String control, Controls before, int table) {
    return new Undo(control, before, table, null, Map.of(), Map.of(), Map.of());
  }

  /** Of one that has closed a table, whose people had these seats. */
  static Undo ofMerged(String control, Controls before, int table, Map<String, Integer> seats) {
    return new Undo(control, before, null, table, seats, Map.of(), Map.of());
  }

  /** Of one that has sent people from these seats to others. */
  static Undo ofSent(String control, Controls before, Map<String, Integer> seats) {
    return new Undo(control, before, null, null, seats, Map.of(), Map.of());
  }

  /** Of one that has given somebody another name. */
  static Undo ofNamed(String control, Controls before, Participant was) {
    return new Undo(control, before, null, null, Map.of(), Map.of(was.id(), was.name()), Map.of());
  }

  /** Of one that has called a table otherwise. */
  static Undo ofNamed(String control, Controls before, Table was) {
    NewTable called = new NewTable(was.place(), was.label());
    return new Undo(control, before, null, null, Map.of(), Map.of(), Map.of(was.number(), called));
  }

  /**
   * After somebody has taken a seat: null if it is at the table that was added, which is then there
   * to stay.
   */
  @Nullable Undo afterSeating(String participantId, int table) {
    if (added != null && added == table) {
      return null;
    }
    return seats.containsKey(participantId)
        ? new Undo(control, before, added, merged, without(seats, participantId), names, tables)
        : this;
  }

  /** After somebody has taken another name. */
  Undo afterRenaming(String participantId) {
    return names.containsKey(participantId)
        ? new Undo(control, before, added, merged, seats, without(names, participantId), tables)
        : this;
  }

  private static <T> Map<String, T> without(Map<String, T> map, String id) {
    Map<String, T> others = new TreeMap<>(map);
    others.remove(id);
    return others;
  }
}
