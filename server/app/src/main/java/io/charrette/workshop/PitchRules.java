package io.charrette.workshop;

import io.charrette.activity.PhaseClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** When tables are called to pitch, and in which order (SPEC M5, M6). */
final class PitchRules {
  private PitchRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Pitching command, long now) {
    Pitches pitches = state.controls().pitches();
    return switch (command) {
      case FacilitatorCommand.DrawPitches draw -> draw(pitches, draw.seed(), now);
      case FacilitatorCommand.OrderPitches order -> order(state, pitches, order.order(), now);
      case FacilitatorCommand.CallPitch call -> call(state, call.table(), now);
      case FacilitatorCommand.NextPitch ignored ->
          pitches.order().isEmpty()
              ? Decider.notNow("no table is left to pitch")
              : call(state, pitches.order().getFirst(), now);
      case FacilitatorCommand.SkipPitch skip -> skip(state, pitches, skip.table(), now);
      case FacilitatorCommand.EndPitch ignored ->
          pitches.presenting() == null
              ? Decider.notNow("no table is pitching")
              : Decision.accept(new Event.PitchEnded(now));
    };
  }

  private static Decision draw(Pitches pitches, long seed, long now) {
    if (pitches.order().isEmpty()) {
      return Decider.notNow("no table is left to pitch");
    }
    List<Integer> drawn = new ArrayList<>(pitches.order());
    Collections.sort(drawn);
    Collections.shuffle(drawn, new Random(seed));
    return Decision.accept(new Event.PitchesOrdered(now, drawn));
  }

  private static Decision order(Workshop state, Pitches pitches, List<Integer> order, long now) {
    Set<Integer> wanted = new HashSet<>();
    for (int table : order) {
      if (state.table(table).isEmpty()) {
        return Decider.noSuchTable(table);
      }
      if (!wanted.add(table)) {
        return Decider.malformed("order: table " + table + " is there twice");
      }
      if (pitches.isPresenting(table)) {
        return Decider.notNow("table " + table + " is pitching");
      }
    }
    if (!wanted.containsAll(pitches.order())) {
      return Decider.notNow("the order must name every table that is still to pitch");
    }
    return order.equals(pitches.order())
        ? Decision.alreadySo()
        : Decision.accept(new Event.PitchesOrdered(now, order));
  }

  private static Decision call(Workshop state, int table, long now) {
    if (state.table(table).isEmpty()) {
      return Decider.noSuchTable(table);
    }
    if (state.phase().clock() != PhaseClock.TURNS) {
      return Decider.notNow("pitches are called in the pitches' phase");
    }
    if (state.controls().pitches().isPresenting(table)) {
      return Decider.notNow("table " + table + " is pitching");
    }
    return Decision.accept(new Event.PitchCalled(now, table, now + state.controls().phaseLength()));
  }

  private static Decision skip(Workshop state, Pitches pitches, int table, long now) {
    if (state.table(table).isEmpty()) {
      return Decider.noSuchTable(table);
    }
    if (!pitches.order().contains(table) && !pitches.isPresenting(table)) {
      return Decider.notNow("table " + table + " has pitched");
    }
    return !pitches.order().isEmpty() && pitches.order().getLast() == table
        ? Decision.alreadySo()
        : Decision.accept(new Event.PitchSkipped(now, table));
  }
}
