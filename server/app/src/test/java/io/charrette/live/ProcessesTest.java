package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitAtLast;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.journal.Journal;
import io.charrette.journal.StreamId;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.Role;
import io.charrette.sync.SyncProtocol;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Message;
import io.charrette.workshop.Reach;
import io.charrette.workshop.SilentCommand;
import io.charrette.workshop.WorkshopLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The live parts of two processes on one Redis: no owner, no leader. */
class ProcessesTest extends TwoProcesses {
  @Test
  @DisplayName("an edit made at one process reaches the phones of the other, and is stored once")
  void edits() {
    String person = one.join(1);
    Phone here = one.phone(1, person);
    Phone there = two.phone(1, person);
    here.settle();
    there.settle();
    here.type("pitch", "from here");
    there.awaitText("pitch", "from here");
    there.type("pitch", ", from there");
    here.awaitText("pitch", "from here, from there");
    here.awaitSaved();
    there.awaitSaved();
    assertThat(one.stored(1).entries()).hasSize(2);
  }

  @Test
  @DisplayName("[W46] [W48] what one process hides the other hides, and shows when either is asked")
  void silence() {
    Phone here = one.phone(1, one.join(1));
    Phone there = two.phone(1, one.join(1));
    there.settle();
    one.done(new FacilitatorCommand.GoToPhase("scan"));
    one.done(new SilentCommand.AskForSilence("scan", true));
    there.socket.awaitText("state", state -> state.at("/workshop/silence/present").isObject());
    here.type("pitch", "from here");
    there.type("pitch", "from there");
    here.socket.awaitText("refused");
    there.socket.awaitText("refused");
    one.dashboard()
        .awaitText("state", state -> state.at("/workshop/silence/present/written/1").asInt() == 2);
    here.settle();
    assertThat(here.text("pitch")).isEqualTo("from here");
    assertThat(one.stored(1).entries()).isEmpty();
    two.done(new SilentCommand.ShowWords());
    awaitUntil("both have both", () -> here.text("pitch").length() == 19);
    awaitUntil("both have both", () -> there.text("pitch").equals(here.text("pitch")));
    here.awaitSaved();
    there.awaitSaved();
  }

  @Test
  @DisplayName("[P2] [W49] a pair at two processes sees what each writes")
  void pairs() {
    String ana = one.join(1);
    Phone here = one.phone(1, ana);
    Phone there = two.phone(1, one.join(1));
    there.settle();
    one.done(new FacilitatorCommand.GoToPhase("scan"));
    one.done(new SilentCommand.AskForSilence("scan", true));
    here.type("pitch", "from here");
    here.socket.awaitText("refused");
    there.socket.awaitText("state", state -> state.at("/workshop/silence/present").isObject());
    two.done(new SilentCommand.FormPairs());
    there.awaitText("pitch", "from here");
    there.type("pitch", ", from there");
    here.awaitText("pitch", "from here, from there");
    here.close();
    Phone again = one.phone(1, ana);
    again.awaitText("pitch", "from here, from there");
  }

  @Test
  @DisplayName("[M14] a workshop that is deleted at one process ends at the other, too")
  void deleted() {
    Phone there = two.phone(1, one.join(1));
    there.type("pitch", "gone");
    there.awaitSaved();
    Socket dashboard = two.dashboard();
    dashboard.awaitText("state");

    await(one.live.delete(Bench.WORKSHOP, Promptly.PATIENCE.toMillis()).toCompletionStage());

    assertThat(there.socket.awaitClosed()).isEqualTo(CloseReason.DELETED);
    assertThat(dashboard.awaitClosed()).isEqualTo(CloseReason.DELETED);
    assertThat(two.found(Bench.CODE)).isEmpty();
    awaitUntil(
        "nothing in the journal",
        () -> redis.command("keys", "*" + Bench.WORKSHOP + "*").isBlank());
  }

  @Test
  @DisplayName("[M20] a seat goes to another phone only when its own is gone from every process")
  void seats() {
    String ana = one.join(1);
    String luis = one.join(1);
    clock.advance(Duration.ofMinutes(1));
    String other = one.join(1);
    String another = one.join(1);
    Phone gone = two.phone(1, ana);
    Phone asking = two.phone(1, another);
    assertThere(2);
    assertThat(ask(other, ana)).isInstanceOf(Outcome.Rejected.class);

    gone.close();
    assertThere(1);
    assertThat(ask(other, ana)).isInstanceOf(Outcome.Done.class);
    Phone back = two.phone(1, ana);
    assertThere(2);
    assertThat(yes(luis, other)).isInstanceOf(Outcome.Rejected.class);
    awaitUntil("a no", () -> !one.workshop().people().isAskedFor(ana));

    back.close();
    assertThere(1);
    assertThat(ask(another, ana)).isInstanceOf(Outcome.Done.class);
    assertThat(yes(luis, another)).isInstanceOf(Outcome.Done.class);
    assertThat(asking.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    Phone seated = two.phone(1, ana);
    seated.type("pitch", "again");
    seated.awaitSaved();

    one.done(new FacilitatorCommand.TakeBackSeat(ana, clock.millis()));
    assertThat(seated.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
  }

  /** Waits until both know that so many are connected to table 1. */
  private void assertThere(int people) {
    for (Bench process : List.of(one, two)) {
      awaitUntil(
          people + " there",
          () -> process.live.people(Bench.WORKSHOP).getOrDefault(1, 0) == people);
    }
  }

  private Outcome ask(String by, String seat) {
    return one.execute(new Command.AskForSeat(by, seat), null);
  }

  private Outcome yes(String participant, String by) {
    return one.execute(new Command.AnswerSeatRequest(participant, by, true), null);
  }

  @Test
  @DisplayName("[M9] commands at both processes are decided in one order, on the state they meet")
  void commands() {
    long version = one.workshop().version();
    two.workshop();
    Future<Outcome> here =
        one.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    Future<Outcome> there =
        two.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    List<Outcome> outcomes =
        List.of(await(here.toCompletionStage()), await(there.toCompletionStage()));
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes).contains(new Outcome.Conflict(version + 1));
    awaitUntil("both know", () -> one.workshop().version() == two.workshop().version());
  }

  @Test
  @DisplayName("[M9] a command that was decided on a state the process does not know yet is taken")
  void aheadOfThisProcess() {
    two.workshop();
    long version = one.done(new FacilitatorCommand.NextPhase()).version();
    assertThat(two.execute(new FacilitatorCommand.AddTime(60_000), version))
        .isInstanceOf(Outcome.Done.class);
    assertThat(two.execute(new FacilitatorCommand.AddTime(60_000), version))
        .isEqualTo(new Outcome.Conflict(version + 1));
    assertThat(two.execute(new FacilitatorCommand.AddTime(60_000), version + 100))
        .isEqualTo(new Outcome.Conflict(version + 1));
  }

  @Test
  @DisplayName("[W4] a change decided at one process is told to the sockets of the other")
  void published() {
    Socket dashboard = two.dashboard();
    dashboard.awaitText("state");
    one.lock(2);
    dashboard.awaitText("state", state -> state.at("/workshop/tables/1/locked").asBoolean());
  }

  @Test
  @DisplayName("a workshop created at one process is found at the other at once")
  void created() {
    one.create("BCDF2346GHJM", "QRTVWY");
    assertThat(two.found("QRTVWY")).contains("BCDF2346GHJM");
    one.create("BCDF2346GHJP", "QRTVWC");
    assertThat(await(two.live.workshop("BCDF2346GHJP").toCompletionStage()).tables())
        .hasSize(Bench.TABLES);
    assertThat(two.found("QRTVWB")).isEmpty();
  }

  @Test
  @DisplayName("who joined at one process is known at the other as soon as anybody asks")
  void joined() {
    two.workshop();
    for (int person = 0; person < 10; person++) {
      String token = "hash-" + one.join(1);
      assertThat(
              await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage()).principal(token))
          .isPresent();
    }
  }

  @Test
  @DisplayName("[W6] a dashboard goes on seeing what phones of another process type")
  void watched() {
    Phone phone = one.phone(1);
    Socket dashboard = two.dashboard();
    String typed = "";
    for (int round = 0; round < 4; round++) {
      phone.type("pitch", "x");
      typed += "x";
      String now = typed;
      dashboard.awaitDigest(1, digest -> digest.path("texts").path("pitch").asText().equals(now));
      clock.advance(Duration.ofSeconds(40));
    }
  }

  @Test
  @DisplayName("[P2] phones of one table see each other's carets, whichever process they are at")
  void awareness() {
    String person = one.join(1);
    Phone here = one.phone(1, person);
    here.settle();
    here.aware(1, "{\"field\":\"pitch\"}");
    Phone late = two.phone(1, person);
    awaitState(late, here, "{\"field\":\"pitch\"}");
    here.aware(2, "{\"field\":\"challenge\"}");
    awaitState(late, here, "{\"field\":\"challenge\"}");
    String named = "{\"user\":{\"id\":\"" + person + "\"}}";
    late.aware(1, named);
    awaitState(here, late, named);
    here.close();
    awaitState(late, here, "null");
  }

  @Test
  @DisplayName("[P2] a phone that came back at another process stays when its old socket ends")
  void movedOver() {
    String person = one.join(1);
    Phone before = one.phone(1, person);
    before.settle();
    before.aware(1, "{\"at\":\"one\"}");
    Phone after = new Phone(two, two.socket(1, Role.PARTICIPANT, person, true), before.document());
    Phone other = two.phone(1, person);
    Phone there = one.phone(1, person);
    awaitState(other, before, "{\"at\":\"one\"}");
    after.aware(2, "{\"at\":\"two\"}");
    awaitState(there, before, "{\"at\":\"two\"}");
    before.close();
    other.aware(1, "{\"afterwards\":true}");
    awaitState(there, other, "{\"afterwards\":true}");
    assertThat(last(there, before)).contains("{\"at\":\"two\"}");
    assertThat(last(other, before)).contains("{\"at\":\"two\"}");
  }

  @Test
  @DisplayName("[P2] a client that a connection of one process answers for is nobody else's there")
  void forgedElsewhere() {
    Phone victim = one.phone(1);
    String stranger = one.join(1);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    Phone hostile = two.phone(1, stranger);
    Phone watching = two.phone(1, stranger);
    victim.settle();
    victim.aware(1, "{\"true\":1}");
    awaitState(watching, victim, "{\"true\":1}");
    hostile.awareAs(victim, 2, "{\"forged\":2}");
    hostile.awareAs(victim, 1, "null");
    hostile.settle();
    victim.aware(2, "{\"true\":2}");
    awaitState(watching, victim, "{\"true\":2}");
    victim.close();
    awaitState(watching, victim, "null");
    hostile.awareAs(victim, 3, "{\"forged\":3}");
    hostile.aware(1, "{\"own\":1}");
    awaitState(watching, hostile, "{\"own\":1}");
    assertThat(last(watching, victim)).contains("null");
  }

  @Test
  @DisplayName("[P2] nor are its operations, also when it has just left")
  void operationsElsewhere() {
    Phone victim = one.phone(1);
    victim.settle();
    victim.aware(1, "{}");
    String stranger = one.join(1);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    Phone hostile = two.phone(1, stranger);
    awaitState(hostile, victim, "{}");
    victim.type("pitch", "Buses");
    hostile.awaitText("pitch", "Buses");
    Document forger = new Document(victim.document().clientId());
    forger.text("pitch").insert(0, "Buses");
    forger.text("pitch").insert(0, "No ");
    byte[] forged = SyncProtocol.update(forger.encodeState());
    two.send(hostile.socket, forged);
    hostile.settle();
    victim.type("pitch", " at");
    hostile.awaitText("pitch", "Buses at");
    victim.close();
    awaitState(hostile, victim, "null");
    two.send(hostile.socket, forged);
    hostile.type("strategy", "taken");
    Phone back = one.phone(1, Objects.requireNonNull(victim.socket.ref.participantId()));
    back.awaitText("strategy", "taken");
    assertThat(back.text("pitch")).isEqualTo("Buses at");
  }

  @Test
  @DisplayName("[P2] nor are they where nobody has been yet, and somebody comes and writes at once")
  void operationsWhereNobodyWas() {
    Phone victim = one.phone(1);
    victim.settle();
    victim.aware(1, "{\"true\":1}");
    String stranger = one.join(1);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());

    Phone hostile = two.phone(1, stranger);
    hostile.awareAs(victim, 2, "{\"forged\":2}");
    Document forger = new Document(victim.document().clientId());
    forger.text("pitch").insert(0, "Forged");
    two.send(hostile.socket, SyncProtocol.update(forger.encodeState()));
    hostile.type("strategy", "taken");

    victim.awaitText("strategy", "taken");
    assertThat(victim.text("pitch")).isEmpty();
    awaitState(hostile, victim, "{\"true\":1}");
    assertThat(hostile.told(victim)).containsOnly("{\"true\":1}");
  }

  @Test
  @DisplayName(
      "[P3] everybody connected is counted everywhere, each once, and what they write shows")
  void attendance() {
    Socket dashboard = two.dashboard();
    String person = one.join(1);
    Phone here = one.phone(1, person);
    dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == 1);
    Phone again = two.phone(1, person);
    String newcomer = one.join(1);
    await(two.live.latestWorkshop(Bench.WORKSHOP).toCompletionStage());
    Phone other = two.phone(1, newcomer);
    other.settle();
    awaitUntil("two at the table", () -> one.live.people(Bench.WORKSHOP).equals(Map.of(1, 2)));
    here.type("challenge", "Buses");
    dashboard.awaitDigest(1, digest -> digest.path("writing").asText().equals("challenge"));
    again.close();
    other.close();
    awaitUntil("one is left", () -> two.live.people(Bench.WORKSHOP).equals(Map.of(1, 1)));
    Bench three = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
    awaitUntil("a new one asks", () -> three.live.people(Bench.WORKSHOP).equals(Map.of(1, 1)));
    three.close();
    one.kill();
    clock.advance(Duration.ofMillis(Attendance.EXPIRY_MS));
    awaitUntil("nobody is left", () -> two.live.people(Bench.WORKSHOP).isEmpty());
    awaitUntil(
        "the dashboard knows", () -> dashboard.digests(1).getLast().path("people").asInt() == 0);
  }

  private static void awaitState(Phone at, Phone of, String json) {
    awaitUntil(json + " at " + at.socket.ref, () -> last(at, of).equals(Optional.of(json)));
  }

  /** What one phone was told last of another. */
  private static Optional<String> last(Phone at, Phone of) {
    return at.told(of).stream().reduce((earlier, later) -> later);
  }

  @Test
  @DisplayName("[W6] a table that could not be loaded is loaded as soon as the journal can be read")
  void loadedLater() {
    Phone phone = one.phone(1);
    phone.type("pitch", "unseen");
    phone.awaitSaved();
    two.workshop();
    two.journal.cut(true);
    Socket dashboard = two.dashboard();
    dashboard.awaitText("state");
    assertThat(dashboard.digests(1)).isEmpty();
    two.journal.cut(false);
    dashboard.awaitDigest(
        1, digest -> digest.path("texts").path("pitch").asText().equals("unseen"));
  }

  @Test
  @DisplayName("a journal that lost its end is believed: both processes go on from what it has")
  void lostEnd() {
    Socket dashboard = two.dashboard();
    one.done(new FacilitatorCommand.NextPhase());
    one.done(new FacilitatorCommand.StartTimer());
    long version = one.workshop().version();
    dashboard.awaitText("state", state -> state.path("version").asLong() == version);
    redis.command(
        "eval",
        "local all = redis.call('XRANGE', KEYS[1], '-', '+') redis.call('DEL', KEYS[1])"
            + " for i = 1, #all - 1 do"
            + " redis.call('XADD', KEYS[1], all[i][1], unpack(all[i][2])) end",
        "1",
        "charrette:{" + Bench.WORKSHOP + "}:workshop/" + Bench.WORKSHOP);
    redis.command("client", "kill", "type", "normal");
    // While its connection is new nothing is taken (SPEC H24).
    Outcome.Done done = doneOnceItCan(two, new Command.Join("late", "Lee", 1, "hash-late"));
    assertThat(done.version()).isEqualTo(version);
    assertThat(done.workshop().controls().timer().toString()).contains("Ready");
    dashboard.awaitText(
        "state", state -> state.at("/workshop/timer/state").asText().equals("ready"));
    awaitUntil("one believes it, too", () -> one.workshop().participants().containsKey("late"));
    assertThat(doneOnceItCan(one, new FacilitatorCommand.StartTimer()).version())
        .isEqualTo(version + 1);
  }

  private static Outcome.Done doneOnceItCan(Bench at, Command command) {
    List<Outcome> outcomes = new ArrayList<>();
    awaitUntil(
        command + " is taken",
        () -> {
          outcomes.add(at.execute(command, null));
          return !(outcomes.getLast() instanceof Outcome.Unavailable);
        });
    return (Outcome.Done) outcomes.getLast();
  }

  @Test
  @DisplayName("[M17] checkpoints of one process lose nothing that another appends meanwhile")
  void checkpoints() {
    try (Bench three = Bench.on(Bench.open(redis.address()), clock, Bench.checkpointEvery(7));
        Bench four = Bench.on(Bench.open(redis.address()), clock, Bench.checkpointEvery(7))) {
      List<Bench> all = List.of(three, four);
      all.forEach(Bench::workshop);
      for (int round = 0; round < 20; round++) {
        List<Future<Outcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
          Command message = new FacilitatorCommand.SendMessage(round + "-" + i, null, Reach.PHONES);
          outcomes.add(all.get(i % 2).live.execute(Bench.WORKSHOP, message, null));
        }
        outcomes.forEach(
            outcome ->
                assertThat(await(outcome.toCompletionStage())).isInstanceOf(Outcome.Done.class));
      }
      assertThat(three.latest().version()).isEqualTo(201);
      assertThat(four.latest()).isEqualTo(three.latest());
      assertThat(three.workshop().messages())
          .extracting(Message::text)
          .doesNotHaveDuplicates()
          .hasSize(WorkshopLimits.MESSAGES_EACH);
      awaitUntil("few events are kept", () -> events(three).size() < 14);
      assertThat(one.latest()).as("who has no say in it").isEqualTo(three.latest());
      try (Bench five = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
        assertThat(five.workshop()).isEqualTo(three.latest());
      }
    }
  }

  private static List<Journal.Entry> events(Bench bench) {
    return await(bench.journal.read(StreamId.workshop(Bench.WORKSHOP))).entries();
  }

  @Test
  @DisplayName("a flipchart whose end the journal lost is stored again by who has it in memory")
  void lostWords() {
    Phone phone = one.phone(1);
    phone.type("pitch", "Saved");
    phone.awaitSaved();
    redis.command("del", "charrette:{" + Bench.WORKSHOP + "}:table/" + Bench.WORKSHOP + "/1");
    assertThat(one.stored(1).entries()).isEmpty();
    redis.command("client", "kill", "type", "normal");
    awaitAtLast("stored again", () -> !one.stored(1).entries().isEmpty());
    Phone there = two.phone(1, Objects.requireNonNull(phone.socket.ref.participantId()));
    there.awaitText("pitch", "Saved");
  }
}
