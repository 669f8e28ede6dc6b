package io.charrette.journal;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitFailure;
import static io.charrette.journal.Patience.awaitUntil;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal.Moment;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.Journal.TailListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of section 8 that every journal keeps, whatever it keeps its entries in. */
public abstract class JournalContract {
  protected static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  protected static final StreamId OTHER_TABLE = StreamId.table("HCKR2B7W4XFG", 4);
  protected static final StreamId WORKSHOP = StreamId.workshop("HCKR2B7W4XFG");

  /** Retries soon, so that a test need not wait for them. */
  protected static final JournalLimits LIMITS =
      new JournalLimits(10_000, 64 << 20, Duration.ofMillis(5), Duration.ofMillis(40));

  protected Journal journal;

  /** Opens the one store of this test; it may have been opened and closed before. */
  protected abstract Journal open(JournalLimits limits) throws Exception;

  /** From now on the store takes nothing. */
  protected abstract void refuse() throws Exception;

  /** The store works again. */
  protected abstract void relent() throws Exception;

  /** From now on the store takes no entry of this stream, whatever it is and whenever it comes. */
  protected abstract void refuseForGood(StreamId stream) throws Exception;

  /** The store takes entries of this stream again. */
  protected abstract void relent(StreamId stream) throws Exception;

  @BeforeEach
  void openJournal() throws Exception {
    journal = open(LIMITS);
  }

  @AfterEach
  void closeJournal() {
    journal.close();
  }

  protected final void reopen(JournalLimits limits) throws Exception {
    journal.close();
    journal = open(limits);
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  protected static List<String> texts(Recovered recovered) {
    return recovered.entries().stream().map(entry -> new String(entry.bytes(), UTF_8)).toList();
  }

  protected final Recovered read(StreamId stream) {
    return await(journal.read(stream));
  }

  private Position append(StreamId stream, String entry) {
    return await(journal.append(stream, bytes(entry)));
  }

  private long appendAt(long expectedVersion, String... entries) {
    return await(
        journal.appendAt(
            WORKSHOP,
            expectedVersion,
            Arrays.stream(entries).map(JournalContract::bytes).toList(),
            LONGEST));
  }

  @Test
  @DisplayName("[J1] entries come back as they were given, in the order of their appends")
  void orderAndBytes() {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    List<byte[]> given = List.of(bytes("first"), new byte[0], everyByte, new byte[1 << 20]);
    List<CompletionStage<Position>> appended = new ArrayList<>();
    given.forEach(entry -> appended.add(journal.append(TABLE, entry)));
    List<Position> positions = appended.stream().map(Patience::await).toList();

    Recovered recovered = read(TABLE);
    assertThat(recovered.entries()).hasSameSizeAs(given);
    for (int i = 0; i < given.size(); i++) {
      assertThat(recovered.entries().get(i).bytes()).isEqualTo(given.get(i));
      assertThat(recovered.entries().get(i).position()).isEqualTo(positions.get(i));
    }
    assertThat(positions).isSorted().doesNotHaveDuplicates();
    assertThat(positions.getFirst()).isGreaterThan(Position.START);
    assertThat(recovered.end()).isEqualTo(positions.getLast());
  }

  @Test
  @DisplayName("[J1] stages of one stream complete in the order of their appends")
  void stagesCompleteInOrder() {
    List<Integer> completed = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> stages = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int number = i;
      stages.add(
          journal
              .append(TABLE, bytes("entry " + i))
              .thenAccept(position -> completed.add(number))
              .toCompletableFuture());
    }
    stages.forEach(Patience::await);
    assertThat(completed).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  @DisplayName("[J2] what was acknowledged is found by whoever reads afterwards")
  void acknowledgedIsReadable() throws Exception {
    append(TABLE, "kept");
    assertThat(texts(read(TABLE))).containsExactly("kept");
    reopen(LIMITS);
    assertThat(texts(read(TABLE))).containsExactly("kept");
    append(TABLE, "and more");
    assertThat(texts(read(TABLE))).containsExactly("kept", "and more");
  }

  @Test
  @DisplayName("[J3] streams do not touch each other")
  void streamsAreApart() {
    append(TABLE, "three");
    append(OTHER_TABLE, "four");
    appendAt(0, "event");
    assertThat(texts(read(TABLE))).containsExactly("three");
    assertThat(texts(read(OTHER_TABLE))).containsExactly("four");
    assertThat(texts(read(WORKSHOP))).containsExactly("event");
  }

  @Test
  @DisplayName("[J4] a stream that nobody wrote is empty")
  void unknownIsEmpty() {
    Recovered recovered = read(TABLE);
    assertThat(recovered.checkpoint()).isEmpty();
    assertThat(recovered.entries()).isEmpty();
    assertThat(recovered.end()).isEqualTo(Position.START);
  }

  @Test
  @DisplayName("[J5] counted entries are numbered from 1, and the number is the position")
  void countedEntriesAreNumbered() {
    assertThat(appendAt(0, "a")).isEqualTo(1);
    assertThat(appendAt(1, "b", "c", "d")).isEqualTo(4);
    Recovered recovered = read(WORKSHOP);
    assertThat(texts(recovered)).containsExactly("a", "b", "c", "d");
    assertThat(recovered.entries().stream().map(Journal.Entry::position))
        .containsExactly(
            new Position(0, 1), new Position(0, 2), new Position(0, 3), new Position(0, 4));
  }

  @Test
  @DisplayName("[J6] an append that expects another version is told the real one, and adds nothing")
  void conflict() {
    appendAt(0, "a", "b");
    for (long expected : new long[] {0, 1, 3}) {
      VersionConflictException conflict =
          awaitFailure(
              journal.appendAt(WORKSHOP, expected, List.of(bytes("x"), bytes("y")), LONGEST),
              VersionConflictException.class);
      assertThat(conflict.actualVersion()).isEqualTo(2);
    }
    assertThat(texts(read(WORKSHOP))).containsExactly("a", "b");
  }

  @Test
  @DisplayName("[J6] a conflict harms nothing that was appended before, with or after it")
  void conflictFailsAlone() {
    var before = journal.append(TABLE, bytes("before"));
    var wins = journal.appendAt(WORKSHOP, 0, List.of(bytes("wins")), LONGEST);
    var loses = journal.appendAt(WORKSHOP, 0, List.of(bytes("loses")), LONGEST);
    var after = journal.append(TABLE, bytes("after"));
    var next = journal.appendAt(WORKSHOP, 1, List.of(bytes("next")), LONGEST);
    await(before);
    assertThat(await(wins)).isEqualTo(1);
    awaitFailure(loses, VersionConflictException.class);
    await(after);
    assertThat(await(next)).isEqualTo(2);
    assertThat(texts(read(WORKSHOP))).containsExactly("wins", "next");
    assertThat(texts(read(TABLE))).containsExactly("before", "after");
  }

  @Test
  @DisplayName("[J6] of many that expect the same version exactly one wins")
  void oneWins() {
    for (int round = 0; round < 20; round++) {
      long expected = round;
      List<? extends CompletionStage<Long>> rivals =
          IntStream.range(0, 8)
              .parallel()
              .mapToObj(
                  i -> journal.appendAt(WORKSHOP, expected, List.of(bytes("rival " + i)), LONGEST))
              .toList();
      long winners =
          rivals.stream()
              .filter(
                  rival -> {
                    Throwable failure =
                        await(rival.handle((version, e) -> e == null ? new Won() : e));
                    assertThat(failure).isInstanceOfAny(Won.class, VersionConflictException.class);
                    return failure instanceof Won;
                  })
              .count();
      assertThat(winners).isEqualTo(1);
    }
    assertThat(read(WORKSHOP).entries()).hasSize(20);
  }

  @Test
  @DisplayName("[J7] a checkpoint stands for what it covers; reading gives it and the rest")
  void checkpoint() throws Exception {
    append(TABLE, "a");
    append(TABLE, "b");
    Position covered = read(TABLE).end();
    append(TABLE, "c");
    await(journal.checkpoint(TABLE, covered, bytes("a and b")));

    for (int times = 0; times < 2; times++) {
      Recovered recovered = read(TABLE);
      assertThat(recovered.checkpoint()).isEqualTo(bytes("a and b"));
      assertThat(recovered.upTo()).isEqualTo(covered);
      assertThat(texts(recovered)).containsExactly("c");
      reopen(LIMITS);
    }
  }

  @Test
  @DisplayName("[J7] positions go on after a checkpoint of everything")
  void positionsGoOnAfterACheckpoint() throws Exception {
    append(TABLE, "a");
    Position covered = read(TABLE).end();
    await(journal.checkpoint(TABLE, covered, bytes("a")));
    assertThat(read(TABLE).end()).isEqualTo(covered);
    reopen(LIMITS);
    assertThat(append(TABLE, "b")).isGreaterThan(covered);
    assertThat(texts(read(TABLE))).containsExactly("b");
  }

  @Test
  @DisplayName("[J7] versions go on after a checkpoint of everything")
  void versionsGoOnAfterACheckpoint() throws Exception {
    appendAt(0, "a", "b", "c");
    assertThat(await(journal.checkpointAt(WORKSHOP, 3, bytes("c"), bytes("abc")))).isTrue();
    reopen(LIMITS);
    VersionConflictException conflict =
        awaitFailure(
            journal.appendAt(WORKSHOP, 0, List.of(bytes("x")), LONGEST),
            VersionConflictException.class);
    assertThat(conflict.actualVersion()).isEqualTo(3);
    assertThat(appendAt(3, "d")).isEqualTo(4);
    assertThat(texts(read(WORKSHOP))).containsExactly("d");
    assertThat(read(WORKSHOP).checkpoint()).isEqualTo(bytes("abc"));
  }

  @Test
  @DisplayName("[J18] a checkpoint of counted entries stands only if the last is as it was known")
  void checkpointOfWhatIsKnown() throws Exception {
    appendAt(0, "a", "b", "c");
    assertThat(await(journal.checkpointAt(WORKSHOP, 2, bytes("x"), bytes("ax")))).isFalse();
    assertThat(await(journal.checkpointAt(WORKSHOP, 4, bytes("d"), bytes("abcd")))).isFalse();
    assertThat(read(WORKSHOP).checkpoint()).isEmpty();
    assertThat(texts(read(WORKSHOP))).containsExactly("a", "b", "c");

    assertThat(await(journal.checkpointAt(WORKSHOP, 2, bytes("b"), bytes("ab")))).isTrue();
    for (int times = 0; times < 2; times++) {
      assertThat(read(WORKSHOP).checkpoint()).isEqualTo(bytes("ab"));
      assertThat(read(WORKSHOP).upTo()).isEqualTo(new Position(0, 2));
      assertThat(texts(read(WORKSHOP))).containsExactly("c");
      assertThat(await(journal.read(WORKSHOP, new Position(0, 2))).checkpoint()).isEmpty();
      reopen(LIMITS);
    }
    assertThat(appendAt(3, "d")).isEqualTo(4);
    assertThat(await(journal.checkpointAt(WORKSHOP, 4, bytes("d"), bytes("abcd")))).isTrue();
    assertThat(await(journal.checkpointAt(WORKSHOP, 3, bytes("c"), bytes("abc"))))
        .as("a further one stands")
        .isTrue();
    assertThat(read(WORKSHOP).checkpoint()).isEqualTo(bytes("abcd"));
    assertThat(read(WORKSHOP).entries()).isEmpty();
  }

  @Test
  @DisplayName("[J35] what is counted, or ended, and has no time left is not done")
  void withoutTime() {
    appendAt(0, "a");
    awaitFailure(
        journal.appendAt(WORKSHOP, 1, List.of(bytes("late")), Duration.ZERO),
        JournalException.class);
    awaitFailure(journal.deleteInTime(WORKSHOP, Duration.ZERO), JournalException.class);
    assertThat(appendAt(1, "b")).isEqualTo(2);
    assertThat(texts(read(WORKSHOP))).containsExactly("a", "b");
  }

  @Test
  @DisplayName("[J18] a checkpoint of a stream that was deleted meanwhile brings nothing back")
  void checkpointOfWhatIsGone() {
    appendAt(0, "a", "b");
    await(journal.delete(WORKSHOP));
    assertThat(await(journal.checkpointAt(WORKSHOP, 2, bytes("b"), bytes("ab")))).isFalse();
    assertThat(read(WORKSHOP).checkpoint()).isEmpty();
    assertThat(appendAt(0, "anew")).isEqualTo(1);
  }

  @Test
  @DisplayName("[J7] reading after a position gives what it does not cover")
  void readingAfter() {
    append(TABLE, "a");
    Position afterA = read(TABLE).end();
    append(TABLE, "b");
    Position afterB = read(TABLE).end();
    append(TABLE, "c");

    Recovered rest = await(journal.read(TABLE, afterA));
    assertThat(texts(rest)).containsExactly("b", "c");
    assertThat(rest.upTo()).isEqualTo(afterA);
    assertThat(await(journal.read(TABLE, rest.end())).end()).isEqualTo(rest.end());

    await(journal.checkpoint(TABLE, afterB, bytes("ab")));
    assertThat(await(journal.read(TABLE, afterA)).checkpoint()).isEqualTo(bytes("ab"));
    assertThat(texts(await(journal.read(TABLE, afterA)))).containsExactly("c");
    assertThat(await(journal.read(TABLE, afterB)).checkpoint()).isEmpty();
    assertThat(texts(await(journal.read(TABLE, afterB)))).containsExactly("c");
    assertThat(texts(await(journal.read(TABLE, rest.end())))).isEmpty();
  }

  @Test
  @DisplayName("[J8] of two checkpoints the further one stays, whichever comes last")
  void furtherCheckpointStays() {
    append(TABLE, "a");
    Position near = read(TABLE).end();
    append(TABLE, "b");
    Position far = read(TABLE).end();
    await(journal.checkpoint(TABLE, far, bytes("far")));
    await(journal.checkpoint(TABLE, near, bytes("near")));
    assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("far"));
    assertThat(read(TABLE).upTo()).isEqualTo(far);
    assertThat(read(TABLE).entries()).isEmpty();
  }

  @Test
  @DisplayName("[J9] deleting drops a stream whole, and no other")
  void delete() throws Exception {
    append(TABLE, "a");
    await(journal.checkpoint(TABLE, read(TABLE).end(), bytes("a")));
    append(TABLE, "b");
    append(OTHER_TABLE, "stays");
    appendAt(0, "event");
    await(journal.delete(TABLE));
    await(journal.deleteInTime(WORKSHOP, LONGEST));
    await(journal.delete(new StreamId("never/there")));
    reopen(LIMITS);
    assertThat(read(TABLE).entries()).isEmpty();
    assertThat(read(TABLE).checkpoint()).isEmpty();
    assertThat(read(WORKSHOP).end()).isEqualTo(Position.START);
    assertThat(texts(read(OTHER_TABLE))).containsExactly("stays");
    assertThat(appendAt(0, "again")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "[J10] while the store refuses nothing is dropped; it is told, and all completes later")
  void refusalIsSurvived() throws Exception {
    append(TABLE, "0");
    assertThat(journal.health()).isEqualTo(new Journal.Health(true, "", 0));
    refuse();
    List<CompletionStage<Position>> appended = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      appended.add(journal.append(TABLE, bytes("" + i)));
    }
    var counted = journal.appendAt(WORKSHOP, 0, List.of(bytes("event")), LONGEST);
    var conflicting = journal.appendAt(WORKSHOP, 7, List.of(bytes("event")), LONGEST);
    awaitUntil("it is not writable", () -> !journal.health().writable());
    assertThat(journal.health().problem()).isNotBlank();
    assertThat(journal.health().queued()).isGreaterThan(0);
    relent();

    appended.forEach(Patience::await);
    assertThat(await(counted)).isEqualTo(1);
    awaitFailure(conflicting, VersionConflictException.class);
    awaitUntil("it is writable", () -> journal.health().writable());
    assertThat(journal.health()).isEqualTo(new Journal.Health(true, "", 0));
    // A commuting entry may be there twice after trouble; none is missing and none overtakes.
    assertThat(texts(read(TABLE)).stream().distinct())
        .containsExactlyElementsOf(IntStream.rangeClosed(0, 50).mapToObj(i -> "" + i).toList());
    assertThat(texts(read(WORKSHOP))).containsExactly("event");
  }

  @Test
  @DisplayName("[J17] what is refused for good fails by its stream's name; the others go on")
  void refusedForGood() throws Exception {
    refuseForGood(TABLE);
    List<Integer> told = Collections.synchronizedList(new ArrayList<>());
    List<CompletionStage<Position>> refused = new ArrayList<>();
    List<CompletionStage<Position>> taken = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      CompletionStage<Position> append = journal.append(TABLE, bytes("refused " + i));
      append.whenComplete((position, failure) -> told.add(number));
      refused.add(append);
      taken.add(journal.append(OTHER_TABLE, bytes("" + i)));
    }
    var counted = journal.appendAt(WORKSHOP, 0, List.of(bytes("event")), LONGEST);
    for (CompletionStage<Position> append : refused) {
      RefusedForGoodException failure = awaitFailure(append, RefusedForGoodException.class);
      assertThat(failure.stream()).isEqualTo(TABLE);
      assertThat(failure).hasMessageContaining(TABLE.name());
    }
    taken.forEach(Patience::await);
    await(counted);
    assertThat(told).isSorted();
    assertThat(read(OTHER_TABLE).entries()).hasSize(20);
    assertThat(texts(read(WORKSHOP))).containsExactly("event");
    awaitUntil("it says so", () -> !journal.health().problem().isEmpty());
    assertThat(journal.health().writable()).isTrue();

    relent(TABLE);
    append(OTHER_TABLE, "of the next batch");
    append(TABLE, "taken");
    assertThat(texts(read(TABLE))).containsExactly("taken");
    awaitUntil("all is well", () -> journal.health().equals(new Journal.Health(true, "", 0)));
  }

  @Test
  @DisplayName("[J11] a full queue refuses at once, by entries, and loses nothing it took")
  void fullOfEntries() throws Exception {
    reopen(new JournalLimits(10, 1 << 20, Duration.ofMillis(5), Duration.ofMillis(40)));
    refuse();
    List<CompletionStage<Position>> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      taken.add(journal.append(TABLE, bytes("" + i)));
    }
    var refused = journal.append(TABLE, bytes("too much"));
    assertThat(refused.toCompletableFuture()).isCompletedExceptionally();
    awaitFailure(refused, JournalFullException.class);
    awaitFailure(
        journal.appendAt(WORKSHOP, 0, List.of(bytes("too much")), LONGEST),
        JournalFullException.class);
    assertThat(journal.health().writable()).isFalse();
    assertThat(journal.health().queued()).isEqualTo(10);
    relent();
    taken.forEach(Patience::await);
    append(TABLE, "fits again");
    assertThat(texts(read(TABLE)).stream().distinct())
        .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "fits again");
  }

  @Test
  @DisplayName("[J11] a full queue refuses at once, by bytes")
  void fullOfBytes() throws Exception {
    reopen(new JournalLimits(1000, 10_000, Duration.ofMillis(5), Duration.ofMillis(40)));
    refuse();
    var fits = journal.append(TABLE, new byte[6_000]);
    awaitFailure(journal.append(TABLE, new byte[6_000]), JournalFullException.class);
    var alsoFits = journal.append(TABLE, new byte[4_000]);
    relent();
    await(fits);
    await(alsoFits);
    // Larger than the whole queue: let in alone, since it would never fit otherwise.
    await(journal.append(TABLE, new byte[20_000]));
  }

  @Test
  @DisplayName("[J12] closing makes durable what was appended; a closed journal refuses everything")
  void close() throws Exception {
    List<CompletionStage<Position>> appended = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      appended.add(journal.append(TABLE, bytes("" + i)));
    }
    journal.close();
    appended.forEach(stage -> assertThat(stage.toCompletableFuture()).isCompleted());
    awaitFailure(journal.append(TABLE, bytes("late")), JournalException.class);
    awaitFailure(
        journal.appendAt(WORKSHOP, 0, List.of(bytes("late")), LONGEST), JournalException.class);
    awaitFailure(journal.read(TABLE), JournalException.class);
    awaitFailure(
        journal.checkpoint(TABLE, new Position(0, 1), bytes("late")), JournalException.class);
    awaitFailure(journal.delete(TABLE), JournalException.class);
    awaitFailure(journal.deleteInTime(TABLE, LONGEST), JournalException.class);
    journal.close();
    journal = open(LIMITS);
    assertThat(read(TABLE).entries()).hasSize(200);
  }

  @Test
  @DisplayName(
      "[J13] a tail does not hand over this process's own entries, but says they were seen")
  void tailOfOwnEntries() {
    append(TABLE, "before");
    TailRecord seen = new TailRecord();
    try (Tail tail = journal.tail(TABLE, read(TABLE).end(), seen)) {
      assertThat(tail).isNotNull();
      Position last = Position.START;
      for (int i = 0; i < 20; i++) {
        last = append(TABLE, "own " + i);
      }
      Position end = last;
      awaitUntil("reached", () -> seen.reached.contains(end));
    }
    assertThat(seen.entries).isEmpty();
    assertThat(seen.lapses).isEmpty();
    assertThat(seen.reached).isSorted();
    await(journal.checkpoint(TABLE, seen.reached.getLast(), bytes("all")));
    assertThat(read(TABLE).entries()).isEmpty();
  }

  private List<Long> moments(StreamId stream) {
    return await(journal.moments(stream)).stream().map(Moment::at).toList();
  }

  @Test
  @DisplayName(
      "[J16] what a stream stood for at a moment is kept, also when a checkpoint drops all")
  void momentsAreKept() throws Exception {
    assertThat(moments(TABLE)).isEmpty();
    assertThat(await(journal.moment(TABLE, 60_000))).isEmpty();
    Position a = append(TABLE, "a");
    await(journal.keep(TABLE, 120_000, bytes("two"), bytes("state at two")));
    await(journal.keep(TABLE, 60_000, new byte[0], new byte[0]));
    await(journal.keep(OTHER_TABLE, 90_000, bytes("other"), bytes("of another")));
    await(journal.checkpoint(TABLE, a, bytes("A")));
    reopen(LIMITS);

    List<Moment> kept = await(journal.moments(TABLE));
    assertThat(kept).extracting(Moment::at).containsExactly(60_000L, 120_000L);
    assertThat(kept).extracting(Moment::bytes).containsExactly(0, 12);
    assertThat(kept.getLast().note()).isEqualTo(bytes("two"));
    assertThat(await(journal.moment(TABLE, 60_000))).hasValue(new byte[0]);
    assertThat(await(journal.moment(TABLE, 120_000))).hasValue(bytes("state at two"));
    assertThat(await(journal.moment(TABLE, 120_001))).isEmpty();
    assertThat(read(TABLE).checkpoint()).isEqualTo(bytes("A"));
    assertThat(read(TABLE).entries()).isEmpty();
  }

  @Test
  @DisplayName("[J16] a moment that is kept stays as it is; those that are forgotten are gone")
  void momentsAreKeptOnce() {
    assertThat(await(journal.keep(TABLE, 60_000, bytes("first"), bytes("of one process"))))
        .isTrue();
    assertThat(await(journal.keep(TABLE, 60_000, bytes("second"), bytes("of another")))).isFalse();
    assertThat(await(journal.keep(TABLE, 60_000, bytes("third"), bytes("of one process"))))
        .as("the state is kept, whoever kept it")
        .isTrue();
    assertThat(await(journal.moments(TABLE)))
        .singleElement()
        .satisfies(
            moment -> {
              assertThat(moment.note()).isEqualTo(bytes("first"));
              assertThat(moment.bytes()).isEqualTo("of one process".length());
            });
    assertThat(await(journal.moment(TABLE, 60_000))).hasValue(bytes("of one process"));

    await(journal.keep(TABLE, 120_000, bytes(""), bytes("b")));
    await(journal.keep(TABLE, 180_000, bytes(""), bytes("c")));
    await(journal.forget(TABLE, List.of()));
    await(journal.forget(TABLE, List.of(60_000L, 120_000L, 150_000L)));
    assertThat(moments(TABLE)).containsExactly(180_000L);
  }

  @Test
  @DisplayName(
      "[J16] of a moment another note is made by whoever knows the one before, and no other")
  void momentsAreNotedAnew() throws Exception {
    await(journal.keep(TABLE, 60_000, bytes("first"), bytes("state")));
    await(journal.keep(TABLE, 120_000, bytes("first"), bytes("other state")));
    assertThat(await(journal.note(TABLE, 60_000, bytes("first"), bytes("second")))).isTrue();
    assertThat(await(journal.note(TABLE, 60_000, bytes("first"), bytes("of another process"))))
        .isFalse();
    assertThat(await(journal.note(TABLE, 60_000, bytes("first"), bytes("second"))))
        .as("it has this note, whoever made it")
        .isTrue();
    assertThat(await(journal.note(TABLE, 90_000, bytes("first"), bytes("second")))).isFalse();
    assertThat(await(journal.note(OTHER_TABLE, 60_000, bytes("first"), bytes("second")))).isFalse();
    reopen(LIMITS);

    assertThat(await(journal.moments(TABLE)))
        .extracting(moment -> new String(moment.note(), UTF_8))
        .containsExactly("second", "first");
    assertThat(await(journal.moment(TABLE, 60_000))).hasValue(bytes("state"));
    assertThat(moments(OTHER_TABLE)).isEmpty();
  }

  @Test
  @DisplayName("[J16] keeping a moment completes after the appends before it, also after trouble")
  void momentsKeepTheirPlace() throws Exception {
    List<String> completed = Collections.synchronizedList(new ArrayList<>());
    refuse();
    journal.append(TABLE, bytes("a")).thenRun(() -> completed.add("append"));
    var kept =
        journal.keep(TABLE, 60_000, bytes(""), bytes("A")).thenRun(() -> completed.add("keep"));
    awaitUntil("refused", () -> !journal.health().writable());
    relent();
    await(kept);
    assertThat(completed).containsExactly("append", "keep");
    assertThat(moments(TABLE)).containsExactly(60_000L);
  }

  @Test
  @DisplayName("[J9] deleting a stream drops the moments that are kept of it, and no others")
  void momentsAreDeleted() {
    await(journal.keep(TABLE, 60_000, bytes(""), bytes("a")));
    await(journal.keep(OTHER_TABLE, 60_000, bytes(""), bytes("b")));
    await(journal.delete(TABLE));
    assertThat(moments(TABLE)).isEmpty();
    assertThat(moments(OTHER_TABLE)).containsExactly(60_000L);
  }

  @Test
  @DisplayName("[J15] it says in words where entries go and what durable means")
  void describe() {
    assertThat(journal.describe()).contains("Saved means");
  }

  /** Marks the winner among failures. */
  private static final class Won extends Exception {
    private static final long serialVersionUID = 1;
  }

  /** What a tail called, in order. */
  public static final class TailRecord implements TailListener {
    public final List<String> entries = Collections.synchronizedList(new ArrayList<>());
    public final List<Position> reached = Collections.synchronizedList(new ArrayList<>());
    public final List<Recovered> lapses = Collections.synchronizedList(new ArrayList<>());

    /** The entries that a listener knows by now, whichever way it was told. */
    public volatile List<String> known = List.of();

    @Override
    public void appended(Journal.Entry entry) {
      String text = new String(entry.bytes(), UTF_8);
      entries.add(text);
      known = Stream.concat(known.stream(), Stream.of(text)).toList();
    }

    @Override
    public void reached(Position position) {
      reached.add(position);
    }

    @Override
    public void lapsed(Recovered afresh) {
      known = texts(afresh);
      lapses.add(afresh);
    }
  }
}
