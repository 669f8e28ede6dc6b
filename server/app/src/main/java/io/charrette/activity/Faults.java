package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is found wrong while an activity is read. Whoever adds to it reads on. */
final class Faults {
  /** More are counted, not kept: an author mends these first. */
  private static final int MOST_KEPT = 100;

  /** Characters of what an author wrote, and of a list of what there is: sixteen ids and more. */
  private static final int MOST_FOUND = 80;

  private static final int MOST_LISTED = 1_000;

  private final List<Fault> kept = new ArrayList<>();

  /** A file is read once for each of its languages, and most faults are the same in all. */
  private final Set<Fault> seen = new HashSet<>();

  /** Where they are. */
  private final Set<String> paths = new HashSet<>();

  private int more;

  /** Whether there is one at this very path. */
  boolean isAt(String path) {
    return paths.contains(path);
  }

  /** Whether there is one at this path or below it. */
  boolean isWithin(String path) {
    return paths.stream().anyMatch(at -> at.equals(path) || at.startsWith(path + "."));
  }

  /**
   * Notes a fault.
   *
   * @param values names and values in turn, of which only what a page can show is kept: what was
   *     found is the author's own, and so may be ids that are allowed elsewhere
   */
  void add(String path, Code code, String... values) {
    add(new Fault(path, code, named(values)));
  }

  private static Map<String, String> named(String... values) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      int most = values[i].equals("found") ? MOST_FOUND : MOST_LISTED;
      named.put(values[i], Characters.readable(values[i + 1], most));
    }
    return named;
  }

  /**
   * Says of the fault of one code at a path what more is known of it: it has another code, and
   * these values besides its own.
   */
  void refine(String path, Code before, Code after, String... values) {
    for (int i = 0; i < kept.size(); i++) {
      Fault fault = kept.get(i);
      if (fault.path().equals(path) && fault.code() == before) {
        Map<String, String> all = named(values);
        all.putAll(fault.values());
        kept.set(i, new Fault(path, after, all));
      }
    }
  }

  private void add(Fault fault) {
    if (!seen.add(fault)) {
      return;
    }
    paths.add(fault.path());
    if (kept.size() == MOST_KEPT) {
      more++;
    } else {
      kept.add(fault);
    }
  }

  /**
   * These, and then others at the places that {@code path} knows for theirs, where there is none of
   * these; without those for which it knows none.
   */
  Faults and(Faults others, Function<String, @Nullable String> path) {
    Faults all = new Faults();
    kept.forEach(all::add);
    for (Fault fault : others.kept) {
      String at = path.apply(fault.path());
      if (at != null && !isAt(at)) {
        all.add(new Fault(at, fault.code(), fault.values()));
      }
    }
    all.more += more + others.more;
    return all;
  }

  /** Throws when there are any. */
  void throwAny() {
    if (!kept.isEmpty()) {
      throw asException();
    }
  }

  /** All of them, to be thrown. */
  InvalidActivityException asException() {
    return new InvalidActivityException(kept, more);
  }
}
