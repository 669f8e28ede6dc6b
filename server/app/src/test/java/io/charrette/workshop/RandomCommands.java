package io.charrette.workshop;

import io.charrette.activity.PhaseScreen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands as they come when several people press everything, now and then what makes no sense. */
final class RandomCommands {
  private final Random random;
  private final int tables;

  RandomCommands(Random random, int tables) {
    this.random = random;
    this.tables = tables;
  }

  private Command merging(Workshop state) {
    Merge merge = state.merges().underWay().orElse(null);
    if (merge == null) {
      int from = table();
      return new MergeTables(from, from % tables + 1);
    }
    return merge.stage() == Merge.Stage.JOINING
        ? new Command.NoteJoined(merge.from(), merge.at(), List.of("text:pitch"))
        : new Command.NoteParted(merge.from(), merge.at(), List.of());
  }

  Command next(Workshop state) {
    return switch (random.nextInt(53)) {
      case 0, 1 -> new FacilitatorCommand.GoToPhase(phase(state));
      case 2 -> new FacilitatorCommand.NextPhase();
      case 3 -> new FacilitatorCommand.PreviousPhase();
      case 4 ->
          new FacilitatorCommand.SetPhaseLength(phase(state), 10_000 + random.nextInt(500_000));
      case 5 -> new FacilitatorCommand.ReorderPhases(shuffledPhases(state));
      case 6, 7 -> new FacilitatorCommand.StartTimer();
      case 8 -> new FacilitatorCommand.PauseTimer();
      case 9 -> new FacilitatorCommand.ResumeTimer();
      case 10, 11 -> new FacilitatorCommand.AddTime(step());
      case 12 -> new FacilitatorCommand.ResetTimer();
      case 13 -> new FacilitatorCommand.ExtraTime(table(), step());
      case 14 -> new FacilitatorCommand.DrawTurns("pitches", random.nextLong());
      case 15 -> new FacilitatorCommand.OrderTurns("pitches", someOrder(state));
      case 16, 17 -> new FacilitatorCommand.CallTurn(table());
      case 18 -> new FacilitatorCommand.NextTurn();
      case 19 -> new FacilitatorCommand.SkipTurn("pitches", table());
      case 20 ->
          random.nextBoolean()
              ? new FacilitatorCommand.EndTurn()
              : new FacilitatorCommand.SignalWrapUp(random.nextBoolean());
      case 21 ->
          random.nextInt(3) == 0
              ? new FacilitatorCommand.ShowMap(null, table())
              : new FacilitatorCommand.ShowTable(table());
      case 22 ->
          random.nextInt(4) == 0
              ? new FacilitatorCommand.ClearScreen()
              : new FacilitatorCommand.ChooseScene(oneOf(PhaseScreen.values()));
      case 23 ->
          random.nextBoolean()
              ? new FacilitatorCommand.BlankScreen(random.nextBoolean())
              : new FacilitatorCommand.FreezeText(
                  random.nextBoolean(), table(), Map.of("pitch", "Words"));
      case 24 -> new FacilitatorCommand.Lock(tableOrAll());
      case 25 -> new FacilitatorCommand.Unlock(tableOrAll());
      case 26, 27 -> message();
      case 28 ->
          new FacilitatorCommand.WithdrawMessage(
              "m" + random.nextInt(1_500), oneOf(Reach.values()));
      case 29 -> clearHelp(state);
      case 30 -> new FacilitatorCommand.Hide(table(), "player-" + random.nextInt(9));
      case 31 -> new FacilitatorCommand.Unhide(table(), "player-" + random.nextInt(9));
      case 32 -> people(state);
      case 33 -> new FacilitatorCommand.RenameTable(table(), "City " + random.nextInt(3), "");
      case 34 -> new FacilitatorCommand.TakeBack();
      case 35 -> new FacilitatorCommand.StartAfresh(table());
      case 36, 37 -> new Command.DoWhatIsDue();
      case 38 -> new FacilitatorCommand.SetTimer(random.nextInt(600_000));
      case 39 -> planned(state);
      case 40, 41 -> crew(state);
      case 42 ->
          new CardCommand.TellCards(
              "players",
              "Card " + random.nextInt(3),
              "Name " + random.nextInt(3),
              random.nextInt(3) == 0 ? null : random.nextBoolean());
      case 43, 44 -> silent(state);
      case 45, 46 -> merging(state);
      case 47, 48, 49, 50 -> offer();
      case 51 -> {
        String id = "back-" + person();
        int table = random.nextInt(4) == 0 ? state.tables().size() + random.nextInt(4) : table();
        yield new Command.TakeSeatAgain(id, "Back", table, random.nextInt(9), "hash-" + id);
      }
      default -> {
        String id = person();
        yield new Command.Join(id, "Name " + random.nextInt(3), table(), "hash-" + id);
      }
    };
  }

  private Command silent(Workshop state) {
    return switch (random.nextInt(4)) {
      case 0 -> new SilentCommand.AskForSilence(phase(state), random.nextBoolean());
      case 1 -> new SilentCommand.FormPairs();
      case 2 -> new SilentCommand.ShowWords();
      default -> new Command.NoteDraft(person());
    };
  }

  private Command planned(Workshop state) {
    return switch (random.nextInt(3)) {
      case 0 -> new PlanCommand.SetPlan(null, 1L + random.nextInt(Integer.MAX_VALUE));
      case 1 ->
          new PlanCommand.SetPhaseLengths(Map.of(phase(state), 10_000L + random.nextInt(500_000)));
      default ->
          new PlanCommand.SetAutomation(
              phase(state),
              random.nextBoolean(),
              random.nextBoolean() ? "Soon" : null,
              random.nextBoolean() ? "Now" : null);
    };
  }

  private Command message() {
    Integer table = tableOrAll();
    return new FacilitatorCommand.SendMessage(
        "Message", table, table == null ? oneOf(Reach.values()) : Reach.PHONES);
  }

  private Command offer() {
    Offer.Key key = new Offer.Key("pitches", table(), person(), oneOf(OfferKind.values()));
    return switch (random.nextInt(6)) {
      case 0 -> new FacilitatorCommand.OfferAfterEach("pitches", random.nextBoolean());
      case 1 -> new FacilitatorCommand.OpenOffers(random.nextBoolean());
      case 2 -> new FacilitatorCommand.HideOffer(key, random.nextBoolean());
      case 3 -> new Command.WithdrawOffer(key);
      default -> new Command.MakeOffer(key, "Answer " + random.nextInt(3));
    };
  }

  private Command clearHelp(Workshop state) {
    int table = table();
    return new FacilitatorCommand.ClearHelp(table, seen(callOf(state, table)));
  }

  private static Optional<Long> callOf(Workshop state, int table) {
    return state.table(table).map(Table::helpSince);
  }

  /** What was seen, mostly; or what was before it, or nothing in particular. */
  private @Nullable Long seen(Optional<Long> now) {
    return random.nextInt(9) == 0 ? null : now.map(at -> at - random.nextInt(9) / 8).orElse(null);
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private Command crew(Workshop state) {
    String name = random.nextBoolean() ? "Ana" : "Kim";
    return switch (random.nextInt(7)) {
      case 0, 1 -> {
        int table = table();
        yield new CrewCommand.ClaimHelp(table, name, seen(callOf(state, table)));
      }
      case 2 -> {
        int table = table();
        yield new CrewCommand.ReleaseHelp(
            table, seen(state.crew().claimOf(table).map(HelpClaim::at)));
      }
      case 3 -> new CrewCommand.NoteTable(table(), name, "Note " + random.nextInt(3));
      case 4 -> new CrewCommand.RemoveNote("n" + random.nextInt(1_500));
      case 5 -> new FacilitatorCommand.AddTable("Gary, IN", "");
      default -> new CrewCommand.TellCrew(name, "Line " + random.nextInt(3));
    };
  }

  private Command people(Workshop state) {
    return switch (random.nextInt(20)) {
      case 19 -> new FacilitatorCommand.MoveEverybody(List.of(person(), person()));
      case 15, 16 -> new Command.AskForSeat(person(), person());
      case 17 -> new Command.AnswerSeatRequest(person(), person(), random.nextBoolean());
      case 18 ->
          random.nextBoolean()
              ? new FacilitatorCommand.GiveSeat(person(), person())
              : new FacilitatorCommand.TakeBackSeat(person(), 0);
      case 12 ->
          new Command.MakeLink(
              "l" + random.nextInt(5),
              random.nextBoolean() ? Link.Opens.FACILITATOR : Link.Opens.HELPER,
              "Kim",
              "link-" + random.nextLong());
      case 13 -> new Command.NoteLinkUse("l" + random.nextInt(5));
      case 14 ->
          new FacilitatorCommand.RevokeLink(
              random.nextInt(9) == 0 ? Link.FIRST_FACILITATOR : "l" + random.nextInt(5));
      case 9, 10 -> new Command.NoteAbsence(Set.copyOf(List.of(person(), "nobody", "p1")));
      case 11 -> new Command.NoteReturn(person());
      case 3, 4 -> new FacilitatorCommand.KeepOut(List.of(person(), person()));
      case 5 -> new FacilitatorCommand.LetIn(List.of(person(), person()));
      case 6 ->
          random.nextInt(4) == 0
              ? new FacilitatorCommand.CloseJoining()
              : new FacilitatorCommand.OpenJoining();
      case 8 ->
          random.nextInt(20) == 0
              ? new FacilitatorCommand.RemoveSilent(
                  state.participants().keySet().stream()
                      .skip(random.nextInt(9))
                      .findFirst()
                      .orElse(null))
              : new Command.NoteWriting(person());
      case 7 -> new FacilitatorCommand.RenewJoinCode("CODE" + random.nextInt(9));
      case 0 -> new FacilitatorCommand.MoveParticipant(person(), table());
      case 1 -> new FacilitatorCommand.RemoveParticipant(person());
      default -> new Command.RaiseHelp(person(), random.nextBoolean());
    };
  }

  /** Once in a while a table that is not there. */
  private int table() {
    return random.nextInt(40) == 0 ? tables + 1 : 1 + random.nextInt(tables);
  }

  private @Nullable Integer tableOrAll() {
    return random.nextBoolean() ? null : table();
  }

  private String person() {
    return "p" + random.nextInt(60);
  }

  private long step() {
    return (random.nextBoolean() ? 1 : -1) * (1L + random.nextInt(600_000));
  }

  private static List<String> ids(Workshop state) {
    return new ArrayList<>(state.controls().phases().stream().map(ScheduledPhase::id).toList());
  }

  private String phase(Workshop state) {
    List<String> ids = ids(state);
    return random.nextInt(40) == 0 ? "party" : ids.get(random.nextInt(ids.size()));
  }

  private List<String> shuffledPhases(Workshop state) {
    List<String> ids = ids(state);
    Collections.shuffle(ids, random);
    return ids;
  }

  private List<Integer> someOrder(Workshop state) {
    List<Integer> order =
        new ArrayList<>(state.controls().turnsIn("pitches").orElseThrow().order());
    if (random.nextBoolean()) {
      order.addAll(state.controls().turnsIn("pitches").orElseThrow().done());
    }
    Collections.shuffle(order, random);
    return order;
  }
}
