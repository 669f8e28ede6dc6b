package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.activity.PhaseScreen;
import io.charrette.message.MessageSamples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private final CommandJson commands = new CommandJson(() -> 77, () -> "QQ7762");

  private static JsonNode json(String singleQuoted) throws Exception {
    return MAPPER.readTree(singleQuoted.replace('\'', '"'));
  }

  /** What the sample of each type asks for. */
  private static final Map<String, FacilitatorCommand> SAMPLES =
      Map.ofEntries(
          Map.entry("go-to-phase", new FacilitatorCommand.GoToPhase("scan")),
          Map.entry("next-phase", new FacilitatorCommand.NextPhase()),
          Map.entry("previous-phase", new FacilitatorCommand.PreviousPhase()),
          Map.entry("set-phase-length", new FacilitatorCommand.SetPhaseLength("scan", 300_000)),
          Map.entry(
              "set-phase-lengths",
              new PlanCommand.SetPhaseLengths(Map.of("scan", 300_000L, "pitches", 54_000L))),
          Map.entry("set-plan", new PlanCommand.SetPlan(null, 1_800_003_600_000L)),
          Map.entry(
              "set-automation",
              new PlanCommand.SetAutomation("scan", true, "One minute left", null)),
          Map.entry("ask-for-silence", new SilentCommand.AskForSilence("scan", true)),
          Map.entry("form-pairs", new SilentCommand.FormPairs()),
          Map.entry("show-words", new SilentCommand.ShowWords()),
          Map.entry("set-timer", new FacilitatorCommand.SetTimer(90_000)),
          Map.entry(
              "reorder-phases", new FacilitatorCommand.ReorderPhases(List.of("lobby", "scan"))),
          Map.entry("start-timer", new FacilitatorCommand.StartTimer()),
          Map.entry("pause-timer", new FacilitatorCommand.PauseTimer()),
          Map.entry("resume-timer", new FacilitatorCommand.ResumeTimer()),
          Map.entry("add-time", new FacilitatorCommand.AddTime(-60_000)),
          Map.entry("reset-timer", new FacilitatorCommand.ResetTimer()),
          Map.entry("extra-time", new FacilitatorCommand.ExtraTime(3, 60_000)),
          Map.entry("draw-turns", new FacilitatorCommand.DrawTurns("pitches", 77)),
          Map.entry("order-turns", new FacilitatorCommand.OrderTurns("pitches", List.of(2, 1))),
          Map.entry("call-turn", new FacilitatorCommand.CallTurn(3)),
          Map.entry("next-turn", new FacilitatorCommand.NextTurn()),
          Map.entry("skip-turn", new FacilitatorCommand.SkipTurn("pitches", 3)),
          Map.entry("end-turn", new FacilitatorCommand.EndTurn()),
          Map.entry("signal-wrap-up", new FacilitatorCommand.SignalWrapUp(true)),
          Map.entry("open-offers", new FacilitatorCommand.OpenOffers(true)),
          Map.entry("offer-after-each", new FacilitatorCommand.OfferAfterEach("pitches", true)),
          Map.entry(
              "hide-offer",
              new FacilitatorCommand.HideOffer(
                  new Offer.Key("pitches", 2, "p1", OfferKind.CONTACT), true)),
          Map.entry("show-table", new FacilitatorCommand.ShowTable(3)),
          Map.entry("choose-scene", new FacilitatorCommand.ChooseScene(PhaseScreen.MAP)),
          Map.entry("show-map", new FacilitatorCommand.ShowMap("Gary, IN", null)),
          Map.entry("clear-screen", new FacilitatorCommand.ClearScreen()),
          Map.entry("freeze-text", new FacilitatorCommand.FreezeText(true, null, Map.of())),
          Map.entry("blank-screen", new FacilitatorCommand.BlankScreen(true)),
          Map.entry("lock", new FacilitatorCommand.Lock(null)),
          Map.entry("unlock", new FacilitatorCommand.Unlock(3)),
          Map.entry(
              "send-message",
              new FacilitatorCommand.SendMessage(
                  "Two minutes, 🧵 \"Zoë\"\nעיר", null, Reach.PHONES)),
          Map.entry("withdraw-message", new FacilitatorCommand.WithdrawMessage("m1", Reach.BOTH)),
          Map.entry("clear-help", new FacilitatorCommand.ClearHelp(3, 1_800_000_000_000L)),
          Map.entry("hide", new FacilitatorCommand.Hide(3, "pitch")),
          Map.entry(
              "tell-cards",
              new CardCommand.TellCards("players", "Data Driven Detroit", "D3", true)),
          Map.entry("unhide", new FacilitatorCommand.Unhide(3, "pitch")),
          Map.entry("move-participant", new FacilitatorCommand.MoveParticipant("p1", 3)),
          Map.entry("move-everybody", new FacilitatorCommand.MoveEverybody(List.of("p1"))),
          Map.entry("remove-participant", new FacilitatorCommand.RemoveParticipant("p1")),
          Map.entry("remove-silent", new FacilitatorCommand.RemoveSilent("p1")),
          Map.entry("keep-out", new FacilitatorCommand.KeepOut(List.of("p1"))),
          Map.entry("let-in", new FacilitatorCommand.LetIn(List.of("p1"))),
          Map.entry("give-seat", new FacilitatorCommand.GiveSeat("p1", "p2")),
          Map.entry("take-back-seat", new FacilitatorCommand.TakeBackSeat("p1", 1)),
          Map.entry("close-joining", new FacilitatorCommand.CloseJoining()),
          Map.entry("open-joining", new FacilitatorCommand.OpenJoining()),
          Map.entry("renew-join-code", new FacilitatorCommand.RenewJoinCode("QQ7762")),
          Map.entry("claim-help", new CrewCommand.ClaimHelp(2, "Ana", 1_800_000_000_000L)),
          Map.entry("release-help", new CrewCommand.ReleaseHelp(2, 1_800_000_060_000L)),
          Map.entry("note-table", new CrewCommand.NoteTable(2, "Ana", "Quiet, but fine")),
          Map.entry("remove-note", new CrewCommand.RemoveNote("n7")),
          Map.entry("tell-crew", new CrewCommand.TellCrew("Ana", "Coffee is late")),
          Map.entry("rename-participant", new FacilitatorCommand.RenameParticipant("p1", "Bo")),
          Map.entry("merge-tables", new MergeTables(3, 2)),
          Map.entry("add-table", new FacilitatorCommand.AddTable("Gary, IN", "By the window")),
          Map.entry("rename-table", new FacilitatorCommand.RenameTable(3, "Gary, IN", "")),
          Map.entry("revoke-link", new FacilitatorCommand.RevokeLink("BCDFGH234678")),
          Map.entry("start-afresh", new FacilitatorCommand.StartAfresh(3)),
          Map.entry("undo", new FacilitatorCommand.TakeBack()));

  static Stream<Arguments> samples() {
    return SAMPLES.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("[M3] every command is read as in the sample")
  void reads(String type, FacilitatorCommand command) throws Exception {
    JsonNode sample = MessageSamples.read("commands/" + type);

    assertThat(sample.path("type").textValue()).isEqualTo(type);
    assertThat(commands.read(sample)).isEqualTo(command);
    assertThat(commands.expectedVersion(sample)).isIn(null, 7L);
  }

  @Test
  @DisplayName("[M3] there is a sample of every command, and none that nobody reads")
  void every() {
    JsonSubTypes types = FacilitatorCommand.class.getAnnotation(JsonSubTypes.class);

    assertThat(Stream.of(types.value()).map(JsonSubTypes.Type::name))
        .containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
    assertThat(MessageSamples.names("commands")).isEqualTo(SAMPLES.keySet());
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of("{'type':'next-phase'}", new FacilitatorCommand.NextPhase()),
        Arguments.of(
            "{'type':'renew-join-code','joinCode':'AAAAAA'}",
            new FacilitatorCommand.RenewJoinCode("QQ7762")),
        Arguments.of(
            "{'type':'draw-turns','phase':'pitches','seed':1}",
            new FacilitatorCommand.DrawTurns("pitches", 77)),
        Arguments.of(
            "{'type':'blank-screen','blank':false}", new FacilitatorCommand.BlankScreen(false)),
        // What pages of before say, which name nothing that they have seen.
        Arguments.of("{'type':'remove-silent'}", new FacilitatorCommand.RemoveSilent(null)),
        Arguments.of("{'type':'clear-help','table':3}", new FacilitatorCommand.ClearHelp(3, null)),
        Arguments.of(
            "{'type':'claim-help','table':2,'name':'Ana'}",
            new CrewCommand.ClaimHelp(2, "Ana", null)),
        Arguments.of("{'type':'release-help','table':2}", new CrewCommand.ReleaseHelp(2, null)),
        Arguments.of("{'type':'lock','table':2}", new FacilitatorCommand.Lock(2)),
        Arguments.of("{'type':'unlock','table':null}", new FacilitatorCommand.Unlock(null)),
        Arguments.of(
            "{'type':'send-message','text':'Hi','table':2}",
            new FacilitatorCommand.SendMessage("Hi", 2, Reach.PHONES)),
        Arguments.of(
            "{'type':'send-message','text':'Hi','table':null}",
            new FacilitatorCommand.SendMessage("Hi", null, Reach.PHONES)),
        Arguments.of(
            "{'type':'send-message','text':'Hi','table':null,'on':'both'}",
            new FacilitatorCommand.SendMessage("Hi", null, Reach.BOTH)),
        Arguments.of(
            "{'type':'withdraw-message','id':'m1'}",
            new FacilitatorCommand.WithdrawMessage("m1", Reach.BOTH)),
        Arguments.of(
            "{'type':'keep-out','participant':'p1'}",
            new FacilitatorCommand.KeepOut(List.of("p1"))),
        Arguments.of(
            "{'type':'let-in','participant':'p1'}", new FacilitatorCommand.LetIn(List.of("p1"))),
        Arguments.of(
            "{'type':'choose-scene','scene':'wall'}",
            new FacilitatorCommand.ChooseScene(PhaseScreen.WALL)),
        Arguments.of(
            "{'type':'rename-table','table':2,'place':'Gary, IN','label':'Window'}",
            new FacilitatorCommand.RenameTable(2, "Gary, IN", "Window")));
  }

  @ParameterizedTest
  @MethodSource("others")
  @DisplayName(
      "[M3] commands for all and for one table; a seed is the server's; [M36] messages go to"
          + " phones")
  void readsOthers(String body, FacilitatorCommand command) throws Exception {
    assertThat(commands.read(json(body))).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'next-phase'",
        "null",
        "{}",
        "{'type':5}",
        "{'type':'create'}",
        "{'type':'join','participantId':'p','name':'n','table':1,'tokenHash':'h'}",
        "{'type':'next-phase','phase':'scan'}",
        "{'type':'go-to-phase'}",
        "{'type':'go-to-phase','phase':null}",
        "{'type':'go-to-phase','phase':5}",
        "{'type':'call-turn'}",
        "{'type':'call-turn','table':'2'}",
        "{'type':'call-turn','table':1.5}",
        "{'type':'call-turn','table':99999999999}",
        "{'type':'call-turn','table':null}",
        "{'type':'blank-screen'}",
        "{'type':'blank-screen','blank':1}",
        "{'type':'lock'}",
        "{'type':'unlock'}",
        "{'type':'send-message','text':'Hi'}",
        "{'type':'send-message','text':'   ','table':null}",
        "{'type':'send-message','text':'Hi','table':2,'on':'both'}",
        "{'type':'send-message','text':'Hi','table':null,'on':'wall'}",
        "{'type':'send-message','text':'Hi','table':null,'on':null}",
        "{'type':'choose-scene'}",
        "{'type':'choose-scene','scene':null}",
        "{'type':'choose-scene','scene':'table'}",
        "{'type':'choose-scene','scene':1}",
        "{'type':'add-time','ms':0}",
        "{'type':'add-time','ms':3600001}",
        "{'type':'add-time','ms':-9223372036854775808}",
        "{'type':'extra-time','table':1,'ms':0}",
        "{'type':'set-phase-length','phase':'scan','length':9999}",
        "{'type':'set-phase-length','phase':'scan','length':14400001}",
        "{'type':'reorder-phases','phases':'scan'}",
        "{'type':'reorder-phases','phases':[null]}",
        "{'type':'draw-turns'}",
        "{'type':'skip-turn','table':1}",
        "{'type':'order-turns','order':[1]}",
        "{'type':'order-turns','phase':'pitches','order':[null]}",
        "{'type':'order-turns','phase':'pitches','order':['1']}",
        "{'type':'move-everybody'}",
        "{'type':'move-everybody','stay':[null]}",
        "{'type':'hide','table':1,'item':''}",
        "{'type':'hide','table':1,'item':'two words'}",
        "{'type':'rename-table','table':1,'place':'a\\u0007','label':''}",
        "{'type':'rename-table','table':1,'place':'Gary'}",
      })
  @DisplayName("[H6] what is no command is malformed")
  void refuses(String body) throws Exception {
    JsonNode node = json(body);
    assertThatThrownBy(() -> commands.read(node))
        .isInstanceOf(MalformedCommandException.class)
        .message()
        .isNotBlank()
        .doesNotContain("io.charrette");
  }

  @Test
  void refusesLongMessages() throws Exception {
    JsonNode fits = json("{'type':'send-message','text':'" + "x".repeat(500) + "','table':1}");
    JsonNode emoji = json("{'type':'send-message','text':'" + "😀".repeat(500) + "','table':1}");
    JsonNode tooLong = json("{'type':'send-message','text':'" + "x".repeat(501) + "','table':1}");

    assertThat(commands.read(fits)).isInstanceOf(FacilitatorCommand.SendMessage.class);
    assertThat(commands.read(emoji)).isInstanceOf(FacilitatorCommand.SendMessage.class);
    assertThatThrownBy(() -> commands.read(tooLong)).hasMessageContaining("500");
  }

  @Test
  @DisplayName("[M9] the expected version is a whole number, or absent")
  void expectedVersion() throws Exception {
    assertThat(commands.expectedVersion(json("{'type':'undo','expectedVersion':12}")))
        .isEqualTo(12);
    assertThat(commands.expectedVersion(json("{'type':'undo'}"))).isNull();
    JsonNode text = json("{'type':'undo','expectedVersion':'12'}");
    assertThatThrownBy(() -> commands.expectedVersion(text))
        .isInstanceOf(MalformedCommandException.class);
  }
}
