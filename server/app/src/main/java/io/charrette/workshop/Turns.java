package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a phase. Every open table of the workshop is in exactly one of the three.
 *
 * @param order tables still to come, in their order
 * @param done tables that have had their turn, in the order in which they ended
 * @param presenting the table whose turn it is now, if any
 * @param set whether a facilitator has set the order: drawn it, changed it, or called a table
 * @param wrapUp whether the table whose turn it is was asked to come to an end; never true while
 *     nobody has a turn
 * @param answering whether the room may answer to a turn
 * @param draws how often the order was drawn: a number that grows is news of a draw
 */
public record Turns(
    List<Integer> order,
    List<Integer> done,
    @Nullable Integer presenting,
    boolean set,
    boolean wrapUp,
    Answering answering,
    int draws) {
  public Turns {
    order = List.copyOf(order);
    done = List.copyOf(done);
  }

  /** Turns that nobody has had or set yet. */
  static Turns toBeSet(List<Integer> order) {
    return new Turns(order, List.of(), null, false, false, Answering.NONE, 0);
  }

  /** Turns whose order is set. */
  static Turns inOrder(List<Integer> order, List<Integer> done, @Nullable Integer presenting) {
    return new Turns(order, done, presenting, true, false, Answering.NONE, 0);
  }

  /**
   * These turns as a table may know them, or the room: no order before it is set, and who is asked
   * to come to an end only if it is this table (SPEC M25, M27).
   *
   * @param table null: the room, to which no table's signals are shown
   */
  Turns toldTo(@Nullable Integer table) {
    return new Turns(
        set ? order : List.of(),
        done,
        presenting,
        set,
        wrapUp && table != null && isPresenting(table),
        answering,
        draws);
  }

  /**
   * These turns as they come by themselves: a table where nobody has a seat is passed over until
   * somebody sits down there, unless nobody has one anywhere (SPEC M6).
   *
   * @param seated the tables where somebody has a seat
   */
  Turns comingTo(Set<Integer> seated) {
    return seated.isEmpty()
        ? this
        : new Turns(
            order.stream().filter(seated::contains).toList(),
            done,
            presenting,
            set,
            wrapUp,
            answering,
            draws);
  }

  boolean isPresenting(int table) {
    return presenting != null && presenting == table;
  }

  /** It is this table's turn now; the one whose it was is done. */
  Turns call(int table) {
    Turns before = end();
    return new Turns(
        without(before.order, table),
        without(before.done, table),
        table,
        true,
        false,
        answering.to(null),
        draws);
  }

  /** The table whose turn it is, if any, is done. */
  Turns end() {
    return presenting == null
        ? this
        : new Turns(
            order,
            with(done, presenting),
            null,
            set,
            false,
            answering.afterEach() ? answering.to(presenting) : answering,
            draws);
  }

  /** This table goes to the end of the order. */
  Turns skip(int table) {
    boolean leaves = isPresenting(table);
    return new Turns(
        with(without(order, table), table),
        done,
        leaves ? null : presenting,
        true,
        wrapUp && !leaves,
        answering.notTo(List.of(table)),
        draws);
  }

  /** With a table that was not there before, which comes last. */
  Turns joinedBy(int table) {
    return new Turns(with(order, table), done, presenting, set, wrapUp, answering, draws);
  }

  /**
   * Without a table that is closed, whose people go on at another: who heard one heard the other.
   */
  Turns mergedInto(int other, int table) {
    boolean bothDone = done.contains(table) && done.contains(other);
    boolean heardLater = bothDone && done.indexOf(table) > done.indexOf(other);
    return new Turns(
        without(order, table),
        heardLater ? replaced(without(done, other), table, other) : without(done, table),
        presenting,
        set,
        wrapUp,
        answering.notTo(List.of(table)),
        draws);
  }

  /** These tables are to come in this order; those of them that were done are not any longer. */
  Turns ordered(List<Integer> newOrder) {
    return ordered(newOrder, draws);
  }

  /** These tables are to come in this order, which was drawn. */
  Turns drawn(List<Integer> newOrder) {
    return ordered(newOrder, draws + 1);
  }

  private Turns ordered(List<Integer> newOrder, int drawn) {
    List<Integer> stillDone = new ArrayList<>(done);
    stillDone.removeAll(newOrder);
    return new Turns(
        newOrder, stillDone, presenting, true, wrapUp, answering.notTo(newOrder), drawn);
  }

  /** The table whose turn it is, if any, is asked to come to an end, or no longer. */
  Turns wrappingUp(boolean on) {
    return new Turns(order, done, presenting, set, on && presenting != null, answering, draws);
  }

  /** The room may answer as this says. */
  Turns answering(Answering other) {
    return new Turns(order, done, presenting, set, wrapUp, other, draws);
  }

  /** The table to which there could be answers: the one whose turn it is or was last. */
  @Nullable Integer lastHeard() {
    return presenting != null || done.isEmpty() ? presenting : done.getLast();
  }

  private static List<Integer> with(List<Integer> tables, int table) {
    List<Integer> more = new ArrayList<>(tables);
    more.add(table);
    return more;
  }

  private static List<Integer> replaced(List<Integer> tables, int table, int other) {
    return tables.stream().map(each -> each == table ? Integer.valueOf(other) : each).toList();
  }

  private static List<Integer> without(List<Integer> tables, int table) {
    return tables.stream().filter(other -> other != table).toList();
  }
}
