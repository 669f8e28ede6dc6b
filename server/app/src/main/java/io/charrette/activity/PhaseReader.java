package io.charrette.activity;

import io.charrette.activity.Fault.Code;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a phase, and whether its clock, its length and its screen go together. */
final class PhaseReader {
  private static final int SHORTEST = (int) (Phase.SHORTEST_MS / 1_000);
  private static final int LONGEST = (int) (Phase.LONGEST_MS / 1_000);

  private PhaseReader() {}

  static Phase read(Fields fields) {
    PhaseClock clock = fields.named("clock", PhaseClock.class);
    PhaseScreen screen = fields.named("screen", PhaseScreen.class);
    // What a clock asks for cannot be said when it is not known which clock is meant.
    boolean clockKnown = fields.isNamed("clock", PhaseClock.class);
    if (clockKnown && fields.isNamed("screen", PhaseScreen.class)) {
      checkScreen(fields, clock, screen);
    }
    return new Phase(
        fields.id("id"),
        fields.said("title", 60),
        fields.said("short", 24),
        clockKnown ? length(fields, clock) : fields.number("length", 0, LONGEST),
        clock,
        screen,
        fields.reference("sheet"),
        fields.reference("round"),
        fields.references("wall", 0, 4),
        turns(fields, clock, clockKnown),
        fields.sayings("messages", 12, 300),
        Objects.requireNonNullElse(
            fields.object(
                "prompt",
                prompt -> new Prompt(prompt.said("lead", 200), prompt.saidOrEmpty("text", 500))),
            new Prompt("", "")),
        fields.named("colour", Hue.class));
  }

  private static int length(Fields fields, PhaseClock clock) {
    if (clock != PhaseClock.NONE) {
      return fields.number("length", SHORTEST, LONGEST);
    }
    if (!fields.isZero("length")) {
      fields.fault("length", Code.LENGTH_WITHOUT_CLOCK);
    }
    return 0;
  }

  private static @Nullable Turns turns(Fields fields, PhaseClock clock, boolean clockKnown) {
    Turns turns =
        fields.object(
            "turns",
            it -> new Turns(it.named("order", TurnOrder.class), it.references("show", 0, 4)));
    if (!clockKnown) {
      return turns;
    }
    if (turns == null && clock == PhaseClock.TURNS) {
      String turnsOf = Fields.namesOf(TurnOrder.values(), "{\"order\": \"%s\"}");
      fields.fault("turns", Code.NEEDED_WITH, "needed", "clock: turns", "allowed", turnsOf);
    } else if (turns != null && clock != PhaseClock.TURNS) {
      fields.fault("turns", Code.ONLY_WITH, "needed", "clock: turns");
    }
    return turns;
  }

  private static void checkScreen(Fields fields, PhaseClock clock, PhaseScreen screen) {
    List<PhaseScreen> allowed = screensOf(clock);
    if (!allowed.contains(screen)) {
      fields.fault(
          "screen",
          Code.SCREEN_AGAINST_CLOCK,
          "allowed",
          allowed.stream().map(Named::jsonName).collect(Collectors.joining(", ")),
          "clock",
          clock.jsonName(),
          "found",
          screen.jsonName());
    }
  }

  /** What the screen can show beside a clock. */
  static List<PhaseScreen> screensOf(PhaseClock clock) {
    return switch (clock) {
      case NONE ->
          List.of(
              PhaseScreen.LOBBY,
              PhaseScreen.FOUND,
              PhaseScreen.WALL,
              PhaseScreen.MAP,
              PhaseScreen.END);
      case WHOLE ->
          List.of(PhaseScreen.CLOCK, PhaseScreen.FOUND, PhaseScreen.WALL, PhaseScreen.MAP);
      case TURNS -> List.of(PhaseScreen.TURNS);
    };
  }
}
