package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.Role;
import io.charrette.sync.SyncProtocol;
import io.charrette.workshop.FacilitatorCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody takes the clocks that another's words will have. */
class ClientIdsTest {
  @TempDir Path folder;
  private Bench bench;
  private Phone victim;
  private Phone watching;
  private Phone hostile;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
    victim = bench.phone(1);
    watching = bench.phone(1);
    hostile = bench.phone(1);
    victim.aware(1, "{}");
    victim.type("pitch", "Buses");
    watching.awaitText("pitch", "Buses");
    hostile.awaitText("pitch", "Buses");
    victim.awaitSaved();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** A document that goes on under another's client id; one that is told of it takes a new id. */
  private static Document goingOn(Phone as, String root, String written) {
    Document document = new Document(as.document().clientId());
    document.text(root).insert(0, written);
    return document;
  }

  /** Updates that type letters at the end of the pitch in the name of another's client. */
  private static List<byte[]> forged(Phone of, String letters) {
    Document forger = goingOn(of, "pitch", "Buses");
    List<byte[]> updates = new ArrayList<>();
    forger.onUpdate(updates::add);
    letters
        .chars()
        .forEach(
            letter ->
                forger
                    .text("pitch")
                    .insert(forger.text("pitch").length(), String.valueOf((char) letter)));
    return updates;
  }

  private static Update decode(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private void send(Phone from, List<byte[]> updates) {
    updates.forEach(update -> bench.send(from.socket, SyncProtocol.update(update)));
    from.settle();
  }

  @Test
  @DisplayName("[W31] [F6] one may merge, and part again, what others at the table have written")
  void merging() {
    Phone tidy = bench.phone(1);
    addPlayer(victim, "a", 10);
    addPlayer(hostile, "b", 20);
    awaitUntil("both players", () -> player(tidy, "a") != null && player(tidy, "b") != null);

    tidy.edit(d -> entry(d, "b").set("mergedInto", "a"));
    tidy.awaitSaved();
    awaitUntil("the merge", () -> "a".equals(mergedInto(watching, "b")));
    assertThat(mergedInto(victim, "b")).isEqualTo("a");

    victim.edit(d -> entry(d, "b").delete("mergedInto"));
    victim.awaitSaved();
    awaitUntil("parted", () -> mergedInto(hostile, "b") == null);
  }

  private static void addPlayer(Phone phone, String id, double at) {
    phone.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set(id, player);
          player.set("name", "Data Driven Detroit");
          player.set("at", at);
        });
    phone.awaitSaved();
  }

  private static SharedMap entry(Document document, String id) {
    return (SharedMap) Objects.requireNonNull(document.map("players").get(id));
  }

  private static @Nullable Object player(Phone phone, String id) {
    synchronized (phone) {
      return phone.document().map("players").get(id);
    }
  }

  private static @Nullable Object mergedInto(Phone phone, String id) {
    return player(phone, id) instanceof SharedMap entry ? entry.get("mergedInto") : null;
  }

  @Test
  @DisplayName("[W31] operations of a client come from nobody else while a connection uses it")
  void alive() {
    send(hostile, forged(victim, "!!!"));
    bench.send(hostile.socket, SyncProtocol.step2(forged(victim, "???").getFirst()));
    hostile.settle();
    victim.type("pitch", " at night");
    watching.awaitText("pitch", "Buses at night");
    hostile.awaitText("pitch", "Buses at night");
    victim.awaitSaved();
    assertThat(hostile.socket.isOpen()).isTrue();
    hostile.type("strategy", "and its own words are taken");
    watching.awaitText("strategy", "and its own words are taken");
  }

  @Test
  @DisplayName("[W31] that holds from a stock client's first state on, which nobody else hears of")
  void firstState() {
    Phone stock = bench.stock(1, bench.join(1));
    stock.aware(0, "{}");
    stock.type("strategy", "Talk");
    hostile.awaitText("strategy", "Talk");
    assertThat(hostile.told(stock)).isEmpty();
    Document forger = goingOn(stock, "strategy", "Talk");
    forger.text("strategy").insert(4, "!");
    bench.send(hostile.socket, SyncProtocol.update(forger.encodeState()));
    hostile.settle();
    stock.type("strategy", " less");
    watching.awaitText("strategy", "Talk less");
  }

  @Test
  @DisplayName("[W31] nor do operations that leave a gap wait to take their place")
  void gaps() {
    send(hostile, forged(victim, "abcdef").subList(2, 6));
    victim.type("pitch", " at ");
    victim.type("pitch", "night");
    watching.awaitText("pitch", "Buses at night");
    Phone late = bench.phone(1);
    late.awaitText("pitch", "Buses at night");
    assertThat(late.document().pendingStructs()).isZero();
  }

  @Test
  @DisplayName("[W31] nobody deletes what is still to be written")
  void deletedBeforehand() {
    send(hostile, List.of(victim.deletion(5, 1_000)));
    victim.type("pitch", " at night");
    victim.awaitSaved();
    watching.awaitText("pitch", "Buses at night");
    Phone late = bench.phone(1);
    late.awaitText("pitch", "Buses at night");
    assertThat(hostile.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName("[W31] nor does anything wait for it, to come into its midst")
  void waitingFor() {
    Document ahead = goingOn(victim, "pitch", "Buses");
    ahead.text("pitch").insert(5, " at");
    Document beside = new Document(77);
    beside.text("pitch");
    apply(beside, ahead.encodeState());
    List<byte[]> updates = new ArrayList<>();
    beside.onUpdate(updates::add);
    beside.text("pitch").insert(7, "!!!");
    send(hostile, updates);
    victim.type("pitch", " at night");
    victim.awaitSaved();
    watching.awaitText("pitch", "Buses at night");
    assertThat(hostile.socket.isOpen()).isTrue();
  }

  @Test
  @DisplayName("[W31] deletions of what somebody is still to write hold up nobody else's words")
  void deletionsThatWait() {
    hostile.aware(1, "{}");
    holdsUpNobody(List.of(hostile.deletion(5, 1_000)));
  }

  @Test
  @DisplayName("[W31] nor do operations of theirs behind a gap")
  void gapThatWaits() {
    hostile.aware(1, "{}");
    holdsUpNobody(forged(hostile, "abcdef").subList(2, 6));
  }

  @Test
  @DisplayName("[W31] nor what they placed among words to come, under a client of nobody's")
  void wordsThatWait() {
    hostile.aware(1, "{}");
    Document ahead = goingOn(hostile, "pitch", "to come");
    Document beside = new Document(77);
    apply(beside, ahead.encodeState());
    List<byte[]> updates = new ArrayList<>();
    beside.onUpdate(updates::add);
    beside.text("pitch").insert(4, "!!!");
    holdsUpNobody(updates);
  }

  @Test
  @DisplayName("[W50] what comes too early is sent to nobody, be they there or come")
  void keptFromAll() {
    List<byte[]> words = forged(hostile, "abcdef");
    Document free = new Document(77);
    free.text("strategy").insert(0, "meanwhile");
    List<byte[]> waiting = words.subList(1, 6);
    byte[] before = goingOn(hostile, "pitch", "Buses").encodeState();
    send(hostile, waiting);
    send(hostile, List.of(hostile.deletion(50, 100), free.encodeState()));
    watching.awaitText("strategy", "meanwhile");
    Phone late = bench.phone(1);
    late.awaitText("strategy", "meanwhile");
    for (Phone phone : List.of(watching, late)) {
      assertThat(phone.document().pendingStructs()).isZero();
      assertThat(phone.document().pendingDeletions()).isZero();
    }
    send(hostile, List.of(before, merged(words)));
    for (Phone phone : List.of(watching, late)) {
      awaitUntil("it takes effect", () -> phone.text("pitch").contains("Busesabcdef"));
    }
  }

  @Test
  @DisplayName("[W50] of what came too early, and in two versions, everybody has the same")
  void twoVersions() {
    List<byte[]> words = forged(hostile, "abcdef");
    byte[] other = merged(forged(hostile, "uvwxyz").subList(1, 6));
    byte[] before = goingOn(hostile, "pitch", "Buses").encodeState();
    send(hostile, List.of(merged(words.subList(1, 5)), other, before, merged(words)));
    send(hostile, List.of(merged(forged(hostile, "uvwxyz"))));
    Phone late = bench.phone(1);
    awaitUntil("it takes effect", () -> late.text("pitch").length() == 16);
    String text = late.text("pitch");
    watching.awaitText("pitch", text);
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      String person = Objects.requireNonNull(watching.socket.ref.participantId());
      again.phone(1, person).awaitText("pitch", text);
    }
    bench = Bench.start(folder.resolve("next"));
  }

  private static byte[] merged(List<byte[]> updates) {
    try {
      return Updates.merge(updates);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Somebody has what was too early for the server; who comes back with it, and with words of their
   * own, has these taken, and is told that they are Saved.
   */
  private void holdsUpNobody(List<byte[]> waiting) {
    send(hostile, waiting);
    Document carried = new Document();
    waiting.forEach(update -> apply(carried, update));
    carried.text("strategy").insert(0, "of the carrier");
    Phone carrier =
        new Phone(bench, bench.socket(1, Role.PARTICIPANT, bench.join(1), true), carried);
    watching.awaitText("strategy", "of the carrier");
    carrier.awaitSaved();
  }

  private static void apply(Document to, byte[] update) {
    to.apply(decode(update));
  }

  @Test
  @DisplayName("[W31] nor while its participant is away: words typed offline are all taken")
  void away() {
    victim.close();
    send(hostile, forged(victim, "!!!"));
    // What is typed now is not sent: the socket is closed at its far end.
    Document offline = goingOn(victim, "pitch", "Buses");
    offline.text("pitch").insert(5, " at night");
    String person = Objects.requireNonNull(victim.socket.ref.participantId());
    Phone back = new Phone(bench, bench.socket(1, Role.PARTICIPANT, person, false), offline);
    watching.awaitText("pitch", "Buses at night");
    back.settle();
    assertThat(back.text("pitch")).isEqualTo("Buses at night");
  }

  @Test
  @DisplayName("[W31] ten minutes after its connection ended a client's operations are taken")
  void longAfter() {
    victim.close();
    hostile.settle();
    pass(Duration.ofMinutes(9));
    send(hostile, forged(victim, "no"));
    pass(Duration.ofMinutes(1));
    send(hostile, forged(victim, " at night"));
    watching.awaitText("pitch", "Buses at night");
  }

  @Test
  @DisplayName("[W31] what somebody brings of a participant who sits there no longer is taken")
  void removed() {
    String person = Objects.requireNonNull(victim.socket.ref.participantId());
    List<byte[]> words = forged(victim, " at night");
    bench.done(new FacilitatorCommand.RemoveParticipant(person));
    victim.socket.awaitClosed();
    pass(Duration.ofSeconds(30));
    // On the same device, say, by the same person, who joined anew.
    send(hostile, words);
    watching.awaitText("pitch", "Buses at night");
  }

  @Test
  @DisplayName("[W31] what a crash has lost is taken from whoever brings it, if nobody is there")
  void afterCrash() {
    List<byte[]> lost = forged(victim, " at night");
    bench.kill();
    try (Bench again = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      Phone other = again.phone(1, Objects.requireNonNull(watching.socket.ref.participantId()));
      other.awaitText("pitch", "Buses");
      lost.forEach(update -> again.send(other.socket, SyncProtocol.update(update)));
      Phone late = again.phone(1, Objects.requireNonNull(hostile.socket.ref.participantId()));
      late.awaitText("pitch", "Buses at night");
      // Who announces a client that has written is not thereby its owner.
      late.awareAs(victim, 1, "{}");
      late.settle();
      String person = Objects.requireNonNull(victim.socket.ref.participantId());
      Document own = goingOn(victim, "pitch", "Buses at night");
      own.text("pitch").insert(own.text("pitch").length(), ", free");
      Phone back = new Phone(again, again.socket(1, Role.PARTICIPANT, person, true), own);
      late.awaitText("pitch", "Buses at night, free");
      back.awaitSaved();
    }
    bench = Bench.start(folder.resolve("next"));
  }

  @Test
  @DisplayName(
      "[W31] who brings another's words beside their own is asked again, then all is Saved")
  void leftOut() {
    Phone author = bench.phone(1);
    author.aware(1, "{}");
    author.settle();
    Document unsent = new Document(author.document().clientId());
    List<byte[]> words = new ArrayList<>();
    unsent.onUpdate(words::add);
    unsent.text("challenge").insert(0, "of the author");
    Document carried = new Document();
    carried.apply(decode(words.getFirst()));
    carried.text("strategy").insert(0, "of the carrier");
    Phone carrier =
        new Phone(bench, bench.socket(1, Role.PARTICIPANT, bench.join(1), true), carried);
    watching.awaitText("strategy", "of the carrier");
    carrier.settle();
    assertThat(carrier.saved()).isZero();
    assertThat(carrier.socket.awaitText("left-out").path("clients"))
        .extracting(JsonNode::asLong)
        .containsExactly(author.document().clientId());
    assertThat(watching.text("challenge")).isEmpty();
    bench.send(author.socket, SyncProtocol.update(words.getFirst()));
    watching.awaitText("challenge", "of the author");
    carrier.awaitSaved();
  }

  @Test
  @DisplayName(
      "[W31] a participant's second connection, and a facilitator's, may bring its operations")
  void whoMay() {
    String person = Objects.requireNonNull(victim.socket.ref.participantId());
    List<byte[]> words = forged(victim, " at");
    Phone tab = bench.phone(1, person);
    send(tab, words.subList(0, 2));
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    send(facilitator, words.subList(2, 3));
    watching.awaitText("pitch", "Buses at");
  }

  /** Lets time pass, and the room keep house afterwards. */
  private void pass(Duration time) {
    Phone silent = bench.phone(1);
    silent.aware(1, "{}");
    awaitUntil("it is aware", () -> watching.told(silent).contains("{}"));
    bench.clock.advance(time);
    awaitUntil("it is gone", () -> watching.told(silent).contains("null"));
    silent.close();
  }
}
