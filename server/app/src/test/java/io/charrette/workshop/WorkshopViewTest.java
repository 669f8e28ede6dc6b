package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkshopViewTest {
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
  private JsonNode forTable(int table) throws JsonProcessingException {
    return JSON.readTree(new WorkshopView(workshop.state()).forTable(table).toString());
  }

  @Test
  @DisplayName("[M] the facilitator sees everything, in the shape of section 4")
  void facilitator() {
    ObjectNode view = new WorkshopView(workshop.state()).forFacilitator();

    assertThat(view.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "name",
            "joinCode",
            "createdAt",
            "deleteAfter",
            "tables",
            "participants",
            "phases",
            "phase",
            "timer",
            "pitches",
            "screen",
            "messages",
            "locked",
            "hidden",
            "undo");
    assertThat(view.at("/tables/1").toString())
        .isEqualTo(
            "{\"number\":2,\"city\":\"City 2\",\"label\":\"\",\"locked\":true,"
                + "\"extra\":60000,\"help\":"
                + PlayedWorkshop.START
                + "}");
    assertThat(texts(view.get("participants"), "id")).containsExactly("p1", "p2");
    assertThat(texts(view.get("messages"), "text")).containsExactly("All", "Two");
    assertThat(view.get("undo").textValue()).isEqualTo("start-timer");
    assertThat(view.at("/timer/state").textValue()).isEqualTo("running");
    assertThat(view.at("/timer/deadline").longValue()).isEqualTo(PlayedWorkshop.START + 300_000);
    assertThat(view.at("/screen/table").isNull()).isTrue();
    assertThat(view.at("/pitches/presenting").isNull()).isTrue();
    assertThat(view.toString()).doesNotContain("hash-");
  }

  @Test
  @DisplayName("[M] a participant sees the people, calls and messages of their own table only")
  void participant() throws JsonProcessingException {
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
  void presented() throws JsonProcessingException {
    workshop.accept(new FacilitatorCommand.ShowTable(2));
    assertThat(forTable(1).get("hidden")).hasSize(1);
  }

  @Test
  @DisplayName("[M] the screen sees the messages to all, but no people and no calls for help")
  void screen() {
    ObjectNode view = new WorkshopView(workshop.state()).forScreen();

    assertThat(view.get("participants")).isEmpty();
    assertThat(texts(view.get("messages"), "text")).containsExactly("All");
    assertThat(view.at("/tables/1/help").isNull()).isTrue();
    assertThat(view.at("/tables/1/extra").longValue()).isEqualTo(60_000);
    assertThat(view.get("hidden")).hasSize(1);
    assertThat(view.get("undo").isNull()).isTrue();
  }
}
