package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

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

  private int more;

  /**
   * Notes a fault.
   *
   * @param values names and values in turn, of which only what a page can show is kept: what was
   *     found is the author's own, and so may be ids that are allowed elsewhere
   */
  void add(String path, Code code, String... values) {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      int most = values[i].equals("found") ? MOST_FOUND : MOST_LISTED;
      named.put(values[i], Characters.readable(values[i + 1], most));
    }
    add(new Fault(path, code, named));
  }

  private void add(Fault fault) {
    if (!seen.add(fault)) {
      return;
    }
    if (kept.size() == MOST_KEPT) {
      more++;
    } else {
      kept.add(fault);
    }
  }

  /** The same, at the places that {@code path} knows for theirs. */
  Faults at(UnaryOperator<String> path) {
    Faults moved = new Faults();
    for (Fault fault : kept) {
      moved.add(new Fault(path.apply(fault.path()), fault.code(), fault.values()));
    }
    moved.more = more;
    return moved;
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
