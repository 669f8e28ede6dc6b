package io.charrette.workshop;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which phases begin silently, and the silence that there is now (SPEC M38).
 *
 * @param asked the phases that are to begin silently, when they come
 * @param present null while everybody sees what is written
 * @param shownAt when words were last shown that a silence had hidden, epoch milliseconds; null
 *     where none were
 */
public record Silence(Set<String> asked, @Nullable Present present, @Nullable Long shownAt) {
  /** Nobody has asked for any. */
  public static final Silence NONE = new Silence(Set.of(), null, null);

  public Silence {
    asked = frozen(asked);
  }

  /**
   * A silence in the present phase.
   *
   * @param pairs whether people show each other, two by two, what they wrote
   * @param since epoch milliseconds
   * @param writers the ids of those of whom something is held back
   * @param together who shows it to whom; empty while each writes alone
   */
  public record Present(boolean pairs, long since, Set<String> writers, List<Pair> together) {
    public Present {
      writers = frozen(writers);
      together = List.copyOf(together);
    }

    /** Those of a table who show each other what they write, pair by pair. */
    public List<List<String>> at(int table) {
      return together.stream().filter(pair -> pair.table() == table).map(Pair::people).toList();
    }

    Present inPairs(People people) {
      return new Present(true, since, writers, Pair.form(people));
    }

    /** People have come or gone. */
    Present among(People people) {
      return pairs ? new Present(true, since, writers, Pair.settle(together, people)) : this;
    }

    Present with(String writer) {
      return new Present(pairs, since, plus(writers, writer), together);
    }
  }

  /** A later phase is to begin silently, or no longer. */
  Silence asking(String phase, boolean on) {
    return new Silence(on ? plus(asked, phase) : minus(asked, phase), present, shownAt);
  }

  /** The phase that is the present one begins silently. */
  Silence begun(String phase, long at) {
    return new Silence(minus(asked, phase), new Present(false, at, Set.of(), List.of()), shownAt);
  }

  /** The present one is another by now. */
  Silence with(Present other) {
    return new Silence(asked, other, shownAt);
  }

  /** Everybody sees what was written. */
  Silence ended(long at) {
    return new Silence(asked, null, at);
  }

  /** The workshop is in another phase than before: what was hidden is shown, or hiding begins. */
  Silence entering(String phase, long at) {
    return asked.contains(phase) ? begun(phase, at) : new Silence(asked, null, shownAt);
  }

  private static Set<String> frozen(Set<String> all) {
    return Collections.unmodifiableSet(new TreeSet<>(all));
  }

  private static Set<String> plus(Set<String> all, String one) {
    Set<String> more = new HashSet<>(all);
    more.add(one);
    return more;
  }

  private static Set<String> minus(Set<String> all, String one) {
    Set<String> fewer = new HashSet<>(all);
    fewer.remove(one);
    return fewer;
  }
}
