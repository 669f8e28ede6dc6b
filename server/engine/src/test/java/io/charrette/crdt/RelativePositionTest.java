package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelativePositionTest {
  private Oracle oracle;

  @BeforeAll
  void start() {
    oracle = new Oracle();
  }

  @AfterAll
  void stop() {
    oracle.close();
  }

  private @Nullable Object run(String program) {
    return oracle.ask("run", "doc", "yjs", "program", program).get("result");
  }

  private static int index(RelativePosition position, Document document) {
    RelativePosition.Absolute absolute = position.in(document);
    return absolute == null ? -1 : absolute.index();
  }

  @Test
  @DisplayName("positions are those of Yjs, encoded and resolved, while both edit")
  void asInYjs() throws Exception {
    oracle.ask("create", "doc", "yjs", "client", 1000);
    Document ours = new Document(5);
    SharedText text = ours.text("text");
    Random random = new Random(3);
    for (int round = 0; round < 30; round++) {
      text.insert(random.nextInt(text.length() + 1), "word" + round);
      int at = random.nextInt(text.length());
      text.delete(at, Math.min(2, text.length() - at));
      oracle.ask("apply", "doc", "yjs", "updates", List.of(ours.encodeState()));
      for (int association : new int[] {0, -1}) {
        int index = random.nextInt(text.length() + 1);
        RelativePosition position = RelativePosition.at(text, index, association);
        Object theirs =
            run(
                "return Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(roots.text, %d, %d))"
                    .formatted(index, association));
        assertThat(Shape.text(theirs)).isEqualTo(Shape.text(Shape.shape(position.encode())));
        assertThat(RelativePosition.decode(position.encode())).isEqualTo(position);
        assertThat(index(position, ours)).isEqualTo(index);
        run("roots.text.insert(0, '%d,')".formatted(round));
        run("roots.text.delete(3, 4)");
        ours.apply(Replica.decode(oracle.ask("state", "doc", "yjs").bytes("update")));
        Object moved =
            run(
                "return Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(new Uint8Array(Buffer.from('%s', 'base64'))), doc).index"
                    .formatted(Base64.getEncoder().encodeToString(position.encode())));
        assertThat((Object) (long) index(position, ours)).isEqualTo(moved);
      }
    }
  }

  @Test
  @DisplayName("a position at the end of a root or of a nested type stays at the end")
  void ends() throws Exception {
    Document document = new Document(1);
    SharedText root = document.text("text");
    SharedText nested = new SharedText();
    document.map("map").set("t", nested);
    for (SharedText text : List.of(root, nested)) {
      RelativePosition end = RelativePosition.at(text, 0);
      RelativePosition start = RelativePosition.at(text, 0, -1);
      text.insert(0, "abc");
      assertThat(index(RelativePosition.decode(end.encode()), document)).isEqualTo(3);
      assertThat(index(RelativePosition.decode(start.encode()), document)).isZero();
    }
    Document other = new Document(2);
    assertThat(RelativePosition.at(nested, 1).in(other)).isNull();
    document.map("map").delete("t");
    assertThat(RelativePosition.at(root, 1).in(document)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "03", "0001", "000000ffffffffff1f", "00000000ff", "0105"})
  @DisplayName("bytes that are no position are refused")
  void malformed(String hex) {
    assertThatThrownBy(() -> RelativePosition.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedDataException.class);
  }

  private static void assertAllRestored(SharedText text) throws MalformedDataException {
    for (int index = 0; index < text.length(); index++) {
      for (int association = -1; association < 2; association++) {
        RelativePosition position =
            RelativePosition.decode(RelativePosition.at(text, index, association).encode());
        assertThat(position.association()).isEqualTo(association);
        assertThat(position.in(text.document()))
            .isEqualTo(new RelativePosition.Absolute(text, index));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "abc", "2,1", "abc,1,xyz", "1,abc,z,y,x"})
  @DisplayName("every index of a text is restored, whatever items it is made of")
  void everyIndex(String inserted) throws Exception {
    SharedText text = new Document().text("text");
    for (String word : inserted.split(",", -1)) {
      text.insert(0, word);
    }
    assertAllRestored(text);
  }

  @Test
  @DisplayName("of what is inserted at a position, one tied to the right comes after it")
  void association() {
    Document document = new Document();
    SharedText text = document.text("text");
    text.insert(0, "12");
    RelativePosition right = RelativePosition.at(text, 1);
    RelativePosition left = RelativePosition.at(text, 1, -1);
    text.insert(1, "x");
    assertThat(index(right, document)).isEqualTo(2);
    assertThat(index(left, document)).isEqualTo(1);
  }

  @Test
  @DisplayName("a position whose surroundings were deleted stands where they were")
  void deleted() throws Exception {
    Document document = new Document();
    SharedText text = document.text("text");
    text.insert(0, "hello world");
    RelativePosition position = RelativePosition.at(text, 1);
    text.delete(0, 6);
    assertThat(index(position, document)).isZero();
    text.insert(0, "again ");
    text.insert(6, "the ");
    assertThat(index(position, document)).as("an insertion goes past what is deleted").isZero();
    Document copy = new Document();
    copy.apply(Update.decode(document.encodeState()));
    copy.text("text");
    assertThat(index(position, copy)).isZero();
  }
}
