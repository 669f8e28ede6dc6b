package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdmissionRulesTest {
  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(2).join("ana", 1);

  private static Command.Join join(String id) {
    return new Command.Join(id, "Name of " + id, 1, "hash-" + id);
  }

  @Test
  @DisplayName("[M12] while joining is closed nobody new comes in, and who is in goes on")
  void closed() {
    workshop
        .accept(new FacilitatorCommand.CloseJoining())
        .alreadySo(new FacilitatorCommand.CloseJoining())
        .reject(Rejection.JOINING_CLOSED, join("bo"))
        .accept(new Command.Join("ana", "Anna", 2, "hash-ana"))
        .accept(new FacilitatorCommand.OpenJoining())
        .alreadySo(new FacilitatorCommand.OpenJoining())
        .accept(join("bo"));
    assertThat(workshop.state().participants()).containsOnlyKeys("ana", "bo");
  }

  @Test
  @DisplayName("[M7] [M12] undo takes closing and opening back")
  void undo() {
    workshop.accept(new FacilitatorCommand.CloseJoining(), new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().joining()).isTrue();
    workshop.accept(new FacilitatorCommand.CloseJoining(), new FacilitatorCommand.OpenJoining());
    workshop.accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().joining()).isFalse();
  }

  @Test
  @DisplayName("[M11] who is kept out is gone, and so are the token and the way back in")
  void keptOut() {
    workshop
        .accept(new FacilitatorCommand.KeepOut("ana"))
        .alreadySo(new FacilitatorCommand.KeepOut("ana"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.KeepOut("bo"))
        .reject(Rejection.KEPT_OUT, join("ana"))
        .reject(Rejection.KEPT_OUT, new Command.Join("new", "Ana", 1, "hash-ana"));
    Workshop state = workshop.state();
    assertThat(state.participants()).isEmpty();
    assertThat(state.people().at(1)).isEmpty();
    assertThat(state.principal("hash-ana")).isEmpty();
    assertThat(state.people().isKeptOut("hash-ana")).isTrue();
    assertThat(state.people().isKeptOut("hash-bo")).isFalse();
  }

  @Test
  @DisplayName("[M11] letting in again takes it back: the same name, table and token")
  void letIn() {
    People before = workshop.state().people();
    workshop
        .alreadySo(new FacilitatorCommand.LetIn("ana"))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.LetIn("bo"))
        .accept(new FacilitatorCommand.KeepOut("ana"))
        .accept(new FacilitatorCommand.CloseJoining())
        .accept(new FacilitatorCommand.LetIn("ana"));
    assertThat(workshop.state().people()).isEqualTo(before);
  }

  @Test
  @DisplayName("[M11] nobody is let in at a table that is full, nor kept out beyond the bound")
  void bounds() {
    workshop.accept(new FacilitatorCommand.KeepOut("ana"));
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("p" + i, 1);
    }
    workshop.reject(Rejection.TABLE_FULL, new FacilitatorCommand.LetIn("ana"));
    for (int i = 1; i < WorkshopLimits.KEPT_OUT; i++) {
      workshop.join("q" + i, 2).accept(new FacilitatorCommand.KeepOut("q" + i));
    }
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.KeepOut("p1"));
  }

  @Test
  @DisplayName("[M12] a new code is the code, and undo leaves it alone")
  void newCode() {
    workshop
        .accept(new FacilitatorCommand.Lock(null))
        .accept(new FacilitatorCommand.RenewJoinCode("QQ7762"))
        .accept(new FacilitatorCommand.TakeBack());
    assertThat(workshop.state().joinCode()).isEqualTo("QQ7762");
    assertThat(workshop.state().allLocked()).isFalse();
  }

  @Test
  @DisplayName("[M13] all who never wrote are removed at once, and nobody else")
  void silent() {
    workshop
        .join("bo", 1)
        .join("script-1", 2)
        .join("script-2", 2)
        .accept(new Command.NoteWriting("ana"), new Command.NoteWriting("bo"))
        .alreadySo(new Command.NoteWriting("ana"))
        .alreadySo(new Command.NoteWriting("nobody"));
    assertThat(workshop.state().people().silent()).containsExactly("script-1", "script-2");

    workshop
        .accept(new FacilitatorCommand.RemoveSilent())
        .alreadySo(new FacilitatorCommand.RemoveSilent())
        .accept(join("script-1"));
    assertThat(workshop.state().participants()).containsOnlyKeys("ana", "bo", "script-1");
  }

  @Test
  @DisplayName("[M11] [M13] who is let in again has still written what they wrote")
  void writersStayWriters() {
    workshop.accept(
        new Command.NoteWriting("ana"),
        new FacilitatorCommand.KeepOut("ana"),
        new FacilitatorCommand.LetIn("ana"));
    assertThat(workshop.state().people().silent()).isEmpty();
  }
}
