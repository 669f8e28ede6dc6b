package io.charrette.live.runtime;

import io.charrette.live.loop.Outcome;
import io.charrette.live.runtime.QueueState.Asked;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Event;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that were decided together, each on the state that those before it leave.
 *
 * @param decided what to answer each of them once the steps are durable
 * @param steps all that they change, in order
 */
record CommandBatch(List<Decided> decided, List<Step> steps) {

  /** A command and what to answer it; a failure when it could not be decided. */
  record Decided(Asked asked, Future<Outcome> outcome) {}

  /** An event, the state that it met, and the one that it left. */
  record Step(Workshop before, Event event, Workshop after) {
    /** What events make of a state. */
    static List<Step> of(Workshop before, List<Event> events) {
      List<Step> steps = new ArrayList<>(events.size());
      Workshop state = before;
      for (Event event : events) {
        Workshop after = Evolver.evolve(state, event);
        steps.add(new Step(state, event, after));
        state = after;
      }
      return steps;
    }
  }

  /** Decides commands. One whose rules throw fails alone: it changes nothing for those after it. */
  static CommandBatch decide(Workshop state, List<Asked> commands) {
    List<Decided> decided = new ArrayList<>(commands.size());
    List<Step> steps = new ArrayList<>();
    Workshop ahead = state;
    for (Asked asked : commands) {
      Future<Outcome> outcome;
      try {
        outcome = Future.succeededFuture(decide(ahead, asked, steps));
      } catch (RuntimeException | StackOverflowError | AssertionError failure) {
        outcome = Future.failedFuture(failure);
      }
      decided.add(new Decided(asked, outcome));
      ahead = steps.isEmpty() ? state : steps.getLast().after();
    }
    return new CommandBatch(decided, steps);
  }

  /** Decides one command, and adds its steps only when there are all of them. */
  private static Outcome decide(Workshop state, Asked asked, List<Step> steps) {
    Long expected = asked.expectedVersion();
    if (expected != null && !state.isControlledAsOf(expected)) {
      return new Outcome.Conflict(state.version());
    }
    return switch (Decider.decide(state, asked.command(), asked.at())) {
      case Decision.Accepted accepted -> {
        List<Step> its = Step.of(state, accepted.events());
        steps.addAll(its);
        Workshop after = its.isEmpty() ? state : its.getLast().after();
        yield new Outcome.Done(after.version(), state.controlled(), state, after, !its.isEmpty());
      }
      case Decision.Rejected rejected -> new Outcome.Rejected(rejected.reason(), rejected.detail());
    };
  }

  /** The commands as they were asked. */
  List<Asked> commands() {
    return decided.stream().map(Decided::asked).toList();
  }

  /** The events to append. */
  List<Event> events() {
    return steps.stream().map(Step::event).toList();
  }

  /** Tells each command what became of it. */
  void answer() {
    decided.forEach(
        one ->
            one.outcome()
                .onSuccess(one.asked().outcome()::tryComplete)
                .onFailure(one.asked().outcome()::tryFail));
  }
}
