package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a server says about itself, and to whom (SPEC H13). */
class MetricsRoutesTest {
  private static final String TOKEN = "read-the-numbers";
  private static final String[] ELSEWHERE = {"X-Forwarded-For", "192.0.2.7"};

  private TestServer server;
  private Created workshop;

  @BeforeEach
  void start() {
    server = TestServer.start("--metrics-token", TOKEN, "--trust-local", "true");
    workshop = server.create(2);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Exposition scrape() {
    Reply reply = server.get("/metrics");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    return Exposition.parse(reply.body());
  }

  @Test
  @DisplayName("[H13] connections by kind and role, joins, commands, rooms and clocks are counted")
  void peopleAreCounted() {
    TestSocket ana = server.phone(workshop, "Ana", 1);
    server.phone(workshop, "Bo", 2);
    server.table(workshop, server.join(workshop, "Cy", 2), 2, false).nextBinary();
    server.dashboard(workshop).next("state");
    server.command(workshop, "{\"type\":\"go-to-phase\",\"phase\":\"scan\"}");
    server.command(workshop, "{\"type\":\"start-timer\"}");
    assertThat(server.command(workshop, "{\"type\":\"start-timer\"}").problem())
        .isEqualTo("not-now");

    Exposition counted = scrape();

    assertThat(counted.value("charrette_connections{kind=\"table\",role=\"participant\"}"))
        .isEqualTo(2);
    assertThat(counted.value("charrette_connections{kind=\"yjs\",role=\"participant\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_connections{kind=\"workshop\",role=\"facilitator\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_connections{kind=\"workshop\",role=\"screen\"}")).isZero();
    assertThat(counted.value("charrette_joins_total{kind=\"new\"}")).isEqualTo(3);
    assertThat(counted.value("charrette_commands_total{outcome=\"done\",type=\"create\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_commands_total{outcome=\"done\",type=\"join\"}"))
        .isEqualTo(3);
    assertThat(counted.value("charrette_commands_total{outcome=\"done\",type=\"start-timer\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_commands_total{outcome=\"rejected\",type=\"start-timer\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_rejected_total{reason=\"not-now\",what=\"request\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_rooms")).isEqualTo(2);
    assertThat(counted.value("charrette_workshops_active")).isEqualTo(1);
    assertThat(counted.value("charrette_timers_running")).isEqualTo(1);
    assertThat(counted.value("charrette_journal_writable")).isEqualTo(1);

    ana.close();
    awaitUntil(
        "Ana is counted no more",
        () -> scrape().value("charrette_connections{kind=\"table\",role=\"participant\"}") == 1);
  }

  @Test
  @DisplayName("[H13] an update moves the numbers of updates, bytes and the journal")
  void updatesAreCounted() {
    TestSocket phone = server.phone(workshop, "Ana", 1);
    Exposition before = scrape();
    byte[] update = Frames.challenge("Broadband");
    phone.send(update);
    phone.nextBinary(Frames::isSaved);

    Exposition after = scrape();

    assertThat(before.value("charrette_updates_total")).isZero();
    assertThat(after.value("charrette_updates_total")).isEqualTo(1);
    assertThat(after.value("charrette_update_bytes_total")).isBetween(9.0, update.length + 0.0);
    assertThat(after.value("charrette_received_frames_total")).isEqualTo(1);
    assertThat(after.value("charrette_received_bytes_total")).isEqualTo(update.length);
    assertThat(after.value("charrette_sent_bytes_total"))
        .isGreaterThan(before.value("charrette_sent_bytes_total"));
    assertThat(after.type("charrette_journal_append_seconds")).isEqualTo("histogram");
    assertThat(after.value("charrette_journal_append_seconds_count")).isEqualTo(1);
    assertThat(after.value("charrette_journal_append_seconds_sum")).isPositive();
    assertThat(after.value("charrette_unsaved_updates")).isZero();
    assertThat(after.value("charrette_unsaved_age_seconds")).isZero();
    // That Ana has written is an event of the workshop, which is stored a moment after her update.
    awaitUntil(
        "nothing waits for the journal any longer",
        () -> scrape().value("charrette_journal_queue_entries") == 0);
    assertThat(after.value("jvm_memory_used_bytes{area=\"heap\",id=\"" + heap(after) + "\"}"))
        .isPositive();
  }

  private static String heap(Exposition exposition) {
    return exposition.keys().stream()
        .filter(key -> key.startsWith("jvm_memory_used_bytes{area=\"heap\""))
        .map(key -> key.replaceAll(".*id=\"([^\"]*)\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("[H13] [W9] what is refused is counted by its named reason")
  void refusalsAreCounted() {
    TestSocket phone = server.phone(workshop, "Ana", 1);
    phone.send(Frames.challenge("x".repeat(100_000)));
    assertThat(phone.closing()).isEqualTo("4413 too-large");
    assertThat(server.get("/api/join/222222").problem()).isEqualTo("unknown-code");
    assertThat(server.refusal("/ws/" + workshop.id(), true)).isEqualTo("401 unauthorised");

    Exposition counted = scrape();

    assertThat(counted.value("charrette_rejected_total{reason=\"too-large\",what=\"socket\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_rejected_total{reason=\"unknown-code\",what=\"request\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_rejected_total{reason=\"unauthorised\",what=\"request\"}"))
        .isEqualTo(1);
    assertThat(counted.value("charrette_rejected_total{reason=\"malformed\",what=\"socket\"}"))
        .isZero();
    assertThat(counted.value("charrette_requests_total{status=\"4xx\"}")).isEqualTo(1);
    assertThat(counted.value("charrette_requests_total{status=\"aborted\"}"))
        .as("a socket that ends is no request whose caller went")
        .isZero();
  }

  @Test
  @DisplayName("[H13] names follow the conventions, and no label says whose workshop it is")
  void namesAndLabels() {
    server.phone(workshop, "Ana", 1);

    Exposition counted = scrape();
    assertThat(counted.misnamed()).isEmpty();
    assertThat(counted.value("process_cpu_seconds_total")).isPositive();
    assertThat(counted.keys())
        .filteredOn(key -> key.startsWith("charrette_"))
        .hasSizeGreaterThan(40)
        .allMatch(key -> key.matches("charrette_[a-z_]+(\\{.*})?"))
        .noneMatch(key -> key.contains(workshop.id()) || key.contains("Ana"));
  }

  @Test
  @DisplayName("[H13] from elsewhere only with the token, and wrong ones are slowed down")
  void whoMayRead() {
    assertThat(server.get("/metrics", ELSEWHERE).problem()).isEqualTo("unauthorised");
    assertThat(server.get("/metrics", fromElsewhere(TOKEN)).status()).isEqualTo(200);
    for (int i = 0; i < 10; i++) {
      assertThat(server.get("/metrics", fromElsewhere("guess-number-" + i)).status())
          .isEqualTo(401);
    }
    assertThat(server.get("/metrics", fromElsewhere("one-guess-more")).status()).isEqualTo(429);
  }

  @Test
  @DisplayName("[H13] without a token nobody reads from elsewhere")
  void noToken() {
    try (TestServer closed = TestServer.start()) {
      assertThat(closed.get("/metrics", ELSEWHERE).problem()).isEqualTo("forbidden");
      assertThat(closed.get("/metrics", fromElsewhere(TOKEN)).problem()).isEqualTo("forbidden");
      assertThat(closed.get("/metrics").status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H13] where there is a token the machine itself needs it too")
  void localToo() {
    try (TestServer strict = TestServer.start("--metrics-token", TOKEN)) {
      assertThat(strict.get("/metrics").problem()).isEqualTo("unauthorised");
      assertThat(strict.get("/metrics", bearer(TOKEN)).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[H10] readiness is for everybody, what is wrong only for who may read the metrics")
  void details() {
    assertThat(server.get("/health/ready", ELSEWHERE).body()).isEqualTo("{\"journal\":\"ok\"}");
    assertThat(server.get("/health/ready", fromElsewhere(TOKEN)).body())
        .isEqualTo("{\"journal\":\"ok\",\"detail\":\"ok\"}");
    assertThat(server.get("/health/ready").json().path("detail").asText()).isEqualTo("ok");
  }

  private static String[] fromElsewhere(String token) {
    String[] authorization = bearer(token);
    return new String[] {ELSEWHERE[0], ELSEWHERE[1], authorization[0], authorization[1]};
  }
}
