package io.charrette.live;

import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.Update;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Patience;
import io.charrette.journal.StreamId;
import io.charrette.journal.redis.RedisServer;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.Past;
import io.charrette.live.loop.PastMoment;
import io.charrette.live.loop.Restored;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.Wanted;
import io.charrette.sync.SyncProtocol;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of a flipchart's past, and how it is brought back. */
class HistoryTest {
  private static final String PITCH = "We put a sensor on every block and share what it says";

  private static final Map<String, PastMoment.OnCards> NO_CARDS =
      Map.of("players", new PastMoment.OnCards(0, 0, 0));

  @TempDir Path folder;
  private @Nullable Bench running;

  @AfterEach
  void stop() {
    if (running != null) {
      running.close();
    }
  }

  private Bench start() {
    return start(Bench.limits());
  }

  private Bench start(LiveLimits limits) {
    Bench bench = Bench.start(folder, limits);
    // The clock of the tests does not begin with a minute.
    bench.clock.endMinute();
    running = bench;
    return bench;
  }

  private static List<PastMoment> moments(Bench bench) {
    return await(bench.live.moments(Bench.WORKSHOP, 1).toCompletionStage());
  }

  /** A moment was kept because something was about to be erased, and has the text of the pitch. */
  private static void assertKeptBeforeErasing(Bench bench, PastMoment moment, String pitch) {
    assertThat(moment.brief().why()).isEqualTo(PastMoment.Why.BEFORE_ERASING);
    assertThat(past(bench, moment.at()).then().text("pitch")).isEqualTo(pitch);
  }

  private static List<PastMoment> awaitMoments(Bench bench, int count) {
    awaitUntil(count + " moments", () -> moments(bench).size() >= count);
    assertThat(moments(bench)).hasSize(count);
    return moments(bench);
  }

  private static Past past(Bench bench, long at) {
    return await(bench.live.past(Bench.WORKSHOP, 1, at).toCompletionStage()).orElseThrow();
  }

  private static Restored restore(Bench bench, long at, String... parts) {
    Wanted wanted = parts.length == 0 ? new Wanted.Lost() : new Wanted.Parts(List.of(parts));
    return await(bench.live.restore(Bench.WORKSHOP, 1, at, wanted, 5_000).toCompletionStage());
  }

  private static Restored.Done restored(Bench bench, long at, String... parts) {
    return (Restored.Done) restore(bench, at, parts);
  }

  private static void wipe(Phone phone, String root) {
    phone.edit(d -> d.text(root).delete(0, d.text(root).length()));
  }

  /** Writes a pitch that is saved, and that these have before them. */
  private static void writePitch(Phone author, Phone... readers) {
    author.type("pitch", PITCH);
    author.awaitSaved();
    for (Phone reader : readers) {
      reader.awaitText("pitch", PITCH);
    }
  }

  /** Erases the pitch by a few letters at a time. */
  private static void erasePitchInPieces(Phone phone) {
    while (!phone.text("pitch").isEmpty()) {
      int most = Math.min(9, phone.text("pitch").length());
      phone.edit(d -> d.text("pitch").delete(0, most));
    }
    phone.awaitSaved();
  }

  private static void minute(Bench bench) {
    bench.clock.advance(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("[K1] the end of a minute is kept when something changed in it, and only then")
  void minutes() {
    Bench bench = start();
    long start = bench.clock.millis();
    Phone phone = bench.phone(1);
    phone.type("pitch", "First");
    phone.awaitSaved();
    minute(bench);
    awaitMoments(bench, 1);

    minute(bench);
    minute(bench);
    phone.type("pitch", " and second");
    phone.awaitSaved();
    bench.clock.advance(Duration.ofSeconds(30));
    phone.type("challenge", "Late in the minute");
    phone.awaitSaved();
    bench.clock.advance(Duration.ofSeconds(30));

    List<PastMoment> moments = awaitMoments(bench, 2);
    assertThat(moments)
        .extracting(PastMoment::at)
        .containsExactly(start + 60_000, start + 4 * 60_000);
    assertThat(moments.getFirst().brief())
        .isEqualTo(
            new PastMoment.Brief(
                PastMoment.Why.MINUTE, null, List.of(), Map.of("pitch", 1), NO_CARDS, true, 0));
    assertThat(moments.getLast().brief())
        .isEqualTo(
            new PastMoment.Brief(
                PastMoment.Why.MINUTE,
                null,
                List.of(),
                Map.of("challenge", 4, "pitch", 3),
                NO_CARDS,
                true,
                0));

    // Any time is answered by the moment before it.
    assertThat(past(bench, start + 3 * 60_000).then().text("pitch")).isEqualTo("First");
    assertThat(past(bench, start + 4 * 60_000).then().text("pitch")).isEqualTo("First and second");
    assertThat(past(bench, start + 3 * 60_000).differing()).containsExactly("text:pitch");
    assertThat(await(bench.live.past(Bench.WORKSHOP, 1, start).toCompletionStage())).isEmpty();
  }

  @Test
  @DisplayName("[K1] the minute is kept as it was at its end, although the next word comes first")
  void exactlyTheEnd() {
    LiveLimits usual = Bench.limits();
    LiveLimits.Pace pace = usual.pace();
    // Nobody looks at the clock but the update itself.
    Bench bench =
        start(
            usual.with(
                new LiveLimits.Pace(
                    pace.lockGrace(),
                    pace.digestWithin(),
                    pace.idleAfter(),
                    Duration.ofHours(1),
                    pace.deletionEvery())));
    Phone phone = bench.phone(1);
    phone.type("pitch", "before");
    phone.awaitSaved();
    minute(bench);
    phone.type("pitch", " after");
    PastMoment kept = awaitMoments(bench, 1).getFirst();
    assertThat(past(bench, kept.at()).then().text("pitch")).isEqualTo("before");
  }

  @Test
  @DisplayName("[K2] what a phone wipes was kept just before, though it is not a minute old")
  void wiped() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    writePitch(phone);
    bench.clock.advance(Duration.ofSeconds(20));
    wipe(phone, "pitch");
    phone.awaitSaved();

    PastMoment before = awaitMoments(bench, 1).getFirst();
    assertThat(before.at()).isEqualTo(bench.clock.millis());
    assertThat(before.brief().why()).isEqualTo(PastMoment.Why.BEFORE_ERASING);
    assertThat(past(bench, before.at()).then().text("pitch")).isEqualTo(PITCH);

    // Little is deleted, and much again too soon: no moment for either.
    phone.type("pitch", PITCH);
    phone.edit(d -> d.text("pitch").delete(0, 3));
    wipe(phone, "pitch");
    phone.awaitSaved();
    assertThat(moments(bench)).hasSize(1);
  }

  @Test
  @DisplayName("[K2] words of others that no moment has are kept before much of them is erased")
  void erasedInSmallPieces() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    writePitch(author, hostile);
    bench.clock.advance(Duration.ofSeconds(5));
    erasePitchInPieces(hostile);
    author.awaitText("pitch", "");

    assertKeptBeforeErasing(bench, awaitMoments(bench, 1).getFirst(), PITCH.substring(18));
  }

  @Test
  @DisplayName(
      "[K1] [K2] who erases a few letters now and then erases nothing that nobody has kept")
  void erasedSlowly() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    List<String> sentences = IntStream.range(0, 8).mapToObj(i -> i + ": " + PITCH).toList();
    author.type("pitch", sentences.getFirst());
    author.awaitSaved();
    bench.clock.advance(Duration.ofMinutes(1));
    for (String sentence : sentences.subList(1, sentences.size())) {
      author.type("pitch", sentence);
      author.awaitSaved();
      for (int i = 0; i < 4; i++) {
        bench.clock.advance(Duration.ofSeconds(15));
        hostile.settle();
        hostile.edit(d -> d.text("pitch").delete(0, 13));
        hostile.awaitSaved();
        author.settle();
      }
    }

    assertThat(author.text("pitch")).doesNotContain(PITCH + sentences.getLast());
    List<String> kept =
        moments(bench).stream()
            .map(moment -> past(bench, moment.at()).then().text("pitch"))
            .toList();
    assertThat(sentences)
        .allSatisfy(sentence -> assertThat(kept).anyMatch(text -> text.contains(sentence)));
  }

  @Test
  @DisplayName(
      "[K2] [K3] what stood for a minute and is erased at once stays, where the flipchart is filled")
  void wipedAfterTheMinute() {
    Bench bench = start(Bench.limits().with(SMALL));
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    Phone accomplice = bench.phone(1);
    fill(bench, hostile, accomplice);
    writePitch(author, hostile);
    minute(bench);
    long stood = awaitMoments(bench, 2).getLast().at();
    wipe(hostile, "pitch");
    author.awaitText("pitch", "");

    for (int each = 1; each <= 60; each++) {
      // They erase words of each other, over and over.
      Phone one = each % 2 == 0 ? hostile : accomplice;
      Phone other = each % 2 == 0 ? accomplice : hostile;
      one.type("strategy", PITCH);
      other.awaitText("strategy", FILLING + PITCH);
      one.awaitSaved();
      other.edit(d -> d.text("strategy").delete(FILLING.length(), PITCH.length()));
      one.awaitText("strategy", FILLING);
      nextMinute(bench);
    }

    assertThat(restored(bench, stood, "text:pitch").parts()).containsExactly("text:pitch");
    author.awaitText("pitch", PITCH);
  }

  @Test
  @DisplayName("[K2] [K3] so does what is erased by a few letters each minute, but for the first")
  void erasedEachMinute() {
    Bench bench = start(Bench.limits().with(SMALL));
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    Phone accomplice = bench.phone(1);
    fill(bench, hostile, accomplice);
    writePitch(author, hostile);
    nextMinute(bench);
    while (!hostile.text("pitch").isEmpty()) {
      int most = Math.min(9, hostile.text("pitch").length());
      hostile.edit(d -> d.text("pitch").delete(0, most));
      hostile.awaitSaved();
      nextMinute(bench);
    }

    for (int each = 1; each <= 60; each++) {
      hostile.type("strategy", "y");
      hostile.awaitSaved();
      nextMinute(bench);
    }

    assertThat(moments(bench))
        .anySatisfy(
            moment ->
                assertThat(past(bench, moment.at()).then().text("pitch"))
                    .hasSizeGreaterThanOrEqualTo(PITCH.length() - 18));
  }

  private static final String FILLING = "x".repeat(5_000);

  @Test
  @DisplayName(
      "[K2] what the last moment has is not kept again as it is erased, nor is who erases it refused")
  void notedForWhom() {
    Bench bench = start();
    List<Phone> authors = IntStream.range(0, 5).mapToObj(i -> bench.phone(1)).toList();
    Phone hostile = bench.phone(1);
    String all = "";
    for (Phone author : authors) {
      author.awaitText("pitch", all);
      writePitch(author);
      all += PITCH;
    }
    hostile.awaitText("pitch", all);
    minute(bench);
    awaitMoments(bench, 1);
    while (!hostile.text("pitch").isEmpty()) {
      hostile.edit(d -> d.text("pitch").delete(0, 1));
    }
    hostile.awaitSaved();

    assertThat(hostile.socket.texts("refused")).isEmpty();
    awaitKeptFor(bench, 0, authors);
    assertThat(moments(bench)).hasSize(1);
  }

  @Test
  @DisplayName("[K2] of two moments that cannot be kept the one before is kept for what is erased")
  void notKept() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    writePitch(author, hostile);
    minute(bench);
    awaitMoments(bench, 1);
    bench.journal.cut(true);
    hostile.type("strategy", "y");
    author.awaitText("strategy", "y");
    minute(bench);
    hostile.settle();
    wipe(hostile, "pitch");
    author.awaitText("pitch", "");
    bench.journal.cut(false);

    awaitKeptFor(bench, 0, List.of(author));
  }

  @Test
  @DisplayName("[K2] a moment of two processes is kept for those whose words either sees erased")
  void notedByTwoProcesses() throws IOException {
    TestClock clock = new TestClock();
    clock.endMinute();
    try (RedisServer redis = RedisServer.start(folder);
        Bench one = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
        Bench two = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
      one.create(Bench.WORKSHOP, Bench.CODE);
      List<String> ids = IntStream.range(0, 4).mapToObj(i -> one.join(1)).toList();
      Phone ana = one.phone(1, ids.get(0));
      Phone ben = two.phone(1, ids.get(1));
      Phone atOne = one.phone(1, ids.get(2));
      Phone atTwo = two.phone(1, ids.get(3));
      List.of(ana, ben, atOne, atTwo).forEach(Phone::settle);
      ana.type("pitch", PITCH);
      ben.awaitText("pitch", PITCH);
      ben.type("strategy", PITCH);
      List.of(ana, ben, atOne, atTwo).forEach(phone -> phone.awaitText("strategy", PITCH));
      ana.awaitSaved();
      ben.awaitSaved();
      minute(one);
      awaitMoments(one, 1);
      wipe(atOne, "pitch");
      wipe(atTwo, "strategy");

      awaitKeptFor(one, 0, List.of(ana, ben));
    }
  }

  /** A moment is kept for the words of these. */
  private static void awaitKeptFor(Bench bench, int moment, List<Phone> authors) {
    List<String> ids =
        authors.stream()
            .map(phone -> Objects.requireNonNull(phone.socket.ref.participantId()))
            .toList();
    awaitUntil(
        "a note of " + ids, () -> moments(bench).get(moment).brief().authors().containsAll(ids));
  }

  /** Of a flipchart that is filled a few moments have room. */
  private static final LiveLimits.ForHistory SMALL =
      new LiveLimits.ForHistory(120, 100_000, 20, Duration.ofSeconds(10));

  private static void fill(Bench bench, Phone hostile, Phone accomplice) {
    hostile.type("challenge", FILLING);
    hostile.awaitSaved();
    accomplice.type("strategy", FILLING);
    accomplice.awaitSaved();
    hostile.awaitText("strategy", FILLING);
    nextMinute(bench);
  }

  private static void nextMinute(Bench bench) {
    minute(bench);
    long end = bench.clock.millis();
    awaitUntil(
        "this minute", () -> !moments(bench).isEmpty() && moments(bench).getLast().at() == end);
  }

  /** Keeps a moment of an empty flipchart, as a process does that has heard of nothing yet. */
  private static void keptElsewhere(Bench bench, long at, PastMoment.Why why) {
    byte[] note = new PastMoment.Brief(why, null, List.of(), Map.of(), NO_CARDS).encode();
    byte[] state = new Document().encodeState();
    StreamId table = StreamId.table(Bench.WORKSHOP, 1);
    assertThat(await(bench.journal.keep(table, at, note, state))).isTrue();
  }

  @Test
  @DisplayName("[K2] also when another process keeps something else in the same millisecond")
  void sameMillisecond() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    writePitch(phone);
    bench.clock.advance(Duration.ofSeconds(20));
    keptElsewhere(bench, bench.clock.millis(), PastMoment.Why.BEFORE_ERASING);
    wipe(phone, "pitch");
    phone.awaitSaved();

    PastMoment before = awaitMoments(bench, 2).getLast();
    assertThat(before.at()).isEqualTo(bench.clock.millis() + 1);
    assertThat(past(bench, before.at()).then().text("pitch")).isEqualTo(PITCH);
  }

  @Test
  @DisplayName("[K2] also when this process itself has kept something at the same time")
  void sameMillisecondHere() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    phone.type("challenge", "Flooding");
    phone.awaitSaved();
    minute(bench);
    awaitMoments(bench, 1);
    writePitch(phone);
    wipe(phone, "pitch");
    phone.awaitSaved();

    assertKeptBeforeErasing(bench, awaitMoments(bench, 2).getLast(), PITCH);
  }

  @Test
  @DisplayName("[K2] [K1] of a minute that another process has kept with less, more is kept first")
  void minuteElsewhere() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    writePitch(author, hostile);
    keptElsewhere(bench, bench.clock.millis() + 60_000, PastMoment.Why.MINUTE);
    minute(bench);
    erasePitchInPieces(hostile);
    author.awaitText("pitch", "");

    awaitMoments(bench, 2);
    assertThat(past(bench, Long.MAX_VALUE).then().text("pitch"))
        .hasSizeGreaterThanOrEqualTo(PITCH.length() - 18);
  }

  @Test
  @DisplayName("[K2] [K1] of such a minute what an author wipes of their own is kept first, too")
  void minuteElsewhereAndWiped() {
    Bench bench = start();
    Phone author = bench.phone(1);
    writePitch(author);
    keptElsewhere(bench, bench.clock.millis() + 60_000, PastMoment.Why.MINUTE);
    minute(bench);
    awaitUntil("the minute is tried here as well", () -> bench.journal.moments.get() > 1);
    author.settle();
    wipe(author, "pitch");
    author.awaitSaved();

    assertKeptBeforeErasing(bench, awaitMoments(bench, 2).getLast(), PITCH);
  }

  @Test
  @DisplayName("[K2] so are cards, which go by one operation that does not say what it deletes")
  void overwritten() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    author.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set("p1", player);
          player.set("name", "Code brigade");
          SharedText note = new SharedText();
          player.set("note", note);
          note.insert(0, PITCH);
        });
    author.awaitSaved();
    awaitUntil("the card", () -> hostile.document().map("players").has("p1"));
    bench.clock.advance(Duration.ofSeconds(5));
    // A map, where the author's first operation is.
    byte[] other =
        new LibEncoder()
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarUint(hostile.document().clientId())
            .writeVarUint(0)
            .writeByte(0x87)
            .writeVarUint(author.document().clientId())
            .writeVarUint(0)
            .writeVarUint(1)
            .writeVarUint(0)
            .toByteArray();
    bench.send(hostile.socket, SyncProtocol.update(other));
    awaitUntil(
        "another card",
        () ->
            author.document().map("players").get("p1") instanceof SharedMap card
                && card.size() == 0);
    assertThat(past(bench, awaitMoments(bench, 1).getFirst().at()).then().cards("players").cards())
        .singleElement()
        .satisfies(player -> assertThat(player.name()).isEqualTo("Code brigade"));
  }

  @Test
  @DisplayName("[K2] so is what lies in one value, such as a name, however it is taken away")
  void valuesErased() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    author.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set("p1", player);
          player.set("name", PITCH);
        });
    author.awaitSaved();
    awaitUntil("the card", () -> hostile.document().map("players").has("p1"));
    bench.clock.advance(Duration.ofSeconds(5));
    hostile.edit(d -> player(d).set("name", "x".repeat(20)));
    hostile.awaitSaved();
    assertThat(nameAt(bench, awaitMoments(bench, 1).getFirst())).isEqualTo(PITCH);

    bench.clock.advance(Duration.ofSeconds(20));
    hostile.edit(d -> player(d).delete("name"));
    hostile.awaitSaved();
    assertThat(nameAt(bench, awaitMoments(bench, 2).getLast())).isEqualTo("x".repeat(20));
  }

  private static SharedMap player(Document document) {
    return (SharedMap) Objects.requireNonNull(document.map("players").get("p1"));
  }

  private static String nameAt(Bench bench, PastMoment moment) {
    return past(bench, moment.at()).then().cards("players").cards().getFirst().name();
  }

  @Test
  @DisplayName("[K2] who erases all the time is refused for a while, and keeps nobody else from it")
  void erasesAllTheTime() {
    Bench bench = start();
    Phone author = bench.phone(1);
    Phone hostile = bench.phone(1);
    Phone other = bench.phone(1);
    // Of one's own, which holds up what any large erasing keeps.
    hostile.type("strategy", PITCH);
    hostile.awaitSaved();
    wipe(hostile, "strategy");
    hostile.awaitSaved();
    for (int time = 1; time <= 2; time++) {
      author.type("pitch", PITCH);
      hostile.awaitText("pitch", PITCH);
      author.awaitSaved();
      wipe(hostile, "pitch");
      author.awaitText("pitch", "");
      awaitMoments(bench, 1 + time);
    }
    author.type("pitch", PITCH);
    hostile.awaitText("pitch", PITCH);
    wipe(hostile, "pitch");
    assertThat(hostile.socket.awaitText("refused").path("reason").asText()).isEqualTo("costly");
    assertThat(author.text("pitch")).isEqualTo(PITCH);
    wipe(other, "pitch");
    author.awaitText("pitch", "");
    other.awaitSaved();

    List<PastMoment> moments = awaitMoments(bench, 4);
    assertThat(moments.subList(1, 4))
        .allSatisfy(
            moment -> assertThat(past(bench, moment.at()).then().text("pitch")).isEqualTo(PITCH));
  }

  @Test
  @DisplayName(
      "[K2] who corrects a letter pays for a letter, whatever somebody else has erased just before")
  void correctsOneLetter() {
    Bench bench = start();
    Phone accomplice = bench.phone(1);
    Phone eve = bench.phone(1);
    Phone ana = bench.phone(1);
    int left = 0;
    for (int round = 1; round <= 2; round++) {
      accomplice.type("pitch", "y".repeat(30));
      left += 30;
      accomplice.awaitSaved();
      eve.awaitText("pitch", "y".repeat(left));
      eraseLast(eve, 19);
      eve.awaitSaved();
      ana.awaitText("pitch", "y".repeat(left - 19));
      eraseLast(ana, 1);
      ana.awaitSaved();
      left -= 20;
      awaitMoments(bench, round);
      bench.clock.advance(Duration.ofSeconds(1));
    }
    accomplice.type("pitch", "y".repeat(30));
    accomplice.awaitSaved();
    eve.awaitText("pitch", "y".repeat(left + 30));
    eraseLast(eve, 19);
    assertThat(eve.socket.awaitText("refused").path("reason").asText()).isEqualTo("costly");
    ana.awaitText("pitch", "y".repeat(left + 30));
    for (int letter = 1; letter <= 5; letter++) {
      eraseLast(ana, 1);
    }
    ana.awaitSaved();
    assertThat(ana.socket.texts("refused")).isEmpty();
  }

  private static void eraseLast(Phone phone, int letters) {
    phone.edit(
        document -> {
          SharedText pitch = document.text("pitch");
          pitch.delete(pitch.length() - letters, letters);
        });
  }

  @Test
  @DisplayName("[K2] an update that is left out keeps no moment, nor one of what then happens")
  void leftOut() {
    Bench bench = start();
    Phone author = bench.phone(1);
    author.aware(1, "{}");
    writePitch(author);
    Phone hostile = bench.phone(1);
    bench.clock.advance(Duration.ofSeconds(20));
    // What its author is still to write (W50).
    bench.send(hostile.socket, SyncProtocol.update(author.deletion(PITCH.length(), 1_000)));
    hostile.settle();
    bench.clock.advance(Duration.ofSeconds(5));
    wipe(author, "pitch");
    author.awaitSaved();

    assertThat(awaitMoments(bench, 1).getFirst().at()).isEqualTo(bench.clock.millis());
  }

  @Test
  @DisplayName("[K2] the same holds for what is wiped by an answer to step 1, which says all again")
  void wipedByAnswer() throws MalformedDataException {
    Bench bench = start();
    Phone phone = bench.phone(1);
    Phone hostile = bench.phone(1);
    writePitch(phone);
    Document wiped = new Document();
    wiped.apply(Update.decode(phone.document().encodeState()));
    wiped.text("pitch").delete(0, PITCH.length());
    bench.clock.advance(Duration.ofSeconds(20));
    bench.send(hostile.socket, SyncProtocol.step2(wiped.encodeState()));
    phone.awaitText("pitch", "");
    PastMoment before = awaitMoments(bench, 1).getFirst();
    assertThat(before.brief().why()).isEqualTo(PastMoment.Why.BEFORE_ERASING);

    // Deletions that are known already are none.
    phone.type("pitch", PITCH);
    bench.clock.advance(Duration.ofSeconds(20));
    bench.send(hostile.socket, SyncProtocol.step2(wiped.encodeState()));
    hostile.settle();
    assertThat(phone.text("pitch")).isEqualTo(PITCH);
    assertThat(moments(bench)).hasSize(1);
  }

  @Test
  @DisplayName("[K6] [K7] a wiped pitch comes back to every phone, durably, and that can be undone")
  void broughtBack() {
    Bench bench = start();
    Phone ana = bench.phone(1);
    Phone stock = bench.stock(1, bench.join(1));
    ana.type("pitch", PITCH);
    ana.type("challenge", "Flooding");
    stock.awaitText("challenge", "Flooding");
    stock.settle();
    minute(bench);
    long then = awaitMoments(bench, 1).getFirst().at();
    wipe(ana, "pitch");
    stock.awaitText("pitch", "");
    ana.type("strategy", "Written since");
    ana.awaitSaved();

    bench.clock.advance(Duration.ofSeconds(5));
    Restored.Done done = restored(bench, then);
    assertThat(done.parts()).containsExactly("text:pitch");
    ana.awaitText("pitch", PITCH);
    stock.awaitText("pitch", PITCH);
    assertThat(ana.text("strategy")).isEqualTo("Written since");

    // It was durable when it was confirmed: a process that knows nothing reads it.
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    Phone later = again.phone(1, "person-1");
    later.awaitText("pitch", PITCH);
    assertThat(restored(again, then).parts()).isEmpty();

    assertThat(restore(again, done.before() + 1, "text:pitch"))
        .as("another moment than the one that is gone, or never was")
        .isInstanceOf(Restored.UnknownMoment.class);
    assertThat(restored(again, done.before(), "text:pitch").parts()).containsExactly("text:pitch");
    later.awaitText("pitch", "");
    assertThat(later.text("strategy")).isEqualTo("Written since");
  }

  @Test
  @DisplayName("[K6] who typed in the same text without knowing of it keeps what they typed")
  void typedMeanwhile() {
    Bench bench = start();
    String ben = bench.join(1);
    Phone ana = bench.phone(1);
    Phone away = bench.phone(1, ben);
    writePitch(ana);
    minute(bench);
    long then = awaitMoments(bench, 1).getFirst().at();
    wipe(ana, "pitch");
    away.awaitText("pitch", "");
    away.settle();
    away.close();
    away.type("pitch", "New idea");
    assertThat(restored(bench, then, "text:pitch").parts()).containsExactly("text:pitch");

    Phone back = new Phone(bench, bench.socket(1, Role.PARTICIPANT, ben, true), away.document());
    awaitUntil(
        "both texts on both phones",
        () -> {
          String text = ana.text("pitch");
          return text.contains(PITCH)
              && text.contains("New idea")
              && text.equals(back.text("pitch"));
        });
  }

  @Test
  @DisplayName("[K5] [K8] cards that were removed come back, also while pens are down")
  void cards() {
    Bench bench = start();
    String ana = bench.join(1);
    Phone phone = bench.phone(1, ana);
    phone.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set("p1", player);
          player.set("name", "Code brigade");
          player.set("at", 1.0);
          d.map("stars").set("p1/" + ana, true);
        });
    phone.awaitSaved();
    minute(bench);
    long then = awaitMoments(bench, 1).getFirst().at();
    phone.edit(d -> d.map("players").delete("p1"));
    phone.awaitSaved();
    bench.lock(1);
    bench.clock.advance(Duration.ofSeconds(10));
    assertThat(restored(bench, then, "card:players:p1", "text:pitch").parts())
        .containsExactly("card:players:p1");
    awaitUntil("the card", () -> phone.document().map("players").has("p1"));
    assertThat(past(bench, then).now().cards("players").cards())
        .singleElement()
        .satisfies(player -> assertThat(player.stars()).isOne());
  }

  @Test
  @DisplayName(
      "[K6] nothing before that time, no room for it, no journal: refused, nothing changed")
  void refused() {
    LiveLimits usual = Bench.limits();
    Bench bench =
        start(
            usual.with(
                new LiveLimits.ForDocument(
                    3600, 10, 10, 10, LiveLimits.Costs.DEFAULT, Duration.ofSeconds(10))));
    Phone phone = bench.phone(1);
    assertThat(restore(bench, bench.clock.millis())).isInstanceOf(Restored.UnknownMoment.class);
    phone.type("pitch", "x".repeat(1700));
    phone.awaitSaved();
    minute(bench);
    long then = awaitMoments(bench, 1).getFirst().at();
    wipe(phone, "pitch");
    phone.type("strategy", "y".repeat(1950));
    phone.awaitSaved();
    assertThat(restore(bench, then)).isInstanceOf(Restored.TooLarge.class);

    bench.journal.cut(true);
    Patience.awaitFailure(
        bench.live.restore(Bench.WORKSHOP, 1, then, new Wanted.Lost(), 5_000).toCompletionStage(),
        JournalException.class);
    bench.journal.cut(false);
    phone.settle();
    assertThat(phone.text("pitch")).isEmpty();
  }

  @Test
  @DisplayName("[H24] while the journal takes nothing nothing is brought back, nor afterwards")
  void journalTakesNothing() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    writePitch(phone);
    minute(bench);
    long then = awaitMoments(bench, 1).getFirst().at();
    wipe(phone, "pitch");
    phone.awaitSaved();

    bench.journal.complain("full, says the test");
    assertRefused(bench.live.restore(Bench.WORKSHOP, 1, then, new Wanted.Lost(), 5_000));
    bench.journal.complain("");

    bench.journal.holdReads();
    Future<Restored> asked = bench.live.restore(Bench.WORKSHOP, 1, then, new Wanted.Lost(), 5_000);
    awaitUntil("it is read what was then", () -> bench.journal.held() > 0);
    bench.clock.advance(Duration.ofSeconds(5));
    bench.journal.release();
    assertRefused(asked);

    bench.journal.holdReads();
    asked = bench.live.restore(Bench.WORKSHOP, 1, then, new Wanted.Lost(), 1_000);
    awaitUntil("it is read once more", () -> bench.journal.held() > 0);
    bench.clock.advance(Duration.ofMillis(1_500));
    bench.journal.release();
    assertRefused(asked);

    phone.settle();
    assertThat(phone.text("pitch")).isEmpty();
    assertThat(restored(bench, then).parts()).containsExactly("text:pitch");
  }

  private static void assertRefused(Future<Restored> restoring) {
    Patience.awaitFailure(restoring.toCompletionStage(), JournalException.class);
  }

  @Test
  @DisplayName("[K3] no more moments are kept than may be, and the last is one of them")
  void bounded() {
    Bench bench =
        start(
            Bench.limits().with(new LiveLimits.ForHistory(5, 1 << 20, 20, Duration.ofSeconds(10))));
    Phone phone = bench.phone(1);
    for (int i = 0; i < 12; i++) {
      phone.type("pitch", "more ");
      phone.awaitSaved();
      minute(bench);
      long end = bench.clock.millis();
      awaitUntil(
          "this minute",
          () -> {
            List<PastMoment> kept = moments(bench);
            return !kept.isEmpty() && kept.getLast().at() == end && kept.size() <= 5;
          });
    }
    assertThat(moments(bench)).hasSize(5);
  }

  @Test
  @DisplayName("[K1] a minute is kept once although two processes host the table")
  void twoProcesses() throws IOException {
    TestClock clock = new TestClock();
    clock.endMinute();
    try (RedisServer redis = RedisServer.start(folder);
        Bench one = Bench.on(Bench.open(redis.address()), clock, Bench.limits());
        Bench two = Bench.on(Bench.open(redis.address()), clock, Bench.limits())) {
      one.create(Bench.WORKSHOP, Bench.CODE);
      Phone ana = one.phone(1);
      Phone ben = two.phone(1, one.join(1));
      // Both rooms follow the journal before anything happens.
      ana.settle();
      ben.settle();
      ana.type("pitch", "Both see it");
      ben.awaitText("pitch", "Both see it");
      ana.awaitSaved();
      ben.awaitSaved();
      minute(one);
      long then = awaitMoments(one, 1).getFirst().at();
      assertThat(awaitMoments(two, 1).getFirst().at()).isEqualTo(then);

      wipe(ben, "pitch");
      ana.awaitText("pitch", "");
      assertThat(restored(one, then).parts()).containsExactly("text:pitch");
      ben.awaitText("pitch", "Both see it");
    }
  }

  @Test
  @DisplayName("[K1] a room that is loaded again keeps its moment only if nobody has")
  void loadedAgain() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    phone.type("pitch", "Once");
    phone.awaitSaved();
    minute(bench);
    awaitMoments(bench, 1);
    phone.type("challenge", "Not kept yet");
    phone.awaitSaved();
    bench.kill();

    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = again;
    again.phone(1, "person-1").awaitText("challenge", "Not kept yet");
    minute(again);
    awaitMoments(again, 2);
    again.kill();

    Bench third = Bench.on(bench.journal, bench.clock, Bench.limits());
    running = third;
    Phone back = third.phone(1, "person-1");
    back.awaitText("challenge", "Not kept yet");
    minute(third);
    back.type("strategy", "s");
    back.awaitSaved();
    minute(third);
    List<PastMoment> moments = awaitMoments(third, 3);
    assertThat(moments.getLast().brief().words().get("strategy")).isOne();
  }

  @Test
  @DisplayName("[K3] a workshop that is deleted leaves nothing of its past")
  void deleted() {
    Bench bench = start();
    Phone phone = bench.phone(1);
    phone.type("pitch", "gone one day");
    phone.awaitSaved();
    minute(bench);
    awaitMoments(bench, 1);
    bench.clock.advance(Duration.ofDays(31));
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.DELETED);
    StreamId stream = StreamId.table(Bench.WORKSHOP, 1);
    awaitUntil(
        "no moments",
        () -> {
          List<Journal.Moment> kept = await(bench.journal.moments(stream));
          return kept.isEmpty();
        });
  }
}
