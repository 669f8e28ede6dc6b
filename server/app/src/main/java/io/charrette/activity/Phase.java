package io.charrette.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the hour, with its clock, its prompt and what the room screen shows.
 *
 * @param shortTitle for places with room for one or two words
 * @param lengthSeconds 0 exactly when there is no clock; otherwise 10 s to 4 h
 * @param sheet the sheet to which phones are led, null when there is none
 * @param round which look at that sheet it is, null for the first
 * @param wall the fields of each table that the wall shows; none when it shows cards or nothing
 * @param turns how tables take turns; null unless the clock is theirs
 * @param messages prepared ones, which the facilitator sends by a tap
 */
public record Phase(
    String id,
    String title,
    String shortTitle,
    int lengthSeconds,
    PhaseClock clock,
    PhaseScreen screen,
    @Nullable String sheet,
    @Nullable String round,
    List<String> wall,
    @Nullable Turns turns,
    List<String> messages,
    Prompt prompt,
    Hue colour) {

  /** The shortest length of a phase that has a clock, in milliseconds. */
  public static final long SHORTEST_MS = 10_000;

  /** The longest length of a phase, in milliseconds. */
  public static final long LONGEST_MS = 4 * 3_600_000L;

  public Phase {
    wall = List.copyOf(wall);
    messages = List.copyOf(messages);
  }

  /** The length in milliseconds. */
  public long lengthMs() {
    return lengthSeconds * 1_000L;
  }
}
