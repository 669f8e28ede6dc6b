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
 */
public record Undo(
    String control,
    Controls before,
    @Nullable Integer added,
    @Nullable Integer merged,
    Map<String, Integer> seats) {
  public Undo {
    seats = Collections.unmodifiableMap(new TreeMap<>(seats));
  }

  /** Of a control that changes nothing but controls. */
  Undo(String control, Controls before) {
    this(control, before, null, null, Map.of());
  }

  /**
   * After somebody has taken a seat: null if it is at the table that was added, which is then there
   * to stay.
   */
  @Nullable Undo afterSeating(String participantId, int table) {
    if (added != null && added == table) {
      return null;
    }
    if (!seats.containsKey(participantId)) {
      return this;
    }
    Map<String, Integer> others = new TreeMap<>(seats);
    others.remove(participantId);
    return new Undo(control, before, added, merged, others);
  }
}
