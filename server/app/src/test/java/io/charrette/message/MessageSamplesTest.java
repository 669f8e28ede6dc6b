package io.charrette.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.CardsDigest;
import io.charrette.workshop.Command;
import io.charrette.workshop.CrewCommand;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.Participant;
import io.charrette.workshop.PlanCommand;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Reach;
import io.charrette.workshop.SilentCommand;
import io.charrette.workshop.WorkshopViews;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the server to the samples that the client is held to as well. */
class MessageSamplesTest {
  private static final long NOW = PlayedWorkshop.START + 400_000;
  private static final CardsDigest NO_CARDS =
      new CardsDigest(0, 0, 0, Map.of(), Map.of(), CardsDigest.Noted.NONE, List.of(), List.of());
  private static final CardsDigest.Named TECH_TOWN =
      new CardsDigest.Named("Tech Town", "network", 2, 0);
  private static final CardsDigest.Named ADA = new CardsDigest.Named("Ada", "", 1, 0);

  private static PlayedWorkshop scanning() {
    return PlayedWorkshop.withTables(3)
        .join("p1", 1)
        .accept(new Command.Join("p2", "Zoë 🧵 \"Zed\" عمر", 2, "hash-p2"))
        .accept(
            new FacilitatorCommand.GoToPhase("scan"),
            new FacilitatorCommand.RenameTable(3, "Gary, IN", "Window \\ left"),
            new FacilitatorCommand.ExtraTime(2, 60_000),
            new FacilitatorCommand.Lock(2),
            new Command.RaiseHelp("p2", true),
            new FacilitatorCommand.Hide(2, "pitch"),
            new FacilitatorCommand.Hide(3, "player-1"),
            new FacilitatorCommand.SendMessage("All:\n½ an hour", null, Reach.BOTH),
            new FacilitatorCommand.SendMessage("To table 2 only", 2, Reach.PHONES),
            new FacilitatorCommand.StartTimer());
  }

  private static PlayedWorkshop silent() {
    return scanning()
        .accept(
            new SilentCommand.AskForSilence("challenge", true),
            new SilentCommand.AskForSilence("scan", true),
            new Command.NoteDraft("p1"),
            new Command.NoteDraft("p2"),
            new SilentCommand.FormPairs());
  }

  private static PlayedWorkshop pitching() {
    return scanning()
        .accept(
            new FacilitatorCommand.GoToPhase("pitches"),
            new FacilitatorCommand.OrderTurns("pitches", List.of(3, 2, 1)),
            new FacilitatorCommand.CallTurn(3),
            new FacilitatorCommand.CallTurn(2));
  }

  private static PlayedWorkshop answered() {
    Offer.Key hidden = new Offer.Key("pitches", 2, "p1", OfferKind.QUESTION);
    return pitching()
        .accept(
            new FacilitatorCommand.OfferAfterEach("pitches", true),
            new FacilitatorCommand.EndTurn(),
            new Command.MakeOffer(
                new Offer.Key("pitches", 2, "p1", OfferKind.CONTACT), "\"Luis\" <b>عمر</b>"),
            new Command.MakeOffer(hidden, "Rude"),
            new FacilitatorCommand.HideOffer(hidden, true));
  }

  private static PlayedWorkshop frozen() {
    return pitching()
        .accept(
            new FacilitatorCommand.FreezeText(
                true, 2, inOrder("challenge", "Flooded \"cellars\"", "pitch", "Hidden")));
  }

  private static ServerMessage forFacilitator(PlayedWorkshop workshop) {
    return new ServerMessage.State(
        workshop.state().version(),
        NOW,
        new You.Facilitator(workshop.state().trail().last()),
        new WorkshopViews(workshop.state()).forFacilitator());
  }

  private static ServerMessage forHelper(PlayedWorkshop workshop) {
    return new ServerMessage.State(
        workshop.state().version(),
        NOW,
        new You.Helper(workshop.state().trail().last()),
        new WorkshopViews(workshop.state()).forHelper());
  }

  private static ServerMessage forScreen(PlayedWorkshop workshop) {
    return new ServerMessage.State(
        workshop.state().version(),
        NOW,
        new You.Screen(),
        new WorkshopViews(workshop.state()).forScreen());
  }

  private static ServerMessage forParticipant(PlayedWorkshop workshop, String id) {
    return workshop
        .state()
        .participant(id)
        .map(
            person ->
                new ServerMessage.State(
                    workshop.state().version(),
                    NOW,
                    new You.Seated(person),
                    new WorkshopViews(workshop.state()).forTable(person.table())))
        .orElseThrow();
  }

  /** What table 2's phone is told of a pause. */
  private static ServerMessage changed() {
    PlayedWorkshop workshop = scanning();
    StateMessages before = new StateMessages(workshop.state(), null);
    StateMessage told = before.forParticipant(workshop.state().participant("p2").orElseThrow(), 0);
    workshop.later(100_000).accept(new FacilitatorCommand.PauseTimer());
    StateMessages after = new StateMessages(workshop.state(), before);
    Participant person = workshop.state().participant("p2").orElseThrow();
    try {
      return ServerMessage.read(StateMessage.join(after.forParticipant(person, NOW).since(told)));
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  private static TableDigest emptyTable(int table) {
    return new TableDigest(
        table,
        Map.of(),
        Map.of(),
        Map.of(),
        false,
        Map.of("players", NO_CARDS),
        null,
        null,
        0,
        null,
        null);
  }

  private static TableDigest busyTable() {
    return new TableDigest(
        2,
        inOrder(
            "challenge",
            "Flooded cellars 🏚️ <script>alert(1)</script>\nעיר",
            "pitch",
            "We \"bridge\" it \\ both"),
        Map.of("challengeSource", "case"),
        Map.of("presenter", "Zoë"),
        true,
        inOrder(
            "players",
            new CardsDigest(
                4,
                1,
                3,
                inOrder("network", 2, "government", 1),
                inOrder("targeted", 1),
                new CardsDigest.Noted(3, inOrder("network", 1, "fund", 2), inOrder("targeted", 1)),
                List.of(TECH_TOWN, ADA),
                List.of(new CardsDigest.Named("Library", "government", 0, 0), ADA, TECH_TOWN)),
            "ideas",
            new CardsDigest(
                1,
                0,
                0,
                inOrder(),
                inOrder(),
                CardsDigest.Noted.NONE,
                List.of(),
                List.of(new CardsDigest.Named("أفكار", "", 0, 0)))),
        NOW - 900,
        "challenge",
        7,
        NOW - 60_000,
        new TableDigest.Shown(
            inOrder("pitch", "We \"bridge\" it \\ both"),
            Map.of(),
            inOrder(
                "players",
                new CardsDigest(
                    4,
                    1,
                    3,
                    inOrder(),
                    inOrder(),
                    CardsDigest.Noted.NONE,
                    List.of(TECH_TOWN),
                    List.of(TECH_TOWN)))));
  }

  private static TableDigest hiddenTexts() {
    return new TableDigest(
        3,
        Map.of(),
        Map.of("challengeSource", "own"),
        Map.of(),
        false,
        Map.of(
            "players",
            new CardsDigest(
                1,
                0,
                1,
                inOrder("fund", 1),
                inOrder(),
                CardsDigest.Noted.NONE,
                List.of(),
                List.of())),
        NOW,
        "players",
        1,
        null,
        null);
  }

  /** A map with its keys in this order: a key, its value, a key … */
  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> inOrder(Object... entries) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], (T) entries[i + 1]);
    }
    return map;
  }

  static Map<String, ServerMessage> fromServer() {
    PlayedWorkshop paused = scanning().later(330_000).accept(new FacilitatorCommand.PauseTimer());
    PlayedWorkshop blank = pitching().accept(new FacilitatorCommand.BlankScreen(true));
    PlayedWorkshop allLocked =
        scanning().accept(new FacilitatorCommand.Lock(null), new FacilitatorCommand.ShowTable(3));
    return Map.ofEntries(
        Map.entry("state-facilitator-created", forFacilitator(PlayedWorkshop.withTables(1))),
        Map.entry(
            "state-facilitator-planned",
            forFacilitator(
                PlayedWorkshop.withTables(1)
                    .accept(
                        new PlanCommand.SetPlan(
                            PlayedWorkshop.START, PlayedWorkshop.START + 3_600_000),
                        new PlanCommand.SetAutomation("scan", true, "One minute left", null),
                        new FacilitatorCommand.GoToPhase("scan")))),
        Map.entry(
            "state-facilitator-closed",
            forFacilitator(
                PlayedWorkshop.withTables(1)
                    .join("p1", 1)
                    .accept(
                        new FacilitatorCommand.KeepOut(List.of("p1")),
                        new FacilitatorCommand.CloseJoining(),
                        new FacilitatorCommand.StartAfresh(1)))),
        Map.entry("state-facilitator-running", forFacilitator(scanning())),
        Map.entry("state-facilitator-overtime", forFacilitator(paused)),
        Map.entry("state-facilitator-pitch", forFacilitator(pitching())),
        Map.entry(
            "state-helper-crew",
            forHelper(
                scanning()
                    .accept(
                        new CrewCommand.ClaimHelp(2, "Zoë", null),
                        new CrewCommand.NoteTable(3, "Zoë", "Two of them know the mayor"),
                        new CrewCommand.TellCrew("Kim", "Who has the key?")))),
        Map.entry("state-helper-running", forHelper(scanning())),
        Map.entry("state-participant-running", forParticipant(scanning(), "p2")),
        Map.entry("state-facilitator-answered", forFacilitator(answered())),
        Map.entry("state-participant-answered", forParticipant(answered(), "p2")),
        Map.entry("state-facilitator-frozen", forFacilitator(frozen())),
        Map.entry("state-screen-frozen", forScreen(frozen())),
        Map.entry("state-facilitator-silent", forFacilitator(silent())),
        Map.entry("state-participant-silent", forParticipant(silent(), "p2")),
        Map.entry("state-participant-sees-screen", forParticipant(allLocked, "p1")),
        Map.entry("state-screen-pitch", forScreen(pitching())),
        Map.entry("state-screen-blank", forScreen(blank)),
        Map.entry("change-nothing", new ServerMessage.Change(7, NOW, new You.Screen(), Map.of())),
        Map.entry("change-paused", changed()),
        Map.entry("digests-empty", new ServerMessage.Digests(List.of(emptyTable(1)))),
        Map.entry(
            "digests-several",
            new ServerMessage.Digests(List.of(emptyTable(1), busyTable(), hiddenTexts()))),
        Map.entry("clock-whole", new ServerMessage.Clock(81_234, NOW)),
        Map.entry("clock-fraction", new ServerMessage.Clock(1234.5678, NOW)),
        Map.entry("left-out", new ServerMessage.LeftOut(Set.of(9007199254740991L, 7L))),
        Map.entry("refused-locked", new ServerMessage.Refused(ServerMessage.Refused.Reason.LOCKED)),
        Map.entry("refused-silent", new ServerMessage.Refused(ServerMessage.Refused.Reason.SILENT)),
        Map.entry("refused-full", new ServerMessage.Refused(ServerMessage.Refused.Reason.FULL)),
        Map.entry("refused-undone", new ServerMessage.Refused(ServerMessage.Refused.Reason.UNDONE)),
        Map.entry("refused-costly", new ServerMessage.Refused(ServerMessage.Refused.Reason.COSTLY)),
        Map.entry(
            "refused-too-many-requests",
            new ServerMessage.Refused(ServerMessage.Refused.Reason.TOO_MANY_REQUESTS)));
  }

  static Map<String, ClientMessage> fromClient() {
    return Map.of(
        "clock-whole", new ClientMessage.Clock(81_234),
        "clock-fraction", new ClientMessage.Clock(1234.5678),
        "clock-negative", new ClientMessage.Clock(-1),
        "help", new ClientMessage.Help(true),
        "help-no-longer", new ClientMessage.Help(false));
  }

  static Stream<Arguments> serverSamples() {
    return fromServer().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> clientSamples() {
    return fromClient().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("serverSamples")
  @DisplayName("[W4] [W6] [W7] [W8] what the server says is written, and read, as in the sample")
  void server(String name, ServerMessage message) throws Exception {
    JsonNode sample = MessageSamples.read("server/" + name);

    assertThat(text(message.write())).isEqualTo(sample.toString());
    assertThat(ServerMessage.read(bytes(sample))).isEqualTo(message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clientSamples")
  @DisplayName("[W5] what a client says is read, and written, as in the sample")
  void client(String name, ClientMessage message) throws Exception {
    JsonNode sample = MessageSamples.read("client/" + name);

    assertThat(ClientMessage.read(bytes(sample))).isEqualTo(message);
    assertThat(text(message.write())).isEqualTo(sample.toString());
  }

  @Test
  @DisplayName("[W4] [W5] there is a sample of every message, and none that nobody reads")
  void every() {
    assertThat(MessageSamples.names("server")).isEqualTo(fromServer().keySet());
    assertThat(MessageSamples.names("client")).isEqualTo(fromClient().keySet());
    assertThat(fromServer().values())
        .extracting(Object::getClass)
        .contains(ServerMessage.class.getPermittedSubclasses());
    assertThat(fromClient().values())
        .extracting(Object::getClass)
        .contains(ClientMessage.class.getPermittedSubclasses());
  }

  static Stream<Arguments> malformed(String file) {
    return StreamSupport.stream(MessageSamples.read("malformed/" + file).spliterator(), false)
        .map(each -> Arguments.of(each.path("why").textValue(), each.path("text").textValue()));
  }

  static Stream<Arguments> malformedOfServer() {
    return malformed("server");
  }

  static Stream<Arguments> malformedOfClient() {
    return malformed("client");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedOfServer")
  @DisplayName("[W4] what no server says is refused")
  void malformedOfServer(String why, String text) {
    assertThatThrownBy(() -> ServerMessage.read(text.getBytes(StandardCharsets.UTF_8)))
        .as(why)
        .isInstanceOf(MalformedMessageException.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedOfClient")
  @DisplayName("[W5] what no client says is malformed")
  void malformedOfClient(String why, String text) {
    assertThatThrownBy(() -> ClientMessage.read(text.getBytes(StandardCharsets.UTF_8)))
        .as(why)
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  @DisplayName("[W5] a message has a bound, which is far above every true one")
  void bound() throws Exception {
    String help = "{\"type\":\"help\",\"on\":true}";
    String padded = help + " ".repeat(ClientMessage.MOST_BYTES - help.length());

    assertThat(ClientMessage.read(padded.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ClientMessage.Help(true));
    assertThatThrownBy(() -> ClientMessage.read((padded + " ").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  @DisplayName("[W49] a draft is message 101 with an update")
  void draft() throws Exception {
    for (JsonNode sample : MessageSamples.read("drafts")) {
      byte[] update = HexFormat.of().parseHex(sample.path("update").textValue());
      byte[] frame = HexFormat.of().parseHex(sample.path("hex").textValue());

      assertThat(new Draft(update).write()).isEqualTo(frame);
      assertThat(Draft.read(frame).orElseThrow().update()).isEqualTo(update);
    }
    assertThat(Draft.read(new byte[] {100, 1})).isEmpty();
    assertThatThrownBy(() -> Draft.read(new byte[] {101, 2, 0}))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  @DisplayName("[W2] Saved is message 100 with a count")
  void saved() throws Exception {
    for (JsonNode sample : MessageSamples.read("saved")) {
      Saved saved = new Saved(sample.path("frames").longValue());
      byte[] frame = HexFormat.of().parseHex(sample.path("hex").textValue());

      assertThat(saved.write()).isEqualTo(frame);
      assertThat(Saved.read(frame)).contains(saved);
    }
    assertThat(Saved.read(new byte[] {3})).isEmpty();
    assertThatThrownBy(() -> Saved.read(new byte[] {100}))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Saved.read(new byte[] {100, 1, 1}))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  @DisplayName("[M24] a run sheet is told as in the sample")
  void runSheet() {
    assertThat(
            new String(RunSheetJson.write(pitching().state().runSheet()), StandardCharsets.UTF_8))
        .isEqualTo(MessageSamples.read("run-sheet").toString());
  }
}
