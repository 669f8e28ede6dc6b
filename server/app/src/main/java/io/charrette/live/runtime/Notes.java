package io.charrette.live.runtime;

import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What is noted of people and links as it happens, once, and nobody waits for. The journal may take
 * nothing just then, and it would not happen again: so what could not be stored is tried again,
 * unless it is no longer so. Touched by the runtime's context only.
 */
final class Notes {
  private final Function<Command, Future<Outcome>> execution;

  /** What was not stored yet, and whether it still holds. */
  private final Map<Command, BooleanSupplier> owed = new LinkedHashMap<>();

  private final Set<Command> underWay = new HashSet<>();

  /** Owes nothing yet. */
  Notes(Function<Command, Future<Outcome>> execution) {
    this.execution = execution;
  }

  /**
   * Has something noted, now or later.
   *
   * @param holds whether it is still to be noted; asked before it is tried again
   */
  void take(Command note, BooleanSupplier holds) {
    owed.put(note, holds);
    if (!underWay.contains(note)) {
      store(note);
    }
  }

  /** Tries again what could not be stored. */
  void takeAgain() {
    owed.values().removeIf(holds -> !holds.getAsBoolean());
    List.copyOf(owed.keySet()).stream()
        .filter(note -> !underWay.contains(note))
        .forEach(this::store);
  }

  /** Whether all is stored. */
  boolean isDone() {
    return owed.isEmpty();
  }

  private void store(Command note) {
    BooleanSupplier holds = owed.get(note);
    underWay.add(note);
    execution
        .apply(note)
        .onComplete(
            (outcome, failure) -> {
              underWay.remove(note);
              if (!(outcome instanceof Outcome.Unavailable)) {
                // But not what was to be noted again meanwhile.
                owed.remove(note, holds);
              }
            });
  }
}
