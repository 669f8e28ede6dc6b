package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;

/**
 * Since when the present clock is as it is, and what has become of its cues (SPEC M23).
 *
 * @param since of a running clock, when it got its deadline, or when what is to happen at it was
 *     asked for; of any other, when it stopped or its phase was entered. Epoch milliseconds.
 * @param done the cues at which was done what was asked for
 * @param missed those that came too late for that
 */
public record Cues(long since, List<Cue> done, List<Cue> missed) {
  /** Before there is a clock. */
  static final Cues NONE = new Cues(0, List.of(), List.of());

  public Cues {
    done = List.copyOf(done);
    missed = List.copyOf(missed);
  }

  /** Whether this cue may still come. */
  boolean awaits(Cue cue) {
    return !done.contains(cue) && !missed.contains(cue);
  }

  Cues with(Event.Cued cued) {
    return cued.done()
        ? new Cues(since, and(done, cued.cue()), missed)
        : new Cues(since, done, and(missed, cued.cue()));
  }

  /** What they are after the controls have changed at this time: a moved deadline has its own. */
  Cues after(Controls before, Controls after, long at) {
    boolean ran = before.timer() instanceof TimerState.Running;
    boolean runs = after.timer() instanceof TimerState.Running;
    if (ran != runs
        || !before.phase().equals(after.phase())
        || (runs && !before.timer().equals(after.timer()))) {
      return new Cues(at, List.of(), List.of());
    }
    boolean askedAnew =
        !before.automation().equals(after.automation())
            || before.lengthOrNone() != after.lengthOrNone();
    return runs && askedAnew ? new Cues(at, done, missed) : this;
  }

  private static List<Cue> and(List<Cue> cues, Cue cue) {
    List<Cue> more = new ArrayList<>(cues);
    more.add(cue);
    return more;
  }
}
