package io.charrette.workshop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.activity.PhaseScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
  private static final long AT = PlayedWorkshop.START;

  static Stream<Event> oneOfEach() {
    return Stream.of(
        new Event.Created(
            AT,
            "id",
            "Name",
            "K7M4QX",
            PlayedWorkshop.ACTIVITY,
            List.of(new NewTable("Gary, IN", "Ñandú 😀")),
            "a",
            "b",
            AT + 1),
        new Event.PhaseEntered(AT, "scan"),
        new Event.PhaseLengthSet(AT, "scan", 60_000),
        new Event.PhasesReordered(AT, List.of("b", "a")),
        new Event.TimerStarted(AT, AT + 1),
        new Event.TimerPaused(AT, -5),
        new Event.TimerResumed(AT, AT + 1),
        new Event.TimeAdded(AT, new TimerState.Ready(7)),
        new Event.TimeAdded(AT, new TimerState.Running(7, AT)),
        new Event.TimeAdded(AT, new TimerState.Paused(7, -3)),
        new Event.TimerReset(AT),
        new Event.ExtraTimeGiven(AT, 2, 60_000),
        new Event.TurnsOrdered(AT, null, List.of(3, 1, 2), false),
        new Event.TurnCalled(AT, 3, AT + 60_000),
        new Event.TurnSkipped(AT, null, 3),
        new Event.TurnEnded(AT),
        new Event.WrapUpSignalled(AT, true),
        new Event.TableShown(AT, 3),
        new Event.SceneChosen(AT, PhaseScreen.FOUND),
        new Event.MapShown(AT, "Gary, IN", null),
        new Event.MapShown(AT, null, 3),
        new Event.ScreenCleared(AT),
        new Event.ScreenBlanked(AT, true),
        new Event.Locked(AT, List.of(1, 2)),
        new Event.Unlocked(AT, List.of(1)),
        new Event.Undone(AT),
        new Event.ItemHidden(AT, 1, "pitch"),
        new Event.ItemUnhidden(AT, 1, "pitch"),
        new Event.MessageSent(AT, "m1", "Hello", null, Reach.BOTH),
        new Event.MessageSent(AT, "m1", "Hello", 3, Reach.PHONES),
        new Event.MessageWithdrawn(AT, "m1", Reach.SCREEN),
        new Event.HelpRaised(AT, 1, "p"),
        new Event.HelpCleared(AT, 1),
        new Event.ParticipantJoined(AT, "p", "Ana", 1, "h"),
        new Event.ParticipantRenamed(AT, "p", "Bo"),
        new Event.ParticipantMoved(AT, "p", 2),
        new Event.ParticipantRemoved(AT, "p"),
        new Event.ParticipantWrote(AT, "p"),
        new Event.SeatsLapsed(AT, List.of("p", "q")),
        new Event.SeatRetaken(AT, "p"),
        new Event.ParticipantKeptOut(AT, "p"),
        new Event.ParticipantLetIn(AT, "p"),
        new Event.JoiningClosed(AT),
        new Event.JoiningOpened(AT),
        new Event.JoinCodeRenewed(AT, "QQ7762"),
        new Event.LinkMade(AT, "l", Link.Opens.SCREEN, "Foyer", "h"),
        new Event.LinkUsed(AT, "l"),
        new Event.LinkRevoked(AT, "l"),
        new Event.TableRenamed(AT, 1, "Gary, IN", ""),
        new Event.TableStartedAfresh(AT, 1, AT + 1),
        new Event.TableTold(AT, 3, AT - 1),
        new Event.ZoneSet(AT, "America/Detroit"),
        new Event.RecoveryKeySet(AT, new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8")),
        new Event.BroughtBack(AT),
        new Event.SeatAsked(AT, "q", "p"),
        new Event.SeatRefused(AT, "p", "q"),
        new Event.SeatGiven(AT, "p", "q", "r"),
        new Event.SeatGiven(AT, "p", "q", null),
        new Event.SeatTakenBack(AT, "p"),
        new Event.TurnsOrdered(AT, "talks", List.of(2, 1), false),
        new Event.TurnSkipped(AT, "talks", 2),
        new Event.EverybodyMoved(AT, Map.of("p", 2)),
        new Event.PhaseAdvanced(AT, "scan", AT + 1),
        new Event.PhaseLengthsSet(AT, Map.of("scan", 60_000L)),
        new Event.PlanSet(AT, null, AT + 1),
        new Event.AutomationSet(AT, "scan", new Automation(true, "Soon", null)),
        new Event.Cued(AT, Cue.WARNING, true),
        new Event.Cued(AT, Cue.ADVANCE, false),
        new Event.HelpClaimed(AT, 2, "Ana"),
        new Event.HelpReleased(AT, 2),
        new Event.CrewNoted(AT, "n7", 2, "Ana", "Quiet"),
        new Event.CrewNoted(AT, "n8", null, "Ana", "Coffee"),
        new Event.CrewNoteRemoved(AT, "n7"),
        new Event.EverybodySentOn(AT, Map.of("p", 2)),
        new Event.TableAdded(AT, 3, "Gary, IN", "Window"),
        new Event.CardsTold(AT, "players", "Data Driven Detroit", "D3", true),
        new Event.CardsTold(AT, "players", "D3", "Data Driven Detroit", null),
        new Event.SilenceAsked(AT, "scan", true),
        new Event.PairsFormed(AT),
        new Event.WordsShown(AT),
        new Event.DraftHeld(AT, "p"),
        new Event.TablesMerged(AT, 2, 1, AT + 1),
        new Event.FlipchartsJoined(AT, 2, AT + 1, List.of("text:pitch")),
        new Event.FlipchartsParted(AT, 2, AT + 1, List.of("card-1")),
        new Event.AnsweringSet(AT, "pitches", new Answering(true, 2)),
        new Event.AnsweringSet(AT, "pitches", new Answering(false, null)),
        new Event.OfferMade(
            AT, new Offer("pitches", 2, "p", OfferKind.CONTACT, "Ana", 3, "Luis", AT)),
        new Event.OfferWithdrawn(AT, new Offer.Key("pitches", 2, "p", OfferKind.HELP)),
        new Event.OfferHidden(AT, new Offer.Key("pitches", 2, "p", OfferKind.QUESTION), true),
        new Event.TextFrozen(AT, Map.of("pitch", "Bridges")),
        new Event.TextFrozen(AT, null),
        new Event.SeatOffered(AT, "p", "h"),
        new Event.SeatTaken(AT, "p", "h"),
        new Event.TurnsOrdered(AT, "talks", List.of(2, 1), true),
        new Event.ParticipantSent(AT, "p", 2),
        new Event.ParticipantNamed(AT, "p", "Bo"),
        new Event.TableNamed(AT, 1, "Gary, IN", ""));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  @DisplayName("[M10] an event stays the same through JSON")
  void roundTrip(Event event) throws Exception {
    assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
  }

  @Test
  @DisplayName("[M10] what servers have stored until now is read for ever")
  void frozen() throws Exception {
    List<String> stored =
        Files.readAllLines(Path.of("src/test/resources/events/stored.jsonl"), UTF_8);
    List<Event> events = oneOfEach().skip(1).toList();
    assertThat(stored.stream().map(EventJsonTest::read)).containsExactlyElementsOf(events);
    assertThat(events.stream().map(event -> new String(EventJson.write(event), UTF_8)))
        .containsExactlyElementsOf(stored);
  }

  @Test
  @DisplayName("[M10] [M36] messages of before scenes were on the screen exactly when for all")
  void beforeScenes() {
    String sent = "{\"type\":\"message-sent\",\"at\":5,\"id\":\"m1\",\"text\":\"Hi\",\"table\":";
    assertThat(read(sent + "null}"))
        .isEqualTo(new Event.MessageSent(5, "m1", "Hi", null, Reach.BOTH));
    assertThat(read(sent + "3}")).isEqualTo(new Event.MessageSent(5, "m1", "Hi", 3, Reach.PHONES));
    assertThat(read("{\"type\":\"message-withdrawn\",\"at\":5,\"id\":\"m1\"}"))
        .isEqualTo(new Event.MessageWithdrawn(5, "m1", Reach.BOTH));
  }

  @Test
  @DisplayName("[M10] [M32] where nothing was kept hidden as flipcharts were parted, nothing is")
  void beforeStillHidden() {
    assertThat(read("{\"type\":\"flipcharts-parted\",\"at\":5,\"from\":2,\"merged\":4}"))
        .isEqualTo(new Event.FlipchartsParted(5, 2, 4, List.of()));
  }

  private static Event read(String json) {
    try {
      return EventJson.read(json.getBytes(UTF_8));
    } catch (MalformedEventException e) {
      throw new AssertionError(json, e);
    }
  }

  @Test
  void everyEventIsTried() {
    assertThat(oneOfEach().map(Object::getClass).distinct().count())
        .isEqualTo(leaves(Event.class).count());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(EventJsonTest::leaves)
        : Stream.of(type);
  }

  @Test
  @DisplayName("[M10] the stored form is stable")
  void storedForm() {
    assertThat(
            new String(
                EventJson.write(new Event.MessageSent(5, "m1", "Hi", null, Reach.BOTH)), UTF_8))
        .isEqualTo(
            "{\"type\":\"message-sent\",\"at\":5,\"id\":\"m1\",\"text\":\"Hi\",\"table\":null,\"on\":\"both\"}");
    assertThat(
            new String(
                EventJson.write(new Event.TimeAdded(5, new TimerState.Paused(7, -3))), UTF_8))
        .isEqualTo(
            "{\"type\":\"time-added\",\"at\":5,"
                + "\"timer\":{\"state\":\"paused\",\"length\":7,\"remaining\":-3}}");
  }

  @Test
  @DisplayName("[M10] an unknown type is an error that names it")
  void unknownType() {
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"moon-landed\",\"at\":1}".getBytes(UTF_8)))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("event: unknown type moon-landed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"type\":\"undone\"}",
        "{\"type\":\"undone\",\"at\":1,\"more\":2}",
        "{\"type\":\"created\",\"at\":1}"
      })
  void brokenBytes(String json) {
    assertThatThrownBy(() -> EventJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(MalformedEventException.class);
  }
}
