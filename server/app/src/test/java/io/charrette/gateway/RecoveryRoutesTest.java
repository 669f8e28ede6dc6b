package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.charrette.gateway.recovery.Witness;
import io.charrette.workshop.RecoveryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A workshop on one server, and the same brought back on another that has nothing but its sheet.
 */
class RecoveryRoutesTest {
  private static final String DRAWN = "0123456789abcdefghijkl";

  private static TestServer first;
  private static TestServer second;

  private Created workshop;
  private ObjectNode sheet;

  @BeforeAll
  static void start() {
    first = TestServer.start();
    second = TestServer.start();
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
  }

  @BeforeEach
  void create() {
    workshop = first.create(2);
    sheet = (ObjectNode) first.get(sheetPath(), bearer(workshop.facilitatorToken())).json();
  }

  private String path() {
    return "/api/workshops/" + workshop.id();
  }

  private String sheetPath() {
    return path() + "/recovery-sheet";
  }

  private Reply bringBack() {
    return second.post("/api/recoveries", sheet.toString());
  }

  private String link(String opens) {
    Reply made =
        first.post(
            path() + "/links",
            "{\"opens\":\"" + opens + "\",\"label\":\"Kim\"}",
            bearer(workshop.facilitatorToken()));
    return made.json().path("link").asText().replaceFirst(".*#", "");
  }

  private Reply sit(String token, String name, int table) {
    return second.post(
        path() + "/seat", "{\"name\":\"" + name + "\",\"table\":" + table + "}", bearer(token));
  }

  @Test
  @DisplayName("[B1] the sheet has ids, names and the key, and is for facilitators")
  void sheet() {
    String token = first.join(workshop, "Ana", 1);

    assertThat(sheet.path("id").asText()).isEqualTo(workshop.id());
    assertThat(sheet.path("joinCode").asText()).isEqualTo(workshop.joinCode());
    assertThat(RecoveryKey.read(sheet.path("key").asText())).isPresent();
    assertThat(sheet.path("tables").findValuesAsText("place")).containsExactly("City 1", "City 2");
    Reply picture = first.get(sheetPath() + ".svg", bearer(workshop.facilitatorToken()));
    assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(picture.header("Cache-Control")).isEqualTo("no-store");
    for (String other : new String[] {token, workshop.screenToken(), link("helper")}) {
      assertThat(first.get(sheetPath(), bearer(other)).problem()).isEqualTo("forbidden");
      assertThat(first.get(sheetPath() + ".svg", bearer(other)).problem()).isEqualTo("forbidden");
      assertThat(first.get(path(), bearer(other)).body())
          .doesNotContain(sheet.path("key").asText());
    }
    assertThat(first.get(sheetPath()).problem()).isEqualTo("unauthorised");
    assertThat(first.get(path(), bearer(workshop.facilitatorToken())).body())
        .doesNotContain(sheet.path("key").asText());
  }

  @Test
  @DisplayName("[B1] [B6] a sheet on paper from before, which calls places cities, is read, too")
  void olderSheet() {
    String older = sheet.toString().replace("\"place\":", "\"city\":");
    assertThat(older).contains("\"city\":\"City 2\"");

    Reply reply = second.post("/api/recoveries", older);

    assertThat(reply.status()).isEqualTo(201);
    JsonNode state =
        second
            .get(path(), bearer(reply.json().path("facilitatorToken").asText()))
            .json()
            .path("workshop");
    assertThat(state.path("tables").findValuesAsText("place")).containsExactly("City 1", "City 2");
  }

  @Test
  @DisplayName(
      "[B6] a server with nothing but the sheet has the workshop, with the same code and links")
  void broughtBack() {
    String helper = link("helper");
    Reply reply = bringBack();

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("id").asText()).isEqualTo(workshop.id());
    assertThat(reply.json().path("joinCode").asText()).isEqualTo(workshop.joinCode());
    assertThat(reply.cookies())
        .singleElement()
        .asString()
        .startsWith("charrette-facilitator-" + workshop.id());
    JsonNode state =
        second
            .get(path(), bearer(reply.json().path("facilitatorToken").asText()))
            .json()
            .path("workshop");
    assertThat(state.path("broughtBack").asLong()).isPositive();
    assertThat(state.path("deleteAfter").asLong()).isEqualTo(sheet.path("deleteAfter").asLong());
    assertThat(second.get("/api/join/" + workshop.joinCode()).status()).isEqualTo(200);

    assertThat(bringBack().problem()).isEqualTo("conflict");
    assertThat(role(workshop.facilitatorToken())).isEqualTo("facilitator");
    assertThat(role(workshop.screenToken())).isEqualTo("screen");
    assertThat(role(helper)).isEqualTo("helper");
  }

  @Test
  @DisplayName(
      "[T5] [B5] who asks to be a screen is told what one is, also when recognised by that")
  void recognisedAsScreen() {
    bringBack();
    String own = "charrette-facilitator-" + workshop.id() + "=" + workshop.facilitatorToken();

    JsonNode told = second.get(path() + "?as=screen", "Cookie", own).json();
    assertThat(told.path("you").path("role").asText()).isEqualTo("screen");
    assertThat(told.path("workshop").path("links")).isEmpty();
  }

  @Test
  @DisplayName(
      "[B1] [B6] the workshop comes back in its language, and by a sheet without in its own")
  void language() {
    sheet.put("language", "es");
    String[] token = bearer(bringBack().json().path("facilitatorToken").asText());
    JsonNode activity = second.get(path() + "/activity", token).json();
    assertThat(activity.path("languages")).extracting(JsonNode::asText).startsWith("es");
    assertThat(second.get(sheetPath(), token).json().path("language").asText()).isEqualTo("es");

    create();
    assertThat(sheet.remove("language").asText()).isEqualTo("en");
    token = bearer(bringBack().json().path("facilitatorToken").asText());
    activity = second.get(path() + "/activity", token).json();
    assertThat(activity.path("languages")).extracting(JsonNode::asText).startsWith("en");
  }

  private String role(String token) {
    return second.get(path(), bearer(token)).json().at("/you/role").asText();
  }

  @Test
  @DisplayName("[B6] [H23] a sheet that is given twice with one key is answered twice")
  void twice() {
    String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
    Reply once = second.post("/api/recoveries", sheet.toString(), key);
    Reply twice = second.post("/api/recoveries", sheet.toString(), key);

    assertThat(once.status()).isEqualTo(201);
    assertThat(twice.status()).isEqualTo(200);
    assertThat(twice.json()).isEqualTo(once.json());
  }

  @Test
  @DisplayName(
      "[B4] phones tell of a table that was added after the sheet was made, and of one started afresh")
  void newerThanSheet() {
    String[] facilitator = bearer(workshop.facilitatorToken());
    first.command(workshop, "{\"type\":\"add-table\",\"place\":\"City 3\",\"label\":\"\"}");
    first.command(workshop, "{\"type\":\"start-afresh\",\"table\":1}");
    String ana = first.join(workshop, "Ana", 1);
    String bo = first.join(workshop, "Bo", 3);
    String eve = first.join(workshop, "Eve", 1);
    long afresh = startedAt(first, facilitator, 1);
    long added = startedAt(first, facilitator, 3);
    assertThat(sit(ana, "Ana", 1).problem()).isEqualTo("unknown-workshop");
    bringBack();

    assertThat(sit(ana, 1, "\"never\"").problem()).isEqualTo("malformed");
    assertThat(sit(ana, 1, "-1").problem()).isEqualTo("malformed");
    assertThat(sit(eve, 1, "999999999999999").status()).isEqualTo(200);
    assertThat(startedAt(second, facilitator, 1)).isZero();
    assertThat(sit(ana, 40, "null").problem()).isEqualTo("no-such-table");
    assertThat(sit(ana, 1, Long.toString(afresh)).status()).isEqualTo(200);
    assertThat(sit(bo, 3, Long.toString(added)).status()).isEqualTo(200);

    assertThat(startedAt(second, facilitator, 1)).isEqualTo(afresh);
    assertThat(startedAt(second, facilitator, 3)).isEqualTo(added);
    JsonNode tables = second.get(path(), facilitator).json().at("/workshop/tables");
    assertThat(tables)
        .extracting(table -> table.path("fromPhones").asBoolean())
        .containsExactly(true, false, true);
  }

  private long startedAt(TestServer server, String[] token, int table) {
    JsonNode tables = server.get(path(), token).json().at("/workshop/tables");
    return tables.path(table - 1).path("startedAt").asLong();
  }

  private Reply sit(String token, int table, String startedAt) {
    return second.post(
        path() + "/seat",
        "{\"name\":\"Ana\",\"table\":" + table + ",\"startedAt\":" + startedAt + "}",
        bearer(token));
  }

  @Test
  @DisplayName("[B6] only who may create brings back, and only what is a sheet")
  void refused() {
    assertThat(
            second
                .post("/api/recoveries", sheet.toString(), "X-Forwarded-For", "10.0.0.9")
                .problem())
        .isEqualTo("forbidden");
    assertThat(
            second
                .post("/api/recoveries", sheet.toString(), "Origin", "https://elsewhere.example")
                .problem())
        .isEqualTo("origin");
    assertThat(first.post("/api/recoveries", sheet.toString()).problem()).isEqualTo("conflict");
    for (ObjectNode wrong :
        new ObjectNode[] {
          sheet.deepCopy().put("key", "2346789BCDFGHJKMPQRTVWXY2346789BCDF7"),
          sheet.deepCopy().put("id", "short"),
          sheet.deepCopy().put("activity", "none"),
          sheet.deepCopy().put("sheet", 2),
          sheet.deepCopy().put("words", "more"),
          sheet.deepCopy().put("deleteAfter", 1),
          sheet.deepCopy().put("deleteAfter", Long.MAX_VALUE),
          sheet.deepCopy().put("deleteAfter", System.currentTimeMillis() + 3_660L * 86_400_000),
          sheet.deepCopy().putNull("name"),
          sheet.deepCopy().putNull("activity"),
          sheet.deepCopy().<ObjectNode>without("name"),
          ofTable(table -> table.putNull("place")),
          ofTable(table -> table.remove("label")),
          ofTable(table -> table.put("startedAt", 0)),
          ofTable(table -> table.put("startedAt", 1_000_000_000_000_000L)),
          ofTable(table -> table.put("startedAt", Long.MAX_VALUE)),
          sheet.deepCopy().put("tables", 2),
          sheet.deepCopy().<ObjectNode>without("tables")
        }) {
      Reply reply = second.post("/api/recoveries", wrong.toString());
      assertThat(reply.problem()).as(wrong.toString()).isEqualTo("malformed");
      assertThat(reply.body()).doesNotContain(sheet.path("key").asText());
    }
    ObjectNode sameCode = sheet.deepCopy().put("joinCode", second.create(1).joinCode());
    assertThat(second.post("/api/recoveries", sameCode.toString()).problem()).isEqualTo("conflict");
  }

  /** The sheet, with something else about its first table. */
  private ObjectNode ofTable(Consumer<ObjectNode> change) {
    ObjectNode other = sheet.deepCopy();
    change.accept((ObjectNode) other.path("tables").path(0));
    return other;
  }

  @Test
  @DisplayName(
      "[B6] of many who bring back at once one does, and a join code leads to one workshop")
  void atOnce() throws Exception {
    List<ObjectNode> sheets = new ArrayList<>(Collections.nCopies(8, sheet));
    for (String id : List.of("2346789BCDFG", "3346789BCDFG", "4346789BCDFG", "6346789BCDFG")) {
      sheets.add(sheet.deepCopy().put("id", id));
    }
    List<Reply> replies = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Reply>> calls = new ArrayList<>();
      sheets.forEach(one -> calls.add(() -> second.post("/api/recoveries", one.toString())));
      for (Future<Reply> call : callers.invokeAll(calls)) {
        replies.add(call.get());
      }
    }
    List<Reply> back = replies.stream().filter(reply -> reply.status() == 201).toList();
    assertThat(back).hasSize(1);
    assertThat(replies)
        .extracting(Reply::problem)
        .isSubsetOf("", "conflict", "journal-unavailable")
        .contains("");
    assertThat(second.get("/api/join/" + workshop.joinCode()).json().path("workshopId"))
        .isEqualTo(back.getFirst().json().path("id"));
    assertThat(second.post("/api/recoveries", sheet.toString()).problem()).isEqualTo("conflict");
  }

  @Test
  @DisplayName(
      "[B4] a participant is known by the old token, and takes the seat again by saying name and table")
  void seat() {
    String token = first.join(workshop, "Ana", 1);
    String id = first.get(path(), bearer(token)).json().at("/you/participant/id").asText();
    bringBack();

    assertThat(second.get(path(), bearer(token)).problem()).isEqualTo("unclaimed-seat");
    assertThat(second.refusal("/ws/" + workshop.id() + "/tables/1", true, bearer(token)))
        .isEqualTo("401 unclaimed-seat");
    Reply seat = sit(token, "Ana", 1);

    assertThat(seat.json().path("id").asText()).isEqualTo(id);
    assertThat(second.get(path(), bearer(token)).json().at("/you/participant/name").asText())
        .isEqualTo("Ana");
    second.table(workshop, token, 1, true).close();
    assertThat(sit(token, "Ana", 1).status()).as("its answer was lost").isEqualTo(200);
  }

  @Test
  @DisplayName(
      "[B4] [B5] who asks twice at once, and is recognised by one, is no stranger to the other")
  void recognisedMeanwhile() throws Exception {
    List<String> seats = new ArrayList<>();
    List<String> links = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      seats.add(first.join(workshop, "Ana " + i, 1 + i % 2));
      links.add(link("helper"));
    }
    bringBack();

    Set<String> told = ConcurrentHashMap.newKeySet();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < seats.size(); i++) {
        String seat = seats.get(i);
        String link = links.get(i);
        int table = 1 + i % 2;
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int tab = 0; tab < 6; tab++) {
          calls.add(() -> told.add(second.get(path(), bearer(seat)).problem()));
          calls.add(() -> told.add(second.get(path(), bearer(link)).problem()));
        }
        calls.add(3, () -> told.add(sit(seat, "Ana", table).problem()));
        for (Future<Boolean> call : callers.invokeAll(calls)) {
          call.get();
        }
      }
    }
    // A state, a seat (which has no type), or that the seat is to be taken again first.
    assertThat(told).contains("state", "").isSubsetOf("state", "", "unclaimed-seat");
  }

  @Test
  @DisplayName("[B4] a seat is taken again by cookie from this server's own pages only")
  void seatByCookie() {
    String token = first.join(workshop, "Ana", 1);
    bringBack();
    String cookie = "charrette-participant-" + workshop.id() + "=" + token;
    String body = "{\"name\":\"Ana\",\"table\":1}";

    assertThat(second.post(path() + "/seat", body, "Cookie", cookie).problem()).isEqualTo("origin");
    assertThat(
            second
                .post(path() + "/seat", body, "Cookie", cookie, "Origin", second.origin())
                .status())
        .isEqualTo(200);
    assertThat(second.post(path() + "/seat", body).problem()).isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[B4] a token that the key did not make, and a link's, take no seat")
  void noSeat() {
    String elsewhere = first.join(first.create(1), "Ana", 1);
    bringBack();

    assertThat(sit(elsewhere, "Ana", 1).problem()).isEqualTo("unauthorised");
    assertThat(second.get(path(), bearer(elsewhere)).problem()).isEqualTo("unauthorised");
    assertThat(sit(workshop.facilitatorToken(), "Ana", 1).problem()).isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[B2] [B4] where it was created a removed participant's token opens nothing")
  void removedAtHome() {
    String token = first.join(workshop, "Ana", 1);
    String id = first.get(path(), bearer(token)).json().at("/you/participant/id").asText();
    first.command(workshop, "{\"type\":\"remove-participant\",\"participant\":\"" + id + "\"}");

    assertThat(first.get(path(), bearer(token)).problem()).isEqualTo("unauthorised");
    assertThat(
            first.post(path() + "/seat", "{\"name\":\"Ana\",\"table\":1}", bearer(token)).problem())
        .isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[B3] a witness who was let in knows the server that has the key, and no other")
  void proof() {
    String token = first.join(workshop, "Ana", 1);
    JsonNode witness = first.get(path() + "/witness", bearer(token)).json();
    String name = witness.path("name").asText();
    String expected = new Witness(name, witness.path("secret").asText()).proof(DRAWN);

    assertThat(proof(first, name).json().path("proof").asText()).isEqualTo(expected);
    assertThat(proof(second, name).problem()).isEqualTo("unknown-workshop");
    bringBack();
    assertThat(proof(second, name).json().path("proof").asText()).isEqualTo(expected);
    assertThat(first.get(path() + "/witness").problem()).isEqualTo("unauthorised");
    for (String wrong : new String[] {"", "short", "0123456789abcdefghijk!", "a".repeat(44)}) {
      assertThat(proof(first, wrong).problem()).isEqualTo("malformed");
    }
  }

  private Reply proof(TestServer server, String name) {
    return server.post(
        path() + "/proof", "{\"name\":\"" + name + "\",\"nonce\":\"" + DRAWN + "\"}");
  }

  @Test
  @DisplayName("[B4] [B5] [B6] [M17] what was recognised stays so after a restart")
  void restarted() {
    TestServer third = TestServer.start();
    try {
      String token = first.join(workshop, "Ana", 1);
      third.post("/api/recoveries", sheet.toString());
      third.post(path() + "/seat", "{\"name\":\"Ana\",\"table\":2}", bearer(token));
      third.get(path(), bearer(workshop.screenToken()));
      third.restart();

      assertThat(third.get(path(), bearer(token)).json().at("/you/participant/table").asInt())
          .isEqualTo(2);
      assertThat(third.get(path(), bearer(workshop.screenToken())).status()).isEqualTo(200);
    } finally {
      third.close();
    }
  }
}
