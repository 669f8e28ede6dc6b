package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who pitches when. Every table of the workshop is in exactly one of the three.
 *
 * @param order tables still to come, in their order
 * @param done tables that have pitched, in the order in which they ended
 * @param presenting the table that pitches now, if any
 */
public record Pitches(List<Integer> order, List<Integer> done, @Nullable Integer presenting) {
  public Pitches {
    order = List.copyOf(order);
    done = List.copyOf(done);
  }

  boolean isPresenting(int table) {
    return presenting != null && presenting == table;
  }

  /** This table pitches now; the one that did is done. */
  Pitches call(int table) {
    Pitches before = end();
    return new Pitches(without(before.order, table), without(before.done, table), table);
  }

  /** The table that pitches, if any, is done. */
  Pitches end() {
    return presenting == null ? this : new Pitches(order, with(done, presenting), null);
  }

  /** This table goes to the end of the order. */
  Pitches skip(int table) {
    return new Pitches(
        with(without(order, table), table), done, isPresenting(table) ? null : presenting);
  }

  /** These tables are to come in this order; those of them that were done are not any longer. */
  Pitches ordered(List<Integer> newOrder) {
    List<Integer> stillDone = new ArrayList<>(done);
    stillDone.removeAll(newOrder);
    return new Pitches(newOrder, stillDone, presenting);
  }

  private static List<Integer> with(List<Integer> tables, int table) {
    List<Integer> more = new ArrayList<>(tables);
    more.add(table);
    return more;
  }

  private static List<Integer> without(List<Integer> tables, int table) {
    return tables.stream().filter(other -> other != table).toList();
  }
}
