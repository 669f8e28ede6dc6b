package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the scheme by which a browser came: own origin, Secure, and HTTPS for good. */
class HttpsTest {
  private static final String PUBLIC = "https://charrette.example.gov";
  private static final String STRICT = "Strict-Transport-Security";
  private static final String[] NONE = {};

  @ParameterizedTest
  @CsvSource({
    // Host, X-Forwarded-Proto, Origin, status
    "{own},,http://{own},200",
    "{own},,HTTP://{own},200",
    "{own},,https://{own},403",
    "{own},,ws://{own},403",
    "phone.example,,http://phone.example,200",
    "phone.example,,http://phone.example:80,200",
    "phone.example:80,,http://phone.example,200",
    "phone.example,,https://phone.example,403",
    "phone.example,,http://phone.example:443,403",
    // Nobody said that the proxy may be believed.
    "phone.example,https,https://phone.example,403",
  })
  @DisplayName("[T6] the scheme of the origin is compared too")
  void scheme(String host, String proto, String origin, int status) {
    try (TestServer server = TestServer.start()) {
      assertThat(change(server, host, proto, origin)).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "phone.example,https,https://phone.example,200",
    "phone.example,https,https://phone.example:443,200",
    "phone.example,https,http://phone.example,403",
    "phone.example,http,http://phone.example,200",
    "phone.example,http,https://phone.example,403",
    "phone.example,,http://phone.example,200",
  })
  @DisplayName("[T6] a proxy that may be believed says by which scheme the browser came")
  void proxy(String host, String proto, String origin, int status) {
    try (TestServer server = TestServer.start("--trust-proxy", "true")) {
      assertThat(change(server, host, proto, origin)).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "charrette.example.gov,https://charrette.example.gov,200",
    "charrette.example.gov:443,https://charrette.example.gov,200",
    "internal:8080,https://charrette.example.gov,200",
    "charrette.example.gov,http://charrette.example.gov,403",
    "{own},http://{own},200",
    "{own},https://{own},403",
  })
  @DisplayName("[T6] the public URL is an own origin, by its scheme only")
  void publicUrl(String host, String origin, int status) {
    try (TestServer server = TestServer.start("--public-url", PUBLIC)) {
      assertThat(change(server, host, null, origin)).isEqualTo(status);
    }
  }

  private static int change(TestServer server, String host, @Nullable String proto, String origin) {
    Created workshop = server.create(1);
    String cookie = "charrette-facilitator-" + workshop.id() + "=" + workshop.facilitatorToken();
    String own = server.authority();
    return server
        .post(
            "/api/workshops/" + workshop.id() + "/commands",
            "{\"type\":\"next-phase\"}",
            "Cookie",
            cookie,
            "Host",
            host.replace("{own}", own),
            "Origin",
            origin.replace("{own}", own),
            proto == null ? "X-None" : "X-Forwarded-Proto",
            proto == null ? "" : proto)
        .status();
  }

  @Test
  @DisplayName("[H12] a browser that speaks HTTPS is told to stay with it, and no other")
  void strictTransport() {
    try (TestServer server = TestServer.start("--trust-proxy", "true")) {
      String[] https = {"Host", "c.example", "X-Forwarded-Proto", "https"};

      assertThat(server.get("/", https).header(STRICT)).isEqualTo("max-age=31536000");
      assertThat(server.get("/no/such", https).header(STRICT)).isEqualTo("max-age=31536000");
      assertThat(server.get("/%zz", https).header(STRICT)).isEqualTo("max-age=31536000");
      assertThat(server.get("/ws/none", https).header(STRICT)).isEqualTo("max-age=31536000");
      assertThat(server.get("/", NONE).header(STRICT)).isNull();
      assertThat(server.get("/", "X-Forwarded-Proto", "http").header(STRICT)).isNull();
      assertThat(
              server
                  .get("/", "Host", "localhost:8443", "X-Forwarded-Proto", "https")
                  .header(STRICT))
          .as("a name that other servers share")
          .isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"c.example,https,true", "localhost:8080,http,true", "laptop.local:8080,http,false"})
  @DisplayName("[H12] a policy for openers goes where browsers heed it: others would complain")
  void openers(String host, String proto, boolean heeded) {
    try (TestServer server = TestServer.start("--trust-proxy", "true")) {
      assertThat(
              server
                  .get("/", "Host", host, "X-Forwarded-Proto", proto)
                  .header("Cross-Origin-Opener-Policy"))
          .isEqualTo(heeded ? "same-origin" : null);
    }
  }

  @Test
  @DisplayName("[H12] [T3] whoever came by a public URL of HTTPS speaks HTTPS")
  void byPublicUrl() {
    try (TestServer server = TestServer.start("--public-url", PUBLIC)) {
      Created workshop = server.create(1);
      String session = "/api/workshops/" + workshop.id() + "/session";
      String[] token = bearer(workshop.facilitatorToken());
      Reply there = server.post(session, "", token[0], token[1], "Host", "charrette.example.gov");
      Reply here = server.post(session, "", token);

      assertThat(there.header(STRICT)).isEqualTo("max-age=31536000");
      assertThat(there.cookies()).singleElement().asString().contains("Secure");
      assertThat(here.header(STRICT)).isNull();
      assertThat(here.cookies()).singleElement().asString().doesNotContain("Secure");
    }
  }

  @Test
  @DisplayName("[H2] of several X-Forwarded lines the proxy's own, which is the last, counts")
  void lastLine() {
    try (TestServer server = TestServer.start("--trust-proxy", "true")) {
      for (int i = 0; i < 10; i++) {
        // A guesser who makes up another address for each guess, before a proxy that adds a line.
        server.get(
            "/api/join/XXXXXX", "X-Forwarded-For", "10.1.1." + i, "x-forwarded-for", "10.9.9.9");
      }
      assertThat(server.get("/api/join/XXXXXX", "X-Forwarded-For", "10.9.9.9").status())
          .isEqualTo(429);
    }
  }
}
