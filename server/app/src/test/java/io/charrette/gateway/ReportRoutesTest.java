package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportRoutesTest {
  private static final String CHALLENGE = "Flooded <script>alert(1)</script> cellars";

  private static TestServer server;
  private static Created workshop;
  private static String participant;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(2);
    participant = server.join(workshop, "Ana", 1);
    try (TestSocket phone = server.table(workshop, participant, 1, true)) {
      phone.send(Frames.challenge(CHALLENGE));
      phone.nextBinary(Frames::isSaved);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply report(String format, String token) {
    return server.get("/api/workshops/" + workshop.id() + "/report." + format, bearer(token));
  }

  @ParameterizedTest
  @CsvSource({
    "html,text/html; charset=utf-8",
    "pdf,application/pdf",
    "md,text/markdown; charset=utf-8",
    "csv,text/csv; charset=utf-8",
    "json,application/json",
  })
  @DisplayName("[H7] the facilitator gets every format, and nobody else any")
  void formats(String format, String type) {
    Reply reply = report(format, workshop.facilitatorToken());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo(type);
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.body()).hasSizeGreaterThan(100);
    assertThat(report(format, participant).problem()).isEqualTo("forbidden");
    assertThat(report(format, workshop.screenToken()).problem()).isEqualTo("forbidden");
    assertThat(report(format, "A".repeat(43)).problem()).isEqualTo("unauthorised");
  }

  @Test
  @DisplayName("[H7] what a table wrote is text in the page, under a policy that runs no script")
  void page() {
    Reply reply = report("html", workshop.facilitatorToken());

    assertThat(reply.body())
        .contains("Flooded &lt;script&gt;alert(1)&lt;/script&gt; cellars")
        .doesNotContain("<script");
    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'none'", "style-src 'sha256-")
        .doesNotContain("script-src", "unsafe");
  }

  @Test
  @DisplayName("[H7] files have names that say what they are; other formats there are not")
  void files() {
    assertThat(report("csv", workshop.facilitatorToken()).header("Content-Disposition"))
        .matches("attachment; filename=\"w-\\d{4}-\\d{2}-\\d{2}\\.csv\"");
    assertThat(report("exe", workshop.facilitatorToken()).problem()).isEqualTo("not-found");
  }

  @Test
  @DisplayName("[H7] a browser without the cookie sees a page that says so")
  void nobody() {
    Reply reply =
        server.get("/api/workshops/" + workshop.id() + "/report.html", "Accept", "text/html");

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.body()).contains("<h1>This page is not open to you</h1>");
  }
}
