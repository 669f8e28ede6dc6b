package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.crdt.StateVector;
import io.charrette.crdt.Update;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.Layouts;
import io.charrette.live.loop.LiveLimits;
import io.charrette.sync.SyncProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a room's document takes and what it refuses, at the limits that hold by default. */
class HostedDocumentTest {
  private static final int DELETED = 1;
  private static final int STRING = 4;
  private static final int TYPE = 7;
  private static final int ANY = 8;
  private static final int NULL = 126;
  private static final int KEY = 0x20;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final int ORIGIN = 0x80;

  /** The bytes of a participant's frame. */
  private static final int FRAME = 64 * 1024;

  private final HostedDocument hosted = new HostedDocument(LiveLimits.defaults().document());

  HostedDocumentTest() {
    hosted.layout(Layouts.FIRST);
  }

  private static Verdict take(HostedDocument into, byte[] update) throws MalformedDataException {
    return into.take(Update.decode(update), update.length, null);
  }

  private void assertTaken(byte[] update) throws MalformedDataException {
    assertThat(take(hosted, update).excess()).isNull();
  }

  private void assertRefused(byte[] update, Verdict.Excess excess) throws MalformedDataException {
    byte[] before = hosted.encodedState().clone();
    Verdict verdict = take(hosted, update);
    assertThat(verdict.excess()).isEqualTo(excess);
    assertThat(verdict.changed()).isFalse();
    assertThat(hosted.document().encodeState()).isEqualTo(before);
  }

  private static LibEncoder block(int structs, long client, long clock) {
    return new LibEncoder()
        .writeVarUint(1)
        .writeVarUint(structs)
        .writeVarUint(client)
        .writeVarUint(clock);
  }

  private static byte[] text(String content, long client) {
    return block(1, client, 0)
        .writeByte(STRING)
        .writeVarUint(1)
        .writeVarString("pitch")
        .writeVarString(content)
        .writeVarUint(0)
        .toByteArray();
  }

  /** Structs of one client from a clock on, each of one operation. */
  private static byte[] structs(int count, long client, long clock, IntFunction<byte[]> struct) {
    LibEncoder out = block(count, client, clock);
    for (int i = 0; i < count; i++) {
      out.writeBytes(struct.apply(i));
    }
    return out.writeVarUint(0).toByteArray();
  }

  private static LibEncoder item(int content, long origin, long originClock) {
    return new LibEncoder()
        .writeByte(ORIGIN | content)
        .writeVarUint(origin)
        .writeVarUint(originClock);
  }

  @Test
  @DisplayName("[W40] items of one client that compete for one place are refused as too much work")
  void rightOrigins() throws Exception {
    assertTaken(text("a".repeat(3_000), 5));
    byte[] update = competing(6, 2_400);
    assertThat(update.length).isLessThan(FRAME);
    assertRefused(update, Verdict.Excess.WORK);
  }

  @Test
  @DisplayName("[W40] a document that would be dear to load is refused, although cheap to come by")
  void dearToLoad() throws Exception {
    assertTaken(text("ab", 2));
    assertTaken(beforeEachOther(1, 3));
    assertTaken(beforeEachOther(1_500, 5));
    byte[] chain = chain(9, 1_500, 0);
    assertRefused(chain, Verdict.Excess.LOADING);
    assertThat(hosted.document().loadingWork(Long.MAX_VALUE).units()).isLessThan(300_000);
  }

  @Test
  @DisplayName(
      "[W40] a letter that has Yjs load what is there in another order, and far dearer, is refused")
  void loadedInAnotherOrder() throws Exception {
    assertAllTaken(inCheapOrder());
    assertRefused(afterChain(), Verdict.Excess.LOADING);
    assertThat(hosted.document().loadingWork(Long.MAX_VALUE).units()).isLessThan(300_000);
  }

  @Test
  @DisplayName(
      "[W40] what came from elsewhere may have turned the order round: that is found out for what"
          + " comes next")
  void turnedRoundElsewhere() throws Exception {
    assertAllTaken(inCheapOrder());
    byte[] letter = afterChain();
    assertThat(hosted.apply(Update.decode(letter), letter.length).changed()).isTrue();
    assertRefused(text("more", 77), Verdict.Excess.LOADING);
  }

  @Test
  @DisplayName(
      "[W40] a deletion that has Yjs load the rest in another order, and far dearer, is refused,"
          + " but to facilitators")
  void turnedRoundByDeleting() throws Exception {
    assertAllTaken(
        List.of(text("ab", 2), beforeEachOther(1, 3), beforeEachOther(1_000, 5), pulling()));
    assertTaken(chain(9, 1_000, 0));
    byte[] deletion =
        new LibEncoder()
            .writeVarUint(0)
            .writeVarUint(1)
            .writeVarUint(20)
            .writeVarUint(1)
            .writeVarUint(0)
            .writeVarUint(1)
            .toByteArray();
    assertThat(take(hosted, deletion, "ana").excess()).isEqualTo(Verdict.Excess.LOADING);
    assertTaken(deletion);
    assertThat(hosted.document().loadingWork(Long.MAX_VALUE).units()).isGreaterThan(900_000);
  }

  private void assertAllTaken(List<byte[]> updates) throws MalformedDataException {
    for (byte[] update : updates) {
      assertTaken(update);
    }
  }

  /** The letters of client 5 are loaded before the chain of client 4. */
  private static List<byte[]> inCheapOrder() {
    return List.of(
        text("ab", 2), beforeEachOther(1, 3), beforeEachOther(1_000, 5), chain(4, 1_000, 0));
  }

  /** A letter of client 10 after the chain of client 4, which is loaded before it. */
  private static byte[] afterChain() {
    return structs(1, 10, 0, i -> item(STRING, 4, 999).writeVarString("x").toByteArray());
  }

  /** A card of client 20, in which lies what is loaded after the letters of client 5. */
  private static byte[] pulling() {
    return block(3, 20, 0)
        .writeByte(KEY | TYPE)
        .writeVarUint(1)
        .writeVarString("players")
        .writeVarString("k")
        .writeVarUint(1)
        .writeByte(KEY | ANY)
        .writeVarUint(0)
        .writeVarUint(20)
        .writeVarUint(0)
        .writeVarString("name")
        .writeVarUint(1)
        .writeByte(NULL)
        .writeByte(ORIGIN | RIGHT_ORIGIN | KEY | ANY)
        .writeVarUint(20)
        .writeVarUint(1)
        .writeVarUint(5)
        .writeVarUint(999)
        .writeVarUint(1)
        .writeByte(NULL)
        .writeVarUint(0)
        .toByteArray();
  }

  /**
   * Items of a client from a clock on that cannot be joined, each after the one before, the first
   * after client 3's letter.
   */
  private static byte[] chain(long client, int count, long clock) {
    return structs(
        count,
        client,
        clock,
        i -> {
          long before = clock + i - 1;
          LibEncoder item =
              before < 0
                  ? item(i % 2 == 0 ? STRING : DELETED, 3, 0)
                  : item(i % 2 == 0 ? STRING : DELETED, client, before);
          return (i % 2 == 0 ? item.writeVarString("c") : item.writeVarUint(1)).toByteArray();
        });
  }

  @Test
  @DisplayName("[W41] who makes a table dear to load cannot use up what others may make it cost")
  void shareOfLoading() throws Exception {
    for (byte[] update :
        List.of(
            text("ab", 2), beforeEachOther(1, 3), beforeEachOther(1_000, 5), chain(9, 100, 0))) {
      assertThat(take(hosted, update, "a").excess()).isNull();
    }
    assertThat(take(hosted, chain(9, 40, 100), "a").excess()).isNull();
    assertThat(take(hosted, chain(9, 100, 140), "a").excess()).isEqualTo(Verdict.Excess.LOADING);
    assertThat(hosted.document().loadingWork(Long.MAX_VALUE).units()).isGreaterThan(130_000);
    Document honest = new Document(77);
    List<byte[]> letters = new ArrayList<>();
    honest.onUpdate(letters::add);
    for (int i = 0; i < 300; i++) {
      honest.text("challenge").insert(0, "x");
    }
    int costs = 0;
    for (byte[] letter : letters) {
      Verdict verdict = take(hosted, letter, "b");
      assertThat(verdict.excess()).isNull();
      costs += verdict.work() > 0 ? 1 : 0;
      assertThat(verdict.work()).as("what measuring costs").isLessThan(3_000);
    }
    assertThat(costs).isPositive();
  }

  @Test
  @DisplayName("[W40] who types at a table that others have made dear is not charged for it")
  void typingAtDearTable() throws Exception {
    for (byte[] update : thatMakeItDear()) {
      assertTaken(update);
    }
    Document honest = new Document(77);
    honest.apply(Update.decode(hosted.encodedState()));
    List<byte[]> keys = new ArrayList<>();
    honest.onUpdate(keys::add);
    SharedText text = honest.text("challenge");
    for (int word = 0; word < 100; word++) {
      int at = text.length() / 2;
      text.insert(at, " ");
      for (int letter = 1; letter < 15; letter++) {
        text.insert(at + letter, "x");
      }
    }
    WorkShares work = new WorkShares(LiveLimits.Costs.DEFAULT.workPerSecond());
    for (int key = 0; key < keys.size(); key++) {
      Verdict verdict = take(hosted, keys.get(key), "b");
      assertThat(verdict.excess()).isNull();
      long now = key * 40L;
      work.spend("b", verdict.work(), now);
      assertThat(work.spent("b", now)).as("after %d keys", key).isLessThan(20_000);
    }
  }

  /** What makes a document so dear to load that it is measured with each struct that comes. */
  static List<byte[]> thatMakeItDear() {
    return List.of(
        text("ab", 2), beforeEachOther(1, 3), beforeEachOther(1_000, 5), chain(9, 240, 0));
  }

  /** Letters after the first letter of client 2, each before the one that came before it. */
  private static byte[] beforeEachOther(int count, long client) {
    return structs(
        count,
        client,
        0,
        i ->
            new LibEncoder()
                .writeByte(ORIGIN | RIGHT_ORIGIN | STRING)
                .writeVarUint(2)
                .writeVarUint(0)
                .writeVarUint(i == 0 ? 2 : client)
                .writeVarUint(i == 0 ? 1 : i - 1L)
                .writeVarString("b")
                .toByteArray());
  }

  @Test
  @DisplayName("[W40] values that a phone's Yjs would need minutes to join are refused")
  void values() throws Exception {
    byte[] update =
        structs(
            10_000,
            5,
            0,
            i ->
                (i == 0
                        ? new LibEncoder().writeByte(ANY).writeVarUint(1).writeVarString("pitch")
                        : item(ANY, 5, i - 1L))
                    .writeVarUint(1)
                    .writeByte(126)
                    .toByteArray());
    assertRefused(update, Verdict.Excess.WORK);
  }

  @Test
  @DisplayName(
      "[W50] a value that comes too early is left out, and holds up nobody who writes there")
  void valueTooEarly() throws Exception {
    byte[] value =
        structs(1, 9, 0, i -> item(ANY, 7, 4).writeVarUint(1).writeByte(126).toByteArray());
    Verdict early = take(hosted, value, "a");
    assertThat(early.partly()).isTrue();
    assertThat(early.changed()).isFalse();
    assertThat(take(hosted, text("Buses", 7), "b").isTaken()).isTrue();
    assertThat(take(hosted, value, "a").foreign()).isTrue();

    assertThat(take(hosted, text("Trams", 8), "b").excess()).isNull();
    byte[] known =
        structs(1, 10, 0, i -> item(ANY, 8, 4).writeVarUint(1).writeByte(126).toByteArray());
    assertThat(take(hosted, known, "a").foreign()).isTrue();
  }

  @Test
  @DisplayName("[W40] types nested deeper than a flipchart needs are refused")
  void depth() throws Exception {
    IntFunction<byte[]> map =
        i -> {
          LibEncoder out = new LibEncoder().writeByte(TYPE | KEY);
          if (i == 0) {
            out.writeVarUint(1).writeVarString("players");
          } else {
            out.writeVarUint(0).writeVarUint(5).writeVarUint(i - 1L);
          }
          return out.writeVarString("k").writeVarUint(1).toByteArray();
        };
    assertRefused(structs(9, 5, 0, map), Verdict.Excess.DEPTH);
    assertTaken(structs(8, 5, 0, map));
    // The ninth by itself is as deep.
    byte[] ninth =
        block(1, 6, 0)
            .writeByte(TYPE | KEY)
            .writeVarUint(0)
            .writeVarUint(5)
            .writeVarUint(7)
            .writeVarString("k")
            .writeVarUint(1)
            .writeVarUint(0)
            .toByteArray();
    assertRefused(ninth, Verdict.Excess.DEPTH);
  }

  @Test
  @DisplayName("[W40] so are more maps than a phone's Yjs makes in the time that loading may take")
  void types() throws Exception {
    int each = 2_500;
    Verdict verdict = Verdict.KNOWN;
    for (int frame = 0; verdict.excess() == null && frame < 20; frame++) {
      String keys = "k" + frame + "-";
      verdict =
          take(
              hosted,
              structs(
                  each,
                  100L + frame,
                  0,
                  i ->
                      new LibEncoder()
                          .writeByte(KEY | TYPE)
                          .writeVarUint(1)
                          .writeVarString("about")
                          .writeVarString(keys + i)
                          .writeVarUint(1)
                          .toByteArray()));
    }
    assertThat(verdict.excess()).isEqualTo(Verdict.Excess.LOADING);
  }

  @Test
  @DisplayName("[W40] what a table may hold can always be asked for: clients are bounded")
  void clients() throws Exception {
    long greatest = (1L << 53) - 1;
    int most = LiveLimits.Costs.DEFAULT.clients();
    LibEncoder many = new LibEncoder().writeVarUint(most);
    for (int i = 0; i < most; i++) {
      many.writeVarUint(1).writeVarUint(greatest - i).writeVarUint(0).writeByte(0).writeVarUint(1);
    }
    assertTaken(many.writeVarUint(0).toByteArray());
    assertRefused(text("one more", 7), Verdict.Excess.CLIENTS);
    Map<Long, Long> worst = new HashMap<>();
    hosted.stateVector().clocks().keySet().forEach(client -> worst.put(client, greatest));
    assertThat(SyncProtocol.step1(StateVector.of(worst))).hasSizeLessThan(FRAME);
  }

  private static Verdict take(HostedDocument into, byte[] update, String participant)
      throws MalformedDataException {
    return into.take(Update.decode(update), update.length, participant);
  }

  private static byte[] collected(int clients, long from) {
    LibEncoder out = new LibEncoder().writeVarUint(clients);
    for (int i = 0; i < clients; i++) {
      out.writeVarUint(1).writeVarUint(from + i).writeVarUint(0).writeByte(0).writeVarUint(1);
    }
    return out.writeVarUint(0).toByteArray();
  }

  @Test
  @DisplayName(
      "[W41] a participant introduces three fifths of the clients at most, others still some")
  void clientsOfParticipant() throws Exception {
    assertThat(take(hosted, collected(2_400, 10_000), "a").excess()).isNull();
    assertThat(take(hosted, collected(60, 20_000), "a").excess()).isEqualTo(Verdict.Excess.CLIENTS);
    assertThat(take(hosted, collected(480, 30_000), "b").excess()).isNull();
    assertThat(take(hosted, collected(60, 40_000), "b").excess()).isEqualTo(Verdict.Excess.CLIENTS);
    assertThat(take(hosted, text("honest", 5), "c").excess()).isNull();
    assertThat(take(hosted, text("honest", 5), "a")).isEqualTo(Verdict.KNOWN);
  }

  @Test
  @DisplayName("[W41] what somebody brings back to an empty table may be most of what it can hold")
  void broughtBack() throws Exception {
    Document page = new Document(3);
    page.text("pitch").insert(0, "x".repeat(310_000));
    assertThat(take(hosted, page.encodeState(), "a").excess()).isNull();
    page.text("pitch").insert(0, "y".repeat(30_000));
    assertThat(take(hosted, page.encodeState(), "a").excess()).isEqualTo(Verdict.Excess.BYTES);
    assertThat(take(hosted, text("z".repeat(30_000), 7), "b").excess()).isNull();
  }

  @Test
  @DisplayName("[W40] [B7] what a table took can be brought back by one phone, however dear it is")
  void dearBroughtBack() throws Exception {
    assertTaken(text("a".repeat(3_000), 5));
    for (int client = 6; client < 9; client++) {
      assertThat(take(hosted, competing(client, 200), "author " + client).excess()).isNull();
    }
    byte[] state = hosted.encodedState();
    HostedDocument anew = new HostedDocument(LiveLimits.defaults().document());
    assertThat(take(anew, state, "a").excess()).isEqualTo(Verdict.Excess.WORK);
    anew.comesBack(true);
    assertThat(take(anew, state, "a").excess()).isNull();
    assertThat(take(anew, competing(9, 2_400), "a").excess()).isEqualTo(Verdict.Excess.WORK);
  }

  /** Letters for the front of client 5's text, each before another letter of it. */
  private static byte[] competing(long client, int count) {
    return structs(
        count,
        client,
        0,
        i ->
            new LibEncoder()
                .writeByte(RIGHT_ORIGIN | STRING)
                .writeVarUint(5)
                .writeVarUint(i + 1L)
                .writeVarString("x")
                .toByteArray());
  }

  @Test
  @DisplayName("[W41] seats that fill a table one after the other leave everybody there their part")
  void seatsInSequence() throws Exception {
    hosted.people(Set.of("ana", "new"));
    Document ana = new Document(3);
    ana.text("challenge").insert(0, "a".repeat(20_000));
    assertThat(take(hosted, ana.encodeState(), "ana").excess()).isNull();
    for (int seat = 0; seat < 8; seat++) {
      fill("seat" + seat, 1_000_000L * (seat + 1));
    }
    List<byte[]> letters = new ArrayList<>();
    ana.onUpdate(letters::add);
    for (int i = 0; i < 1_000; i++) {
      ana.text("challenge").insert(20_000 + i, "x");
    }
    for (int i = 0; i < letters.size(); i++) {
      assertThat(take(hosted, letters.get(i), "ana").excess()).as("letter %d", i).isNull();
    }
    assertThat(take(hosted, text("I have just come", 5), "new").excess()).isNull();
    assertThat(take(hosted, collected(40, 90_000_000), "new").excess()).isNull();
  }

  /** Brings as much text, and as many clients, as somebody may. */
  private void fill(String seat, long client) throws MalformedDataException {
    long next = client;
    for (int size = 60_000; size > 10; size /= 2) {
      while (take(hosted, text("f".repeat(size), next), seat).excess() == null) {
        next++;
      }
    }
    for (int clients = 1_000; clients > 0; clients /= 2) {
      while (take(hosted, collected(clients, next), seat).excess() == null) {
        next += clients;
      }
    }
  }

  @Test
  @DisplayName(
      "[B7] who comes first to a table that was brought back may bring all that it can hold, once")
  void comesBackWhole() throws Exception {
    Document page = new Document(3);
    page.text("pitch").insert(0, "x".repeat(500_000));
    assertThat(take(hosted, page.encodeState(), "a").excess()).isEqualTo(Verdict.Excess.BYTES);
    hosted.comesBack(true);
    assertThat(take(hosted, page.encodeState(), "a").excess()).isNull();
    assertThat(take(hosted, text("mine", 7), "a").excess()).as("it was not theirs alone").isNull();

    HostedDocument other = new HostedDocument(LiveLimits.defaults().document());
    other.comesBack(true);
    assertThat(take(other, text("first", 7), "a").excess()).isNull();
    assertThat(take(other, page.encodeState(), "a").excess()).isEqualTo(Verdict.Excess.BYTES);
  }

  @Test
  @DisplayName("[W41] of what everybody brings back at once to an empty table only the news count")
  void allBringBack() throws Exception {
    Document table = new Document(3);
    table.text("pitch").insert(0, "x".repeat(300_000));
    for (int who = 0; who < 20; who++) {
      Document page = new Document(10 + who);
      page.apply(Update.decode(table.encodeState()));
      page.text("challenge").insert(0, "mine");
      assertThat(take(hosted, page.encodeState(), "person" + who).excess()).isNull();
    }
    assertThat(hosted.document().text("challenge").length()).isEqualTo(80);
  }

  @Test
  @DisplayName("[W41] an hour of letters counts for what they are, not for the frames they came in")
  void letters() throws Exception {
    HostedDocument small =
        new HostedDocument(
            new LiveLimits.ForDocument(
                16 * 1024, 10, 10, 10, LiveLimits.Costs.DEFAULT, Duration.ofSeconds(10)));
    Document page = new Document(3);
    List<byte[]> updates = new ArrayList<>();
    page.onUpdate(updates::add);
    for (int i = 0; i < 9_000; i++) {
      page.text("pitch").insert(i, "x");
    }
    for (byte[] update : updates) {
      assertThat(take(small, update, "a").excess()).isNull();
    }
  }

  @Test
  @DisplayName("[W40] a table full of clients makes no update dear, known or new")
  void fullTable() throws Exception {
    HostedDocument full =
        new HostedDocument(
            new LiveLimits.ForDocument(
                128 * 1024, 10, 10, 10, LiveLimits.Costs.DEFAULT, Duration.ofSeconds(10)));
    LibEncoder many = new LibEncoder().writeVarUint(3_900);
    for (int i = 0; i < 3_900; i++) {
      many.writeVarUint(1).writeVarUint(70_000L + i).writeVarUint(0).writeByte(0).writeVarUint(1);
    }
    many.writeVarUint(3_900);
    for (int i = 0; i < 3_900; i++) {
      many.writeVarUint(70_000L + i).writeVarUint(1).writeVarUint(0).writeVarUint(1);
    }
    byte[] clients = many.toByteArray();
    assertThat(take(full, clients).excess()).isNull();
    assertThat(take(full, text("fill".repeat(17_000), 5)).excess()).isNull();
    byte[] known = text("fill", 5);
    Verdict again = take(full, known);
    assertThat(again).isEqualTo(Verdict.KNOWN);
    for (int i = 0; i < 50; i++) {
      Verdict verdict = take(full, text("more".repeat(4_000), 100 + i));
      assertThat(verdict.excess()).isEqualTo(Verdict.Excess.BYTES);
      assertThat(verdict.work()).as("nothing was tried on a copy").isLessThan(50);
    }
  }

  @Test
  @DisplayName("[W40] ten minutes offline of twenty phones at one place meet no limit")
  void offline() throws Exception {
    Random random = new Random(3);
    List<Document> phones = new ArrayList<>();
    for (int who = 0; who < 20; who++) {
      Document phone = new Document(1_000_000L * (1 + random.nextInt(4_000)) + who);
      SharedText pitch = phone.text("pitch");
      for (int key = 0; key < 1_800; key++) {
        if (random.nextInt(5) == 0 && pitch.length() > 0) {
          pitch.delete(pitch.length() - 1, 1);
        } else {
          pitch.insert(random.nextInt(40) == 0 ? pitch.length() / 2 : pitch.length(), "x");
        }
      }
      phones.add(phone);
    }
    for (Document phone : phones) {
      assertThat(take(hosted, phone.encodeState(), "person" + phone.clientId()).excess()).isNull();
    }
    assertThat(hosted.document().text("pitch").length()).isGreaterThan(20_000);
  }

  @Test
  @DisplayName("[W40] twenty people who type, correct, paste and load the page anew meet no limit")
  void typing() throws Exception {
    Random random = new Random(4);
    List<byte[]> sent = new ArrayList<>();
    List<Document> phones = new ArrayList<>();
    long client = 1 << 20;
    for (int who = 0; who < 20; who++) {
      phones.add(opened(client++, sent));
    }
    for (int key = 0; key < 12_000; key++) {
      int who = random.nextInt(20);
      if (random.nextInt(300) == 0) {
        phones.set(who, opened(client++, sent));
      }
      sent.clear();
      edit(phones.get(who), random);
      for (byte[] update : List.copyOf(sent)) {
        assertThat(take(hosted, update, "person" + who).excess()).isNull();
        for (Document other : phones) {
          other.apply(Update.decode(update));
        }
      }
    }
    assertThat(hosted.document().text("pitch").length()).isGreaterThan(3_000);
  }

  /** A phone that has what the table has; what it changes from then on is added to a list. */
  private Document opened(long client, List<byte[]> sent) throws MalformedDataException {
    Document phone = new Document(client);
    phone.apply(Update.decode(hosted.encodedState()));
    phone.onUpdate(sent::add);
    return phone;
  }

  private static void edit(Document phone, Random random) {
    SharedText pitch = phone.text("pitch");
    int at = Math.min(pitch.length(), random.nextInt(30));
    switch (random.nextInt(20)) {
      case 0 -> pitch.insert(at, random.nextInt(60) == 0 ? "pasted ten ".repeat(900) : "word ");
      case 1, 2, 3 -> pitch.delete(0, Math.min(pitch.length(), 1));
      case 4 -> {
        SharedMap player = new SharedMap();
        phone.map("players").set("p" + random.nextInt(60), player);
        player.set("name", "Library");
        player.set("note", new SharedText());
      }
      default -> pitch.insert(at, "x");
    }
  }
}
