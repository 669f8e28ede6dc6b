package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
        .accept(new FacilitatorCommand.KeepOut(List.of("ana")))
        .alreadySo(new FacilitatorCommand.KeepOut(List.of("ana")))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.KeepOut(List.of("bo")))
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
        .alreadySo(new FacilitatorCommand.LetIn(List.of("ana")))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.LetIn(List.of("bo")))
        .accept(new FacilitatorCommand.KeepOut(List.of("ana")))
        .accept(new FacilitatorCommand.CloseJoining())
        .accept(new FacilitatorCommand.LetIn(List.of("ana")));
    assertThat(workshop.state().people()).isEqualTo(before);
  }

  @Test
  @DisplayName("[M11] many are kept out by one command, also when some are gone, and let in by one")
  void many() {
    workshop.join("bo", 1).join("eve", 2);
    People before = workshop.state().people();
    workshop
        .accept(new FacilitatorCommand.KeepOut(List.of("ana", "nobody", "bo", "ana")))
        .alreadySo(new FacilitatorCommand.KeepOut(List.of("ana", "bo")))
        .reject(Rejection.KEPT_OUT, join("ana"))
        .reject(Rejection.KEPT_OUT, join("bo"));
    assertThat(workshop.state().participants()).containsOnlyKeys("eve");
    assertThat(workshop.state().people().keptOut()).containsOnlyKeys("ana", "bo");

    workshop.accept(new FacilitatorCommand.LetIn(List.of("ana", "bo", "eve")));
    assertThat(workshop.state().people().keptOut()).isEmpty();
    assertThat(workshop.state().participants()).containsOnlyKeys("ana", "bo", "eve");
    assertThat(workshop.state().people().tokens()).isEqualTo(before.tokens());
  }

  @Test
  @DisplayName("[M11] of many as many are let in as there are seats, and the others stay out")
  void asManyAsThereAreSeats() {
    workshop
        .join("bo", 1)
        .join("eve", 2)
        .accept(new FacilitatorCommand.KeepOut(List.of("ana", "bo", "eve")));
    for (int i = 1; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("p" + i, 1);
    }
    workshop.accept(new FacilitatorCommand.LetIn(List.of("ana", "bo", "eve")));
    assertThat(workshop.state().people().keptOut()).containsOnlyKeys("bo");
    workshop.reject(Rejection.TABLE_FULL, new FacilitatorCommand.LetIn(List.of("bo")));
  }

  @Test
  @DisplayName("[M11] nobody is let in at a table that is full")
  void bounds() {
    workshop.accept(new FacilitatorCommand.KeepOut(List.of("ana")));
    for (int i = 0; i < WorkshopLimits.PEOPLE_PER_TABLE; i++) {
      workshop.join("p" + i, 1);
    }
    workshop.reject(Rejection.TABLE_FULL, new FacilitatorCommand.LetIn(List.of("ana")));
  }

  @Test
  @DisplayName(
      "[M11] wave after wave is removed; of more than are kept out the first are forgotten")
  void waves() {
    PlayedWorkshop room = PlayedWorkshop.withTables(25).join("ana", 25);
    List<String> all = new ArrayList<>();
    for (int wave = 0; wave < 4; wave++) {
      List<String> came = new ArrayList<>();
      for (int seat = 0; seat < 480; seat++) {
        String id = "wave-" + wave + "-" + seat;
        room.accept(new Command.Join(id, "Name", 1 + seat / 20, "hash-" + id));
        came.add(id);
      }
      room.accept(new Command.NoteWriting(came.getFirst()));
      room.accept(new FacilitatorCommand.KeepOut(came));
      assertThat(room.state().participants()).as("after wave %d", wave).containsOnlyKeys("ana");
      all.addAll(came);
    }
    List<String> forgotten = all.subList(0, all.size() - WorkshopLimits.KEPT_OUT);
    List<String> out = all.subList(forgotten.size(), all.size());
    People people = room.state().people();
    assertThat(people.keptOut().keySet()).containsExactlyElementsOf(out);
    assertThat(out).allMatch(id -> people.isKeptOut("hash-" + id));
    assertThat(forgotten).noneMatch(id -> people.isKeptOut("hash-" + id));
    assertThat(people.writers()).doesNotContainAnyElementsOf(forgotten);
    room.reject(Rejection.NOT_NOW, new FacilitatorCommand.LetIn(List.of(forgotten.getLast())))
        .reject(
            Rejection.KEPT_OUT, new Command.Join(out.getFirst(), "N", 1, "hash-" + out.getFirst()));
  }

  @Test
  @DisplayName("[M11] [M28] what somebody answered who was kept out and is forgotten stays unseen")
  void answersOfTheForgotten() {
    PlayedWorkshop room =
        PlayedWorkshop.withTables(2)
            .join("rude", 2)
            .accept(
                new FacilitatorCommand.GoToPhase("pitches"),
                new FacilitatorCommand.CallTurn(1),
                new FacilitatorCommand.OpenOffers(true),
                new Command.MakeOffer(
                    new Offer.Key("pitches", 1, "rude", OfferKind.HELP), "Rude words"),
                new FacilitatorCommand.KeepOut(List.of("rude")));
    for (int i = 0; i < WorkshopLimits.KEPT_OUT; i++) {
      room.join("q" + i, 1).accept(new FacilitatorCommand.KeepOut(List.of("q" + i)));
    }
    assertThat(room.state().people().keptOut()).doesNotContainKey("rude");
    assertThat(room.state().offersTo(1)).isEmpty();
    assertThat(room.state().offers().writers()).isEmpty();
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
        .accept(new FacilitatorCommand.RemoveSilent(null))
        .alreadySo(new FacilitatorCommand.RemoveSilent(null))
        .accept(join("script-1"));
    assertThat(workshop.state().participants()).containsOnlyKeys("ana", "bo", "script-1");
  }

  @Test
  @DisplayName("[M11] [M13] who is let in again has still written what they wrote")
  void writersStayWriters() {
    workshop.accept(
        new Command.NoteWriting("ana"),
        new FacilitatorCommand.KeepOut(List.of("ana")),
        new FacilitatorCommand.LetIn(List.of("ana")));
    assertThat(workshop.state().people().silent()).isEmpty();
  }
}
