package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The tables that have become one with others.
 *
 * @param all in the order in which it happened
 * @param last when it happened last, epoch milliseconds, also what was taken back since
 */
public record Merges(List<Merge> all, long last) {
  static final Merges NONE = new Merges(List.of(), 0);

  public Merges {
    all = List.copyOf(all);
  }

  /** How a table was closed, if it was. */
  public Optional<Merge> closing(int table) {
    return all.stream().filter(merge -> merge.from() == table && merge.closes()).findFirst();
  }

  /** Where those sit who look for a table: there, or where its people went. */
  public int seatsOf(int table) {
    return wayOf(table).getLast();
  }

  /** A table, and those to which its people went in turn; the last is where they sit. */
  List<Integer> wayOf(int table) {
    List<Integer> way = new ArrayList<>(List.of(table));
    for (Optional<Merge> next = closing(table);
        next.isPresent();
        next = closing(next.get().into())) {
      way.add(next.get().into());
    }
    return way;
  }

  /** Those by which people came to a table, also by way of others, in their order. */
  public List<Merge> endingAt(int table) {
    return all.stream().filter(merge -> merge.closes() && seatsOf(merge.from()) == table).toList();
  }

  /** When the last of those happened, epoch milliseconds; 0: there are none. */
  public long mergedAt(int table) {
    return last(endingAt(table));
  }

  /** The same of those by which flipcharts are together already. */
  public long joinedAt(int table) {
    return last(endingAt(table).stream().filter(merge -> !merge.underWay()).toList());
  }

  private static long last(List<Merge> merges) {
    return merges.stream().mapToLong(Merge::at).max().orElse(0);
  }

  /** The first of which flipcharts do not know yet. */
  public Optional<Merge> underWay() {
    return all.stream().filter(Merge::underWay).findFirst();
  }

  /** That of a table at a time. */
  Optional<Merge> of(int from, long at) {
    return all.stream().filter(merge -> merge.from() == from && merge.at() == at).findFirst();
  }

  Merges with(Merge merge) {
    List<Merge> more = new ArrayList<>(all);
    more.add(merge);
    return new Merges(more, merge.at());
  }

  Merges without(Merge merge) {
    return new Merges(all.stream().filter(each -> !each.equals(merge)).toList(), last);
  }

  Merges replacing(Merge merge, UnaryOperator<Merge> change) {
    return new Merges(
        all.stream().map(each -> each.equals(merge) ? change.apply(each) : each).toList(), last);
  }
}
