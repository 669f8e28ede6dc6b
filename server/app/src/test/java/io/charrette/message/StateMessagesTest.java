package io.charrette.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Participant;
import io.charrette.workshop.PlayedWorkshop;
import io.charrette.workshop.Reach;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each role is sent, read as plain JSON: the records have no part in it. */
class StateMessagesTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final PlayedWorkshop workshop =
      PlayedWorkshop.withTables(2)
          .join("p1", 1)
          .join("p2", 2)
          .accept(
              new FacilitatorCommand.GoToPhase("scan"),
              new FacilitatorCommand.ExtraTime(2, 60_000),
              new FacilitatorCommand.Lock(2),
              new Command.RaiseHelp("p2", true),
              new FacilitatorCommand.Hide(2, "pitch"),
              new FacilitatorCommand.SendMessage("All", null, Reach.BOTH),
              new FacilitatorCommand.SendMessage("Two", 2, Reach.PHONES),
              new FacilitatorCommand.StartTimer());

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.get(field).asText()));
    return texts;
  }

  /** As it is sent. */
  private static JsonNode view(StateMessage message) throws IOException {
    return JSON.readTree(StateMessage.join(message.whole())).path("workshop");
  }

  private static JsonNode whole(StateMessage message) throws IOException {
    return JSON.readTree(StateMessage.join(message.whole()));
  }

  private StateMessages messages() {
    return new StateMessages(workshop.state(), null);
  }

  private JsonNode forTable(int table) throws IOException {
    return view(messages().forParticipant(at(table), 0));
  }

  private Participant at(int table) {
    return workshop.state().participantsAt(table).getFirst();
  }

  @Test
  @DisplayName("[M] the facilitator sees everything, in the shape of section 4")
  void facilitator() throws IOException {
    JsonNode view = view(messages().forFacilitator(0));

    assertThat(view.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "joinCode",
            "joining",
            "createdAt",
            "deleteAfter",
            "zone",
            "start",
            "tables",
            "participants",
            "silent",
            "keptOut",
            "seatRequests",
            "seatsGiven",
            "links",
            "phases",
            "phase",
            "askedAt",
            "timer",
            "turns",
            "screen",
            "messages",
            "locked",
            "hidden",
            "undo",
            "broughtBack",
            "timing",
            "crew",
            "silence",
            "merges",
            "offers");
    assertThat(view.at("/tables/1").toString())
        .isEqualTo(
            "{\"number\":2,\"place\":\"City 2\",\"label\":\"\",\"locked\":true,"
                + "\"extra\":60000,\"help\":"
                + PlayedWorkshop.START
                + ",\"claim\":null,\"startedAt\":null,\"fromPhones\":false}");
    assertThat(texts(view.get("participants"), "id")).containsExactly("p1", "p2");
    assertThat(texts(view.get("messages"), "text")).containsExactly("All", "Two");
    assertThat(view.get("undo").textValue()).isEqualTo("start-timer");
    assertThat(view.at("/timer/state").textValue()).isEqualTo("running");
    assertThat(view.at("/timer/deadline").longValue()).isEqualTo(PlayedWorkshop.START + 300_000);
    assertThat(view.at("/screen/table").isNull()).isTrue();
    assertThat(view.at("/turns/pitches/presenting").isNull()).isTrue();
    assertThat(view.toString()).doesNotContain("hash-");
  }

  @Test
  @DisplayName("[M] a participant sees the people, calls and messages of their own table only")
  void participant() throws IOException {
    JsonNode view = forTable(1);

    assertThat(texts(view.get("participants"), "id")).containsExactly("p1");
    assertThat(texts(view.get("messages"), "text")).containsExactly("All");
    assertThat(view.at("/tables/1/help").isNull()).isTrue();
    assertThat(view.at("/tables/1/extra").longValue()).isZero();
    assertThat(view.at("/tables/1/locked").booleanValue()).isFalse();
    assertThat(view.get("locked").booleanValue()).isFalse();
    assertThat(view.get("hidden")).isEmpty();
    assertThat(view.get("undo").isNull()).isTrue();
    assertThat(forTable(2).get("locked").booleanValue()).isTrue();
  }

  @Test
  @DisplayName("[M] a participant learns what is hidden of the table on the screen")
  void presented() throws IOException {
    workshop.accept(new FacilitatorCommand.ShowTable(2));
    assertThat(forTable(1).get("hidden")).hasSize(1);
  }

  @Test
  @DisplayName("[M] the screen sees the messages to all, but no people and no calls for help")
  void screen() throws IOException {
    JsonNode view = view(messages().forScreen(0));

    assertThat(view.get("participants")).isEmpty();
    assertThat(texts(view.get("messages"), "text")).containsExactly("All");
    assertThat(view.at("/tables/1/help").isNull()).isTrue();
    assertThat(view.at("/tables/1/extra").longValue()).isEqualTo(60_000);
    assertThat(view.get("hidden")).hasSize(1);
    assertThat(view.get("undo").isNull()).isTrue();
  }

  @Test
  @DisplayName("[W4] the beginning says what it is, of when, and for whom")
  void beginning() throws IOException {
    JsonNode message = whole(messages().forParticipant(at(2), 77));

    assertThat(message.fieldNames())
        .toIterable()
        .containsExactly("type", "version", "now", "you", "workshop");
    assertThat(message.path("type").textValue()).isEqualTo("state");
    assertThat(message.path("version").longValue()).isEqualTo(workshop.state().version());
    assertThat(message.path("now").longValue()).isEqualTo(77);
    assertThat(message.path("you").toString())
        .isEqualTo(
            "{\"role\":\"participant\",\"participant\":"
                + "{\"id\":\"p2\",\"name\":\"Name of p2\",\"table\":2}}");
    assertThat(whole(messages().forFacilitator(0)).path("you").toString())
        .as("also up to where it tells of the workshop")
        .isEqualTo("{\"role\":\"facilitator\",\"last\":" + workshop.state().trail().last() + "}");
    assertThat(whole(messages().forScreen(0)).path("you").toString())
        .isEqualTo("{\"role\":\"screen\"}");
  }

  @Test
  @DisplayName("[W4] who sees the same is sent the same bytes, written once")
  void shared() {
    workshop.join("p3", 1);
    StateMessages messages = messages();
    byte[][] first = messages.forParticipant(at(1), 1).whole();
    byte[][] second =
        messages.forParticipant(workshop.state().participant("p3").orElseThrow(), 2).whole();

    assertThat(second[1]).as("whom its receiver is taken for").isNotEqualTo(first[1]);
    assertSame(second, first);
    assertSame(messages.forFacilitator(2).whole(), messages.forFacilitator(1).whole());
    assertSame(messages.forScreen(2).whole(), messages.forScreen(1).whole());
  }

  private static void assertSame(byte[][] one, byte[][] other) {
    assertThat(one.length).isEqualTo(other.length);
    for (int i = 2; i < one.length; i++) { // before are the moment, and the receiver
      assertThat(one[i]).isSameAs(other[i]);
    }
  }

  @Test
  @DisplayName(
      "[W4] a change has what is otherwise, and nothing else, however long ago it was told")
  void change() throws IOException {
    StateMessages before = messages();
    StateMessage told = before.forParticipant(at(1), 0);
    workshop.accept(new FacilitatorCommand.SendMessage("To two again", 2, Reach.PHONES));
    StateMessages between = new StateMessages(workshop.state(), before);
    workshop.accept(new FacilitatorCommand.PauseTimer());
    StateMessages after = new StateMessages(workshop.state(), between);

    JsonNode change = JSON.readTree(StateMessage.join(after.forParticipant(at(1), 5).since(told)));

    assertThat(change.path("type").textValue()).isEqualTo("change");
    assertThat(change.path("version").longValue()).isEqualTo(workshop.state().version());
    assertThat(change.path("now").longValue()).isEqualTo(5);
    assertThat(change.at("/you/participant/id").textValue()).isEqualTo("p1");
    assertThat(change.path("workshop").fieldNames()).toIterable().containsExactly("timer");
    assertThat(change.at("/workshop/timer/state").textValue()).isEqualTo("paused");
  }

  @Test
  @DisplayName("[W4] a control of 200 tables is at most 300 bytes to a phone")
  void smallChanges() {
    PlayedWorkshop large = PlayedWorkshop.withTables(200).join("p1", 1).join("p2", 2);
    Participant phone = large.state().participantsAt(1).getFirst();
    StateMessages before = new StateMessages(large.state(), null);
    StateMessage told = before.forParticipant(phone, PlayedWorkshop.START);
    for (FacilitatorCommand control :
        List.of(
            new FacilitatorCommand.GoToPhase("scan"),
            new FacilitatorCommand.StartTimer(),
            new FacilitatorCommand.PauseTimer(),
            new FacilitatorCommand.ExtraTime(2, 60_000),
            new FacilitatorCommand.Lock(null),
            new FacilitatorCommand.Unlock(null),
            new FacilitatorCommand.Lock(1),
            new FacilitatorCommand.SendMessage("Two minutes left.", null, Reach.BOTH),
            new FacilitatorCommand.BlankScreen(true))) {
      large.accept(control);
      StateMessages after = new StateMessages(large.state(), before);
      StateMessage now = after.forParticipant(phone, PlayedWorkshop.START);
      assertThat(StateMessage.join(now.since(told)).length).as("%s", control).isLessThan(301);
      before = after;
      told = now;
    }
  }

  @Test
  @DisplayName("[W4] a state and all changes since make the state that is, at every role")
  void changes() throws IOException {
    List<FacilitatorCommand> controls =
        List.of(
            new FacilitatorCommand.PauseTimer(),
            new FacilitatorCommand.SendMessage("Two again", 2, Reach.PHONES),
            new FacilitatorCommand.Unlock(2),
            new FacilitatorCommand.RenameTable(1, "Gary, IN", "Window"),
            new FacilitatorCommand.GoToPhase("pitches"),
            new FacilitatorCommand.NextTurn(),
            new FacilitatorCommand.Hide(1, "challenge"),
            new FacilitatorCommand.BlankScreen(true),
            new FacilitatorCommand.EndTurn(),
            new FacilitatorCommand.TakeBack(),
            new FacilitatorCommand.CloseJoining());
    StateMessages messages = messages();
    List<StateMessage> told = ofAll(messages);
    List<ObjectNode> held = new ArrayList<>();
    for (StateMessage each : told) {
      held.add((ObjectNode) whole(each));
    }
    for (FacilitatorCommand control : controls) {
      workshop.accept(control);
      messages = new StateMessages(workshop.state(), messages);
      List<StateMessage> now = ofAll(messages);
      for (int i = 0; i < now.size(); i++) {
        JsonNode change = JSON.readTree(StateMessage.join(now.get(i).since(told.get(i))));
        held.get(i).set("version", change.get("version"));
        ((ObjectNode) held.get(i).get("workshop")).setAll((ObjectNode) change.get("workshop"));
        assertThat(held.get(i)).isEqualTo(whole(now.get(i)));
      }
      told = now;
    }
  }

  private List<StateMessage> ofAll(StateMessages messages) {
    return List.of(
        messages.forFacilitator(0),
        messages.forHelper(0),
        messages.forScreen(0),
        messages.forParticipant(at(1), 0),
        messages.forParticipant(at(2), 0));
  }

  @Test
  @DisplayName("[W4] text is UTF-8 as it is, whatever the plane")
  void text() {
    String text = "\uD83E\uDDF5 \u05E2\u05D9\u05E8";
    workshop.accept(new FacilitatorCommand.SendMessage(text, null, Reach.BOTH));

    assertThat(
            new String(StateMessage.join(messages().forScreen(0).whole()), StandardCharsets.UTF_8))
        .contains("\"text\":\"" + text + "\"");
  }
}
