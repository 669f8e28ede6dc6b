package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.WorkshopLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seats are of people who came. */
class SeatsTest {
  private static final Duration LONG = Bench.limits().seats().lapseAfter();

  /** What a phone has to load its page. */
  private static final Duration SHORT = Bench.limits().seats().unusedAfter();

  @TempDir Path folder;
  private @Nullable Bench running;

  @BeforeEach
  void start() {
    running = Bench.start(folder);
  }

  @AfterEach
  void stop() {
    bench().close();
  }

  private Bench bench() {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  /** Joins so many who never open a socket, as a script does. */
  private void script(int seats) {
    for (int seat = 0; seat < seats; seat++) {
      bench().join(1);
    }
  }

  /** As a phone does, for which the workshop is read first; it may have left memory meanwhile. */
  private Outcome join(String id) {
    bench().workshop();
    return bench().execute(new Command.Join(id, "Ana", 1, "hash-" + id), null);
  }

  private static void assertFull(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Rejection.TABLE_FULL);
  }

  @Test
  @DisplayName("[M15] seats that nobody came to are given to others soon, but not at once")
  void neverCame() {
    script(WorkshopLimits.PEOPLE_PER_TABLE);
    bench().clock.advance(SHORT.minusSeconds(1));
    assertFull(join("early"));
    bench().clock.advance(Duration.ofSeconds(1));
    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @DisplayName("[M15] who came to another table has not come to this one")
  void movedAndNeverCame() {
    for (int seat = 0; seat < WorkshopLimits.PEOPLE_PER_TABLE; seat++) {
      String person = bench().join(2);
      Phone phone = bench().phone(2, person);
      phone.settle();
      bench().execute(new FacilitatorCommand.MoveParticipant(person, 1), null);
      phone.close();
    }
    awaitUntil("nobody there", () -> bench().live.people(Bench.WORKSHOP).isEmpty());
    bench().clock.advance(SHORT);

    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
  }

  @Test
  @DisplayName("[M11] [M15] of many who are let in again each has the seat of one who never came")
  void manyLetIn() {
    List<String> out = Stream.generate(() -> bench().join(1)).limit(5).toList();
    bench().done(new FacilitatorCommand.KeepOut(out));
    script(WorkshopLimits.PEOPLE_PER_TABLE - 2);
    bench().clock.advance(SHORT);
    bench().workshop();
    bench().done(new FacilitatorCommand.LetIn(out));
    assertThat(bench().workshop().people().keptOut()).isEmpty();
    assertThat(bench().workshop().people().at(1)).containsAll(out);
  }

  @Test
  @DisplayName(
      "[M11] [M15] while there are seats for all who are let in again, nobody loses theirs")
  void manyLetInWithRoom() {
    List<String> out = Stream.generate(() -> bench().join(1)).limit(5).toList();
    bench().done(new FacilitatorCommand.KeepOut(out));
    script(WorkshopLimits.PEOPLE_PER_TABLE - 5);
    bench().clock.advance(SHORT);
    bench().workshop();
    List<String> twice = Stream.generate(() -> out).limit(2).flatMap(List::stream).toList();
    bench().done(new FacilitatorCommand.LetIn(twice));
    assertThat(bench().workshop().people().keptOut()).isEmpty();
    assertThat(bench().workshop().people().lapsed()).isEmpty();
  }

  @Test
  @DisplayName("[M15] a script pushes nobody out who came and only read, whoever was there before")
  void readersStay() {
    int half = WorkshopLimits.PEOPLE_PER_TABLE / 2;
    script(half);
    List<String> readers = Stream.generate(() -> bench().join(1)).limit(half).toList();
    for (String reader : readers) {
      Phone phone = bench().phone(1, reader);
      phone.settle();
      phone.close();
    }
    awaitUntil("nobody there", () -> bench().live.people(Bench.WORKSHOP).isEmpty());
    bench().clock.advance(LONG);
    for (int burst = 0; burst < 4; burst++) {
      script(WorkshopLimits.PEOPLE_PER_TABLE);
      bench().clock.advance(SHORT);
    }
    assertThat(bench().workshop().people().at(1))
        .hasSize(WorkshopLimits.PARTICIPANTS_PER_TABLE)
        .containsAll(readers);
  }

  @Test
  @DisplayName("[M15] who comes late to a seat that was given on is let in, and loses nothing")
  void slowPhone() {
    String person = bench().join(1);
    script(WorkshopLimits.PEOPLE_PER_TABLE - 1);
    bench().clock.advance(SHORT);
    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
    Phone phone = bench().phone(1, person);
    phone.type("pitch", "here at last");
    phone.awaitSaved();
    awaitUntil("the seat", () -> !bench().workshop().people().lapsed().contains(person));
  }

  @Test
  @DisplayName("[M15] who is connected keeps the seat, who left keeps it for a while")
  void came() {
    String person = bench().join(1);
    Phone phone = bench().phone(1, person);
    phone.settle();
    script(WorkshopLimits.PEOPLE_PER_TABLE - 1);
    bench().clock.advance(LONG);
    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
    assertThat(bench().workshop().people().lapsed())
        .hasSize(WorkshopLimits.PEOPLE_PER_TABLE - 1)
        .doesNotContain(person);

    phone.close();
    awaitUntil("nobody there", () -> bench().live.people(Bench.WORKSHOP).isEmpty());
    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
    bench().phone(1, "ana").settle();
    for (int seat = 2; seat < WorkshopLimits.PEOPLE_PER_TABLE; seat++) {
      assertThat(join("guest-" + seat)).isInstanceOf(Outcome.Done.class);
      bench().phone(1, "guest-" + seat).settle();
    }
    bench().clock.advance(LONG.minusSeconds(1));
    assertFull(join("early"));
    bench().clock.advance(Duration.ofSeconds(1));
    assertThat(join("ben")).isInstanceOf(Outcome.Done.class);
    assertThat(bench().workshop().people().lapsed()).contains(person);
  }

  @Test
  @DisplayName("[M15] whoever comes back sits at the table again, also when it is full by now")
  void comesBack() {
    String person = bench().join(1);
    script(WorkshopLimits.PEOPLE_PER_TABLE - 1);
    bench().clock.advance(LONG);
    for (int seat = 0; seat < WorkshopLimits.PEOPLE_PER_TABLE; seat++) {
      assertThat(join("guest-" + seat)).isInstanceOf(Outcome.Done.class);
    }

    Phone phone = bench().phone(1, person);
    phone.type("pitch", "back");
    phone.awaitSaved();

    awaitUntil("the seat", () -> !bench().workshop().people().lapsed().contains(person));
    assertThat(bench().workshop().people().seatsTaken(1))
        .isEqualTo(WorkshopLimits.PEOPLE_PER_TABLE + 1);
  }

  @Test
  @DisplayName("[M15] whoever connects while the seat lapses has it again at once")
  void comesBackMeanwhile() {
    String person = bench().join(1);
    Phone phone = bench().phone(1, person);
    phone.settle();

    Outcome lapsed = bench().execute(new Command.NoteAbsence(Set.of(person)), null);

    assertThat(lapsed).isInstanceOf(Outcome.Done.class);
    awaitUntil("the seat", () -> !bench().workshop().people().lapsed().contains(person));
  }

  @Test
  @DisplayName(
      "[M43] who is away for long is known as one whose seat would go, until they are back")
  void lapsing() {
    String person = bench().join(1);
    assertThat(bench().live.lapsing(bench().workshop())).isEmpty();
    bench().clock.advance(LONG);
    assertThat(bench().live.lapsing(bench().workshop())).containsExactly(person);

    Phone phone = bench().phone(1, person);
    phone.settle();

    assertThat(bench().live.lapsing(bench().workshop())).isEmpty();
  }

  @Test
  @DisplayName("[M15] after a restart nobody is taken to be away before they had time to come back")
  void restarted() {
    script(WorkshopLimits.PEOPLE_PER_TABLE);
    bench().clock.advance(LONG);
    bench().kill();
    running = Bench.on(bench().journal, bench().clock, Bench.limits());
    bench().workshop();
    assertFull(join("early"));
    bench().clock.advance(LONG);
    assertThat(join("ana")).isInstanceOf(Outcome.Done.class);
  }
}
