package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Phase;
import io.charrette.activity.PhaseClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SilenceRulesTest {
  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(2).join("p1", 1).join("p2", 1).join("p3", 2);

  private static SilentCommand ask(String phase) {
    return new SilentCommand.AskForSilence(phase, true);
  }

  private boolean isSilent() {
    return workshop.state().silence().present() != null;
  }

  @Test
  @DisplayName("[M38] the present phase is silent at once, a later one when it comes")
  void whenItBegins() {
    workshop.accept(ask("scan")).alreadySo(ask("scan"));
    assertThat(isSilent()).isFalse();
    workshop.accept(new FacilitatorCommand.GoToPhase("scan")).alreadySo(ask("scan"));
    assertThat(isSilent()).isTrue();
    assertThat(workshop.state().silence().asked()).isEmpty();
  }

  @Test
  @DisplayName("[M38] a silence that has not begun can be given up, one that has cannot")
  void givenUp() {
    SilentCommand noLonger = new SilentCommand.AskForSilence("scan", false);
    workshop.accept(ask("scan"), noLonger, new FacilitatorCommand.GoToPhase("scan"));
    assertThat(isSilent()).isFalse();
    workshop.accept(ask("scan")).reject(Rejection.NOT_NOW, noLonger);
    workshop.reject(Rejection.MALFORMED, ask("nowhere"));
  }

  @Test
  @DisplayName("[M38] where tables write nothing there is no silence: in turns, or without a sheet")
  void nothingToWrite() {
    for (ScheduledPhase scheduled : workshop.controls().phases()) {
      Phase phase = workshop.state().activity().phase(scheduled.id()).orElseThrow();
      if (phase.sheet() == null || phase.clock() == PhaseClock.TURNS) {
        workshop.reject(Rejection.NOT_NOW, ask(phase.id()));
        workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
        workshop.accept(new FacilitatorCommand.GoToPhase(phase.id()));
        workshop.reject(Rejection.NOT_NOW, ask(phase.id()));
      } else {
        workshop.accept(ask(phase.id()));
      }
    }
    assertThat(workshop.state().silence().asked()).containsExactly("challenge", "prepare");
  }

  @Test
  @DisplayName("[M39] [W43] once words were shown tables are asked anew whether they are ready")
  void asksAnew() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    for (int silences = 0; silences < 2; silences++) {
      workshop.later(1).accept(ask("scan"));
      workshop.later(1).accept(new SilentCommand.ShowWords());
      assertThat(workshop.state().askedAt()).isEqualTo(workshop.now());
    }
    long shown = workshop.now();
    workshop.later(1).accept(ask("challenge"));
    assertThat(workshop.state().askedAt()).isEqualTo(shown);
    workshop.later(1).accept(new FacilitatorCommand.NextPhase());
    assertThat(workshop.state().askedAt()).isEqualTo(workshop.now());
    workshop.later(1).accept(new FacilitatorCommand.NextPhase());
    assertThat(workshop.state().askedAt()).isEqualTo(workshop.now());
  }

  @Test
  @DisplayName("[M38] a silence ends with its phase, and begins anew where it is asked for again")
  void endsWithItsPhase() {
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"), ask("scan"), new Command.NoteDraft("p1"));
    workshop.accept(new FacilitatorCommand.GoToPhase("pitches"));
    assertThat(isSilent()).isFalse();
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    assertThat(isSilent()).isFalse();
    workshop.later(1).accept(ask("scan"));
    assertThat(workshop.state().silence().present())
        .isEqualTo(new Silence.Present(false, workshop.now(), Set.of(), List.of()));
  }

  @Test
  @DisplayName(
      "[M38] [M23] it ends, too, as the workshop goes on by itself, and one may begin by that")
  void endsByItself() {
    workshop.accept(
        ask("challenge"),
        new PlanCommand.SetAutomation("scan", true, null, null),
        new PlanCommand.SetAutomation("challenge", true, null, null),
        new FacilitatorCommand.GoToPhase("scan"),
        ask("scan"),
        new Command.NoteDraft("p1"),
        new FacilitatorCommand.StartTimer());
    goOnAtZero();
    assertThat(workshop.controls().phase()).isEqualTo("challenge");
    assertThat(workshop.state().silence().present())
        .isEqualTo(new Silence.Present(false, workshop.now(), Set.of(), List.of()));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    goOnAtZero();
    assertThat(workshop.controls().phase()).isEqualTo("prepare");
    assertThat(isSilent()).isFalse();
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
  }

  private void goOnAtZero() {
    long left = workshop.controls().timer().remaining(workshop.now());
    workshop.later(left).accept(new Command.DoWhatIsDue());
  }

  @Test
  @DisplayName("[M38] nothing from before a silence, or from before its end, is taken back")
  void undo() {
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"), ask("scan"));
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
    workshop.accept(new FacilitatorCommand.Lock(1), new FacilitatorCommand.TakeBack());
    assertThat(isSilent()).isTrue();
    workshop.accept(new FacilitatorCommand.StartTimer(), new SilentCommand.ShowWords());
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.TakeBack());
  }

  @Test
  @DisplayName("[M39] pairs, then all: each once, only in a silence, and not while pens are down")
  void pairsThenAll() {
    SilentCommand pairs = new SilentCommand.FormPairs();
    SilentCommand show = new SilentCommand.ShowWords();
    workshop.reject(Rejection.NOT_NOW, pairs).reject(Rejection.NOT_NOW, show);
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"), ask("scan"), pairs).alreadySo(pairs);
    workshop.accept(new FacilitatorCommand.Lock(2)).reject(Rejection.NOT_NOW, show);
    workshop.accept(new FacilitatorCommand.Unlock(2), show).reject(Rejection.NOT_NOW, show);
    assertThat(isSilent()).isFalse();
  }

  @Test
  @DisplayName(
      "[M13] [M40] who has written is counted once, by table, for those who run the workshop")
  void counts() {
    workshop.alreadySo(new Command.NoteDraft("p1"));
    workshop.accept(
        new FacilitatorCommand.GoToPhase("scan"),
        ask("scan"),
        new Command.NoteDraft("p1"),
        new Command.NoteDraft("p3"));
    workshop.alreadySo(new Command.NoteDraft("p1")).alreadySo(new Command.NoteDraft("nobody"));
    assertThat(workshop.state().people().silent()).containsExactly("p2");
    WorkshopViews views = new WorkshopViews(workshop.state());
    assertThat(written(views.forFacilitator())).isEqualTo(Map.of(1, 1, 2, 1));
    assertThat(written(views.forHelper())).isEqualTo(Map.of(1, 1, 2, 1));
    assertThat(written(views.forTable(2))).isEmpty();
    assertThat(written(views.forScreen())).isEmpty();
    workshop.accept(new FacilitatorCommand.RemoveParticipant("p1"));
    assertThat(written(new WorkshopViews(workshop.state()).forFacilitator()))
        .isEqualTo(Map.of(2, 1));
  }

  @Test
  @DisplayName("[M40] which later phases are to begin silently is for those who run the workshop")
  void askedForWhom() {
    workshop.accept(ask("challenge"), ask("scan"));
    WorkshopViews views = new WorkshopViews(workshop.state());
    assertThat(views.forFacilitator().silence().asked()).containsExactly("scan", "challenge");
    assertThat(views.forTable(1).silence().asked()).isEmpty();
    assertThat(views.forScreen().silence().asked()).isEmpty();
  }

  private static Map<Integer, Integer> written(WorkshopView view) {
    SilenceView.Present present = view.silence().present();
    return present == null ? Map.of(0, 0) : present.written();
  }
}
