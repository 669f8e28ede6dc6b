package io.charrette.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;
import io.charrette.activity.TurnOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The orders in which a new workshop's tables are to come. One that is drawn follows from the
 * workshop's id, which nobody chooses, so that it is the same whenever the event is read.
 */
final class TurnOrders {
  private TurnOrders() {}

  /** The turns of each phase that has any. */
  static Map<String, Turns> of(Event.Created created) {
    Map<String, Turns> turns = new LinkedHashMap<>();
    List<Integer> tables = IntStream.rangeClosed(1, created.tables().size()).boxed().toList();
    for (Phase phase : created.activity().own().phases()) {
      if (phase.clock() == PhaseClock.TURNS) {
        turns.put(
            phase.id(),
            isDrawn(phase)
                ? Turns.toBeSet(drawn(tables, phase, created.id()))
                : Turns.inOrder(tables, List.of(), null));
      }
    }
    return turns;
  }

  /** Whether there is anything to be told: the tables' own order everybody knows. */
  private static boolean isDrawn(Phase phase) {
    return phase.turns() != null && phase.turns().order() == TurnOrder.DRAWN;
  }

  private static List<Integer> drawn(List<Integer> tables, Phase phase, String workshopId) {
    return tables.stream()
        .sorted(Comparator.comparing(table -> lot(workshopId, phase.id(), table)))
        .toList();
  }

  /** What a table draws. */
  private static String lot(String workshopId, String phaseId, int table) {
    try {
      byte[] drawn = (workshopId + "/" + phaseId + "/" + table).getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(drawn));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
