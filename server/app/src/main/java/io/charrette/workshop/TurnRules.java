package io.charrette.workshop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** When tables are called, in which order, and how they are told to end (SPEC M5, M6, M27). */
final class TurnRules {
  private TurnRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Calling command, long now) {
    return switch (command) {
      case FacilitatorCommand.DrawTurns draw ->
          in(state, draw.phase(), turns -> draw(state, turns, draw, now));
      case FacilitatorCommand.OrderTurns order ->
          in(state, order.phase(), turns -> order(state, turns, order, now));
      case FacilitatorCommand.CallTurn call ->
          !state.isOpen(call.table())
              ? Decider.noSuchTable(call.table())
              : now(state, turns -> call(state, turns, call.table(), now));
      case FacilitatorCommand.NextTurn ignored -> now(state, turns -> next(state, turns, now));
      case FacilitatorCommand.SkipTurn skip ->
          in(state, skip.phase(), turns -> skip(state, turns, skip, now));
      case FacilitatorCommand.EndTurn ignored ->
          now(
              state,
              turns ->
                  turns.presenting() == null
                      ? nobodysTurn()
                      : Decision.accept(new Event.TurnEnded(now)));
      case FacilitatorCommand.OpenOffers open ->
          now(state, turns -> answer(state, turns, open.open(), now));
      case FacilitatorCommand.OfferAfterEach each ->
          in(state, each.phase(), turns -> answerEach(turns, each, now));
      case FacilitatorCommand.HideOffer hide -> OfferRules.hide(state, hide, now);
      case FacilitatorCommand.SignalWrapUp signal ->
          now(state, turns -> wrapUp(turns, signal.on(), now));
    };
  }

  private static Decision in(Workshop state, String phase, Function<Turns, Decision> rule) {
    return state
        .controls()
        .turnsIn(phase)
        .map(rule)
        .orElseGet(
            () -> Decider.malformed("phase: there are no turns in a phase \"" + phase + "\""));
  }

  private static Decision now(Workshop state, Function<Turns, Decision> rule) {
    return state
        .controls()
        .turnsIn(state.controls().phase())
        .map(rule)
        .orElseGet(() -> Decider.notNow("tables are called in a phase with turns"));
  }

  /** Tables where nobody sits are not drawn: they stand behind the others, in their own order. */
  private static Decision draw(
      Workshop state, Turns turns, FacilitatorCommand.DrawTurns draw, long now) {
    if (turns.order().isEmpty()) {
      return noneLeft();
    }
    List<Integer> drawn = new ArrayList<>(turns.comingTo(state.seatedTables()).order());
    Collections.sort(drawn);
    Collections.shuffle(drawn, new Random(draw.seed()));
    turns.order().stream().filter(table -> !drawn.contains(table)).sorted().forEach(drawn::add);
    return Decision.accept(new Event.TurnsOrdered(now, draw.phase(), drawn, true));
  }

  private static Decision order(
      Workshop state, Turns turns, FacilitatorCommand.OrderTurns command, long now) {
    List<Integer> order = command.order();
    Set<Integer> wanted = new HashSet<>();
    for (int table : order) {
      if (!state.isOpen(table)) {
        return Decider.noSuchTable(table);
      }
      if (!wanted.add(table)) {
        return Decider.malformed("order: table " + table + " is there twice");
      }
      if (turns.isPresenting(table)) {
        return itsTurn(table);
      }
    }
    if (!wanted.containsAll(turns.order())) {
      return Decider.notNow("the order must name every table that is still to come");
    }
    return turns.set() && order.equals(turns.order())
        ? Decision.alreadySo()
        : Decision.accept(new Event.TurnsOrdered(now, command.phase(), order, false));
  }

  private static Decision next(Workshop state, Turns turns, long now) {
    List<Integer> coming = turns.comingTo(state.seatedTables()).order();
    return coming.isEmpty() ? noneLeft() : call(state, turns, coming.getFirst(), now);
  }

  private static Decision call(Workshop state, Turns turns, int table, long now) {
    return turns.isPresenting(table)
        ? itsTurn(table)
        : Decision.accept(new Event.TurnCalled(now, table, now + state.controls().turnLength()));
  }

  private static Decision skip(
      Workshop state, Turns turns, FacilitatorCommand.SkipTurn skip, long now) {
    int table = skip.table();
    if (!state.isOpen(table)) {
      return Decider.noSuchTable(table);
    }
    if (!turns.order().contains(table) && !turns.isPresenting(table)) {
      return Decider.notNow("table " + table + " has had its turn");
    }
    return turns.set() && !turns.order().isEmpty() && turns.order().getLast() == table
        ? Decision.alreadySo()
        : Decision.accept(new Event.TurnSkipped(now, skip.phase(), table));
  }

  private static Decision wrapUp(Turns turns, boolean on, long now) {
    if (turns.presenting() == null) {
      return nobodysTurn();
    }
    return turns.wrapUp() == on
        ? Decision.alreadySo()
        : Decision.accept(new Event.WrapUpSignalled(now, on));
  }

  private static Decision answer(Workshop state, Turns turns, boolean open, long now) {
    Integer table = open ? turns.lastHeard() : null;
    if (open && table == null) {
      return Decider.notNow("no table has had its turn yet");
    }
    Answering wanted = turns.answering().to(table);
    return wanted.equals(turns.answering())
        ? Decision.alreadySo()
        : Decision.accept(new Event.AnsweringSet(now, state.controls().phase(), wanted));
  }

  private static Decision answerEach(
      Turns turns, FacilitatorCommand.OfferAfterEach each, long now) {
    return turns.answering().afterEach() == each.on()
        ? Decision.alreadySo()
        : Decision.accept(
            new Event.AnsweringSet(
                now, each.phase(), new Answering(each.on(), turns.answering().table())));
  }

  private static Decision nobodysTurn() {
    return Decider.notNow("it is no table's turn");
  }

  private static Decision noneLeft() {
    return Decider.notNow("no table is left to be called");
  }

  private static Decision itsTurn(int table) {
    return Decider.notNow("it is table " + table + "'s turn");
  }
}
