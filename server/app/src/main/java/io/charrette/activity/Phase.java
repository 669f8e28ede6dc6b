package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A part of the hour, with its clock, its prompt and what the room screen shows.
 *
 * @param shortTitle for places with room for one or two words
 * @param step the step whose sheet phones open, null when there is none
 * @param lengthSeconds 0 exactly when there is no clock; otherwise 10 s to 4 h
 */
public record Phase(
    String id,
    String title,
    @JsonProperty("short") String shortTitle,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String step,
    @JsonProperty("length") int lengthSeconds,
    PhaseClock clock,
    PhaseScreen screen,
    Prompt prompt,
    StepColour colour) {

  /** The shortest length of a phase that has a clock, in milliseconds. */
  public static final long SHORTEST_MS = 10_000;

  /** The longest length of a phase, in milliseconds. */
  public static final long LONGEST_MS = 4 * 3_600_000L;

  public Phase {
    Check.id("id", id);
    Check.text("title", title, 60);
    Check.text("short", shortTitle, 24);
    Check.present("clock", clock);
    Check.present("screen", screen);
    if (clock == PhaseClock.NONE) {
      Check.range("length", lengthSeconds, 0, 0);
    } else {
      Check.range("length", lengthSeconds, (int) (SHORTEST_MS / 1_000), (int) (LONGEST_MS / 1_000));
    }
    Check.present("prompt", prompt);
    Check.present("colour", colour);
  }

  /** The length in milliseconds. */
  @JsonIgnore
  public long lengthMs() {
    return lengthSeconds * 1_000L;
  }
}
