package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.ActivityFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A workshop that a test plays, command by command, at a time that the test sets. */
public final class PlayedWorkshop {
  static final ActivityFile ACTIVITY = SampleActivities.read("first-form/tech-innovation");
  public static final long START = 1_800_000_000_000L;

  private final List<Event> events = new ArrayList<>();
  private Workshop state = Workshop.UNBORN;
  private long now = START;

  static Command.Create creation(int tables) {
    return creation(tables, null, PlanCommand.SetPlan.OPEN, null, null);
  }

  /** The same of a zone and with a plan, or such as comes back; parameters as of the command. */
  static Command.Create creation(
      int tables,
      @Nullable String zone,
      PlanCommand.SetPlan plan,
      @Nullable RecoveryKey recoveryKey,
      Command.@Nullable BroughtBack broughtBack) {
    return new Command.Create(
        "K7M4QX2346FG",
        "Delivering Outcomes",
        "K7M4QX",
        ACTIVITY,
        IntStream.rangeClosed(1, tables).mapToObj(n -> new NewTable("City " + n, "")).toList(),
        "hash-facilitator",
        "hash-screen",
        START + 30 * 86_400_000L,
        zone,
        plan,
        recoveryKey,
        broughtBack);
  }

  public static PlayedWorkshop withTables(int tables) {
    PlayedWorkshop workshop = new PlayedWorkshop();
    workshop.accept(creation(tables));
    return workshop;
  }

  public Workshop state() {
    return state;
  }

  Controls controls() {
    return state.controls();
  }

  List<Event> events() {
    return events;
  }

  long now() {
    return now;
  }

  public PlayedWorkshop later(long ms) {
    now += ms;
    return this;
  }

  Decision decide(Command command) {
    return Decider.decide(state, command, now);
  }

  /** Expects the command to be accepted, and lets it happen. */
  public PlayedWorkshop accept(Command... commands) {
    for (Command command : commands) {
      Decision decision = decide(command);
      assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
      ((Decision.Accepted) decision).events().forEach(this::happen);
    }
    return this;
  }

  /** Expects the command to be accepted without an event. */
  PlayedWorkshop alreadySo(Command command) {
    assertThat(decide(command)).as("%s", command).isEqualTo(Decision.alreadySo());
    return this;
  }

  /** Expects the command to be rejected for this reason. */
  PlayedWorkshop reject(Rejection reason, Command command) {
    Decision decision = decide(command);
    assertThat(decision).as("%s", command).isInstanceOf(Decision.Rejected.class);
    assertThat(((Decision.Rejected) decision).reason()).as("%s", command).isEqualTo(reason);
    return this;
  }

  public PlayedWorkshop join(String id, int table) {
    return accept(new Command.Join(id, "Name of " + id, table, "hash-" + id));
  }

  /** Lets something happen that only servers before this one have decided. */
  PlayedWorkshop happened(Event event) {
    happen(event);
    return this;
  }

  private void happen(Event event) {
    events.add(event);
    state = Evolver.evolve(state, event);
  }
}
