package io.charrette.live.room;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.RoomKey;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether the other processes have said whose the clients are that their connections answer for. A
 * room that is loaded takes nothing before, or whoever comes first to another process than their
 * victim could write under the victim's client there (SPEC P2). It does not wait for long: a
 * process that has died answers nothing. Touched by the room's context only.
 */
final class OwnersElsewhere {
  /** How long a process is waited for at which participants are known to be. */
  private static final long PATIENCE_MS = 1_000;

  /** The same where this process was started just now, and knows of nobody else's. */
  private static final long PATIENCE_AT_START_MS = 250;

  private final RoomKey room;
  private final Context context;
  private final Attendance attendance;
  private final Promise<Void> known = Promise.promise();
  private final Set<String> answered = new HashSet<>();
  private boolean asked;

  OwnersElsewhere(RoomKey room, Context context, Attendance attendance) {
    this.room = room;
    this.context = context;
    this.attendance = attendance;
  }

  /** Completes when they have, or have had the time. */
  Future<Void> known(boolean mayBeThere) {
    if (mayBeThere) {
      context.owner().setTimer(PATIENCE_AT_START_MS, timer -> check(true));
      context.owner().setTimer(PATIENCE_MS, timer -> known.tryComplete());
    } else {
      known.tryComplete();
    }
    return known.future();
  }

  /** They hear the question. */
  void asked() {
    asked = true;
    check(attendance.knowsOthers());
  }

  /** A process has said all that it had to say. */
  void answered(String process) {
    answered.add(process);
    check(attendance.knowsOthers());
  }

  /**
   * Opens if all have answered.
   *
   * @param allKnown whether no others will be known to be awaited
   */
  private void check(boolean allKnown) {
    if (asked && allKnown && answered.containsAll(attendance.elsewhere(room))) {
      known.tryComplete();
    }
  }
}
