package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CrewRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(3).join("p1", 2);

  @Test
  @DisplayName("[M29] of two who go to a table that calls, the first goes and the second is told")
  void claims() {
    workshop.accept(new Command.RaiseHelp("p1", true), new CrewCommand.ClaimHelp(2, " Ana ", null));

    workshop
        .alreadySo(new CrewCommand.ClaimHelp(2, "Ana", null))
        .reject(Rejection.NOT_NOW, new CrewCommand.ClaimHelp(2, "Kim", null));

    assertThat(claimSeenAt(2)).isEqualTo(new HelpClaim("Ana", workshop.now()));
  }

  @Test
  @DisplayName("[M29] a claim is given back, and is over with the call")
  void over() {
    workshop.accept(
        new Command.RaiseHelp("p1", true),
        new CrewCommand.ClaimHelp(2, "Ana", null),
        new CrewCommand.ReleaseHelp(2, null),
        new CrewCommand.ClaimHelp(2, "Kim", null),
        new FacilitatorCommand.ClearHelp(2, null),
        new Command.RaiseHelp("p1", true));

    assertThat(claimSeenAt(2)).isNull();
    workshop.alreadySo(new CrewCommand.ReleaseHelp(2, null));
  }

  @Test
  @DisplayName("[M29] nobody goes to a table that does not call, or is not there")
  void noCall() {
    workshop
        .reject(Rejection.NOT_NOW, new CrewCommand.ClaimHelp(2, "Ana", null))
        .reject(Rejection.NO_SUCH_TABLE, new CrewCommand.ClaimHelp(4, "Ana", null));
    assertThatThrownBy(() -> new CrewCommand.ClaimHelp(2, "\u202Eana", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("[M29] [M34] a table and the screen see neither another's claim nor any note")
  void whoSees() {
    workshop.accept(
        new Command.RaiseHelp("p1", true),
        new CrewCommand.ClaimHelp(2, "Ana", null),
        new CrewCommand.NoteTable(2, "Ana", "Shy"),
        new CrewCommand.TellCrew("Ana", "Coffee"));
    WorkshopViews views = new WorkshopViews(workshop.state());

    assertThat(views.forTable(1).tables().get(1).claim()).isNull();
    assertThat(views.forScreen().tables().get(1).claim()).isNull();
    assertThat(views.forTable(2).crew()).isNull();
    assertThat(views.forScreen().crew()).isNull();
    assertThat(views.forHelper().crew()).isEqualTo(views.forFacilitator().crew());
    assertThat(views.forHelper().crew())
        .isEqualTo(new CrewView(workshop.state().crew().notes(), workshop.state().crew().line()));
  }

  @Test
  @DisplayName("[M34] notes have their author and time, and go one by one")
  void notes() {
    workshop.accept(
        new CrewCommand.NoteTable(2, "Ana", "Shy"), new CrewCommand.NoteTable(3, "Kim", "Loud"));
    CrewNote first = workshop.state().crew().notes().getFirst();
    assertThat(first).isEqualTo(new CrewNote(first.id(), 2, "Ana", "Shy", workshop.now()));

    workshop
        .accept(new CrewCommand.RemoveNote(first.id()))
        .alreadySo(new CrewCommand.RemoveNote(first.id()))
        .reject(Rejection.NO_SUCH_TABLE, new CrewCommand.NoteTable(4, "Ana", "Where?"));

    assertThat(workshop.state().crew().notes()).extracting(CrewNote::text).containsExactly("Loud");
  }

  @Test
  @DisplayName("[M34] what is sent again, because its answer was lost, is there once")
  void once() {
    workshop
        .accept(new CrewCommand.NoteTable(2, "Ana", "Shy"), new CrewCommand.TellCrew("Ana", "Hi"))
        .alreadySo(new CrewCommand.NoteTable(2, "Ana", "Shy"))
        .alreadySo(new CrewCommand.TellCrew("Ana", "Hi"));
  }

  @Test
  @DisplayName("[M34] a table has 20 notes, and the line its last 100")
  void bounded() {
    for (int i = 0; i < WorkshopLimits.NOTES_PER_TABLE; i++) {
      workshop.accept(new CrewCommand.NoteTable(2, "Ana", "Note " + i));
    }
    for (int i = 0; i <= WorkshopLimits.LINE; i++) {
      workshop.accept(new CrewCommand.TellCrew("Ana", "Line " + i));
    }

    workshop
        .reject(Rejection.NOT_NOW, new CrewCommand.NoteTable(2, "Ana", "One more"))
        .accept(new CrewCommand.NoteTable(3, "Ana", "Elsewhere"));
    assertThat(workshop.state().crew().line())
        .hasSize(100)
        .first()
        .extracting(CrewNote::text)
        .isEqualTo("Line 1");
  }

  private @Nullable HelpClaim claimSeenAt(int table) {
    return new WorkshopViews(workshop.state()).forTable(table).tables().get(table - 1).claim();
  }
}
