package io.charrette.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.activity.ActivityFile;
import io.charrette.activity.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.HashTreePSet;

class CheckpointJsonTest {
  private static final long AT = PlayedWorkshop.START;
  static final Recovery RECOVERY =
      new Recovery(
          new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8"),
          AT,
          HashTreePSet.from(List.of("p9", "l2")),
          HashTreePSet.empty());

  @Test
  @DisplayName("[M17] what servers have stored as a state until now is read for ever")
  void frozen() throws Exception {
    String stored = stored();
    Workshop state = CheckpointJson.read(stored.getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(asStored(offered(known(state.activityFile()))).with(RECOVERY.toldOf(2)));
    assertThat(state.participants().keySet()).containsExactly("p2", "p1", "p5");
    assertThat(new String(CheckpointJson.write(state), UTF_8)).isEqualTo(stored);
  }

  @Test
  @DisplayName("[M17] what servers stored before there was a recovery key is read as without one")
  void beforeRecovery() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-1.json").getBytes(UTF_8));
    assertThat(state).isEqualTo(untimed(unplanned(withEverything(state.activityFile()).state())));
    assertThat(state.recovery()).isNull();
  }

  @Test
  @DisplayName("[M17] what servers stored before seats were given to other phones is read, too")
  void beforeHandovers() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-2.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(untimed(unplanned(withEverything(state.activityFile()).state().with(RECOVERY))));
    assertThat(state.participants().keySet()).containsExactly("p2", "p1");
  }

  @Test
  @DisplayName("[M17] [A9] what servers stored before format 2 of activities is read, too")
  void beforeFormat2() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-3.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(
                unplanned(
                    withSeatsGiven(withEverything(state.activityFile())).state().with(RECOVERY))));
    assertThat(state.activity().sheets()).extracting(Sheet::id).containsExactly("players");
  }

  @Test
  @DisplayName("[M17] what servers stored before the time was planned is read, too")
  void beforePlans() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-4.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(
                unplanned(
                    withSeatsGiven(withEverything(state.activityFile())).state().with(RECOVERY))));
    assertThat(state.controls().plan()).isEqualTo(Plan.NONE);
  }

  @Test
  @DisplayName("[M17] what servers stored before notes and claims is read, too")
  void beforeCrew() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-5.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(
                planned(withSeatsGiven(withEverything(state.activityFile())))
                    .state()
                    .with(RECOVERY)));
    assertThat(state.crew()).isEqualTo(Crew.SILENT);
  }

  @Test
  @DisplayName("[M17] what servers stored before tables could become one is read, too")
  void beforeMerges() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-6.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(
                unpaired(
                    crewed(silent(planned(withSeatsGiven(withEverything(state.activityFile())))))
                        .state()
                        .with(RECOVERY))));
    assertThat(state.merges()).isEqualTo(Merges.NONE);
  }

  @Test
  @DisplayName("[M17] what servers stored before the room could answer to turns is read, too")
  void beforeOffers() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-7.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(
                asStored(
                    merged(
                        crewed(
                            silent(
                                planned(withSeatsGiven(withEverything(state.activityFile())))))))));
    assertThat(state.offers()).isEqualTo(Offers.NONE);
  }

  @Test
  @DisplayName("[M17] what servers stored before seats were offered to phones is read, too")
  void beforeSeatOffers() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-8.json").getBytes(UTF_8));
    assertThat(state).isEqualTo(untimed(asStored(known(state.activityFile()))));
  }

  @Test
  @DisplayName("[M17] what servers stored before pairs were theirs to know is read, too")
  void beforePairs() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-9.json").getBytes(UTF_8));
    assertThat(state).isEqualTo(untimed(asStored(offered(known(state.activityFile())))));
  }

  @Test
  @DisplayName("[M17] what servers stored before phones told of tables is read, too")
  void beforeToldTables() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-10.json").getBytes(UTF_8));
    assertThat(state).isEqualTo(untimed(asStored(offered(known(state.activityFile())))));
  }

  @Test
  @DisplayName("[M17] what servers stored before draws were counted and names undone is read, too")
  void beforeDraws() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-11.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(asStored(offered(known(state.activityFile()))).with(RECOVERY.toldOf(2))));
  }

  @Test
  @DisplayName("[M17] what servers stored before it was kept when events happened is read, too")
  void beforeTrail() throws Exception {
    Workshop state = CheckpointJson.read(stored("checkpoint-12.json").getBytes(UTF_8));
    assertThat(state)
        .isEqualTo(
            untimed(asStored(offered(known(state.activityFile()))).with(RECOVERY.toldOf(2))));
    assertThat(state.trail()).isEqualTo(Trail.NONE);
  }

  @Test
  @DisplayName("[M17] what servers stored before a silence had tables asked anew is read, too")
  void beforeAskingAnew() throws Exception {
    assertThat(untimed(read(stored("checkpoint-13.json")))).isEqualTo(untimed(read(stored())));
  }

  /** As it is read where nothing said when words were shown and the last events happened. */
  private static Workshop untimed(Workshop state) throws MalformedCheckpointException {
    String json = new String(CheckpointJson.write(state), UTF_8);
    return read(
        json.replaceFirst("\"shownAt\":[0-9]+", "\"shownAt\":null")
            .replaceFirst("\"trail\":\\[[0-9,]*]", "\"trail\":[]"));
  }

  /** As servers stored it before undo brought back also those who are kept out (SPEC M32). */
  private static Workshop asStored(PlayedWorkshop workshop) {
    Workshop state = workshop.state().with(RECOVERY);
    Undo undo = Objects.requireNonNull(state.undo());
    Map<String, Integer> seats = new TreeMap<>(undo.seats());
    seats.keySet().retainAll(state.participants().keySet());
    return state.with(
        state.silence(),
        new Undo(
            undo.control(),
            undo.before(),
            undo.added(),
            undo.merged(),
            seats,
            undo.names(),
            undo.tables()));
  }

  /** As it is read where nothing said who is together: they are formed when they are asked for. */
  private static Workshop unpaired(Workshop state) {
    Silence silence = state.silence();
    Silence.Present present = Objects.requireNonNull(silence.present());
    Silence.Present alone =
        new Silence.Present(false, present.since(), present.writers(), List.of());
    return state.with(silence.with(alone), state.undo());
  }

  private static PlayedWorkshop known(ActivityFile activity) {
    return merged(
        frozen(answered(crewed(silent(planned(withSeatsGiven(withEverything(activity))))))));
  }

  /** As it is read where nothing was written down of what happened. */
  private static Workshop unplanned(Workshop state) {
    return state.with(RunSheet.EMPTY);
  }

  private static String stored() throws IOException {
    return stored("checkpoint.json");
  }

  private static String stored(String file) throws IOException {
    return Files.readString(Path.of("src/test/resources/events", file), UTF_8).strip();
  }

  /** A state in which every field has something to say. */
  static PlayedWorkshop withEverything(ActivityFile activity) {
    PlayedWorkshop workshop = new PlayedWorkshop();
    workshop.accept(
        new Command.Create(
            "K7M4QX2346FG",
            "Ñandú 😀",
            "K7M4QX",
            activity,
            List.of(new NewTable("Gary, IN", "By the door"), new NewTable("Detroit, MI", "")),
            "hash-facilitator",
            "hash-screen",
            AT + 1000,
            "America/Detroit"));
    workshop.later(1).join("p2", 1).join("p1", 2).join("p3", 1).join("p4", 2);
    workshop.later(1);
    return workshop.accept(
        new Command.NoteWriting("p1"),
        new Command.NoteWriting("p4"),
        new Command.NoteAbsence(Set.of("p2")),
        new Command.RaiseHelp("p1", true),
        new Command.MakeLink("l1", Link.Opens.FACILITATOR, "Bo", "hash-l1"),
        new Command.MakeLink("l2", Link.Opens.SCREEN, "Foyer", "hash-l2"),
        new Command.NoteLinkUse("l2"),
        new FacilitatorCommand.KeepOut(List.of("p3")),
        new FacilitatorCommand.RemoveParticipant("p4"),
        new FacilitatorCommand.RenewJoinCode("QQ7762"),
        new FacilitatorCommand.StartAfresh(2),
        new FacilitatorCommand.Hide(1, "pitch"),
        new FacilitatorCommand.Hide(1, "a-player"),
        new FacilitatorCommand.SendMessage("To all", null, Reach.BOTH),
        new FacilitatorCommand.SendMessage("To one", 2, Reach.PHONES),
        new FacilitatorCommand.CloseJoining(),
        new FacilitatorCommand.SetPhaseLength("talk", 90_000),
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.CallTurn(2),
        new FacilitatorCommand.GoToPhase("talk"),
        new FacilitatorCommand.ExtraTime(1, 60_000),
        new FacilitatorCommand.StartTimer(),
        new FacilitatorCommand.Lock(2),
        new FacilitatorCommand.ShowTable(2),
        new FacilitatorCommand.PauseTimer());
  }

  /** What the formats before had no place for. */
  static PlayedWorkshop withSeatsGiven(PlayedWorkshop workshop) {
    return workshop
        .accept(new FacilitatorCommand.OpenJoining())
        .later(1)
        .join("p5", 1)
        .join("p6", 2)
        .accept(
            new Command.AskForSeat("p6", "p1"),
            new FacilitatorCommand.GiveSeat("p1", "p6"),
            new Command.AskForSeat("p5", "p2"));
  }

  static PlayedWorkshop planned(PlayedWorkshop workshop) {
    return workshop
        .happened(new Event.PlanSet(workshop.now(), AT, AT + 3_600_000))
        .accept(
            new PlanCommand.SetAutomation("talk", true, "Soon", "Now"),
            new FacilitatorCommand.ResumeTimer());
  }

  static PlayedWorkshop crewed(PlayedWorkshop workshop) {
    return workshop.accept(
        new CrewCommand.ClaimHelp(2, "Ana", null),
        new CrewCommand.NoteTable(1, "Ana", "Shy"),
        new CrewCommand.TellCrew("Kim", "Coffee"),
        new CardCommand.TellCards("players", "Ñandú", "N.", true),
        new CardCommand.TellCards("players", "A", "B", false),
        new FacilitatorCommand.MoveEverybody(List.of("p5")));
  }

  static PlayedWorkshop merged(PlayedWorkshop workshop) {
    return workshop.accept(
        new FacilitatorCommand.Unlock(null),
        new SilentCommand.ShowWords(),
        new MergeTables(1, 2),
        new Command.NoteJoined(1, workshop.now(), List.of("role:presenter")));
  }

  static PlayedWorkshop offered(PlayedWorkshop workshop) {
    return workshop.accept(new Command.OfferSeat("p1", "hash-offer"));
  }

  static PlayedWorkshop silent(PlayedWorkshop workshop) {
    // Servers before this one let it be asked for where tables take turns.
    Event inTurns = new Event.SilenceAsked(workshop.now(), "pitches", true);
    workshop.happened(inTurns);
    return workshop.accept(
        new SilentCommand.AskForSilence("talk", true),
        new Command.NoteDraft("p5"),
        new SilentCommand.FormPairs(),
        new FacilitatorCommand.AddTime(60_000));
  }

  static PlayedWorkshop answered(PlayedWorkshop workshop) {
    Offer.Key rude = new Offer.Key("pitches", 2, "p1", OfferKind.QUESTION);
    return workshop.accept(
        new FacilitatorCommand.GoToPhase("pitches"),
        new FacilitatorCommand.OfferAfterEach("pitches", true),
        new FacilitatorCommand.OpenOffers(true),
        new Command.MakeOffer(new Offer.Key("pitches", 2, "p5", OfferKind.HELP), "Maps"),
        new Command.MakeOffer(rude, "Rude"),
        new FacilitatorCommand.HideOffer(rude, true));
  }

  static PlayedWorkshop frozen(PlayedWorkshop workshop) {
    return workshop.accept(
        new FacilitatorCommand.ShowTable(2),
        new FacilitatorCommand.FreezeText(true, 2, Map.of("pitch", "Bridges")));
  }

  @ParameterizedTest
  @CsvSource({"15", "700"})
  @DisplayName("[M17] a state that a newer server has stored is refused in words that say so")
  void newer(int format) throws Exception {
    String newer = stored().replaceFirst("\"format\":14", "\"format\":" + format + ",\"new\":{}");
    assertThatThrownBy(() -> CheckpointJson.read(newer.getBytes(UTF_8)))
        .isInstanceOf(MalformedCheckpointException.class)
        .hasMessage(
            "checkpoint: format "
                + format
                + " is not known to this server, which reads 14; a newer one has written it");
  }

  @Test
  @DisplayName("[M17] a field that is missing or unknown is an error that names it")
  void otherFields() throws Exception {
    assertThatThrownBy(() -> read(stored().replaceFirst("\"version\":", "\"redo\":1,\"version\":")))
        .isInstanceOf(MalformedCheckpointException.class)
        .hasMessageContaining("redo");
    assertThatThrownBy(() -> read(stored().replaceFirst("\"lapsed\":true,", "")))
        .isInstanceOf(MalformedCheckpointException.class)
        .hasMessageContaining("lapsed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}", "{\"format\":\"1\"}", "{\"format\":1}"})
  void brokenBytes(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(MalformedCheckpointException.class);
  }

  private static Workshop read(String json) throws MalformedCheckpointException {
    return CheckpointJson.read(json.getBytes(UTF_8));
  }
}
