package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.oracle.Oracle;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
  private static final int KEYS = 3000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  @DisplayName("a text typed here with corrections is encoded byte for byte as one typed in Yjs")
  void typedTextIsEncodedAsYjsEncodesIt(long seed) {
    Random random = new Random(seed);
    Document document = new Document(7);
    SharedText text = document.text("text");
    StringBuilder program = new StringBuilder();
    int at = 0;
    for (int key = 0; key < KEYS; key++) {
      if (random.nextInt(20) == 0) {
        at = random.nextInt(text.length() + 1);
      }
      if (at > 0 && random.nextInt(5) < 2) {
        at--;
        text.delete(at, 1);
        program.append("roots.text.delete(%d, 1)\n".formatted(at));
      } else {
        text.insert(at, "x");
        program.append("roots.text.insert(%d, 'x')\n".formatted(at));
        at++;
      }
    }
    try (Oracle oracle = new Oracle()) {
      oracle.ask("create", "doc", "typed", "client", 7);
      oracle.ask("run", "doc", "typed", "program", program.toString());
      assertThat(document.encodeState())
          .isEqualTo(oracle.ask("state", "doc", "typed").bytes("update"));
    }
  }
}
