package io.charrette.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeviceRoutesTest {
  private static final String COOKIES =
      "charrette-participant-BCDFGHJKMPQR=secret; other=1; charrette-browser=b";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("[H28] a page is told the names of our cookies, nothing of others, and no value")
  void names() {
    Reply reply = server.get("/api/device", "Cookie", COOKIES);

    assertThat(reply.json().toString())
        .isEqualTo("{\"cookies\":[\"charrette-browser\",\"charrette-participant-BCDFGHJKMPQR\"]}");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(server.get("/api/device").json().path("cookies")).isEmpty();
  }

  @Test
  @DisplayName("[H28] the page where all is forgotten gives nothing to keep")
  void gives() {
    Reply page = server.get("/device");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.cookies()).isEmpty();
    assertThat(server.get("/").cookies()).isNotEmpty();
  }

  @Test
  @DisplayName("[H28] our cookies end when our own page asks for it, and others stay")
  void forget() {
    Reply reply =
        server.send(
            HttpMethod.DELETE,
            "/api/device",
            "",
            "Cookie",
            COOKIES,
            "Origin",
            "http://127.0.0.1:" + server.port());

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.cookies())
        .hasSize(2)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("charrette-")
                    .contains("Max-Age=0", "Path=/", "HTTPOnly", "SameSite=Strict"));
  }

  @Test
  @DisplayName("[H28] [T6] another site's page ends none of them")
  void elsewhere() {
    Reply reply =
        server.send(
            HttpMethod.DELETE, "/api/device", "", "Cookie", COOKIES, "Origin", "http://evil.test");

    assertThat(reply.problem()).isEqualTo("origin");
    assertThat(reply.cookies()).isEmpty();
  }
}
