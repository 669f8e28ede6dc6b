package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.SpecificationExample;
import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityRoutesTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A valid activity of this id and version. */
  private static ObjectNode activity(String id, int version) {
    return Activities.builtIn().get(1).tree().put("id", id).put("version", version);
  }

  private static Reply load(JsonNode activity) {
    return server.post("/api/activities", activity.toString());
  }

  private static Reply delete(String id, String... headers) {
    return server.send(HttpMethod.DELETE, "/api/activities/" + id, "", headers);
  }

  private static String fixture(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/activities", name + ".json"));
  }

  @Test
  @DisplayName(
      "[H8] activities are listed in all their languages, and read whole; the first is the default")
  void listed() {
    JsonNode first = server.get("/api/activities").json().path(0);

    assertThat(first.path("id").asText()).isEqualTo("tech-innovation");
    assertThat(first.path("title").path("es").asText()).isEqualTo("Tecnología + innovación");
    assertThat(first.path("builtIn").asBoolean()).isTrue();
    assertThat(first.at("/place/many/en").asText()).isEqualTo("cities");
    assertThat(first.at("/places/0/name").asText()).isEqualTo("Detroit, MI");
    assertThat(server.get("/api/activities/tech-innovation").json().at("/sheets/0/categories"))
        .hasSize(7);
    assertThat(server.get("/api/activities/none").problem()).isEqualTo("not-found");
  }

  @Test
  @DisplayName("[H8] what an activity leaves out is listed as none, also where it says null")
  void listedWithNothing() {
    ObjectNode absent = activity("absent", 1);
    ObjectNode nulls = activity("nulls", 1);
    for (String field : new String[] {"goal", "words", "places"}) {
      absent.remove(field);
      nulls.putNull(field);
    }
    load(absent);
    load(nulls);

    List<String> seen = new ArrayList<>();
    for (JsonNode listed : server.get("/api/activities").json()) {
      String id = listed.path("id").asText();
      if (id.matches("absent|nulls")) {
        seen.add(id);
        assertThat(listed.path("places").toString()).isEqualTo("[]");
        assertThat(listed.path("place").isNull()).isTrue();
        assertThat(listed.path("goal").isNull()).isTrue();
      }
    }
    assertThat(seen).containsExactlyInAnyOrder("absent", "nulls");
  }

  @Test
  @DisplayName("[H8] an activity is loaded, is there after a restart, and is deleted for good")
  void loadedAndDeleted() {
    assertThat(load(activity("our-own", 1)).status()).isEqualTo(201);
    server.restart();
    assertThat(server.get("/api/activities/our-own").json()).isEqualTo(activity("our-own", 1));

    assertThat(delete("our-own").status()).isEqualTo(204);
    assertThat(server.get("/api/activities/our-own").status()).isEqualTo(404);
    assertThat(delete("our-own").problem()).isEqualTo("not-found");
    server.restart();
    assertThat(server.get("/api/activities/our-own").status()).isEqualTo(404);
    assertThat(load(activity("our-own", 1)).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("[H8] a workshop goes on when the activity it was created with is deleted")
  void workshopGoesOn() {
    load(activity("fleeting", 1));
    JsonNode created =
        server
            .post("/api/workshops", "{\"name\":\"W\",\"activity\":\"fleeting\",\"tables\":[{}]}")
            .json();
    delete("fleeting");
    server.restart();

    Reply activity =
        server.get(
            "/api/workshops/" + created.path("id").asText() + "/activity",
            bearer(created.path("facilitatorToken").asText()));

    assertThat(activity.json().path("id").asText()).isEqualTo("fleeting");
  }

  @Test
  @DisplayName(
      "[H8] a newer version replaces an older one; an older or another of the same does not")
  void versions() {
    assertThat(load(activity("versioned", 3)).status()).isEqualTo(201);
    assertThat(load(activity("versioned", 3)).status()).as("the same again").isEqualTo(201);
    assertThat(load(activity("versioned", 4)).status()).isEqualTo(201);

    Reply older = load(activity("versioned", 3));
    assertThat(older.status()).isEqualTo(409);
    assertThat(older.problem()).isEqualTo("activity-version");
    assertThat(older.json().path("loaded").asInt()).isEqualTo(4);
    assertThat(older.json().path("given").asInt()).isEqualTo(3);

    Reply other = load(activity("versioned", 4).put("goal", "Something else"));
    assertThat(other.problem()).isEqualTo("activity-version");
    assertThat(server.get("/api/activities/versioned").json()).isEqualTo(activity("versioned", 4));
  }

  @Test
  @DisplayName("[H8] [A5] all that is wrong is said, by path, code and values, and in English")
  void invalid() {
    ObjectNode wrong = activity("wrong", 1);
    wrong.remove("title");
    ((ObjectNode) wrong.at("/phases/1")).put("sheet", "none");

    Reply reply = load(wrong);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("invalid-activity");
    JsonNode faults = reply.json().path("faults");
    assertThat(faults).hasSize(2);
    assertThat(faults.path(1).path("path").asText()).isEqualTo("phases[1].sheet");
    assertThat(faults.path(1).path("code").asText()).isEqualTo("not-one-of");
    assertThat(faults.path(1).at("/values/allowed").asText()).isEqualTo("notes, decide");
    assertThat(faults.path(1).path("english").asText()).startsWith("phases[1].sheet: must be one");
    assertThat(reply.json().path("more").asInt()).isZero();
  }

  @Test
  @DisplayName("[H8] [T3] who may not create may neither load nor delete")
  void notAllowed() {
    assertThat(server.post("/api/activities", "x".repeat(300_000)).problem())
        .isEqualTo("too-large");
    assertThat(server.post("/api/activities", "{}", "X-Forwarded-For", "10.0.0.9").problem())
        .isEqualTo("forbidden");
    assertThat(delete("tech-innovation", "X-Forwarded-For", "10.0.0.9").problem())
        .isEqualTo("forbidden");
  }

  @Test
  @DisplayName("[H8] what came with the server is neither replaced nor deleted")
  void builtInStays() {
    JsonNode builtIn = Activities.builtIn().getFirst().tree().put("version", 99);

    assertThat(load(builtIn).problem()).isEqualTo("built-in-activity");
    assertThat(delete("tech-innovation").problem()).isEqualTo("built-in-activity");
  }

  @Test
  @DisplayName("[H1] a workshop is created in one of the activity's languages")
  void inALanguage() {
    JsonNode created =
        server
            .post(
                "/api/workshops",
                "{\"name\":\"W\",\"activity\":\"retrospective\",\"language\":\"es\","
                    + "\"tables\":[{}]}")
            .json();

    Reply activity =
        server.get(
            "/api/workshops/" + created.path("id").asText() + "/activity",
            bearer(created.path("facilitatorToken").asText()));

    assertThat(activity.json().at("/languages/0").asText()).isEqualTo("es");
    assertThat(activity.json().at("/languages/1").asText()).isEqualTo("en");
  }

  @Test
  @DisplayName("[H8] an id that a built-in activity had before still names it, in its language")
  void formerId() {
    JsonNode former = server.get("/api/activities/tech-innovation-es").json();

    assertThat(former.path("id").asText()).isEqualTo("tech-innovation");
    assertThat(former.at("/languages/0").asText()).isEqualTo("es");
  }

  @ParameterizedTest
  @DisplayName("[H8] activities of any shape are loaded as they are written")
  @ValueSource(strings = {"disaster-preparedness-es", "lightning-talks", "retrospective-ar"})
  void fixtures(String name) throws IOException {
    JsonNode activity = ActivityFile.json(fixture(name).getBytes(UTF_8));

    assertThat(load(activity).status()).isEqualTo(201);
    assertThat(server.get("/api/activities/" + activity.path("id").asText()).json())
        .isEqualTo(activity);
  }

  @Test
  @DisplayName("[A7] [A8] the example of the specification is loaded as it stands there")
  void exampleOfTheSpecification() {
    Reply reply = server.post("/api/activities", SpecificationExample.text());

    assertThat(reply.body()).isEqualTo("{\"id\":\"river-day\",\"version\":1}");
  }

  @Test
  @DisplayName("[A9] an activity of the first form is loaded, and read as format 2")
  void firstForm() throws IOException {
    ObjectNode old =
        (ObjectNode) ActivityFile.json(fixture("first-form/tech-innovation").getBytes(UTF_8));

    assertThat(load(old.put("id", "of-old")).status()).isEqualTo(201);
    assertThat(server.get("/api/activities/of-old").json().path("format").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("[H8] so many are loaded and no more; the answer says what to do")
  void full() {
    try (TestServer other = TestServer.start()) {
      for (int i = 0; i < 200; i++) {
        other.post("/api/activities", activity("activity-" + i, 1).toString());
      }

      Reply reply = other.post("/api/activities", activity("one-more", 1).toString());

      assertThat(reply.problem()).isEqualTo("too-many-activities");
      assertThat(reply.json().path("most").asInt()).isEqualTo(200);
      assertThat(reply.json().path("detail").asText()).contains("Delete one");
      assertThat(other.post("/api/activities", activity("activity-7", 2).toString()).status())
          .isEqualTo(201);
    }
  }
}
