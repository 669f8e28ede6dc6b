package io.charrette.live.runtime;

import io.charrette.live.runtime.CommandBatch.Step;
import io.charrette.workshop.Workshop;
import java.util.List;

/**
 * How the durable state goes on.
 *
 * @param overtaken whether steps before these are not known: a checkpoint stands for them
 * @param steps those that are known, the last ones, in their order; there may be none
 * @param after what the state is then
 */
record Advance(boolean overtaken, List<Step> steps, Workshop after) {
  /** By steps of which none is missing, and one is there at least. */
  static Advance by(List<Step> steps) {
    return new Advance(false, steps, steps.getLast().after());
  }

  /** By what is stored after what is known. */
  static Advance of(Workshop known, EventStream.Further further) {
    Workshop checkpoint = further.checkpoint();
    Workshop before = checkpoint == null ? known : checkpoint;
    List<Step> steps = Step.of(before, further.events());
    return new Advance(
        checkpoint != null, steps, steps.isEmpty() ? before : steps.getLast().after());
  }
}
