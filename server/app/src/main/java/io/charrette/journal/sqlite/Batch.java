package io.charrette.journal.sqlite;

import io.charrette.journal.RefusedForGoodException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that becomes durable together, and what to tell of each once it is. The writer thread's own.
 */
final class Batch {
  private final long number;
  private final List<Work> works;
  private final List<Runnable> outcomes = new ArrayList<>();
  private final IdentityHashMap<Work, RefusedForGoodException> refused = new IdentityHashMap<>();
  private final Map<String, RefusedForGoodException> broken = new LinkedHashMap<>();

  /**
   * A batch of which nothing has been done.
   *
   * @param number one more than the batch before it, whatever became of that
   */
  Batch(long number, List<Work> works) {
    this.number = number;
    this.works = works;
  }

  long number() {
    return number;
  }

  List<Work> works() {
    return works;
  }

  /** What to tell, in the order of the works; meaningful once the batch is durable. */
  List<Runnable> outcomes() {
    return outcomes;
  }

  /** Why this work is left out, if it is. */
  @Nullable RefusedForGoodException refusal(Work work) {
    return refused.isEmpty() ? null : refused.get(work);
  }

  /** Whether anything of it is left out. */
  boolean refusesAny() {
    return !refused.isEmpty();
  }

  /** The streams whose appends fail, also those that still queue, and why. */
  Map<String, RefusedForGoodException> broken() {
    return broken;
  }

  /**
   * Leaves out a work that can never be done. If it is an append, those of its stream behind it are
   * left out, too: one that was given later is not to be there without it. Counted appends need no
   * such care, since their numbers say what must be there before them.
   *
   * @param index of the work among all
   */
  void refuse(int index, RefusedForGoodException because) {
    Work work = works.get(index);
    refused.put(work, because);
    if (work instanceof Work.Append) {
      String stream = work.stream();
      List<Work> later = works.subList(index + 1, works.size());
      Work.appendsBehind(stream, later).forEach(append -> refused.put(append, because.behind()));
      boolean deleted =
          later.stream().anyMatch(w -> w instanceof Work.Delete && w.stream().equals(stream));
      if (!deleted) {
        broken.put(stream, because.behind());
      }
    }
  }

  boolean deletes() {
    return works.stream().anyMatch(work -> work instanceof Work.Delete);
  }
}
