package io.charrette.live.loop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What the live part counts about itself. No label carries what people named or typed, so the
 * number of series is bounded.
 *
 * <p>Any thread. What happens for every update adds to counters that were registered before, and
 * allocates nothing.
 */
public final class LiveMeters {
  /** The bounds of the histograms; those of all servers are the same, so they can be added up. */
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(2),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private static final Map<Class<?>, String> COMMANDS = commands();

  private final MeterRegistry registry;
  private final Clock clock;
  private final Counter updates;
  private final Counter updateBytes;
  private final Counter followed;
  private final Counter held;
  private final Counter refused;
  private final Counter failedAppends;
  private final Timer appends;
  private volatile LiveCount live = LiveCount.NOTHING;

  /** Registers them. */
  public LiveMeters(MeterRegistry registry) {
    this.registry = registry;
    this.clock = registry.config().clock();
    this.updates =
        Counter.builder("charrette.updates")
            .description("Updates of flipcharts that were taken from sockets and brought something")
            .register(registry);
    this.updateBytes =
        Counter.builder("charrette.update")
            .baseUnit("bytes")
            .description("Bytes of these updates")
            .register(registry);
    this.followed =
        Counter.builder("charrette.updates.followed")
            .description("Updates of flipcharts that other servers appended to the journal")
            .register(registry);
    this.held =
        Counter.builder("charrette.updates.held")
            .description("Updates that were not taken because the table's pens are down")
            .register(registry);
    this.refused =
        Counter.builder("charrette.updates.refused")
            .description("Updates that were not taken because they are too much for their table")
            .register(registry);
    this.appends =
        Timer.builder("charrette.journal.append")
            .description("From an update's way to the journal to its room's knowing it is durable")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.failedAppends =
        Counter.builder("charrette.journal.append.failures")
            .description("Updates that the journal did not take at once and that are tried again")
            .register(registry);
    gauge("charrette.rooms", "", "Tables in memory", LiveCount::rooms);
    gauge(
        "charrette.documents.open",
        "",
        "Tables in memory whose document is more than its encoded state",
        LiveCount::openDocuments);
    gauge("charrette.workshops.active", "", "Workshops in memory", LiveCount::workshops);
    gauge(
        "charrette.timers.running", "", "Workshops whose clock runs now", LiveCount::timersRunning);
    gauge("charrette.unsaved.updates", "", "Updates not yet durable", LiveCount::unsavedUpdates);
    gauge("charrette.unsaved", "bytes", "Bytes of these updates", LiveCount::unsavedBytes);
    gauge(
        "charrette.unsaved.age",
        "seconds",
        "For how long the oldest update that is not yet durable has waited",
        counted -> counted.oldestUnsavedNanos() / 1e9);
  }

  private void gauge(
      String name, String unit, String description, ToDoubleFunction<LiveCount> value) {
    Gauge.builder(name, this, meters -> value.applyAsDouble(meters.live))
        .baseUnit(unit.isEmpty() ? null : unit)
        .description(description)
        .register(registry);
  }

  /** The present time of a clock that only goes forward, in nanoseconds. */
  public long nanos() {
    return clock.monotonicTime();
  }

  public void updateTaken(int bytes) {
    updates.increment();
    updateBytes.increment(bytes);
  }

  public void updateFollowed() {
    followed.increment();
  }

  public void updateHeld() {
    held.increment();
  }

  public void updateRefused() {
    refused.increment();
  }

  /** An update is durable that was handed to the journal at this time of {@link #nanos}. */
  public void appended(long sinceNanos) {
    appends.record(clock.monotonicTime() - sinceNanos, TimeUnit.NANOSECONDS);
  }

  public void appendFailed() {
    failedAppends.increment();
  }

  /** A command came to its end. */
  public void executed(Command command, Outcome outcome) {
    Counter.builder("charrette.commands")
        .description("Commands by what became of them")
        .tag("type", nameOf(command))
        .tag("outcome", nameOf(outcome))
        .register(registry)
        .increment();
  }

  /** What the loops hold now. */
  public void counted(LiveCount now) {
    live = now;
  }

  private static String nameOf(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done ignored -> "done";
      case Outcome.Rejected ignored -> "rejected";
      case Outcome.Conflict ignored -> "conflict";
      case Outcome.Unavailable ignored -> "unavailable";
    };
  }

  /** What is said once has the name of what it says. */
  private static String nameOf(Command command) {
    Object named = command instanceof Command.SayOnce say ? say.words() : command;
    return Objects.requireNonNull(COMMANDS.get(named.getClass()));
  }

  /** The commands' names: a facilitator's as they are on the wire (SPEC M3). */
  static Map<Class<?>, String> commands() {
    Map<Class<?>, String> names = new HashMap<>();
    for (JsonSubTypes.Type type :
        FacilitatorCommand.class.getAnnotation(JsonSubTypes.class).value()) {
      names.put(type.value(), type.name());
    }
    names.put(Command.Create.class, "create");
    names.put(Command.Join.class, "join");
    names.put(Command.TakeSeatAgain.class, "take-seat-again");
    names.put(Command.RecogniseLink.class, "recognise-link");
    names.put(Command.RaiseHelp.class, "help");
    names.put(Command.AskForSeat.class, "ask-for-seat");
    names.put(Command.AnswerSeatRequest.class, "answer-seat-request");
    names.put(Command.MakeOffer.class, "make-offer");
    names.put(Command.WithdrawOffer.class, "withdraw-offer");
    names.put(Command.NoteWriting.class, "note-writing");
    names.put(Command.NoteDraft.class, "note-draft");
    names.put(Command.NoteAbsence.class, "note-absence");
    names.put(Command.MakeLink.class, "make-link");
    names.put(Command.NoteLinkUse.class, "note-link-use");
    names.put(Command.NoteReturn.class, "note-return");
    names.put(Command.OfferSeat.class, "offer-seat");
    names.put(Command.TakeOfferedSeat.class, "take-offered-seat");
    names.put(Command.NoteJoined.class, "note-joined");
    names.put(Command.NoteParted.class, "note-parted");
    names.put(Command.DoWhatIsDue.class, "do-what-is-due");
    return Map.copyOf(names);
  }
}
