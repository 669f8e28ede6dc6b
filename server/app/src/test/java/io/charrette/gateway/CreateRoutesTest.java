package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.gateway.TestServer.Reply;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateRoutesTest {
  private static final String KEY = "a-key-of-some-length";
  private static final String ONE_TABLE = "{\"name\":\"W\",\"tables\":[{\"place\":\"Gary, IN\"}]}";

  private static TestServer open;
  private static TestServer keyed;

  @BeforeAll
  static void start() {
    open = TestServer.start();
    keyed =
        TestServer.start(
            "--create-key",
            KEY,
            "--public-url",
            "https://charrette.example.gov",
            "--trust-proxy",
            "true");
  }

  @AfterAll
  static void stop() {
    open.close();
    keyed.close();
  }

  @Test
  @DisplayName("[H1] [T1] [T7] creating gives an id, a code, two tokens and three links")
  void creating() {
    Reply reply = open.post("/api/workshops", ONE_TABLE);

    JsonNode json = reply.json();
    assertThat(reply.status()).isEqualTo(201);
    assertThat(json.path("id").asText()).matches("[2346789BCDFGHJKMPQRTVWXY]{12}");
    assertThat(json.path("joinCode").asText()).matches("[2346789BCDFGHJKMPQRTVWXY]{6}");
    assertThat(json.path("facilitatorToken").asText()).matches("[A-Za-z0-9_-]{43}");
    assertThat(json.path("screenToken").asText())
        .matches("[A-Za-z0-9_-]{43}")
        .isNotEqualTo(json.path("facilitatorToken").asText());
    String base = open.origin();
    assertThat(json.path("links").path("facilitator").asText())
        .isEqualTo(
            base
                + "/facilitate/"
                + json.path("id").asText()
                + "#"
                + json.path("facilitatorToken").asText());
    assertThat(json.path("links").path("screen").asText())
        .isEqualTo(
            base + "/screen/" + json.path("id").asText() + "#" + json.path("screenToken").asText());
    assertThat(json.path("links").path("join").asText())
        .isEqualTo(base + "/j/" + json.path("joinCode").asText());
    assertThat(reply.cookies())
        .singleElement()
        .asString()
        .startsWith("charrette-facilitator-" + json.path("id").asText() + "=")
        .contains("HTTPOnly", "SameSite=Strict");
  }

  @Test
  @DisplayName("[H1] the public URL goes into links, and cookies are Secure behind HTTPS")
  void publicUrl() {
    Reply reply =
        keyed.post(
            "/api/workshops",
            ONE_TABLE,
            "Authorization",
            "Bearer " + KEY,
            "X-Forwarded-Proto",
            "https");

    assertThat(reply.json().path("links").path("join").asText())
        .startsWith("https://charrette.example.gov/j/");
    assertThat(reply.cookies()).singleElement().asString().contains("Secure");
  }

  @Test
  @DisplayName("[H1] who came by localhost gets links that phones can open")
  void localhost() {
    Assumptions.assumeTrue(hasAddress(), "this machine has an address but loopback");
    try (TestServer everywhere = TestServer.start("--host", "0.0.0.0")) {
      Reply reply =
          everywhere.post("/api/workshops", ONE_TABLE, "Host", "localhost:" + everywhere.port());

      assertThat(reply.json().path("links").path("join").asText())
          .matches("http://[0-9.]+:" + everywhere.port() + "/j/[A-Z0-9]{6}")
          .doesNotContain("127.0.0.1");
    }
  }

  private static boolean hasAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(a -> a instanceof Inet4Address && !a.isLoopbackAddress());
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  @DisplayName("[H1] [H11] a request that somebody passed on is not from this machine")
  void forwarded() {
    String[][] passedOn = {
      {"X-Forwarded-For", "10.0.0.9"}, {"Forwarded", "for=10.0.0.9"}, {"Via", "1.1 proxy"}
    };
    for (String[] header : passedOn) {
      assertThat(open.post("/api/workshops", ONE_TABLE, header).problem()).isEqualTo("forbidden");
      assertThat(open.get("/api/create-allowed", header).body())
          .isEqualTo("{\"allowed\":false,\"keyNeeded\":false}");
      assertThat(keyed.get("/api/create-allowed", header).body())
          .isEqualTo("{\"allowed\":true,\"keyNeeded\":true}");
    }
    assertThat(open.get("/api/create-allowed").body())
        .isEqualTo("{\"allowed\":true,\"keyNeeded\":false}");
  }

  @Test
  @DisplayName("[H1] [H11] where there is a create key the machine itself needs it too")
  void localToo() {
    assertThat(keyed.post("/api/workshops", ONE_TABLE).problem()).isEqualTo("unauthorised");
    assertThat(keyed.get("/api/create-allowed").body())
        .isEqualTo("{\"allowed\":true,\"keyNeeded\":true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "127.evil.example", "10.0.0.5"})
  @DisplayName("[H1] a name of somebody else's that leads to 127.0.0.1 creates nothing")
  void rebinding(String host) {
    String authority = host + ":" + open.port();

    Reply reply =
        open.post("/api/workshops", ONE_TABLE, "Host", authority, "Origin", "http://" + authority);

    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  @DisplayName("[H1] [T6] a page of another origin creates nothing, even on this machine")
  void otherOrigin() {
    assertThat(open.post("/api/workshops", ONE_TABLE, "Origin", "http://evil.example").problem())
        .isEqualTo("origin");
    assertThat(
            open.post(
                    "/api/workshops", ONE_TABLE, "Origin", "http://127.0.0.1:" + (open.port() + 1))
                .problem())
        .isEqualTo("origin");
    assertThat(open.post("/api/workshops", ONE_TABLE, "Origin", open.origin()).status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("[H1] the wrong create key is 401, and guessing it is slowed down")
  void wrongKey() {
    String[] headers = {
      "Authorization", "Bearer wrong", "User-Agent", "guesser", "X-Forwarded-For", "10.0.0.9"
    };
    for (int i = 0; i < 10; i++) {
      assertThat(keyed.post("/api/workshops", ONE_TABLE, headers).status()).isEqualTo(401);
    }
    assertThat(keyed.post("/api/workshops", ONE_TABLE, headers).status()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tables\":[{\"place\":\"A\"}]}",
        "{\"name\":\"\",\"tables\":[{\"place\":\"A\"}]}",
        "{\"name\":\"W\",\"tables\":[]}",
        "{\"name\":\"W\",\"tables\":{}}",
        "{\"name\":\"W\",\"tables\":[{}]}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"\"}]}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\",\"label\":7}]}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}],\"activity\":\"none\"}",
        "{\"name\":\"W\",\"tables\":[null]}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}],\"end\":\"11:30\"}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}],\"start\":-1}",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}],\"start\":2000,\"end\":1000}",
        "[]",
        "not json",
      })
  @DisplayName("[H1] what is missing or of another kind is malformed")
  void malformed(String body) {
    Reply reply = open.post("/api/workshops", body);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.problem()).isEqualTo("malformed");
  }

  @Test
  @DisplayName("[H1] [M22] a workshop may be created with its start and its end, or one of them")
  void planned() {
    long end = System.currentTimeMillis() + 86_400_000;
    Reply created = planned(end);
    String path = "/api/workshops/" + created.json().path("id").asText();
    String token = created.json().path("facilitatorToken").asText();
    JsonNode plan = open.get(path, bearer(token)).json().at("/workshop/timing/plan");
    assertThat(plan.path("start").isNull()).isTrue();
    assertThat(plan.path("end").asLong()).isEqualTo(end);
    assertThat(planned(1_900_000_000_000L).problem()).isEqualTo("after-deletion");
  }

  private static Reply planned(long end) {
    return open.post(
        "/api/workshops",
        "{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}],\"start\":null,\"end\":%d}".formatted(end));
  }

  @Test
  @DisplayName("[H1] 200 tables are the most, 120 characters the longest name")
  void bounds() {
    assertThat(create("x".repeat(120), 200).status()).isEqualTo(201);
    assertThat(create("x".repeat(121), 1).problem()).isEqualTo("malformed");
    assertThat(create("W", 201).problem()).isEqualTo("malformed");
  }

  private static Reply create(String name, int tables) {
    String list = "{\"place\":\"A\"},".repeat(tables);
    return open.post(
        "/api/workshops",
        "{\"name\":\"%s\",\"tables\":[%s]}".formatted(name, list.substring(0, list.length() - 1)));
  }

  @Test
  @DisplayName("[H1] [T1] a workshop and its tokens outlive the process")
  void durable() {
    TestServer.Created workshop = open.create(1);
    open.restart();

    Reply state = open.get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()));

    assertThat(state.status()).isEqualTo(200);
    assertThat(state.json().path("workshop").path("joinCode").asText())
        .isEqualTo(workshop.joinCode());
  }
}
