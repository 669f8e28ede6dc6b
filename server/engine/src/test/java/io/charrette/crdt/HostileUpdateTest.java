package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Updates that no honest client sends: each is refused, or does no harm, in bounded time. */
class HostileUpdateTest {
  private static final long SAFE = (1L << 53) - 1;
  private static final int STRING = 4;
  private static final int ANY = 8;
  private static final int TYPE = 7;
  private static final int ORIGIN = 0x80;
  private static final int RIGHT_ORIGIN = 0x40;

  /** The start of an update of one client with a number of structs. */
  private static LibEncoder block(long structs, long client, long clock) {
    return new LibEncoder()
        .writeVarUint(1)
        .writeVarUint(structs)
        .writeVarUint(client)
        .writeVarUint(clock);
  }

  private static LibEncoder inRoot(LibEncoder out, int content, String root) {
    return out.writeByte(content).writeVarUint(1).writeVarString(root);
  }

  private static byte[] withoutDeletions(LibEncoder out) {
    return out.writeVarUint(0).toByteArray();
  }

  private static Document document() {
    Document document = new Document(1);
    document.text("text").insert(0, "kept");
    return document;
  }

  /** How many bytes may be allocated to decode an update. */
  private static long bound(byte[] update) {
    return 64 * 1024 + (long) DecodeLimits.ALLOCATED_PER_BYTE * update.length;
  }

  private static void assertRefused(byte[] update, String reason) {
    Document document = document();
    byte[] before = document.encodeState();
    assertThat(
            Allocation.of(
                () ->
                    assertThatThrownBy(() -> document.apply(Update.decode(update)))
                        .isInstanceOf(MalformedDataException.class)
                        .hasMessageContaining(reason)))
        .isLessThan(bound(update));
    assertThat(document.encodeState()).isEqualTo(before);
  }

  private static void assertHarmless(byte[] update) throws MalformedDataException {
    assertThat(Allocation.of(() -> document().apply(Update.decode(update))))
        .isLessThan(2 * bound(update));
    Document document = document();
    document.apply(Update.decode(update));
    byte[] state = document.encodeState();
    Document copy = new Document(2);
    copy.apply(Update.decode(state));
    Invariants.check(document);
    Invariants.check(copy);
    assertThat(copy.text("text")).hasToString(document.text("text").toString());
    assertThat(copy.stateVector()).isEqualTo(document.stateVector());
    document.text("text").insert(0, "still ");
    assertThat(document.text("text").toString()).startsWith("still ");
  }

  @Test
  @DisplayName("a declared count of 2^31 structs in nine bytes allocates nothing")
  void hugeCount() {
    assertRefused(block(1L << 31, 5, 0).toByteArray(), "unexpected end");
    assertRefused(new LibEncoder().writeVarUint(SAFE).toByteArray(), "unexpected end");
    for (byte[] announcement : announcements()) {
      assertRefused(announcement, "");
    }
  }

  /** Counts and lengths of things that do not follow. */
  private static List<byte[]> announcements() {
    return List.of(
        inRoot(block(1, 5, 0), 2, "a").writeVarUint(SAFE).toByteArray(),
        inRoot(block(1, 5, 0), ANY, "a").writeVarUint(SAFE).toByteArray(),
        inRoot(block(1, 5, 0), ANY, "a")
            .writeVarUint(1)
            .writeByte(117)
            .writeVarUint(SAFE)
            .toByteArray(),
        inRoot(block(1, 5, 0), ANY, "a")
            .writeVarUint(1)
            .writeByte(118)
            .writeVarUint(SAFE)
            .toByteArray(),
        inRoot(block(1, 5, 0), 3, "a").writeVarUint(SAFE).writeByte(0).toByteArray(),
        inRoot(block(1, 5, 0), STRING, "a").writeVarUint(SAFE).writeByte(0).toByteArray(),
        new LibEncoder().writeVarUint(0).writeVarUint(SAFE).toByteArray(),
        new LibEncoder()
            .writeVarUint(0)
            .writeVarUint(1)
            .writeVarUint(1)
            .writeVarUint(SAFE)
            .toByteArray());
  }

  @Test
  @DisplayName("a collected struct of length 2^53 - 1 is refused, a great one does no harm")
  void hugeGc() throws Exception {
    byte[] huge = withoutDeletions(block(1, 5, 0).writeByte(0).writeVarUint(SAFE));
    assertRefused(huge, "number over");
    byte[] great = withoutDeletions(block(1, 5, 0).writeByte(0).writeVarUint(Integer.MAX_VALUE));
    assertHarmless(great);
    byte[] overflow =
        withoutDeletions(
            block(2, 5, SAFE - 1).writeByte(0).writeVarUint(1).writeByte(0).writeVarUint(5));
    assertRefused(overflow, "over");
    byte[] gap = withoutDeletions(block(1, 5, 5).writeByte(10).writeVarUint(SAFE));
    assertRefused(gap, "clock over");
  }

  @Test
  @DisplayName("[Y1] operations that would be joined to more than can be read again are refused")
  void joinedTooLong() throws Exception {
    int most = Integer.MAX_VALUE;
    assertHarmless(
        withoutDeletions(
            block(2, 5, 0).writeByte(0).writeVarUint(most - 1).writeByte(0).writeVarUint(1)));
    assertHarmless(withoutDeletions(deleted(deleted(block(2, 5, 0), 0, most - 1), most - 1, 1)));
    List<LibEncoder> tooLong =
        List.of(
            block(2, 5, 0).writeByte(0).writeVarUint(most).writeByte(0).writeVarUint(1),
            block(1, 5, most).writeByte(0).writeVarUint(1),
            deleted(deleted(block(2, 5, 0), 0, most), most, most),
            deleted(block(1, 5, most), most, 1),
            inRoot(block(1, 5, most), STRING, "text").writeVarString("a"),
            inRoot(block(2, 5, 0).writeByte(10).writeVarUint(most), STRING, "text")
                .writeVarString("a"));
    for (LibEncoder update : tooLong) {
      assertRefused(withoutDeletions(update), "operations over");
    }
  }

  /** Operations that were deleted and stand at the beginning, or behind the one before them. */
  private static LibEncoder deleted(LibEncoder update, long clock, long length) {
    if (clock == 0) {
      return inRoot(update, 1, "text").writeVarUint(length);
    }
    return update.writeByte(0x81).writeVarUint(5).writeVarUint(clock - 1).writeVarUint(length);
  }

  @Test
  @DisplayName("operations in a victim's name ahead of its clock wait, or count as the victim's")
  void aheadOfVictim() throws Exception {
    Document document = document();
    byte[] ahead =
        withoutDeletions(inRoot(block(1, 9, 1000), STRING, "text").writeVarString("ahead"));
    assertThat(document.apply(Update.decode(ahead))).isEqualTo(new Applied(true, true));
    assertThat(document.text("text")).hasToString("kept");

    Document victim = new Document(9);
    victim.text("text").insert(0, "mine");
    assertThat(document.apply(Update.decode(victim.encodeState())).changed()).isTrue();
    assertThat(document.text("text").toString()).contains("mine", "kept").doesNotContain("ahead");
    assertThat(document.pendingStructs()).isEqualTo(1);
  }

  @Test
  @DisplayName("operations in the name of this replica make it take another client id")
  void ownClient() throws Exception {
    Document document = document();
    byte[] mine = withoutDeletions(inRoot(block(1, 1, 4), STRING, "text").writeVarString("not me"));
    document.apply(Update.decode(mine));
    assertThat(document.clientId()).isNotEqualTo(1);
    document.text("text").insert(0, "me ");
    Document copy = new Document(3);
    copy.apply(Update.decode(document.encodeState()));
    assertThat(copy.text("text")).hasToString(document.text("text").toString());
  }

  @Test
  @DisplayName("20,000 nested arrays of an any value are refused")
  void deepAny() {
    LibEncoder out = inRoot(block(1, 5, 0), ANY, "a").writeVarUint(1);
    for (int i = 0; i < 20_000; i++) {
      out.writeByte(117).writeVarUint(1);
    }
    assertRefused(withoutDeletions(out.writeByte(126)), "nested too deep");
    String json = "[".repeat(20_000) + "]".repeat(20_000);
    LibEncoder embed = inRoot(block(1, 5, 0), 5, "a").writeVarString(json);
    assertRefused(withoutDeletions(embed), "nested too deep");
  }

  @Test
  @DisplayName("100,000 nested types can be integrated, deleted, collected and read")
  void deepTypes() throws Exception {
    int depth = 100_000;
    LibEncoder out = inRoot(block(depth, 5, 0), TYPE, "array").writeVarUint(0);
    for (int i = 1; i < depth; i++) {
      out.writeByte(TYPE).writeVarUint(0).writeVarUint(5).writeVarUint(i - 1).writeVarUint(0);
    }
    Document document = new Document(1);
    document.apply(Update.decode(withoutDeletions(out)));
    assertThat(document.stateVector().clock(5)).isEqualTo(depth);
    assertThat(document.array("array").toJson()).isNotNull();
    document.array("array").delete(0, 1);
    assertThat(document.array("array").length()).isZero();
    assertThat(document.encodeState().length).isLessThan(60);
  }

  @Test
  @DisplayName("an item that refers to itself or its own future is refused")
  void selfReference() {
    byte[] origin =
        withoutDeletions(
            block(1, 5, 3)
                .writeByte(ORIGIN | STRING)
                .writeVarUint(5)
                .writeVarUint(3)
                .writeVarString("x"));
    assertRefused(origin, "future");
    byte[] rightOrigin =
        withoutDeletions(
            block(1, 5, 3)
                .writeByte(RIGHT_ORIGIN | STRING)
                .writeVarUint(5)
                .writeVarUint(99)
                .writeVarString("x"));
    assertRefused(rightOrigin, "future");
    byte[] parent =
        withoutDeletions(
            block(1, 5, 3)
                .writeByte(STRING)
                .writeVarUint(0)
                .writeVarUint(5)
                .writeVarUint(3)
                .writeVarString("x"));
    assertRefused(parent, "future");
  }

  @Test
  @DisplayName("the same client twice in an update is refused")
  void duplicateBlocks() {
    LibEncoder out = new LibEncoder().writeVarUint(2);
    for (int i = 0; i < 2; i++) {
      out.writeVarUint(1).writeVarUint(5).writeVarUint(i).writeByte(0).writeVarUint(1);
    }
    assertRefused(withoutDeletions(out), "client 5 twice");
  }

  @Test
  @DisplayName("a million pending structs are integrated, written and merged in linear time")
  void millionPending() throws Exception {
    int count = 1_000_000;
    LibEncoder out = block(count, 5, 1);
    for (int i = 0; i < count; i++) {
      out.writeByte(0).writeVarUint(1);
    }
    byte[] update = withoutDeletions(out);
    assertThatThrownBy(
            () -> Update.decode(update, 0, update.length, new DecodeLimits(10, 1000, 1000)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("more than 1000 structs");
    byte[] missing = withoutDeletions(block(1, 5, 0).writeByte(0).writeVarUint(1));
    long allocated =
        Allocation.of(
            () -> {
              Document document = document();
              assertThat(document.apply(Update.decode(update)).pending()).isTrue();
              assertThat(document.pendingStructs()).isEqualTo(count);
              assertThat(document.apply(Update.decode(update)))
                  .isEqualTo(new Applied(false, false));
              assertThat(document.encodeState().length).isGreaterThan(10);
              document.apply(Update.decode(missing));
              assertThat(document.pendingStructs()).isZero();
              assertThat(document.stateVector().clock(5)).isEqualTo(count + 1);
            });
    assertThat(allocated).as("twice decoded, once written").isLessThan(4 * bound(update));
  }

  @Test
  @DisplayName("text that is not UTF-8 is refused")
  void notUtf8() {
    byte[][] bad = {
      {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xFF}, {'a', -2}
    };
    for (byte[] text : bad) {
      byte[] update = withoutDeletions(inRoot(block(1, 5, 0), STRING, "text").writeVarBytes(text));
      assertRefused(update, "not UTF-8");
    }
  }

  @Test
  @DisplayName("0x2A, a gap with a flag, is refused by every path alike")
  void gapWithFlag() {
    byte[] update = withoutDeletions(block(1, 5, 0).writeByte(0x2A).writeVarUint(1));
    assertRefused(update, "a gap with flags");
    assertThatThrownBy(() -> Updates.diff(update, StateVector.EMPTY))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Updates.stateVector(update))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  @DisplayName("empty structs, unknown contents, types and parents, and trailing bytes are refused")
  void nonsense() {
    assertRefused(
        withoutDeletions(inRoot(block(1, 5, 0), STRING, "a").writeVarString("")), "empty struct");
    assertRefused(withoutDeletions(block(1, 5, 0).writeByte(0).writeVarUint(0)), "empty struct");
    assertRefused(withoutDeletions(inRoot(block(1, 5, 0), 11, "a")), "unknown content");
    assertRefused(
        withoutDeletions(inRoot(block(1, 5, 0), TYPE, "a").writeVarUint(7)), "number over 6");
    assertRefused(
        withoutDeletions(block(1, 5, 0).writeByte(STRING).writeVarUint(2)), "number over 1");
    assertRefused(
        withoutDeletions(inRoot(block(1, 5, 0), ANY, "a").writeVarUint(1).writeByte(115)),
        "unknown tag");
    assertRefused(
        withoutDeletions(inRoot(block(1, 5, 0), 5, "a").writeVarString("{broken")), "JSON");
    assertRefused(new byte[] {0, 0, 0}, "bytes too many");
    assertRefused(new byte[] {}, "unexpected end");
    byte[] clock = new byte[12];
    java.util.Arrays.fill(clock, (byte) 0xFF);
    assertRefused(clock, "2^53");
  }

  @Test
  @DisplayName("neighbours in different types, and parents that are no types, do no harm")
  void wrongNeighbours() throws Exception {
    byte[] mixed =
        withoutDeletions(
            inRoot(inRoot(block(4, 5, 0), STRING, "text").writeVarString("one"), STRING, "other")
                .writeVarString("two")
                .writeByte(ORIGIN | RIGHT_ORIGIN | STRING)
                .writeVarUint(5)
                .writeVarUint(1)
                .writeVarUint(5)
                .writeVarUint(4)
                .writeVarString("between")
                .writeByte(STRING)
                .writeVarUint(0)
                .writeVarUint(5)
                .writeVarUint(0)
                .writeVarString("in no type"));
    assertHarmless(mixed);
    byte[] reversed =
        withoutDeletions(
            inRoot(block(2, 5, 0), STRING, "text")
                .writeVarString("abc")
                .writeByte(ORIGIN | RIGHT_ORIGIN | STRING)
                .writeVarUint(5)
                .writeVarUint(2)
                .writeVarUint(5)
                .writeVarUint(0)
                .writeVarString("x"));
    assertHarmless(reversed);
  }

  @Test
  @DisplayName("a struct that overlaps known ones of other content does no harm")
  void overlap() throws Exception {
    Document document = document();
    document.apply(
        Update.decode(
            withoutDeletions(inRoot(block(1, 5, 0), STRING, "text").writeVarString("abc"))));
    byte[] other =
        withoutDeletions(
            inRoot(block(1, 5, 0), ANY, "map")
                .writeVarUint(5)
                .writeBytes(new byte[] {126, 126, 126, 126, 126}));
    document.apply(Update.decode(other));
    assertThat(document.stateVector().clock(5)).isEqualTo(5);
    Invariants.check(document);
    Document copy = new Document(3);
    copy.apply(Update.decode(document.encodeState()));
    assertThat(copy.stateVector()).isEqualTo(document.stateVector());
  }

  @Test
  @DisplayName("what continues a known struct lies where that lies, whatever it says of itself")
  void overlapInAnotherType() throws Exception {
    Document document = document();
    document.map("map").set("a", 1);
    byte[] inText =
        withoutDeletions(inRoot(block(1, 1, 4), STRING, "text").writeVarString("not me"));
    document.apply(Update.decode(inText));
    Invariants.check(document);
    document.text("text").insert(document.text("text").length(), "!");
    assertThat(document.text("text")).hasToString("kept!");
    assertThat(document.map("map").get("a")).isEqualTo("e");
  }

  @Test
  @DisplayName("what continues a known struct does not wait for what only its start refers to")
  void overlapOfUnknownParent() throws Exception {
    Document document = document();
    byte[] inUnknown =
        withoutDeletions(
            block(1, 1, 2)
                .writeByte(STRING)
                .writeVarUint(0)
                .writeVarUint(77)
                .writeVarUint(0)
                .writeVarString("longer"));
    assertThat(document.apply(Update.decode(inUnknown)).pending()).isFalse();
    assertThat(document.text("text")).hasToString("keptnger");
    Document copy = new Document(2);
    copy.apply(Update.decode(document.encodeState()));
    assertThat(copy.stateVector()).isEqualTo(document.stateVector());
  }

  @Test
  @DisplayName(
      "what waits is not forgotten when that comes which something else no longer waits for")
  void waitingNoLonger() throws Exception {
    Document document = document();
    byte[] collected = withoutDeletions(block(1, 5, 0).writeByte(0).writeVarUint(2));
    byte[] waiting =
        withoutDeletions(
            block(1, 5, 0)
                .writeByte(ORIGIN | STRING)
                .writeVarUint(7)
                .writeVarUint(0)
                .writeVarString("a"));
    byte[] afterGap = withoutDeletions(block(1, 5, 3).writeByte(0).writeVarUint(1));
    byte[] awaited = withoutDeletions(inRoot(block(1, 7, 0), STRING, "text").writeVarString("x"));
    byte[] gap = withoutDeletions(block(1, 5, 2).writeByte(0).writeVarUint(1));
    for (byte[] update : List.of(waiting, collected, afterGap, awaited)) {
      document.apply(Update.decode(update));
    }
    assertThat(document.pendingStructs()).isEqualTo(1);
    document.apply(Update.decode(gap));
    assertThat(document.stateVector().clock(5)).isEqualTo(4);
    assertThat(document.pendingStructs()).isZero();
  }

  @Test
  @DisplayName("bytes changed at random are refused or do no harm")
  void randomBytes() throws Exception {
    Document source = new Document(77);
    RandomEditor editor = new RandomEditor(source, 1, java.util.Set.of("formats", "xml"));
    for (int i = 0; i < 200; i++) {
      source.edit(transaction -> editor.edit());
    }
    byte[] valid = source.encodeState();
    Random random = new Random(42);
    int accepted = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] changed = valid.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      Document document = document();
      byte[] before = document.encodeState();
      try {
        document.apply(Update.decode(changed));
        accepted++;
      } catch (MalformedDataException refused) {
        assertThat(document.encodeState()).isEqualTo(before);
        continue;
      }
      Document copy = new Document(3);
      copy.apply(Update.decode(document.encodeState()));
      assertThat(copy.stateVector()).isEqualTo(document.stateVector());
      assertThat(Shape.of(document)).isNotEmpty();
      Invariants.check(document);
    }
    assertThat(accepted).isBetween(1, 2_999);
  }

  @Test
  @DisplayName("a text of a megabyte in one struct is split and deleted piece by piece in time")
  void longText() throws Exception {
    byte[] bytes = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
    byte[] text = withoutDeletions(inRoot(block(1, 5, 0), STRING, "text").writeVarBytes(bytes));
    LibEncoder deletions =
        new LibEncoder().writeVarUint(0).writeVarUint(1).writeVarUint(5).writeVarUint(10_000);
    for (int i = 0; i < 10_000; i++) {
      deletions.writeVarUint(i * 100L).writeVarUint(1);
    }
    byte[] update = deletions.toByteArray();
    long allocated =
        Allocation.of(
            () -> {
              Document document = new Document(1);
              document.apply(Update.decode(text));
              document.apply(Update.decode(update));
              assertThat(document.text("text").length()).isEqualTo((1 << 20) - 10_000);
            });
    assertThat(allocated).isLessThan(16L * text.length + 2 * bound(update));
  }
}
