package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.export.PdfReport;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
  @DisplayName(
      "[H7] [H12] by one link two PDFs are under way at once, others are asked for again, and nobody waits for them")
  void share() {
    Created other = server.create(1);
    try (HttpClient client = HttpClient.newHttpClient()) {
      List<CompletableFuture<HttpResponse<String>>> asked =
          Stream.generate(() -> pdf(client, server, workshop)).limit(12).toList();

      assertThat(report("html", workshop.facilitatorToken()).status()).isEqualTo(200);
      assertThat(
              server
                  .get(
                      "/api/workshops/" + other.id() + "/report.pdf",
                      bearer(other.facilitatorToken()))
                  .status())
          .isEqualTo(200);
      List<HttpResponse<String>> answers = asked.stream().map(CompletableFuture::join).toList();
      assertThat(answers)
          .extracting(HttpResponse::statusCode)
          .contains(200, 503)
          .doesNotContain(500);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 503)
          .allSatisfy(
              busy -> {
                assertThat(busy.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(busy.headers().firstValue("Refresh"))
                    .hasValue("5; url=?language=es&again=12");
                assertThat(busy.body()).contains("tries again by itself");
              });
    }
    assertThat(report("pdf", workshop.facilitatorToken()).status()).as("afterwards").isEqualTo(200);
  }

  private static CompletableFuture<HttpResponse<String>> pdf(
      HttpClient client, TestServer server, Created workshop) {
    return client.sendAsync(
        HttpRequest.newBuilder(
                URI.create(
                    server.origin()
                        + "/api/workshops/"
                        + workshop.id()
                        + "/report.pdf?language=es&again=11"))
            .header("Authorization", "Bearer " + workshop.facilitatorToken())
            .header("Accept", "text/html")
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  @DisplayName("[H7] what is too much for a PDF is 413 in words, and there in every other format")
  void tooMuchForAPdf() {
    try (TestServer large =
        TestServer.start(
            "--limit-document",
            "8000000",
            "--limit-frame",
            "4000000",
            "--limit-sync-frame",
            "4000000")) {
      Created written = large.create(1);
      try (TestSocket phone = large.phone(written, "Ana", 1)) {
        phone.send(Frames.challenge("word ".repeat(700_000)));
        phone.nextBinary(Frames::isSaved);
      }
      String[] token = bearer(written.facilitatorToken());
      String path = "/api/workshops/" + written.id() + "/report.";

      assertThat(large.get(path + "pdf", token).problem()).isEqualTo("too-large");
      assertThat(large.get(path + "pdf", token[0], token[1], "Accept", "text/html").body())
          .contains("<h1>This is too much for a PDF</h1>");
      for (String other : List.of("html", "md", "csv", "json")) {
        assertThat(large.get(path + other, token).status()).as(other).isEqualTo(200);
      }
    }
  }

  @Test
  @DisplayName("[H7] a long PDF does not wait for a longer one of another workshop")
  void longOnes() {
    try (TestServer large =
            TestServer.start(
                "--limit-document", "8000000",
                "--limit-frame", "4000000",
                "--limit-sync-frame", "4000000");
        HttpClient client = HttpClient.newHttpClient()) {
      Created longer = large.create(1);
      Created shorter = large.create(1);
      write(large, longer, PdfReport.LONGEST / 2);
      write(large, shorter, 260_000);

      CompletableFuture<HttpResponse<String>> first = pdf(client, large, longer);
      CompletableFuture<HttpResponse<String>> second = pdf(client, large, shorter);

      assertThat(second.join().statusCode()).isEqualTo(200);
      assertThat(first).isNotDone();
      assertThat(first.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H7] a PDF does not wait for all that two other workshops have asked for")
  void inTurns() {
    try (TestServer large =
            TestServer.start("--limit-frame", "400000", "--limit-sync-frame", "400000");
        HttpClient client = HttpClient.newHttpClient()) {
      List<Created> filled = List.of(large.create(1), large.create(1));
      Created third = large.create(1);
      filled.forEach(each -> write(large, each, 200_000));

      List<CompletableFuture<HttpResponse<String>>> asked =
          filled.stream().flatMap(each -> twoUnderWay(client, large, each)).toList();

      assertThat(pdf(client, large, third).join().statusCode()).isEqualTo(200);
      assertThat(asked).filteredOn(each -> !each.isDone()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(asked.stream().map(CompletableFuture::join))
          .extracting(HttpResponse::statusCode)
          .containsOnly(200);
    }
  }

  /** Asks until a third is refused: by one link two may be under way. */
  private static Stream<CompletableFuture<HttpResponse<String>>> twoUnderWay(
      HttpClient client, TestServer server, Created workshop) {
    List<CompletableFuture<HttpResponse<String>>> three =
        Stream.generate(() -> pdf(client, server, workshop)).limit(3).toList();
    CompletableFuture.anyOf(three.toArray(CompletableFuture[]::new)).join();
    List<CompletableFuture<HttpResponse<String>>> two =
        three.stream().filter(each -> !each.isDone()).toList();
    assertThat(two).hasSize(2);
    return two.stream();
  }

  private static void write(TestServer server, Created workshop, int letters) {
    try (TestSocket phone = server.phone(workshop, "Ana", 1)) {
      phone.send(Frames.challenge("words ".repeat(letters / 6)));
      phone.nextBinary(Frames::isSaved);
    }
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
