package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Updates under conditions: what they cost is known, and what is refused leaves no trace. That the
 * latter holds for any update is played by {@link Simulation}.
 */
class AttemptTest {
  private static final long MUCH = Long.MAX_VALUE;

  private static boolean always(Brought brought) {
    return true;
  }

  private static boolean never(Brought brought) {
    return false;
  }

  private static Brought brought(Document document, byte[]... updates)
      throws MalformedDataException {
    Brought last = Brought.NOTHING;
    for (byte[] update : updates) {
      last =
          document
              .attempt(Update.decode(update), MUCH, Attempt.Early.WAITS, AttemptTest::always)
              .brought();
    }
    return last;
  }

  private static void assertTooMuch(Document document, byte[] update)
      throws MalformedDataException {
    byte[] before = document.encodeState();
    int structs = document.structs();
    Attempt attempt =
        document.attempt(Update.decode(update), 10_000, Attempt.Early.WAITS, AttemptTest::always);
    assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.TOO_MUCH_WORK);
    assertThat(attempt.brought().work()).isBetween(10_000L, 11_000L);
    assertThat(document.encodeState()).isEqualTo(before);
    assertThat(document.structs()).isEqualTo(structs);
    Invariants.check(document);
  }

  @Test
  @DisplayName("[Y6] one client's items that compete for one place are given up, without a trace")
  void rightOrigins() throws Exception {
    assertTooMuch(new Document(1), HostileUpdates.rightOrigins(2_400));
    assertThat(brought(new Document(1), HostileUpdates.rightOrigins(100)).work())
        .isLessThan(20_000);
  }

  @Test
  @DisplayName("[Y6] two clients that write towards the front at one place are given up")
  void towardsTheFront() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.prepended(2_000, 5));
    assertTooMuch(document, HostileUpdates.prepended(2_000, 9));
  }

  @Test
  @DisplayName("[Y6] a key that is set as if it never had been, again and again, is given up")
  void oneKey() throws Exception {
    assertTooMuch(new Document(1), HostileUpdates.oneKey(2_000));
  }

  @Test
  @DisplayName("[Y6] a range that is deleted again and again over many structs is given up")
  void sameRange() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.deletedApart(2_000, 5));
    assertTooMuch(document, HostileUpdates.sameRange(2_000, 2_000, 5, 6));
  }

  @Test
  @DisplayName("[Y6] values that Yjs would join one by one, copying all each time, are given up")
  void values() throws Exception {
    assertTooMuch(new Document(1), HostileUpdates.values(5_000));
  }

  @Test
  @DisplayName(
      "[Y6] ten bytes that make Yjs clean formats around each of many letters are given up")
  void cleaning() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.formatted(2_000, 5));
    assertTooMuch(document, HostileUpdates.deleteFirst(2_000, 5));
  }

  @Test
  @DisplayName("[Y6] formats that go take the cleaning of their text once, not once for each")
  void cleaningOnce() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.formats(3_000, 50, 5));
    assertThat(brought(document, HostileUpdates.deleteFirst(2_999, 5)).work()).isLessThan(5_000);
  }

  @Test
  @DisplayName("[Y6] attributes that Yjs would copy at each of many letters are given up")
  void attributes() throws Exception {
    Document document = new Document(1);
    byte[] letters = HostileUpdates.chainFrom(2_000, 9, 5, 1_000);
    brought(document, HostileUpdates.formats(1_000, 1_000, 5), letters);
    byte[] before = document.encodeState();
    Update deletion = Update.decode(HostileUpdates.deleteFirst(1, 5));
    Attempt attempt = document.attempt(deletion, 100_000, Attempt.Early.WAITS, AttemptTest::always);
    assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.TOO_MUCH_WORK);
    assertThat(document.encodeState()).isEqualTo(before);
    Invariants.check(document);
  }

  @Test
  @DisplayName("[Y6] a text cut into very many pieces is given up")
  void pieces() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.text("a".repeat(40_000), 5));
    assertTooMuch(document, HostileUpdates.everySecond(20_000, 5));
  }

  @Test
  @DisplayName("[Y6] the depth of types, new clients and cuts are counted")
  void counted() throws Exception {
    assertThat(brought(new Document(1), HostileUpdates.deep(40)).depth()).isEqualTo(40);
    assertThat(brought(new Document(1), HostileUpdates.clients(300)).newClients()).isEqualTo(300);
    Document document = new Document(1);
    byte[] text = HostileUpdates.text("a".repeat(200), 5);
    assertThat(brought(document, text, HostileUpdates.everySecond(100, 5)).splits()).isEqualTo(199);
    assertThat(brought(document, text)).isEqualTo(Brought.NOTHING);
  }

  @Test
  @DisplayName("[Y6] so is what a list has a position for and no letter, wherever it says it lies")
  void listed() throws Exception {
    Document document = new Document(1);
    byte[] text = HostileUpdates.text("ab", 5);
    assertThat(brought(document, text).listed()).isEmpty();
    assertThat(brought(document, HostileUpdates.chainFrom(10, 9, 5)).listed()).containsExactly(9L);
    assertThat(brought(document, HostileUpdates.oneKey(10)).listed()).isEmpty();
    assertThat(brought(document, HostileUpdates.formats(3, 1, 7)).listed()).isEmpty();
  }

  @Test
  @DisplayName("[Y6] what is known is recognised without a trial, whatever the document is like")
  void known() throws Exception {
    Document document = new Document(1);
    byte[] letter = HostileUpdates.text("a", 77);
    brought(document, HostileUpdates.clients(20_000), letter, HostileUpdates.deleteFirst(1, 77));
    Update again = Update.decode(letter);
    Update deletion = Update.decode(HostileUpdates.deleteFirst(1, 77));
    long allocated =
        Allocation.of(
            () -> {
              for (Update update : List.of(again, deletion)) {
                assertThat(
                        document
                            .attempt(update, 0, Attempt.Early.WAITS, AttemptTest::never)
                            .outcome())
                    .isEqualTo(Attempt.Outcome.KNOWN);
              }
            });
    assertThat(allocated).isLessThan(8 * 1024);
  }

  @Test
  @DisplayName("[Y6] what is refused is told to nobody, and can still come")
  void toldToNobody() throws Exception {
    Document author = new Document(5);
    author.text("text").insert(0, "hello");
    author.map("map").set("key", new SharedMap());
    Document document = new Document(1);
    document.map("map").set("key", "mine");
    List<Object> told = new ArrayList<>();
    document.onUpdate(told::add);
    document.map("map").observeDeep(told::addAll);
    byte[] before = document.encodeState();
    byte[] update = author.encodeState();
    assertThat(
            document
                .attempt(Update.decode(update), MUCH, Attempt.Early.WAITS, AttemptTest::never)
                .accepted())
        .isFalse();
    assertThat(told).isEmpty();
    assertThat(document.encodeState()).isEqualTo(before);
    assertThat(document.map("map").get("key")).isEqualTo("mine");
    assertThat(document.map("map").size()).isEqualTo(1);
    assertThat(
            document
                .attempt(Update.decode(update), MUCH, Attempt.Early.WAITS, AttemptTest::always)
                .accepted())
        .isTrue();
    assertThat(told).isNotEmpty();
    assertThat(document.text("text")).hasToString("hello");
  }

  /** Five updates of a letter each, and one that deletes the fourth letter. */
  private static List<byte[]> lettersOneOfWhichGoes() {
    Document author = new Document(5);
    List<byte[]> updates = new ArrayList<>();
    author.onUpdate(updates::add);
    for (int i = 0; i < 5; i++) {
      author.text("text").insert(i, "x");
    }
    author.text("text").delete(3, 1);
    return updates;
  }

  @Test
  @DisplayName("[Y6] what waited still waits after what would have set it free was refused")
  void stillWaiting() throws Exception {
    List<byte[]> updates = lettersOneOfWhichGoes();
    Document document = new Document(1);
    for (byte[] update : updates.subList(1, 6)) {
      document.attempt(Update.decode(update), MUCH, Attempt.Early.WAITS, AttemptTest::always);
    }
    assertThat(document.pendingStructs()).isEqualTo(4);
    byte[] before = document.encodeState();
    document.attempt(
        Update.decode(updates.getFirst()), MUCH, Attempt.Early.WAITS, AttemptTest::never);
    assertThat(document.encodeState()).isEqualTo(before);
    assertThat(document.pendingStructs()).isEqualTo(4);
    document.attempt(
        Update.decode(updates.getFirst()), MUCH, Attempt.Early.WAITS, AttemptTest::always);
    assertThat(document.text("text")).hasToString("xxxx");
    assertThat(document.pendingStructs()).isZero();
  }

  @Test
  @DisplayName(
      "[Y6] what comes too early is left out where that is asked for, and the rest is news")
  void leftOut() throws Exception {
    List<byte[]> updates = lettersOneOfWhichGoes();
    Document document = new Document(1);
    byte[] gap = Updates.merge(List.of(updates.get(0), updates.get(3), updates.get(5)));
    Attempt attempt =
        document.attempt(Update.decode(gap), MUCH, Attempt.Early.LEFT_OUT, AttemptTest::always);
    assertThat(attempt.partly()).isTrue();
    assertThat(attempt.changed()).isTrue();
    assertThat(document.isIncomplete()).isFalse();
    assertThat(attempt.news()).isEqualTo(updates.getFirst());

    Attempt early =
        document.attempt(
            Update.decode(updates.get(3)), MUCH, Attempt.Early.LEFT_OUT, AttemptTest::always);
    assertThat(early.partly()).isTrue();
    assertThat(early.changed()).isFalse();
    assertThat(document.isIncomplete()).isFalse();
  }

  @Test
  @DisplayName(
      "[Y3] of two versions of an operation the one that can be integrated stands, as in Yjs")
  void twoVersions() throws Exception {
    Document missing = new Document(9);
    missing.text("text").insert(0, "z");
    Document author = new Document(7);
    author.text("text").insert(0, "a");
    Document forger = new Document(7);
    forger.text("text").insert(0, "a");
    forger.apply(Update.decode(missing.encodeState()));
    List<byte[]> forged = new ArrayList<>();
    forger.onUpdate(forged::add);
    forger.text("text").insert(forger.text("text").toString().indexOf('z') + 1, "QQQQQ");

    Document document = new Document(1);
    document.apply(Update.decode(author.encodeState()));
    document.apply(Update.decode(forged.getFirst()));
    assertThat(document.isIncomplete()).isTrue();
    author.text("text").insert(1, "b");
    document.apply(Update.decode(author.encodeState()));
    assertThat(document.text("text").toString()).startsWith("ab");
  }

  @Test
  @DisplayName("[Y6] the keys are known under which it changes something, also deep in a value")
  void changedKeys() throws Exception {
    Document page = new Document(2);
    SharedMap map = page.map("map");
    SharedMap card = new SharedMap();
    SharedMap deep = new SharedMap();
    SharedMap noted = new SharedMap();
    SharedText note = new SharedText();
    page.edit(
        transaction -> {
          for (String key : List.of("set", "gone", "same")) {
            map.set(key, new SharedMap());
          }
          map.set("deep", card);
          card.set("map", deep);
          map.set("text", noted);
          noted.set("note", note);
        });
    Document document = new Document(1);
    brought(document, page.encodeState());
    StateVector before = page.stateVector();
    page.edit(
        transaction -> {
          map.set("set", 1L);
          map.set("new", "value");
          map.delete("gone");
          deep.set("key", "value");
          note.insert(0, "words");
          page.map("other").set("key", true);
          page.text("letters").insert(0, "words");
        });
    List<Map<String, Set<String>>> told = new ArrayList<>();
    document.attempt(
        Update.decode(page.encodeState(before)),
        MUCH,
        Attempt.Early.LEFT_OUT,
        brought -> told.add(document.changedKeys()));

    assertThat(told)
        .containsExactly(
            Map.of("map", Set.of("set", "new", "gone", "deep"), "other", Set.of("key")));
  }

  @Test
  @DisplayName("[Y6] within a transaction, where nothing could be taken back, there is no attempt")
  void withinTransaction() throws Exception {
    Document document = new Document(1);
    Update update = Update.decode(HostileUpdates.text("a", 5));
    assertThatThrownBy(
            () ->
                document.edit(
                    transaction ->
                        document.attempt(update, MUCH, Attempt.Early.WAITS, AttemptTest::always)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName(
      "[Y7] a document that was cheap to come by may be dear to load, and that is foretold")
  void dearToLoad() throws Exception {
    Document document = new Document(1);
    brought(document, HostileUpdates.text("ab", 2), HostileUpdates.beforeEachOther(1, 3, 2));
    long work =
        brought(document, HostileUpdates.beforeEachOther(1_000, 5, 2)).work()
            + brought(document, HostileUpdates.chainFrom(1_000, 9, 3)).work();
    assertThat(work).isLessThan(5_000);
    assertThat(document.loadingWork(MUCH).units()).isGreaterThan(900_000);
    assertThat(document.loadingWork(5_000).units()).isBetween(5_001L, 6_000L);
    // The letters search, the chain is passed.
    assertThat(document.loadingWork(MUCH).byClient().get(5L)).isGreaterThan(900_000);
    assertThat(document.loadingWork(MUCH).byClient().get(9L)).isGreaterThan(900_000);
    try (Oracle oracle = new Oracle()) {
      Oracle.Answer yjs = oracle.ask("cost", "updates", List.of(document.encodeState()));
      assertThat(yjs.number("passed")).isGreaterThan(900_000);
    }
  }

  /** An operation. */
  private record Id(long client, long clock) {}

  /** A letter of a client, in the root text if it lies nowhere else. */
  private static byte[] letter(Id id, @Nullable Id left, @Nullable Id right) {
    LibEncoder out = new LibEncoder().writeVarUint(1).writeVarUint(1).writeVarUint(id.client());
    out.writeVarUint(id.clock());
    out.writeByte((left == null ? 0 : 0x80) | (right == null ? 0 : 0x40) | 4);
    for (Id neighbour : Stream.of(left, right).filter(Objects::nonNull).toList()) {
      out.writeVarUint(neighbour.client()).writeVarUint(neighbour.clock());
    }
    if (left == null && right == null) {
      out.writeVarUint(1).writeVarString("text");
    }
    return out.writeVarString("a").writeVarUint(0).toByteArray();
  }

  @Test
  @DisplayName("[Y7] loading takes at most what is told of it without loading, whatever comes")
  void boundOfLoading() throws Exception {
    int turnedRound = 0;
    int writtenOn = 0;
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      Document document = new Document(1);
      List<Id> ids = new ArrayList<>(List.of(new Id(2, 0), new Id(3, 0), new Id(4, 99)));
      brought(document, HostileUpdates.text("ab", 2), HostileUpdates.beforeEachOther(1, 3, 2));
      brought(document, HostileUpdates.beforeEachOther(100, 5, 2));
      brought(document, HostileUpdates.chainFrom(100, 4, 3));
      Map<Long, Id> rights = new HashMap<>();
      long before = document.loadingWork(MUCH).units();
      long bound = before;
      for (int step = 0; step < 40; step++) {
        long client = 10L + random.nextInt(4);
        Id id = new Id(client, document.clock(client));
        boolean on = id.clock() > 0 && random.nextBoolean();
        Id left = on ? new Id(client, id.clock() - 1) : any(ids, random);
        Id right = on ? rights.get(client) : any(ids, random);
        Update update = Update.decode(letter(id, left, right));
        boolean leans = update.leansOnLesser();
        boolean writesOn = document.isWrittenOnBy(update);
        int structs = document.structs();
        long added = added(document, update);
        assertThat(writesOn && added > 0).as("seed %d, step %d", seed, step).isFalse();
        long after = document.loadingWork(MUCH).units();
        bound = LoadingBound.with(bound, structs, added, added > 0 && leans);
        assertThat(after).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(bound);
        long inOrder = LoadingBound.with(before, structs, added, false);
        turnedRound += added > 0 && after > inOrder ? 1 : 0;
        writtenOn += writesOn ? 1 : 0;
        before = after;
        ids.add(id);
        rights.put(client, right);
      }
    }
    assertThat(turnedRound).as("those that the number of structs does not bound").isPositive();
    assertThat(writtenOn).isPositive();
  }

  /** Merges it in; how many structs the document has more for it. */
  private static long added(Document document, Update update) {
    List<Long> added = new ArrayList<>();
    document.attempt(
        update,
        MUCH,
        Attempt.Early.LEFT_OUT,
        brought -> added.add((long) document.newStructs() + brought.splits()));
    return added.getFirst();
  }

  private static @Nullable Id any(List<Id> ids, Random random) {
    return ids.isEmpty() || random.nextInt(6) == 0 ? null : ids.get(random.nextInt(ids.size()));
  }

  @Test
  @DisplayName("[Y7] the work of loading is at least what Yjs passes, in documents of any kind")
  void asYjsLoads() throws Exception {
    long all = 0;
    try (Oracle oracle = new Oracle()) {
      for (long seed = 1; seed <= 40; seed++) {
        Network network = new Network(4);
        for (int step = 0; step < 60; step++) {
          int who = step % 4;
          RandomEditor editor =
              new RandomEditor(network.document(who), seed * 100 + step, Set.of("xml", "several"));
          network.document(who).edit(transaction -> editor.edit());
        }
        network.assertEqual();
        Document document = network.document(0);
        long passed =
            oracle.ask("cost", "updates", List.of(document.encodeState())).number("passed");
        assertThat(document.loadingWork(MUCH).units())
            .as("seed %d", seed)
            .isBetween(passed, 16 * passed + 2_000);
        all += passed;
      }
    }
    assertThat(all).isPositive();
  }
}
