package io.charrette.live;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.StreamId;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Link;
import io.charrette.workshop.People;
import io.charrette.workshop.Silence;
import io.charrette.workshop.SilentCommand;
import io.charrette.workshop.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted of people and links as it happens, while the journal takes nothing. */
class NotesTest {
  private static final Command HIDE = new SilentCommand.AskForSilence("scan", true);

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
    bench.done(new FacilitatorCommand.GoToPhase("scan"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("[M13] [M15] [M16] who wrote, came back or used a link is noted, if later")
  void later() {
    Phone ana = bench.phone(1);
    ana.settle();
    String lapsed = bench.join(2);
    bench.done(new Command.NoteAbsence(Set.of(lapsed)));
    assertThat(people().lapsed()).contains(lapsed);

    bench.journal.complain("it stands still");
    ana.type("pitch", "a");
    bench.phone(2, lapsed);
    bench.dashboard(Link.FIRST_FACILITATOR);
    awaitRefused("note-writing");
    awaitRefused("note-return");
    awaitRefused("note-link-use");

    bench.journal.complain("");
    awaitUntil("who wrote is known", () -> people().writers().equals(Set.of("person-1")));
    awaitUntil("who came back is known", () -> people().lapsed().isEmpty());
    awaitUntil(
        "the use of the link is known",
        () -> requireNonNull(people().links().get(Link.FIRST_FACILITATOR)).usedAt() != null);
  }

  @Test
  @DisplayName("[W47] that something is held back is noted, if later, but in no other silence")
  void heldBack() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.settle();
    bo.settle();
    String third = bench.join(1);
    bench.done(HIDE);
    bench.journal.complain("it stands still");
    ana.type("pitch", "secret");
    awaitRefused("note-draft");
    bench.journal.complain("");
    awaitUntil("it is known", () -> silence().writers().equals(Set.of("person-1")));

    bench.journal.complain("it stands still");
    bo.type("pitch", "more");
    awaitUntil("it is refused", () -> refused("note-draft") == 2);
    bench.clock.advance(Duration.ofSeconds(1));
    elsewhere(new SilentCommand.ShowWords());
    elsewhere(HIDE);
    awaitUntil("it is another silence", () -> silence().since() == bench.clock.millis());
    Phone cy = bench.phone(1, third);
    cy.type("pitch", "late");
    awaitUntil("it is refused", () -> refused("note-draft") == 3);
    bo.type("pitch", " again");
    awaitUntil("it is refused, though one of before is owed", () -> refused("note-draft") == 4);
    bench.journal.complain("");
    awaitUntil(
        "who writes now is known", () -> silence().writers().equals(Set.of(third, "person-2")));
  }

  /** Has another process do something, which can store. */
  private void elsewhere(Command command) {
    Workshop before = bench.workshop();
    var decision = (Decision.Accepted) Decider.decide(before, command, bench.clock.millis());
    List<byte[]> entries = decision.events().stream().map(EventJson::write).toList();
    StreamId stream = StreamId.workshop(Bench.WORKSHOP);
    long version = await(bench.journal.appendAt(stream, before.version(), entries, LONGEST));
    bench.journal.lapse(stream);
    awaitUntil("it is heard", () -> bench.workshop().version() == version);
  }

  private void awaitRefused(String type) {
    awaitUntil(type + " is refused", () -> refused(type) > 0);
  }

  /** How often something was to be noted, and could not be stored. */
  private double refused(String type) {
    var counter =
        bench.meters.find("charrette.commands").tags("type", type, "outcome", "unavailable");
    return counter.counters().stream().mapToDouble(each -> each.count()).sum();
  }

  private People people() {
    return bench.workshop().people();
  }

  private Silence.Present silence() {
    return requireNonNull(bench.workshop().silence().present());
  }
}
