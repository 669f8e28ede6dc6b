package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.journal.redis.RedisServer;
import io.charrette.servers.Api.Created;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three server processes whose clocks are minutes apart, on one Redis, with the phones of one table
 * spread over them. How long things last is short here; the property {@code charrette.away} gives
 * the seconds for which Redis is away, and {@code charrette.rounds} how often servers are
 * restarted.
 */
class ServersTest {
  private static final int AWAY_SECONDS = Integer.getInteger("charrette.away", 2);
  private static final int ROUNDS = Integer.getInteger("charrette.rounds", 1);
  private static final List<Long> CLOCKS = List.of(-90_000L, 0L, 90_000L);
  private static final int PHONES = 6;

  private static final List<ServerProcess> SERVERS = new ArrayList<>();
  private static RedisServer redis;
  private static List<Integer> ports;
  private static Api api;
  private static Clients clients;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private Created workshop;

  @BeforeAll
  static void startAll(@TempDir Path folder) throws IOException {
    redis = RedisServer.start(folder);
    for (long clock : CLOCKS) {
      SERVERS.add(new ServerProcess(RedisServer.freePort(), redis.address().toString(), clock));
    }
    for (ServerProcess server : SERVERS) {
      server.launch();
    }
    for (ServerProcess server : SERVERS) {
      server.awaitReady();
    }
    ports = SERVERS.stream().map(ServerProcess::port).toList();
    api = new Api();
    clients = new Clients();
  }

  @AfterAll
  static void stopAll() {
    clients.close();
    api.close();
    SERVERS.forEach(ServerProcess::close);
    SERVERS.clear();
    redis.close();
  }

  @BeforeEach
  void create() {
    workshop = api.create(ports.get(0), 2);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  /** The addresses, of which a client tries this one first. */
  private static List<Integer> from(int server) {
    List<Integer> turned = new ArrayList<>(ports);
    Collections.rotate(turned, -server);
    return turned;
  }

  /** Somebody who joins at one process and connects to the next. */
  private RemotePhone phone(int person) {
    String token = api.join(ports.get(person % ports.size()), workshop, "Ana " + person, 1);
    RemotePhone phone =
        new RemotePhone(clients, "p" + person, from(person + 1), workshop.id(), 1, token);
    opened.add(phone);
    return phone;
  }

  private List<RemotePhone> phones(int count) {
    List<RemotePhone> phones = IntStream.range(0, count).mapToObj(this::phone).toList();
    phones.forEach(RemotePhone::awaitGreeted);
    return phones;
  }

  private RemoteDashboard dashboard(int server) {
    RemoteDashboard dashboard = new RemoteDashboard(clients, from(server), workshop);
    opened.add(dashboard);
    return dashboard;
  }

  @Test
  @DisplayName("[P1] [P2] [P3] what happens at one process is seen at all, by one clock [P4]")
  void crossing() {
    List<RemoteDashboard> dashboards = IntStream.range(0, 3).mapToObj(this::dashboard).toList();
    List<RemotePhone> phones = phones(PHONES);
    for (RemoteDashboard dashboard : dashboards) {
      dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == PHONES);
    }
    phones.forEach(RemotePhone::type);
    phones.forEach(RemotePhone::awaitAllSaved);
    phones.forEach(phone -> phone.awaitText(phones.getFirst()::text));
    String pitch = phones.getFirst().text();
    assertThat(pitch).hasSize(PHONES * "<p0:1>".length());
    phones.getFirst().aware("{\"field\":\"challenge\"}");
    long writer = phones.getFirst().clientId();
    for (RemotePhone other : phones.subList(1, PHONES)) {
      awaitUntil("a caret", () -> other.stateOf(writer).equals("{\"field\":\"challenge\"}"));
    }
    for (RemoteDashboard dashboard : dashboards) {
      dashboard.awaitDigest(1, digest -> digest.path("texts").path("pitch").asText().equals(pitch));
    }

    awaitUntil(
        "[J32] one blocking reader for each process, however many tables",
        () ->
            redis.command("client", "list").lines().filter(one -> one.contains("cmd=xread")).count()
                == SERVERS.size());

    api.control(ports.get(2), workshop, "{\"type\":\"next-phase\"}");
    api.control(ports.get(1), workshop, "{\"type\":\"start-timer\"}");
    List<Double> remaining = new ArrayList<>();
    for (RemoteDashboard dashboard : dashboards) {
      JsonNode state =
          dashboard.awaitState(s -> s.at("/workshop/timer/state").asText().equals("running"));
      double deadline = state.at("/workshop/timer/deadline").asDouble();
      remaining.add(deadline - dashboard.clockOffset());
    }
    assertThat(Collections.max(remaining) - Collections.min(remaining))
        .as("milliseconds between the countdowns of servers whose clocks are minutes apart")
        .isLessThan(1_000);
    assertThat(dashboards.getFirst().clockOffset() + System.nanoTime() / 1e6)
        .as("the common clock is Redis's, not the first server's")
        .isCloseTo((double) System.currentTimeMillis(), within(1_000.0));
  }

  @Test
  @DisplayName("[P1] a code, a token and a seat hold at every process as soon as they are given")
  void atOnce() {
    for (int round = 0; round < 10; round++) {
      Created fresh = api.create(ports.get(round % 3), 2);
      String token = api.join(ports.get((round + 1) % 3), fresh, "Lee", 2);
      JsonNode state = api.state(ports.get((round + 2) % 3), fresh, token);
      assertThat(state.at("/you/participant/table").asInt()).isEqualTo(2);
    }
    String junk = "A".repeat(43);
    assertThat(api.get(ports.get(1), "/api/workshops/" + workshop.id(), junk).status())
        .isEqualTo(401);
  }

  @Test
  @DisplayName("[P1] [H23] who joins again with the same key has the same seat at every process")
  void sameKey() {
    JsonNode seat = api.joinWith(ports.get(0), workshop, "k".repeat(43));
    for (int port : ports) {
      assertThat(api.joinWith(port, workshop, "k".repeat(43))).isEqualTo(seat);
    }
    assertThat(
            api.state(ports.get(1), workshop, workshop.facilitatorToken())
                .path("workshop")
                .path("participants"))
        .hasSize(1);
  }

  @Test
  @DisplayName("[P1] [M11] [M12] who may come in holds at every process as soon as it was said")
  void admission() {
    String token = api.join(ports.get(1), workshop, "Ana", 1);
    String path = "/api/join/" + workshop.joinCode();
    assertThat(api.get(ports.get(2), path, null).status()).isEqualTo(200);

    api.control(ports.get(0), workshop, "{\"type\":\"close-joining\"}");
    for (int port : ports) {
      assertThat(problem(api.tryJoin(port, workshop.joinCode(), null))).isEqualTo("joining-closed");
    }
    api.control(ports.get(1), workshop, "{\"type\":\"open-joining\"}");

    String ana = api.state(ports.get(1), workshop, token).at("/you/participant/id").asText();
    api.control(ports.get(2), workshop, "{\"type\":\"keep-out\",\"participant\":\"" + ana + "\"}");
    for (int port : ports) {
      assertThat(problem(api.tryJoin(port, workshop.joinCode(), token))).isEqualTo("kept-out");
    }

    api.control(ports.get(0), workshop, "{\"type\":\"renew-join-code\"}");
    String code =
        api.state(ports.get(0), workshop, workshop.facilitatorToken())
            .at("/workshop/joinCode")
            .asText();
    for (int port : ports) {
      assertThat(problem(api.tryJoin(port, workshop.joinCode(), null))).isEqualTo("unknown-code");
      assertThat(api.tryJoin(port, code, null).status()).isEqualTo(201);
      assertThat(api.get(port, "/api/join/" + code, null).status()).isEqualTo(200);
    }
  }

  private static String problem(Api.Reply reply) {
    String type = reply.json().path("type").asText();
    return type.substring(type.lastIndexOf(':') + 1);
  }

  @Test
  @DisplayName("[M9] two facilitators at two processes cannot corrupt the clock")
  void twoFacilitators() throws InterruptedException {
    api.control(ports.get(0), workshop, "{\"type\":\"next-phase\"}");
    JsonNode before = api.state(ports.get(0), workshop, workshop.facilitatorToken());
    CountDownLatch go = new CountDownLatch(1);
    List<Hammer> hammers = List.of(new Hammer(0, 1_000, go), new Hammer(1, 7_000, go));
    hammers.forEach(Thread::start);
    go.countDown();
    for (Hammer hammer : hammers) {
      assertThat(hammer.join(Duration.ofMinutes(2))).isTrue();
    }
    long version = before.path("version").asLong();
    TreeSet<Long> versions = new TreeSet<>();
    long added = 0;
    for (Hammer hammer : hammers) {
      assertThat(hammer.versions).isSorted().doesNotHaveDuplicates().isNotEmpty();
      added += hammer.added;
      for (long accepted : hammer.versions) {
        assertThat(versions.add(accepted)).as("accepted once only: " + accepted).isTrue();
      }
    }
    assertThat(versions.getFirst()).isEqualTo(version + 1);
    assertThat(versions.getLast()).isEqualTo(version + versions.size());
    long length = before.at("/workshop/timer/length").asLong() + added;
    List<JsonNode> ends = new ArrayList<>();
    for (int port : ports) {
      awaitUntil(
          "the end at every process",
          () ->
              api.state(port, workshop, workshop.facilitatorToken()).path("version").asLong()
                  == versions.getLast());
      ObjectNode end = (ObjectNode) api.state(port, workshop, workshop.facilitatorToken());
      end.remove("now");
      assertThat(end.at("/workshop/timer/length").asLong()).isEqualTo(length);
      ends.add(end);
    }
    assertThat(ends).containsOnly(ends.getFirst());
    assertThat(hammers.get(0).conflicts + hammers.get(1).conflicts).isPositive();
  }

  /** A facilitator who presses "+" again and again, half of the time on what may be old news. */
  private final class Hammer extends Thread {
    private static final int PRESSES = 150;
    private final int port;
    private final long ms;
    private final CountDownLatch go;
    private final List<Long> versions = new ArrayList<>();
    private long added;
    private int conflicts;

    Hammer(int server, long ms, CountDownLatch go) {
      this.port = ports.get(server);
      this.ms = ms;
      this.go = go;
    }

    @Override
    public void run() {
      try {
        go.await();
      } catch (InterruptedException e) {
        return;
      }
      long seen = 2;
      for (int press = 0; press < PRESSES; press++) {
        String expected = press % 2 == 0 ? "" : ",\"expectedVersion\":" + seen;
        Api.Reply reply =
            api.command(port, workshop, "{\"type\":\"add-time\",\"ms\":" + ms + expected + "}");
        if (reply.status() == 200) {
          seen = reply.json().path("version").asLong();
          versions.add(seen);
          added += ms;
        } else if (reply.status() == 409) {
          conflicts++;
        } else {
          throw new AssertionError(reply.toString());
        }
      }
    }
  }

  @Test
  @DisplayName("[P5] a process that is killed takes nothing that was Saved; its phones are back")
  void killed() throws Exception {
    List<RemotePhone> phones = phones(PHONES);
    try (Typing typing = new Typing(phones)) {
      for (int round = 0; round < ROUNDS; round++) {
        ServerProcess victim = SERVERS.get(round % SERVERS.size());
        typing.awaitMore();
        victim.kill();
        awaitGreeted(phones);
        typing.awaitMore();
        victim.launch().awaitReady();
      }
    }
    assertThat(phones.stream().flatMap(phone -> phone.gapsMs().stream()))
        .as("those who lost their server, and are at another")
        .isNotEmpty();
    assertNothingLost(phones);
  }

  @Test
  @DisplayName("[P5] restarting one process after the other under load loses nothing")
  void rollingRestart() throws Exception {
    List<RemotePhone> phones = phones(PHONES);
    RemoteDashboard dashboard = dashboard(0);
    try (Typing typing = new Typing(phones)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (ServerProcess server : SERVERS) {
          server.stop();
          awaitGreeted(phones);
          server.launch().awaitReady();
          typing.awaitMore();
        }
      }
    }
    assertThat(phones.stream().flatMap(phone -> phone.gapsMs().stream()))
        .as("those who lost their server, and are at another")
        .isNotEmpty();
    assertNothingLost(phones);
    String pitch = phones.getFirst().text();
    dashboard.awaitDigest(
        1, digest -> digest.path("texts").path("pitch").asText().startsWith(start(pitch)));
    dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == PHONES + 1);
  }

  @Test
  @DisplayName("[P6] Redis is killed and comes back in mid-typing: what was Saved is there")
  void redisKilled() throws Exception {
    List<RemotePhone> phones = phones(PHONES);
    try (Typing typing = new Typing(phones)) {
      typing.awaitMore();
      redis.kill();
      awaitUntil("a server notices", () -> ready(0) == 503);
      typing.awaitUnsaved(AWAY_SECONDS);
      int savedMeanwhile = phones.stream().mapToInt(phone -> phone.saved().size()).sum();
      assertThat(api.command(ports.get(0), workshop, "{\"type\":\"next-phase\"}").status())
          .isEqualTo(503);
      assertThat(phones.stream().mapToInt(phone -> phone.saved().size()).sum())
          .isEqualTo(savedMeanwhile);
      redis.start();
      for (int server = 0; server < ports.size(); server++) {
        int which = server;
        awaitUntil("a server is ready again", () -> ready(which) == 200);
      }
      typing.awaitMore();
    }
    assertNothingLost(phones);
    api.control(ports.get(1), workshop, "{\"type\":\"next-phase\"}");
  }

  @Test
  @DisplayName(
      "[P6] Redis does not answer for a while: typing goes on, and all is Saved afterwards")
  void redisFrozen() throws Exception {
    List<RemotePhone> phones = phones(PHONES);
    try (Typing typing = new Typing(phones)) {
      typing.awaitMore();
      redis.freeze();
      typing.awaitUnsaved(AWAY_SECONDS);
      redis.thaw();
      typing.awaitMore();
    }
    assertNothingLost(phones);
  }

  @Test
  @DisplayName(
      "[P6] [H24] Redis stands still, then dies, and a control is refused: a phone that reloads is"
          + " back at its open table")
  void reloadedMeanwhile() throws Exception {
    List<Integer> here = from(0).subList(0, 1);
    String token = api.join(ports.get(0), workshop, "Ana", 1);
    try (RemotePhone other = new RemotePhone(clients, "a", here, workshop.id(), 1, token)) {
      other.awaitGreeted();
      other.type();
      other.awaitAllSaved();
      String written = other.text();
      assertThat(written).isNotEmpty();
      redis.freeze();
      try {
        assertThat(next()).isEqualTo(503);
        awaitUntil("it is known", () -> ready(0) == 503);
        assertThat(next()).isEqualTo(503);
        assertGoesOn(here, token, written);
        redis.kill();
        assertThat(next()).isEqualTo(503);
        assertGoesOn(here, token, written);
      } finally {
        redis.kill();
        redis.start();
      }
    }
    for (int server = 0; server < ports.size(); server++) {
      int which = server;
      awaitUntil("a server is ready again", () -> ready(which) == 200);
    }
    awaitUntil("controls are carried out", () -> next() == 200);
  }

  private int next() {
    return api.command(ports.get(0), workshop, "{\"type\":\"next-phase\"}").status();
  }

  /** Whoever comes anew finds the workshop, and their table with all that is written there. */
  private void assertGoesOn(List<Integer> here, String token, String written) {
    assertThat(api.get(here.getFirst(), "/api/workshops/" + workshop.id(), token).status())
        .isEqualTo(200);
    try (RemotePhone reloaded = new RemotePhone(clients, "b", here, workshop.id(), 1, token)) {
      reloaded.awaitGreeted();
      reloaded.awaitText(() -> written);
    }
  }

  private static int ready(int server) {
    return api.get(ports.get(server), "/health/ready", null).status();
  }

  private static void awaitGreeted(List<RemotePhone> phones) {
    phones.forEach(RemotePhone::awaitGreeted);
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), 1000));
  }

  /** All has become Saved, all agree, and so does one that knew nothing. */
  private void assertNothingLost(List<RemotePhone> phones) {
    phones.forEach(RemotePhone::awaitAllSaved);
    phones.forEach(phone -> phone.awaitText(phones.getFirst()::text));
    RemotePhone fresh = phone(PHONES);
    fresh.awaitText(phones.getFirst()::text);
    String text = fresh.text();
    for (RemotePhone phone : phones) {
      assertThat(phone.saved()).isNotEmpty().allSatisfy(mark -> assertThat(text).contains(mark));
    }
  }
}
