package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * The clock of a phase: a deadline, never a tick (SPEC M2). All values are in milliseconds.
 *
 * <pre>
 * Ready --start--> Running --pause--> Paused --resume--> Running
 *   ^----------------reset-----------------'
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TimerState.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = TimerState.Running.class, name = "running"),
  @JsonSubTypes.Type(value = TimerState.Paused.class, name = "paused"),
})
public sealed interface TimerState {
  /** The whole length, of which the rest is a part unless there is overtime. */
  long length();

  /** What is left at {@code nowMs}; negative in overtime. */
  long remaining(long nowMs);

  /** Not started. */
  record Ready(long length) implements TimerState {
    @Override
    public long remaining(long nowMs) {
      return length;
    }
  }

  /** Running towards a deadline, or past it. */
  record Running(long length, long deadline) implements TimerState {
    @Override
    public long remaining(long nowMs) {
      return deadline - nowMs;
    }
  }

  /** Stopped on the way. */
  record Paused(long length, long remaining) implements TimerState {
    @Override
    public long remaining(long nowMs) {
      return remaining;
    }
  }
}
