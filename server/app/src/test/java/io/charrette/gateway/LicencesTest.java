package io.charrette.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.charrette.gateway.TestServer.Reply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jar, and what is said of it. */
class LicencesTest {
  @Test
  @DisplayName("[H26] the parts of server and pages, their licences, and what these say")
  void licences() {
    assumeTrue(
        getClass().getResource("/META-INF/sbom/charrette.cdx.json") != null,
        "Maven writes the bill of materials only when it is not told to be offline (-o)");
    try (TestServer server = TestServer.start()) {
      Reply reply = server.get("/licences");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(reply.body())
          .contains(
              "ch.qos.logback:logback-classic", "EPL-1.0", "GNU Lesser General Public License")
          .contains("io.vertx:vertx-core", "io.netty:netty-transport", "Apache-2.0")
          .contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")
          .contains("  yjs ", "  lib0 ", "  preact ", "Kevin Jahns")
          .contains("SIL OPEN FONT LICENSE");
      // A part without a licence is one that nobody may use.
      assertThat(reply.body().lines().filter(line -> line.startsWith("  ") && line.endsWith(": ")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/handler/codec/http3/Http3.class",
        "io/netty/handler/codec/socksx/SocksMessage.class"
      })
  @DisplayName("what no connection speaks is not there")
  void unused(String type) {
    assertThat(getClass().getClassLoader().getResource(type)).isNull();
  }
}
