package io.charrette.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Participant;
import io.charrette.workshop.PlayedWorkshop;
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
              new FacilitatorCommand.SendMessage("All", null),
              new FacilitatorCommand.SendMessage("Two", 2),
              new FacilitatorCommand.StartTimer());

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.get(field).asText()));
    return texts;
  }

  /** As it is sent. */
  private static JsonNode view(StateMessages.Text message) throws IOException {
    return JSON.readTree(message.join()).path("workshop");
  }

  private StateMessages messages() {
    return new StateMessages(workshop.state());
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
            "tables",
            "participants",
            "silent",
            "keptOut",
            "seatRequests",
            "seatsGiven",
            "links",
            "phases",
            "phase",
            "timer",
            "turns",
            "screen",
            "messages",
            "locked",
            "hidden",
            "undo",
            "broughtBack");
    assertThat(view.at("/tables/1").toString())
        .isEqualTo(
            "{\"number\":2,\"place\":\"City 2\",\"label\":\"\",\"locked\":true,"
                + "\"extra\":60000,\"help\":"
                + PlayedWorkshop.START
                + ",\"startedAt\":null}");
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
    JsonNode message = JSON.readTree(messages().forParticipant(at(2), 77).join());

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
    assertThat(JSON.readTree(messages().forFacilitator(0).join()).path("you").toString())
        .isEqualTo("{\"role\":\"facilitator\"}");
    assertThat(JSON.readTree(messages().forScreen(0).join()).path("you").toString())
        .isEqualTo("{\"role\":\"screen\"}");
  }

  @Test
  @DisplayName("[W4] who sees the same is sent the same bytes, written once")
  void shared() {
    workshop.join("p3", 1);
    StateMessages messages = messages();
    StateMessages.Text first = messages.forParticipant(at(1), 1);
    StateMessages.Text second =
        messages.forParticipant(workshop.state().participant("p3").orElseThrow(), 2);

    assertThat(second.shared()).isSameAs(first.shared());
    assertThat(second.own()).isNotEqualTo(first.own());
    assertThat(messages.forFacilitator(2).shared()).isSameAs(messages.forFacilitator(1).shared());
    assertThat(messages.forScreen(2).shared()).isSameAs(messages.forScreen(1).shared());
  }

  @Test
  @DisplayName("[W4] text is UTF-8 as it is, whatever the plane")
  void text() {
    String text = "\uD83E\uDDF5 \u05E2\u05D9\u05E8";
    workshop.accept(new FacilitatorCommand.SendMessage(text, null));

    assertThat(new String(messages().forScreen(0).join(), StandardCharsets.UTF_8))
        .contains("\"text\":\"" + text + "\"");
  }
}
