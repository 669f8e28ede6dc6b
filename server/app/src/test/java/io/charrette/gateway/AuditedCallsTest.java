package io.charrette.gateway;

import static io.charrette.gateway.TestServer.bearer;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.charrette.activity.Activities;
import io.charrette.crdt.Document;
import io.charrette.gateway.TestServer.Created;
import io.charrette.gateway.TestServer.Reply;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Every call that changes or exports something leaves a line in the audit log, without a name. */
class AuditedCallsTest {
  private static final String KEY = "the-key-to-create-with";
  private static final Path COMMANDS = Path.of("src/test/resources/messages/commands");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORKSHOP = "/api/workshops/:workshop";

  /** What these change is no workshop, or only a browser's own cookies; or they only read. */
  private static final Set<String> LEAVE_NONE =
      Set.of(
          "DELETE /api/device",
          "POST " + WORKSHOP + "/proof",
          "GET /api/activities",
          "GET /api/activities/:activity",
          "GET /api/create-allowed",
          "GET /api/device",
          "GET /api/join/:code",
          // What the dashboard and the screen show, as long as somebody looks at them.
          "GET " + WORKSHOP,
          "GET " + WORKSHOP + "/activity",
          "GET " + WORKSHOP + "/bridges",
          "GET " + WORKSHOP + "/map",
          "GET " + WORKSHOP + "/my-link",
          "GET " + WORKSHOP + "/offers/:phase/:table",
          "GET " + WORKSHOP + "/qr.svg",
          "GET " + WORKSHOP + "/run-sheet",
          "GET " + WORKSHOP + "/seats",
          "GET " + WORKSHOP + "/tables/:table/history",
          "GET " + WORKSHOP + "/tables/:table/history/:at",
          "GET " + WORKSHOP + "/tables/:table/offers",
          "GET " + WORKSHOP + "/witness");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Set<String> audited = new LinkedHashSet<>();
  private final List<TestServer> servers = new ArrayList<>();
  private TestServer server;

  @BeforeEach
  void start() {
    lines.start();
    log().addAppender(lines);
    server = start("--create-key", KEY, "--metrics-token", KEY + KEY);
  }

  @AfterEach
  void stop() {
    log().detachAppender(lines);
    servers.forEach(TestServer::close);
  }

  private TestServer start(String... flags) {
    TestServer started = TestServer.start(flags);
    servers.add(started);
    return started;
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger(AuditLog.NAME);
  }

  private List<String> lines() {
    return List.copyOf(lines.list).stream()
        .map(
            line ->
                line.getKeyValuePairs().stream()
                    .map(pair -> pair.key + "=" + pair.value)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  /** Makes a call and expects it to leave this line and no other. */
  private Reply call(
      TestServer to, String route, String path, String body, String event, String... headers) {
    lines.list.clear();
    HttpMethod method = HttpMethod.valueOf(route.split(" ", 2)[0]);
    Reply reply = to.send(method, path, body, headers);
    assertThat(lines())
        .as("%s: %s", route, reply)
        .singleElement()
        .asString()
        .startsWith("event=audit." + event + " ")
        .doesNotContain("Zebulon", "Quarterly", "Rumpelstiltskin");
    audited.add(route);
    return reply;
  }

  private Reply call(String route, String path, String body, String event, String... headers) {
    return call(server, route, path, body, event, headers);
  }

  private static String person(String name, int table) {
    return "{\"name\":\"" + name + "\",\"table\":" + table + "}";
  }

  private Created create() {
    JsonNode made =
        call(
                "POST /api/workshops",
                "/api/workshops",
                "{\"name\":\"Quarterly\",\"tables\":[{\"place\":\"Zebulon\"},{\"place\":\"B\"}]}",
                "workshop-created",
                bearer(KEY))
            .json();
    return new Created(
        made.path("id").asText(),
        made.path("joinCode").asText(),
        made.path("facilitatorToken").asText(),
        made.path("screenToken").asText());
  }

  private String join(Created workshop, String name, int table) {
    return call(
            "POST /api/join/:code",
            "/api/join/" + workshop.joinCode(),
            person(name, table),
            "joined")
        .json()
        .path("participantToken")
        .asText();
  }

  private String idOf(Created workshop, String token) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(token))
        .json()
        .at("/you/participant/id")
        .asText();
  }

  @Test
  @DisplayName("[H25] of keys that are braked a line a minute says how many, the right one too")
  void braked() {
    for (int i = 0; i < 40; i++) {
      server.get("/metrics", bearer(KEY + "?" + i));
    }
    assertThat(server.get("/metrics", bearer(KEY + KEY)).status()).isEqualTo(429);
    int tried = lines().size();
    assertThat(tried).as("looked at, and wrong").isBetween(1, 39);
    server.clock.advance(60_000);
    awaitUntil("the minute's line", () -> lines().size() > tried);
    assertThat(lines())
        .hasSize(tried + 1)
        .last()
        .asString()
        .contains("audit.key-refused", "by=nobody", "braked=" + (41 - tried) + " ");
  }

  @Test
  @DisplayName("[H25] each call that changes or exports something is noted; the others are named")
  void everyRoute() throws Exception {
    call("GET /metrics", "/metrics", "", "key-refused", bearer(KEY + "?"));
    activities();
    Created workshop = create();
    String[] facilitator = bearer(workshop.facilitatorToken());
    String path = "/api/workshops/" + workshop.id();
    call("GET /api/workshops", "/api/workshops", "", "workshops-listed", bearer(KEY));
    call("GET /api/workshops", "/api/workshops", "", "key-refused", bearer(KEY + "?"));
    call("POST " + WORKSHOP + "/session", path + "/session", "", "session-begun", facilitator);
    String label = "{\"opens\":\"screen\",\"label\":\"Rumpelstiltskin\"}";
    call("POST " + WORKSHOP + "/links", path + "/links", label, "link-made", facilitator);
    String lost = "{\"label\":\"Rumpelstiltskin\"}";
    call(
        "POST " + WORKSHOP + "/lost-link",
        path + "/lost-link",
        lost,
        "lost-link-replaced",
        bearer(KEY));

    seats(workshop, path, facilitator);
    offers(workshop, path, facilitator);
    past(workshop, path, facilitator);
    for (String format : List.of("html", "pdf", "md", "csv", "json")) {
      call(
          "GET " + WORKSHOP + "/report.:format",
          path + "/report." + format,
          "",
          "report-exported",
          facilitator);
    }
    endAndBringBack(workshop, path, facilitator);

    assertThat(routes())
        .as("each of these is noted, or named among those that leave nothing")
        .isEqualTo(
            Stream.concat(audited.stream(), LEAVE_NONE.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  @DisplayName("[H25] what changes nothing leaves no line, however often it comes")
  void nothingChanged() {
    Created workshop = create();
    String ana = join(workshop, "Zebulon", 1);
    String luis = join(workshop, "Luis", 2);
    String path = "/api/workshops/" + workshop.id();
    JsonNode offered =
        server
            .post(
                path + "/seat-offers",
                "{\"participant\":\"" + idOf(workshop, luis) + "\"}",
                bearer(workshop.facilitatorToken()))
            .json();
    String seat = "{\"offer\":\"" + offered.path("link").asText().replaceFirst(".*#", "") + "\"}";
    String[] key = {"Idempotency-Key", "\"" + "k".repeat(43) + "\""};
    assertThat(server.post(path + "/offered-seat", seat, key).status()).isEqualTo(201);
    lines.list.clear();

    for (int i = 0; i < 3; i++) {
      List<Reply> replies =
          List.of(
              server.post("/api/join/" + workshop.joinCode(), person("Zebulon", 1), bearer(ana)),
              server.post(path + "/offered-seat", seat, key),
              server.send(
                  HttpMethod.DELETE, path + "/offers/Rumpelstiltskin/1/help", "", bearer(ana)),
              server.command(
                  workshop,
                  "{\"type\":\"hide-offer\",\"hidden\":false,\"offer\":{\"phase\":\"Rumpelstiltskin\","
                      + "\"table\":1,\"by\":\"Zebulon\",\"kind\":\"help\"}}"));
      assertThat(replies).extracting(Reply::status).containsOnly(200, 201);
      assertThat(lines()).isEmpty();
    }
    call(
        "POST /api/join/:code",
        "/api/join/" + workshop.joinCode(),
        person("Zebulon II", 1),
        "rejoined",
        bearer(ana));
  }

  @Test
  @DisplayName("[H25] whom a command removes that names nobody, and what an undo takes back")
  void named() {
    Created workshop = create();
    String ana = idOf(workshop, join(workshop, "Zebulon", 1));
    String luis = idOf(workshop, join(workshop, "Luis", 2));
    lines.list.clear();
    server.command(workshop, "{\"type\":\"remove-silent\"}");
    assertThat(lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("audit.commanded", "about=remove-silent"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("audit.people-removed", "by=link ", "about=participants=")
                    .contains(ana, luis));

    String kim = idOf(workshop, join(workshop, "Kim", 1));
    server.command(workshop, "{\"type\":\"next-phase\"}");
    lines.list.clear();
    server.command(workshop, "{\"type\":\"undo\"}");
    assertThat(lines()).singleElement().asString().contains("about=undo control=go-to-phase ");

    lines.list.clear();
    server.command(workshop, "{\"type\":\"remove-participant\",\"participant\":\"" + kim + "\"}");
    assertThat(lines()).as("one that names whom").singleElement().asString().contains(kim);
  }

  @Test
  @DisplayName("[H25] what was not possible, or was done before by its key, leaves no line")
  void notDone() {
    Created workshop = create();
    String path = "/api/workshops/" + workshop.id();
    String[] facilitator = bearer(workshop.facilitatorToken());
    lines.list.clear();
    assertThat(server.post(path + "/tables/1/history/1/restore", "{}", facilitator).status())
        .isEqualTo(404);
    assertThat(lines()).isEmpty();

    String[] repeatable = {
      facilitator[0], facilitator[1], "Idempotency-Key", "\"" + "k".repeat(43) + "\""
    };
    String screen = "{\"opens\":\"screen\",\"label\":\"Rumpelstiltskin\"}";
    call("POST " + WORKSHOP + "/links", path + "/links", screen, "link-made", repeatable);
    lines.list.clear();
    assertThat(server.post(path + "/links", screen, repeatable).status()).isEqualTo(201);
    assertThat(lines()).isEmpty();
  }

  @Test
  @DisplayName("[H25] a page that comes again and again is noted once a minute")
  void sessions() {
    Created workshop = create();
    String path = "/api/workshops/" + workshop.id() + "/session";
    for (String token : List.of(join(workshop, "Zebulon", 1), workshop.facilitatorToken())) {
      lines.list.clear();
      for (int i = 0; i < 30; i++) {
        assertThat(server.post(path, "", bearer(token)).status()).isEqualTo(204);
      }
      assertThat(lines()).singleElement().asString().contains("audit.session-begun");
      server.clock.advance(60_000);
      call("POST " + WORKSHOP + "/session", path, "", "session-begun", bearer(token));
    }
  }

  private void activities() {
    ObjectNode own = Activities.builtIn().get(1).tree().put("id", "our-own").put("version", 1);
    call("POST /api/activities", "/api/activities", own.toString(), "activity-added", bearer(KEY));
    call(
        "DELETE /api/activities/:activity",
        "/api/activities/our-own",
        "",
        "activity-deleted",
        bearer(KEY));
  }

  private void seats(Created workshop, String path, String... facilitator) {
    String ana = join(workshop, "Zebulon", 1);
    String neighbour = join(workshop, "Luis", 1);
    server.clock.advance(1);
    String other = join(workshop, "Zebulon II", 1);
    String route = "POST " + WORKSHOP + "/seat-requests";
    String seat = "{\"seat\":\"" + idOf(workshop, ana) + "\"}";
    String answer = path + "/seat-requests/" + idOf(workshop, other);
    call(route, path + "/seat-requests", seat, "seat-asked-for", bearer(other));
    call(route + "/:by", answer, "{\"give\":true}", "seat-given", bearer(neighbour));
    String third = join(workshop, "Zebulon III", 1);
    String refused = path + "/seat-requests/" + idOf(workshop, third);
    call(route, path + "/seat-requests", seat, "seat-asked-for", bearer(third));
    call(route + "/:by", refused, "{\"give\":false}", "seat-refused", bearer(neighbour));

    JsonNode offered =
        call(
                "POST " + WORKSHOP + "/seat-offers",
                path + "/seat-offers",
                "{\"participant\":\"" + idOf(workshop, neighbour) + "\"}",
                "seat-offered",
                facilitator)
            .json();
    call(
        "POST " + WORKSHOP + "/offered-seat",
        path + "/offered-seat",
        "{\"offer\":\"" + offered.path("link").asText().replaceFirst(".*#", "") + "\"}",
        "seat-taken");
  }

  private void offers(Created workshop, String path, String... facilitator) {
    String luis = join(workshop, "Luis", 2);
    for (String command :
        List.of(
            "{\"type\":\"go-to-phase\",\"phase\":\"pitches\"}",
            "{\"type\":\"call-turn\",\"table\":1}",
            "{\"type\":\"open-offers\",\"open\":true}")) {
      call("POST " + WORKSHOP + "/commands", path + "/commands", command, "commanded", facilitator);
    }
    String route = WORKSHOP + "/offers/:phase/:table/:kind";
    String offer = path + "/offers/pitches/1/help";
    call("POST " + route, offer, "{\"text\":\"Rumpelstiltskin\"}", "offer-made", bearer(luis));
    call("DELETE " + route, offer, "", "offer-withdrawn", bearer(luis));
  }

  private void past(Created workshop, String path, String... facilitator) {
    String history = path + "/tables/2/history";
    Document document = new Document();
    try (TestSocket phone = server.table(workshop, join(workshop, "Kim", 2), 2, true)) {
      document.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      document.edit(transaction -> document.text("pitch").insert(0, "Rumpelstiltskin"));
      phone.nextBinary(Frames::isSaved);
      server.clock.advance(60_000);
      awaitUntil(
          "a moment", () -> server.get(history, facilitator).json().path("moments").size() == 1);
      document.edit(transaction -> document.text("pitch").delete(0, 5));
      phone.nextBinary(Frames::isSaved);
    }
    long at = server.get(history, facilitator).json().path("moments").path(0).path("at").asLong();
    call(
        "POST " + WORKSHOP + "/tables/:table/history/:at/restore",
        history + "/" + at + "/restore",
        "{}",
        "flipchart-restored",
        facilitator);
    Document junk = new Document();
    try (TestSocket phone = server.table(workshop, join(workshop, "Zora", 2), 2, true)) {
      junk.onUpdate(update -> phone.send(SyncProtocol.update(update)));
      junk.edit(transaction -> junk.text("challenge").insert(0, "Rumpelstiltskin"));
      phone.nextBinary(Frames::isSaved);
    }
    call(
        "POST " + WORKSHOP + "/history/:at/restore",
        path + "/history/" + at + "/restore",
        "{\"tables\":[2]}",
        "flipchart-restored",
        facilitator);
  }

  private void endAndBringBack(Created workshop, String path, String... facilitator) {
    String kim = join(workshop, "Zebulon", 2);
    String route = "GET " + WORKSHOP + "/recovery-sheet";
    call(route + ".svg", path + "/recovery-sheet.svg", "", "recovery-sheet-read", facilitator);
    String sheet =
        call(route, path + "/recovery-sheet", "", "recovery-sheet-read", facilitator).body();
    TestServer second = start("--create-key", KEY);
    call(
        second,
        "POST /api/recoveries",
        "/api/recoveries",
        sheet,
        "workshop-brought-back",
        bearer(KEY));
    call(
        second,
        "POST " + WORKSHOP + "/seat",
        path + "/seat",
        person("Zebulon", 2),
        "seat-taken-again",
        bearer(kim));
    call("DELETE " + WORKSHOP, path, "", "workshop-deleted", facilitator);
  }

  /** All routes that there are below /api, and that to the metrics. */
  private static Set<String> routes() throws ReflectiveOperationException {
    Set<String> all = new TreeSet<>();
    Vertx vertx = Vertx.vertx();
    try {
      Router router = Router.router(vertx);
      for (JavaClass type :
          new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.charrette.gateway.api")) {
        if (type.getSimpleName().endsWith("Routes")
            && !type.getSimpleName().equals("PagesRoutes")) {
          mount(type.reflect(), vertx, router);
        }
      }
      for (Route route : router.getRoutes()) {
        String path = String.valueOf(route.getPath());
        if (path.startsWith("/api/") || path.equals("/metrics")) {
          Objects.requireNonNull(route.methods())
              .forEach(method -> all.add(method.name() + " " + path));
        }
      }
    } finally {
      vertx.close().await();
    }
    return all;
  }

  /** What the routes need when they are called is not there; nobody calls them. */
  private static void mount(Class<?> type, Vertx vertx, Router router)
      throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] nothing =
        Arrays.stream(constructor.getParameterTypes())
            .map(
                parameter ->
                    parameter == int.class ? (Object) 0 : parameter == Vertx.class ? vertx : null)
            .toArray();
    Method mount = type.getDeclaredMethod("mount", Router.class);
    mount.setAccessible(true);
    mount.invoke(constructor.newInstance(nothing), router);
  }

  @Test
  @DisplayName("[H25] each command that is carried out is noted once, and what it is about")
  void everyCommand() throws IOException {
    Created workshop = create();
    String ana = idOf(workshop, join(workshop, "Zebulon", 1));
    String luis = idOf(workshop, join(workshop, "Luis", 2));
    List<String> done = new ArrayList<>();
    for (ObjectNode command : commands()) {
      command.remove("expectedVersion");
      String body = command.toString().replace("\"p1\"", "\"" + ana + "\"");
      long before = version(workshop);
      lines.list.clear();
      Reply reply = server.command(workshop, body.replace("\"p2\"", "\"" + luis + "\""));
      String type = command.path("type").asText();
      if (reply.status() == 200 && reply.json().path("version").asLong() > before) {
        assertThat(lines()).as(type).singleElement().asString().contains(" about=" + type);
        done.add(type);
      } else {
        assertThat(lines()).as("%s: %s", type, reply).isEmpty();
      }
      assertThat(texts(command)).noneMatch(AuditLog.of(command)::contains);
    }
    assertThat(done).hasSizeGreaterThan(30);
  }

  private long version(Created workshop) {
    return server
        .get("/api/workshops/" + workshop.id(), bearer(workshop.facilitatorToken()))
        .json()
        .path("version")
        .asLong();
  }

  @Test
  @DisplayName("[H25] whom, which and which way a command says, whatever it calls them")
  void about() throws IOException {
    assertThat(commands().stream().map(AuditLog::of))
        .contains(
            "merge-tables from=3 into=2",
            "hide-offer hidden=true phase=pitches table=2 by=p1 kind=contact",
            "remove-note note=n7",
            "withdraw-message id=m1 from=both",
            "rename-participant participant=p1",
            "keep-out participants=p1",
            "move-everybody stay=p1",
            "tell-cards sheet=players same=true",
            "freeze-text on=true");
  }

  @Test
  @DisplayName("[H25] of a long list a line names a hundred, and how many there are besides")
  void longList() {
    ObjectNode command = JSON.createObjectNode().put("type", "keep-out");
    ArrayNode participants = command.putArray("participants");
    for (int person = 0; person < 1_000; person++) {
      participants.add("p" + person);
    }
    assertThat(AuditLog.of(command))
        .startsWith("keep-out participants=p0,p1,")
        .endsWith(",p99,+900");
  }

  private static List<ObjectNode> commands() throws IOException {
    List<ObjectNode> commands = new ArrayList<>();
    try (Stream<Path> files = Files.list(COMMANDS)) {
      for (Path file : files.sorted().toList()) {
        commands.add((ObjectNode) JSON.readTree(file.toFile()));
      }
    }
    return commands;
  }

  /** What somebody wrote in a command. */
  private static List<String> texts(JsonNode command) {
    return Stream.of("name", "text", "place", "label", "one", "other", "atWarning", "atZero")
        .map(field -> command.path(field).asText())
        .filter(text -> text.length() > 1)
        .toList();
  }
}
