package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PeopleRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2);

  @Test
  @DisplayName("[M8] who joins has a seat, and the token is theirs")
  void joins() {
    workshop.accept(new Command.Join("p1", "  Ana ", 2, "hash-p1"));

    assertThat(workshop.state().participantsAt(2)).containsExactly(new Participant("p1", "Ana", 2));
    assertThat(workshop.state().principal("hash-p1")).contains(new Principal.Participant("p1"));
  }

  @Test
  @DisplayName("[H3] who is there already is renamed and moved, and keeps the id")
  void joinsAgain() {
    workshop
        .join("p1", 1)
        .alreadySo(new Command.Join("p1", "Name of p1", 1, "hash-p1"))
        .accept(new Command.Join("p1", "Bo", 2, "hash-p1"));
    assertThat(workshop.state().participants().values())
        .containsExactly(new Participant("p1", "Bo", 2));

    workshop
        .reject(Rejection.MALFORMED, new Command.Join("p1", "Bo", 2, "another"))
        .reject(Rejection.MALFORMED, new Command.Join("p2", "Bo", 2, "hash-p1"))
        .reject(Rejection.MALFORMED, new Command.Join("p2", "Bo", 2, "hash-facilitator"));
  }

  @Test
  @DisplayName("[H3] names of 1 to 40 characters without control characters")
  void names() {
    workshop
        .reject(Rejection.INVALID_NAME, named(""))
        .reject(Rejection.INVALID_NAME, named("   "))
        .reject(Rejection.INVALID_NAME, named("\u200B\u2060"))
        .reject(Rejection.INVALID_NAME, named("\u3164\u2800\u115F"))
        .reject(Rejection.INVALID_NAME, named("\u0301\uFE0F\uE000"))
        .reject(Rejection.INVALID_NAME, named("A\u0007"))
        .reject(Rejection.INVALID_NAME, named("A\nB"))
        .reject(Rejection.INVALID_NAME, named("\u202Eana"))
        .reject(Rejection.INVALID_NAME, named("\uD83D"))
        .reject(Rejection.INVALID_NAME, named("x".repeat(41)))
        .reject(Rejection.INVALID_NAME, named("😀".repeat(41)))
        .accept(new Command.Join("p1", "😀".repeat(40), 1, "hash-p1"))
        .accept(new Command.Join("p2", "نور", 1, "hash-p2"))
        .accept(new Command.Join("p3", "👩‍👩‍👧", 1, "hash-p3"));
  }

  @Test
  @DisplayName("[M31] the facilitator gives somebody another name")
  void renamed() {
    workshop
        .join("p1", 1)
        .accept(new FacilitatorCommand.RenameParticipant("p1", " Bo "))
        .alreadySo(new FacilitatorCommand.RenameParticipant("p1", "Bo"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.RenameParticipant("p9", "Bo"));
    assertThat(workshop.state().participant("p1")).contains(new Participant("p1", "Bo", 1));
  }

  private static Command named(String name) {
    return new Command.Join("p", name, 1, "hash-p");
  }

  @Test
  @DisplayName("[H3] a table seats 20")
  void fullTable() {
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("p" + i, 1);
    }
    workshop
        .reject(Rejection.TABLE_FULL, new Command.Join("late", "Late", 1, "hash-late"))
        .accept(new Command.Join("p3", "Renamed", 1, "hash-p3"))
        .join("late", 2)
        .reject(Rejection.TABLE_FULL, new Command.Join("late", "Late", 1, "hash-late"))
        .reject(Rejection.TABLE_FULL, new FacilitatorCommand.MoveParticipant("late", 1))
        .accept(new FacilitatorCommand.RemoveParticipant("p3"))
        .accept(new FacilitatorCommand.MoveParticipant("late", 1))
        .reject(Rejection.NO_SUCH_TABLE, new Command.Join("x", "X", 3, "hash-x"))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.MoveParticipant("late", 3));
  }

  @Test
  @DisplayName("[M3] removing a participant revokes the token; whoever comes back is somebody new")
  void removes() {
    workshop.join("p1", 1).accept(new FacilitatorCommand.RemoveParticipant("p1"));

    assertThat(workshop.state().participants()).isEmpty();
    assertThat(workshop.state().principal("hash-p1")).isEmpty();
    assertThat(workshop.state().tokens()).hasSize(2);
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.RemoveParticipant("p1"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.MoveParticipant("p1", 2))
        .reject(Rejection.NOT_NOW, new Command.RaiseHelp("p1", true));
  }

  private void fill(String prefix, int people) {
    for (int i = 0; i < people; i++) {
      workshop.join(prefix + i, 1);
    }
  }

  private Set<String> everybodyAt1() {
    return workshop.state().people().at(1);
  }

  @Test
  @DisplayName(
      "[M15] a seat that has lapsed is somebody else's, and whoever comes back sits there too")
  void lapsedSeats() {
    fill("p", WorkshopLimits.PEOPLE_PER_TABLE);
    workshop
        .reject(Rejection.TABLE_FULL, new Command.Join("late", "Late", 1, "hash-late"))
        .accept(new Command.NoteAbsence(Set.of("p0", "nobody")))
        .alreadySo(new Command.NoteAbsence(Set.of("p0")))
        .join("late", 1)
        .reject(Rejection.TABLE_FULL, new Command.Join("later", "Later", 1, "hash-later"))
        .accept(new Command.NoteReturn("p0"))
        .alreadySo(new Command.NoteReturn("p0"))
        .reject(Rejection.TABLE_FULL, new Command.Join("later", "Later", 1, "hash-later"));
    assertThat(workshop.state().participantsAt(1)).hasSize(WorkshopLimits.PEOPLE_PER_TABLE + 1);
    assertThat(workshop.state().principal("hash-p0")).contains(new Principal.Participant("p0"));
  }

  @Test
  @DisplayName("[M15] of very many who are away, who never came goes, then who never wrote")
  void crowded() {
    int most = WorkshopLimits.PARTICIPANTS_PER_TABLE;
    for (int i = 0; i < most; i++) {
      workshop.accept(new Command.NoteAbsence(everybodyAt1())).later(1).join("p" + i, 1);
    }
    String last = "p" + (most - 1);
    workshop.accept(new Command.NoteAbsence(everybodyAt1()), new Command.NoteWriting(last));

    Set<String> neverCame = Set.of("p3", last);
    workshop.accept(new Command.Join("late", "Late", 1, "hash-late", neverCame));
    assertThat(workshop.state().participant("p3")).as("never came nor wrote").isEmpty();
    assertThat(workshop.state().principal("hash-p3")).isEmpty();

    workshop.accept(new Command.NoteAbsence(everybodyAt1()));
    workshop.accept(new Command.NoteWriting("late")).join("later", 1);
    assertThat(workshop.state().participant("p" + (most - 2))).as("silent, and last").isEmpty();
    assertThat(workshop.state().participant("p0")).as("silent, and there before").isPresent();
    assertThat(workshop.state().participantsAt(1)).hasSize(most);
  }

  @Test
  @DisplayName(
      "[M15] many who wrote and went keep nobody out, and nobody who was there before them")
  void crowdOfWriters() {
    int most = WorkshopLimits.PARTICIPANTS_PER_TABLE;
    for (int i = 0; i < most; i++) {
      workshop
          .accept(new Command.NoteAbsence(everybodyAt1()))
          .later(1)
          .join("p" + i, 1)
          .accept(new Command.NoteWriting("p" + i));
    }
    workshop.accept(new Command.NoteAbsence(everybodyAt1())).join("late", 1).join("mover", 2);

    assertThat(workshop.state().participant("p" + (most - 1))).isEmpty();
    workshop.accept(new Command.Join("mover", "Mover", 1, "hash-mover"));

    assertThat(workshop.state().participantsAt(1)).hasSize(most);
    assertThat(workshop.state().participant("p" + (most - 2))).isEmpty();
    assertThat(workshop.state().participant("p0")).isPresent();
    assertThat(workshop.state().people().writers()).doesNotContain("p" + (most - 1));
  }

  @Test
  @DisplayName("[M15] who moves takes a seat anew")
  void movedIntoSeat() {
    workshop
        .join("ana", 1)
        .accept(new Command.NoteAbsence(Set.of("ana")))
        .later(5_000)
        .accept(new FacilitatorCommand.MoveParticipant("ana", 2));
    assertThat(workshop.state().people().lapsed()).isEmpty();
    assertThat(workshop.state().people().sittingSince("ana"))
        .isEqualTo(PlayedWorkshop.START + 5_000);
  }

  @Test
  @DisplayName("[M8] a table calls for help once, since its first call")
  void help() {
    workshop
        .join("p1", 1)
        .join("p2", 1)
        .accept(new Command.RaiseHelp("p1", true))
        .later(5_000)
        .alreadySo(new Command.RaiseHelp("p2", true));
    assertThat(workshop.state().tables().getFirst().helpSince()).isEqualTo(PlayedWorkshop.START);

    workshop.accept(new Command.RaiseHelp("p2", false));
    assertThat(workshop.state().tables().getFirst().helpSince()).isNull();
    workshop
        .accept(new Command.RaiseHelp("p1", true))
        .accept(new FacilitatorCommand.ClearHelp(1, null))
        .alreadySo(new FacilitatorCommand.ClearHelp(1, null))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.ClearHelp(3, null));
  }

  @Test
  @DisplayName(
      "[M3] messages stay until withdrawn; of too many to one table, or to all, the oldest goes")
  void messages() {
    workshop.accept(new FacilitatorCommand.SendMessage("Two minutes left", null, Reach.PHONES));
    Message first = workshop.state().messages().getFirst();
    assertThat(first)
        .isEqualTo(new Message("m2", "Two minutes left", PlayedWorkshop.START, null, Reach.PHONES));

    for (int i = 0; i <= WorkshopLimits.MESSAGES_EACH; i++) {
      workshop.accept(new FacilitatorCommand.SendMessage("Message " + i, 2, Reach.PHONES));
    }
    assertThat(workshop.state().messages())
        .as("what table 2 is told takes nothing from all")
        .hasSize(1 + WorkshopLimits.MESSAGES_EACH)
        .startsWith(first)
        .extracting(Message::text)
        .doesNotContain("Message 0")
        .contains("Message 1");

    for (int i = 0; i < WorkshopLimits.MESSAGES_EACH; i++) {
      workshop.accept(new FacilitatorCommand.SendMessage("All " + i, null, Reach.PHONES));
    }
    assertThat(workshop.state().messages())
        .hasSize(2 * WorkshopLimits.MESSAGES_EACH)
        .doesNotContain(first);
    assertThat(workshop.state().messages()).extracting(Message::id).doesNotHaveDuplicates();

    String last = workshop.state().messages().getLast().id();
    workshop
        .accept(new FacilitatorCommand.WithdrawMessage(last, Reach.BOTH))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.WithdrawMessage(last, Reach.BOTH))
        .reject(
            Rejection.NO_SUCH_TABLE, new FacilitatorCommand.SendMessage("Hello", 3, Reach.PHONES));
  }

  @Test
  @DisplayName("[M3] a table is renamed")
  void renames() {
    workshop
        .accept(new FacilitatorCommand.RenameTable(2, "Gary, IN", "Window"))
        .alreadySo(new FacilitatorCommand.RenameTable(2, "Gary, IN", " Window "))
        .reject(Rejection.NO_SUCH_TABLE, new FacilitatorCommand.RenameTable(3, "Gary, IN", ""));
    assertThat(workshop.state().tables().get(1))
        .isEqualTo(new Table(2, "Gary, IN", "Window", null, 0));
  }
}
