package io.charrette.live;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.activity.PhaseClock;
import io.charrette.activity.PhaseScreen;
import io.charrette.crdt.SharedMap;
import io.charrette.journal.Journal;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.workshop.CheckpointJson;
import io.charrette.workshop.Command;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Link;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.SilentCommand;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workshop's runtime decides, and whom it tells. */
class WorkshopRuntimeTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("[W4] on open everybody gets the state as their role sees it")
  void stateOnOpen() {
    String ana = bench.join(2);
    JsonNode dashboard = bench.dashboard().awaitText("state");
    assertThat(dashboard.at("/you/role").asText()).isEqualTo("facilitator");
    assertThat(dashboard.at("/workshop/participants")).hasSize(1);
    assertThat(dashboard.path("version").asLong()).isEqualTo(2);
    assertThat(dashboard.path("now").asLong()).isEqualTo(bench.clock.millis());

    JsonNode screen = bench.screen().awaitText("state");
    assertThat(screen.at("/you/role").asText()).isEqualTo("screen");
    assertThat(screen.at("/workshop/participants")).isEmpty();

    JsonNode phone = bench.phone(2, ana).socket.awaitText("state");
    assertThat(phone.at("/you/role").asText()).isEqualTo("participant");
    assertThat(phone.at("/you/participant/id").asText()).isEqualTo(ana);
    assertThat(phone.at("/you/participant/table").asInt()).isEqualTo(2);
  }

  @Test
  @DisplayName("[W9] a connection that cannot be told the state is closed, and others are told")
  void cannotBeTold() {
    // No gateway lets a participant in who is nobody.
    Socket nobody = bench.socket(1, Role.PARTICIPANT, null, true);
    assertThat(nobody.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    bench.dashboard().awaitText("state");
  }

  @Test
  @DisplayName("[W4] a change reaches everybody, with each participant told who they are")
  void changes() {
    List<Phone> phones = List.of(bench.phone(1), bench.phone(1), bench.phone(2));
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    String phase = bench.workshop().activity().phases().get(1).id();
    bench.done(new FacilitatorCommand.GoToPhase(phase));
    for (Phone phone : phones) {
      JsonNode state = phone.socket.awaitText("state", s -> inPhase(s, phase));
      assertThat(state.at("/you/participant/id").asText())
          .isEqualTo(phone.socket.ref.participantId());
    }
    dashboard.awaitText("state", s -> inPhase(s, phase));
    screen.awaitText("state", s -> inPhase(s, phase));
  }

  @Test
  @DisplayName("[M28] the more answers a table has, the less often all of them are told again")
  void manyAnswers() {
    String phase = openOffers();
    Socket told = bench.phone(3).socket;
    String by = "";
    for (int i = 0; i < 20; i++) {
      by = bench.join(2);
      for (OfferKind kind : OfferKind.values()) {
        bench.done(answer(phase, by, kind, "Maps"));
      }
    }
    told.awaitText("state", state -> state.at("/workshop/offers").size() == 60);

    int before = told.texts("state").size();
    int rewordings = 40;
    List<Future<Outcome>> reworded = new ArrayList<>();
    for (int i = 1; i <= rewordings; i++) {
      Command answer = answer(phase, by, OfferKind.QUESTION, "Maps " + i);
      reworded.add(bench.live.execute(Bench.WORKSHOP, answer, null));
    }
    reworded.forEach(each -> await(each.toCompletionStage()));
    told.awaitText(
        "state",
        state -> state.at("/workshop/offers/59/text").asText().equals("Maps " + rewordings));
    assertThat(told.texts("state").size() - before).isLessThan(rewordings);
  }

  /** Begins the turn of table 3, to which the others may answer; tells in which phase it is. */
  private String openOffers() {
    String phase =
        bench.workshop().activity().phases().stream()
            .filter(each -> each.clock() == PhaseClock.TURNS)
            .findFirst()
            .orElseThrow()
            .id();
    bench.done(new FacilitatorCommand.GoToPhase(phase));
    bench.done(new FacilitatorCommand.CallTurn(3));
    bench.done(new FacilitatorCommand.OpenOffers(true));
    return phase;
  }

  private static Command answer(String phase, String by, OfferKind kind, String text) {
    return new Command.MakeOffer(new Offer.Key(phase, 3, by, kind), text);
  }

  @Test
  @DisplayName("[W4] somebody who joins is news to the facilitator and to that table only")
  void joinIsNotForEverybody() {
    Phone elsewhere = bench.phone(2);
    Phone there = bench.phone(1);
    Socket screen = bench.screen();
    Socket dashboard = bench.dashboard();
    for (Socket socket : List.of(elsewhere.socket, there.socket, screen, dashboard)) {
      socket.awaitText("state");
    }
    int before = elsewhere.socket.texts("state").size();
    bench.join(1);
    there.socket.awaitText("state", state -> state.at("/workshop/participants").size() == 2);
    dashboard.awaitText("state", state -> state.at("/workshop/participants").size() == 3);
    // A change for all comes after; what came between would be seen.
    bench.done(new FacilitatorCommand.BlankScreen(true));
    elsewhere.socket.awaitText("state", state -> state.at("/workshop/screen/blank").asBoolean());
    screen.awaitText("state", state -> state.at("/workshop/screen/blank").asBoolean());
    assertThat(elsewhere.socket.texts("state")).hasSize(before + 1);
    assertThat(screen.texts("state")).hasSize(2);
  }

  @Test
  @DisplayName(
      "[M17] [W9] [M15] what a checkpoint stands for happens, as if it were told one by one")
  void overtaken() {
    Phone removed = bench.phone(1);
    Phone moved = bench.phone(1);
    Phone stays = bench.phone(1);
    Phone back = bench.phone(2);
    String link = "l1";
    bench.done(new Command.MakeLink(link, Link.Opens.FACILITATOR, "Bo", "hash-l1"));
    Socket revoked = bench.dashboard(link);
    Socket dashboard = bench.dashboard(Link.FIRST_FACILITATOR);
    awaitUntil(
        "both links' uses are noted",
        () -> List.of(link, Link.FIRST_FACILITATOR).stream().allMatch(this::isUsed));
    List.of(removed, moved, stays, back).forEach(phone -> phone.socket.awaitText("state"));
    String phase = bench.workshop().activity().phases().get(1).id();

    // Another process does this, and its checkpoint is there before anything of it is heard of.
    Workshop state = bench.workshop();
    List<Event> events =
        List.of(
            new Event.ParticipantRemoved(1, id(removed)),
            new Event.ParticipantMoved(1, id(moved), 3),
            new Event.SeatsLapsed(1, List.of(id(back))),
            new Event.LinkRevoked(1, link),
            new Event.Locked(1, List.of(1)),
            new Event.PhaseEntered(1, phase));
    List<byte[]> entries = events.stream().map(EventJson::write).toList();
    StreamId stream = StreamId.workshop(Bench.WORKSHOP);
    await(bench.journal.appendAt(stream, state.version(), entries, LONGEST));
    for (Event event : events) {
      state = Evolver.evolve(state, event);
    }
    await(
        bench.journal.checkpointAt(
            stream, state.version(), entries.getLast(), CheckpointJson.write(state)));
    assertThat(bench.latest().version()).isGreaterThanOrEqualTo(state.version());

    assertThat(removed.socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
    assertThat(moved.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    assertThat(revoked.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
    dashboard.awaitText("state", seen -> inPhase(seen, phase));
    stays.socket.awaitText("state", seen -> inPhase(seen, phase));
    awaitUntil("back in the seat", () -> bench.workshop().people().lapsed().isEmpty());
    bench.clock.advance(Duration.ofSeconds(10));
    stays.type("pitch", "pens are down");
    stays.socket.awaitText("refused");
  }

  @Test
  @DisplayName("[J33] [W4] [W9] whose seat the store has lost is told, and the others who is left")
  void seatIsLost() {
    Phone stays = bench.phone(1);
    stays.socket.awaitText("state");
    int kept = (int) bench.workshop().version();
    List<Socket> told = List.of(bench.dashboard(), bench.socket(0, Role.HELPER, null, true));
    Socket screen = bench.screen();
    Phone loses = bench.phone(1);
    stays.socket.awaitText("state", seen -> seen.at("/workshop/participants").size() == 2);
    loses.socket.awaitText("state");

    failOver(kept);

    assertThat(loses.socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
    stays.socket.awaitText(
        "state",
        seen ->
            seen.at("/workshop/participants").size() == 1 && seen.at("/version").asInt() <= kept);
    for (Socket each : told) {
      each.awaitText("refused", seen -> seen.at("/reason").asText().equals("undone"));
    }
    bench.settle();
    assertThat(screen.texts("refused")).isEmpty();
    assertThat(stays.socket.texts("refused")).isEmpty();
  }

  @Test
  @DisplayName(
      "[J33] [M28] whose answer the store has lost connects anew, and so asks what is kept")
  void answerIsLost() {
    Phone stays = bench.phone(1);
    Phone loses = bench.phone(2);
    String phase = openOffers();
    bench.done(answer(phase, id(stays), OfferKind.HELP, "Maps"));
    int kept = (int) bench.workshop().version();
    bench.done(answer(phase, id(loses), OfferKind.HELP, "Trucks"));
    loses.socket.awaitText("state");

    failOver(kept);

    assertThat(loses.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    stays.socket.awaitText("state", seen -> seen.at("/version").asInt() <= kept);
  }

  /** To a replica that has got no more than some events, and to which nobody brings the others. */
  private void failOver(int kept) {
    StreamId stream = StreamId.workshop(Bench.WORKSHOP);
    List<byte[]> before =
        await(bench.journal.read(stream)).entries().stream()
            .limit(kept)
            .map(Journal.Entry::bytes)
            .toList();
    await(bench.journal.delete(stream));
    await(bench.journal.appendAt(stream, 0, before, LONGEST));
    bench.journal.lapse(stream);
  }

  private boolean isUsed(String link) {
    return requireNonNull(bench.workshop().people().links().get(link)).usedAt() != null;
  }

  private static String id(Phone phone) {
    return requireNonNull(phone.socket.ref.participantId());
  }

  @Test
  @DisplayName("[M9] of two next-phase with the same expected version one happens, one conflicts")
  void twoFacilitators() {
    long version = bench.workshop().version();
    Future<Outcome> first =
        bench.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    Future<Outcome> second =
        bench.live.execute(Bench.WORKSHOP, new FacilitatorCommand.NextPhase(), version);
    assertThat(await(first.toCompletionStage())).isInstanceOf(Outcome.Done.class);
    assertThat(await(second.toCompletionStage())).isEqualTo(new Outcome.Conflict(version + 1));
    assertThat(bench.workshop().version()).isEqualTo(version + 1);
  }

  @Test
  @DisplayName(
      "[M1] commands that arrive during an append are decided in turn and appended together")
  void together() {
    bench.workshop();
    int before = bench.journal.batches.get();
    bench.journal.hold();
    List<Future<Outcome>> joining = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String id = "guest-" + i;
      joining.add(
          bench.live.execute(
              Bench.WORKSHOP, new Command.Join(id, "Guest " + i, 1, "hash-" + id), null));
    }
    awaitUntil("the first append", () -> bench.journal.batches.get() == before + 1);
    bench.journal.release();
    List<Outcome> outcomes = joining.stream().map(one -> await(one.toCompletionStage())).toList();
    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(20);
    assertThat(outcomes)
        .filteredOn(Outcome.Rejected.class::isInstance)
        .allSatisfy(
            outcome ->
                assertThat(((Outcome.Rejected) outcome).reason()).isEqualTo(Rejection.TABLE_FULL))
        .hasSize(10);
    assertThat(bench.journal.batches.get()).isLessThan(before + 20);
    assertThat(bench.workshop().participantsAt(1)).hasSize(20);
  }

  @Test
  @DisplayName(
      "[W6] the dashboard sees a challenge and a pitch as they are typed, and who is there")
  void digests() {
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    dashboard.awaitDigest(3, digest -> digest.path("texts").path("challenge").asText().isEmpty());
    Phone phone = bench.phone(1);
    dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == 1);
    phone.type("challenge", "Buses at night");
    JsonNode typed =
        dashboard.awaitDigest(
            1, d -> d.path("texts").path("challenge").asText().equals("Buses at night"));
    assertThat(typed.path("writing").asText()).isEqualTo("challenge");
    assertThat(typed.path("lastEdit").asLong()).isEqualTo(bench.clock.millis());
    assertThat(typed.path("help").isNull()).isTrue();
    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.WALL));
    screen.awaitDigest(1, d -> d.path("texts").path("challenge").asText().equals("Buses at night"));
    phone.edit(
        d -> {
          d.map("players").set("p1", new SharedMap());
          ((SharedMap) requireNonNull(d.map("players").get("p1"))).set("name", "City college");
          d.map("stars").set("p1/person-1", true);
        });
    JsonNode rated = dashboard.awaitDigest(1, d -> d.at("/cards/players/stars").asInt() == 1);
    assertThat(rated.at("/cards/players/top/0/name").asText()).isEqualTo("City college");
    phone.close();
    awaitUntil("nobody there", () -> dashboard.digests(1).getLast().path("people").asInt() == 0);
    assertThat(bench.live.people(Bench.WORKSHOP)).isEmpty();
  }

  @Test
  @DisplayName(
      "[W6] [W43] a table is ready with the phase in which it says so: in the next it has to say so"
          + " again, and so where the same one comes again and after a silence in it, but where that is undone")
  void readyWithThePhase() {
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    Phone phone = bench.phone(1);
    Consumer<Boolean> bothSay =
        ready -> {
          for (Socket socket : List.of(dashboard, screen)) {
            awaitUntil(
                "ready: " + ready,
                () -> socket.digests(1).getLast().path("ready").asBoolean() == ready);
          }
        };
    // What pages of before wrote, which said so for good.
    phone.edit(d -> d.map("about").set("ready", true));
    enter("scan");
    phone.type("challenge", "Buses");
    screen.awaitDigest(1, digest -> digest.path("texts").has("challenge"));
    bothSay.accept(false);
    say(phone, "scan", bench.clock.millis());
    bothSay.accept(true);
    enter("challenge");
    bothSay.accept(false);
    enter("scan");
    bothSay.accept(false);
    say(phone, "scan", bench.clock.millis());
    bothSay.accept(true);
    bench.clock.advance(Duration.ofSeconds(1));
    bench.done(new SilentCommand.AskForSilence("scan", true));
    bench.done(new SilentCommand.ShowWords());
    bothSay.accept(false);
    say(phone, "scan", bench.clock.millis());
    bothSay.accept(true);
    enter("challenge");
    bothSay.accept(false);
    bench.done(new FacilitatorCommand.TakeBack());
    bothSay.accept(true);
  }

  /** Goes to another phase, a moment later. */
  private void enter(String phase) {
    bench.clock.advance(Duration.ofSeconds(1));
    bench.done(new FacilitatorCommand.GoToPhase(phase));
  }

  /** The table says that it is ready with a phase, of which it was asked then. */
  private static void say(Phone phone, String phase, long askedAt) {
    phone.edit(d -> d.map("about").set("ready:" + phase, (double) askedAt));
  }

  @Test
  @DisplayName("[M37] a screen is told what its scene shows, and nothing else of what tables write")
  void screenIsToldItsScene() {
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    Phone phone = bench.phone(1);
    phone.type("challenge", "Buses at night");
    Predicate<JsonNode> whole =
        d -> d.path("texts").path("challenge").asText().equals("Buses at night");
    dashboard.awaitDigest(1, whole);
    screen.awaitDigest(1, d -> d.path("people").asInt() == 1);
    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.FOUND));
    JsonNode found =
        screen.awaitDigest(1, d -> d.path("texts").path("challenge").asText().equals("…"));
    assertThat(found.path("lastEdit").isNumber()).isTrue();
    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.MAP));
    screen.awaitDigest(
        1, d -> d.path("lastEdit").isNull() && d.at("/texts/challenge").asText().equals("…"));
    bench.done(new FacilitatorCommand.ShowTable(2));
    screen.awaitDigest(2, d -> true);
    assertThat(screen.digests(1)).noneMatch(whole);

    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.WALL));
    screen.awaitDigest(1, whole);
    bench.done(new FacilitatorCommand.BlankScreen(true));
    screen.awaitText("state", state -> state.at("/workshop/screen/blank").asBoolean());
    int before = screen.digests(1).size();
    phone.type("challenge", ", too");
    dashboard.awaitDigest(
        1, d -> d.path("texts").path("challenge").asText().equals("Buses at night, too"));
    assertThat(screen.digests(1)).hasSize(before);
  }

  @Test
  @DisplayName("[W6] the dashboard sees a table that was being loaded when it was opened")
  void openedMeanwhile() {
    bench.workshop();
    String person = bench.join(1);
    bench.journal.holdReads();
    bench.phone(1, person);
    // The first socket of a workshop has all its tables read.
    awaitUntil("all tables are being read", () -> bench.journal.held() == Bench.TABLES);
    bench.settle();
    Socket dashboard = bench.dashboard();
    dashboard.awaitText("state");
    bench.settle();
    bench.journal.release();
    dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == 1);
  }

  @Test
  @DisplayName("[W6] many keystrokes become few digests, and the last one tells all")
  void coalesced() {
    Socket dashboard = bench.dashboard();
    Phone phone = bench.phone(1);
    phone.settle();
    for (int i = 0; i < 300; i++) {
      phone.type("pitch", "x");
    }
    dashboard.awaitDigest(1, digest -> digest.path("texts").path("pitch").asText().length() == 300);
    assertThat(dashboard.digests(1)).hasSizeLessThan(100);
  }

  @Test
  @DisplayName("[W6] [W43] what is being written follows edits of the last seconds, never a focus")
  void writing() {
    Socket dashboard = bench.dashboard();
    Phone phone = bench.phone(1);
    dashboard.awaitDigest(1, digest -> digest.path("people").asInt() == 1);
    phone.aware(1, "{\"field\":\"challenge\"}");
    phone.type("pitch", "Buses");
    dashboard.awaitDigest(1, digest -> digest.path("writing").asText().equals("pitch"));
    phone.edit(
        d -> {
          d.map("players").set("p1", new SharedMap());
          ((SharedMap) requireNonNull(d.map("players").get("p1"))).set("name", "City college");
        });
    dashboard.awaitDigest(1, digest -> digest.path("writing").asText().equals("players"));
    assertThat(dashboard.digests(1))
        .noneMatch(digest -> digest.path("writing").asText().equals("challenge"));
    bench.clock.advance(Duration.ofSeconds(6));
    awaitUntil("nobody writing", () -> dashboard.digests(1).getLast().path("writing").isNull());
  }

  @Test
  @DisplayName("[W6] the longer the presented table's digest, the less often phones are told it")
  void longPresented() {
    Phone audience = bench.phone(2);
    Phone presenting = bench.phone(1);
    bench.done(new FacilitatorCommand.ShowTable(1));
    Socket screen = bench.screen();
    presenting.type("pitch", "a".repeat(3_900));
    audience.socket.awaitDigest(1, digest -> pitch(digest).length() == 3_900);

    int before = audience.socket.texts("digests").size();
    int seen = screen.texts("digests").size();
    int letters = 30; // in some of as many turns of the loop as that the audience waits
    for (int i = 1; i <= letters; i++) {
      presenting.type("pitch", "b");
      int length = 3_900 + i;
      screen.awaitDigest(1, digest -> pitch(digest).length() == length);
    }
    audience.socket.awaitDigest(1, digest -> pitch(digest).length() == 3_900 + letters);

    assertThat(screen.texts("digests").size() - seen).isGreaterThanOrEqualTo(letters);
    assertThat(audience.socket.texts("digests").size() - before).isLessThan(letters);
  }

  private static String pitch(JsonNode digest) {
    return digest.path("texts").path("pitch").asText();
  }

  @Test
  @DisplayName("[W4] participants get the presented table's digest and no other")
  void presented() {
    Phone audience = bench.phone(2);
    Phone presenting = bench.phone(1);
    presenting.type("pitch", "Hello");
    presenting.awaitSaved();
    Socket dashboard = bench.dashboard();
    dashboard.awaitDigest(1, digest -> digest.path("texts").path("pitch").asText().equals("Hello"));
    assertThat(audience.socket.texts("digests")).isEmpty();

    bench.done(new FacilitatorCommand.ShowTable(1));
    audience.socket.awaitDigest(
        1, digest -> digest.path("texts").path("pitch").asText().equals("Hello"));
    presenting.type("pitch", " all");
    audience.socket.awaitDigest(
        1, digest -> digest.path("texts").path("pitch").asText().equals("Hello all"));
    Phone late = bench.phone(3);
    late.socket.awaitDigest(
        1, digest -> digest.path("texts").path("pitch").asText().equals("Hello all"));

    bench.done(new FacilitatorCommand.ClearScreen());
    presenting.type("pitch", " of you");
    dashboard.awaitDigest(
        1, d -> d.path("texts").path("pitch").asText().equals("Hello all of you"));
    assertThat(audience.socket.digests(1))
        .noneMatch(digest -> digest.path("texts").path("pitch").asText().endsWith("of you"));
    assertThat(audience.socket.digests(2)).isEmpty();
  }

  @Test
  @DisplayName(
      "[W6] [M47] what is hidden is in the facilitator's digests only, and what is not as well")
  void hidden() {
    Phone phone = bench.phone(1);
    phone.type("challenge", "Rude");
    phone.type("pitch", "Polite");
    phone.awaitSaved();
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.WALL));
    screen.awaitDigest(1, digest -> digest.path("texts").path("challenge").asText().equals("Rude"));
    bench.done(new FacilitatorCommand.Hide(1, "challenge"));
    screen.awaitDigest(1, digest -> digest.path("texts").path("challenge").asText().isEmpty());
    JsonNode told = dashboard.awaitDigest(1, digest -> digest.path("shown").isObject());
    assertThat(told.at("/texts/challenge").asText()).isEqualTo("Rude");
    assertThat(told.at("/shown/texts").toString()).isEqualTo("{\"pitch\":\"Polite\"}");
    assertThat(screen.digests(1)).allMatch(digest -> digest.path("shown").isNull());
    assertThat(screen.digests(1).getLast().path("texts").path("pitch").asText())
        .isEqualTo("Polite");
    dashboard.awaitDigest(
        1, digest -> digest.path("texts").path("challenge").asText().equals("Rude"));
    bench.done(new FacilitatorCommand.Unhide(1, "challenge"));
    awaitUntil(
        "shown again",
        () -> screen.digests(1).getLast().path("texts").path("challenge").asText().equals("Rude"));
  }

  @Test
  @DisplayName("[W6] a presenter's name is hidden like a text")
  void hiddenPresenter() {
    Phone phone = bench.phone(1);
    phone.edit(d -> d.map("about").set("presenter", "Rude"));
    Socket dashboard = bench.dashboard();
    Socket screen = bench.screen();
    bench.done(new FacilitatorCommand.ShowTable(1));
    screen.awaitDigest(1, digest -> digest.at("/roles/presenter").asText().equals("Rude"));
    bench.done(new FacilitatorCommand.Hide(1, "presenter"));
    screen.awaitDigest(1, digest -> digest.at("/roles/presenter").asText().isEmpty());
    dashboard.awaitDigest(1, digest -> digest.at("/roles/presenter").asText().equals("Rude"));
  }

  @Test
  @DisplayName("[M13] who brings something new has written; who only reads or answers has not")
  void silent() {
    String ana = bench.join(1);
    String bo = bench.join(1);
    String cy = bench.join(2);
    Phone writer = bench.phone(1, ana);
    Phone reader = bench.phone(1, bo);
    Socket dashboard = bench.dashboard();
    writer.type("pitch", "Words");
    reader.awaitText("pitch", "Words");
    dashboard.awaitText("state", state -> state.at("/workshop/silent").asInt() == 2);
    assertThat(bench.workshop().people().silent()).containsExactly(bo, cy);

    bench.done(new FacilitatorCommand.RemoveSilent(null));
    assertThat(bench.workshop().participants()).containsOnlyKeys(ana);
    assertThat(reader.socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
  }

  @Test
  @DisplayName("[F5] stars count while those who gave them sit at the table")
  void starsOfPeopleWhoLeft() {
    String ana = bench.join(1);
    String bo = bench.join(1);
    Phone phone = bench.phone(1, ana);
    phone.edit(
        d -> {
          d.map("players").set("p1", new SharedMap());
          ((SharedMap) requireNonNull(d.map("players").get("p1"))).set("name", "City college");
          for (String fan : List.of(ana, bo, "nobody")) {
            d.map("stars").set("p1/" + fan, true);
          }
        });
    phone.awaitSaved();
    Socket screen = bench.screen();
    bench.done(new FacilitatorCommand.ChooseScene(PhaseScreen.FOUND));
    screen.awaitDigest(1, digest -> digest.at("/cards/players/stars").asInt(-1) == 2);
    bench.done(new FacilitatorCommand.MoveParticipant(bo, 2));
    screen.awaitDigest(1, digest -> digest.at("/cards/players/stars").asInt(-1) == 1);
    bench.done(new FacilitatorCommand.RemoveParticipant(ana));
    screen.awaitDigest(1, digest -> digest.at("/cards/players/stars").asInt(-1) == 0);
    assertThat(screen.digests(1).getLast().at("/cards/players/top")).isEmpty();
  }

  @Test
  @DisplayName("[W5] a call for help is in the state and in the digest")
  void help() {
    Socket dashboard = bench.dashboard();
    Phone phone = bench.phone(1);
    phone.socket.awaitText("state");
    bench.live.send(new ToWorkshop.Help(Bench.WORKSHOP, phone.socket.ref, true));
    dashboard.awaitDigest(1, digest -> digest.path("help").asLong() == bench.clock.millis());
    dashboard.awaitText("state", state -> !state.at("/workshop/tables/0/help").isNull());
    bench.done(new FacilitatorCommand.ClearHelp(1, null));
    phone.socket.awaitText("state", s -> s.at("/workshop/tables/0/help").isNull());
  }

  @Test
  @DisplayName("[W9] who is removed is closed as unauthorised, stock client or not")
  void removed() {
    String ana = bench.join(1);
    Phone phone = bench.phone(1, ana);
    Phone stock = bench.stock(1, ana);
    phone.settle();
    stock.settle();
    bench.done(new FacilitatorCommand.RemoveParticipant(ana));
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
    assertThat(stock.socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
    assertThat(bench.phone(1, ana).socket.awaitClosed()).isEqualTo(CloseReason.UNAUTHORISED);
  }

  @Test
  @DisplayName("[W9] who was moved is closed as moved, and is taken at the new table")
  void moved() {
    String ana = bench.join(1);
    Phone phone = bench.phone(1, ana);
    phone.settle();
    bench.done(new FacilitatorCommand.MoveParticipant(ana, 2));
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
    Phone there = bench.phone(2, ana);
    there.type("pitch", "here now");
    there.awaitSaved();
    assertThat(bench.stock(1, ana).socket.awaitClosed()).isEqualTo(CloseReason.MOVED);
  }

  @Test
  @DisplayName("[W9] a table that does not exist closes as no-such-table")
  void noSuchTable() {
    Socket facilitator = bench.socket(99, Role.FACILITATOR, null, true);
    assertThat(facilitator.awaitClosed()).isEqualTo(CloseReason.NO_SUCH_TABLE);
  }

  @Test
  @DisplayName("the report's flipcharts are read from every table, in memory or not")
  void flipcharts() {
    Phone phone = bench.phone(2);
    phone.type("challenge", "Buses");
    phone.awaitSaved();
    var flipcharts = await(bench.live.flipcharts(Bench.WORKSHOP, one -> {}).toCompletionStage());
    assertThat(flipcharts).hasSize(Bench.TABLES);
    assertThat(requireNonNull(flipcharts.get(2)).text("challenge")).isEqualTo("Buses");
    assertThat(requireNonNull(flipcharts.get(1)).text("challenge")).isEmpty();
  }

  private static boolean inPhase(JsonNode state, String phase) {
    return state.at("/workshop/phase").asText().equals(phase);
  }
}
