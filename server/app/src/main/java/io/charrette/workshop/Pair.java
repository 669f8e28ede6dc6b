package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two people of a table who show each other what they write while it is hidden from all others, or
 * three (SPEC M39).
 *
 * @param people their ids; one who is left, or has nobody yet, is alone
 */
public record Pair(int table, List<String> people) {
  private static final int MOST = 3;

  public Pair {
    people = List.copyOf(people);
  }

  /** Two by two in the order in which they joined, of an odd number the last three together. */
  static List<Pair> form(People all) {
    List<Pair> pairs = new ArrayList<>();
    present(all)
        .forEach(
            (table, people) -> {
              int count = Math.max(1, people.size() / 2);
              for (int i = 0; i < count; i++) {
                int end = i == count - 1 ? people.size() : 2 * i + 2;
                pairs.add(new Pair(table, people.subList(2 * i, end)));
              }
            });
    return List.copyOf(pairs);
  }

  /**
   * The same after people have come or gone. Those who stay keep together; who is new joins
   * somebody who is alone, or else a pair, or waits for the next.
   */
  static List<Pair> settle(List<Pair> before, People all) {
    Map<Integer, List<String>> present = present(all);
    List<Pair> pairs = new ArrayList<>();
    for (Pair pair : before) {
      List<String> there = present.getOrDefault(pair.table, List.of());
      List<String> left = pair.people.stream().filter(there::contains).toList();
      if (!left.isEmpty()) {
        pairs.add(new Pair(pair.table, left));
      }
    }
    present.forEach((table, people) -> people.forEach(person -> place(pairs, table, person)));
    return List.copyOf(pairs);
  }

  private static void place(List<Pair> pairs, int table, String person) {
    List<Pair> here = pairs.stream().filter(pair -> pair.table == table).toList();
    if (here.stream().anyMatch(pair -> pair.people.contains(person))) {
      return;
    }
    Pair joined = null;
    for (Pair pair : here) {
      int size = pair.people.size();
      if (size < MOST && (joined == null || size < joined.people.size())) {
        joined = pair;
      }
    }
    if (joined == null) {
      pairs.add(new Pair(table, List.of(person)));
    } else {
      List<String> more = Stream.concat(joined.people.stream(), Stream.of(person)).toList();
      pairs.set(pairs.indexOf(joined), new Pair(table, more));
    }
  }

  /** The people of each table, but those who are away for long. */
  private static Map<Integer, List<String>> present(People all) {
    Map<Integer, List<String>> present = new TreeMap<>();
    for (Participant person : all.participants().values()) {
      if (!all.lapsed().contains(person.id())) {
        Objects.requireNonNull(present.computeIfAbsent(person.table(), t -> new ArrayList<>()))
            .add(person.id());
      }
    }
    return present;
  }
}
