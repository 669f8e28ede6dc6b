package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a phase. Every table of the workshop is in exactly one of the three.
 *
 * @param order tables still to come, in their order
 * @param done tables that have had their turn, in the order in which they ended
 * @param presenting the table whose turn it is now, if any
 */
public record Turns(List<Integer> order, List<Integer> done, @Nullable Integer presenting) {
  public Turns {
    order = List.copyOf(order);
    done = List.copyOf(done);
  }

  boolean isPresenting(int table) {
    return presenting != null && presenting == table;
  }

  /** It is this table's turn now; the one whose it was is done. */
  Turns call(int table) {
    Turns before = end();
    return new Turns(without(before.order, table), without(before.done, table), table);
  }

  /** The table whose turn it is, if any, is done. */
  Turns end() {
    return presenting == null ? this : new Turns(order, with(done, presenting), null);
  }

  /** This table goes to the end of the order. */
  Turns skip(int table) {
    return new Turns(
        with(without(order, table), table), done, isPresenting(table) ? null : presenting);
  }

  /** With a table that was not there before, which comes last. */
  Turns joinedBy(int table) {
    return new Turns(with(order, table), done, presenting);
  }

  /** These tables are to come in this order; those of them that were done are not any longer. */
  Turns ordered(List<Integer> newOrder) {
    List<Integer> stillDone = new ArrayList<>(done);
    stillDone.removeAll(newOrder);
    return new Turns(newOrder, stillDone, presenting);
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
