package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.oracle.Oracle;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What honest use makes of each thing that is bounded, printed; and that it is far from the bounds
 * which a server sets (SPEC W40), and never dear in Yjs.
 */
class HonestLoadTest {
  /** A third of what a server that keeps to SPEC W40 allows. */
  private static final long WORK = 33_000;

  private static final long LOADING = 150_000;
  private static final int PENDING_DELETIONS = 666;
  private static final int DEPTH = 2;
  private static final int TEN_MINUTES = 600;
  private static final int KEYS_A_SECOND = 3;

  record Scene(String name, int people, Consumer<HonestTable> play) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Scene> scenes() {
    return List.of(
        new Scene("twenty at one place, the end", 20, table -> together(table, 1 << 20)),
        new Scene("twenty at one place, the front", 20, table -> together(table, 0)),
        new Scene("twenty offline at one place of an empty text", 20, table -> apart(table, 0)),
        new Scene("twenty offline in the middle of a text", 20, table -> apart(table, 2_000)),
        new Scene("twenty paste", 20, HonestLoadTest::paste),
        new Scene("an hour", 20, HonestLoadTest::hour));
  }

  /** All write at the same index, and hear each other within a second. */
  private static void together(HonestTable table, int index) {
    for (int key = 0; key < TEN_MINUTES * KEYS_A_SECOND; key++) {
      for (HonestTable.Phone phone : table.phones()) {
        if (key % 20 == 0) {
          phone.moveTo(index);
        }
        phone.press("pitch");
        if (table.random().nextInt(KEYS_A_SECOND) == 0) {
          phone.hear();
        }
      }
    }
  }

  private static void apart(HonestTable table, int before) {
    table.phones().getFirst().document.text("pitch").insert(0, "word ".repeat(before / 5));
    for (HonestTable.Phone phone : table.phones()) {
      phone.hear();
      phone.goOffline();
      phone.moveTo(before / 2);
      for (int key = 0; key < TEN_MINUTES * KEYS_A_SECOND; key++) {
        phone.press("pitch");
      }
    }
    table.phones().forEach(HonestTable.Phone::comeBack);
    table.phones().forEach(HonestTable.Phone::hear);
  }

  private static void paste(HonestTable table) {
    for (HonestTable.Phone phone : table.phones()) {
      phone.hear();
      SharedText text = phone.document.text("strategy");
      text.insert(text.length() / 2, "pasted ten chars ".repeat(600));
      text.delete(text.length() / 3, 4_000);
    }
  }

  /** Twenty people at ten texts and forty players; each loads the page anew every five minutes. */
  private static void hour(HonestTable table) {
    int people = table.phones().size();
    for (int second = 0; second < 3_600; second++) {
      for (int who = 0; who < people; who++) {
        HonestTable.Phone phone = table.phones().get(who);
        int at = (who + second / 120) % 11;
        if ((second + who * 15) % 300 == 299) {
          phone.reload();
        }
        if (at == 10) {
          phone.pressPlayer("p" + (who + second / 300) % 40);
        } else {
          phone.press("text" + at);
        }
        phone.hear();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  @DisplayName("[W40] what twenty honest people make of it stays below a third of each bound")
  void honest(Scene scene) {
    HonestTable table = new HonestTable(7, scene.people());
    scene.play().accept(table);
    Document room = table.room();
    assertThat(table.most().work()).isLessThan(WORK);
    assertThat(table.most().depth()).isLessThanOrEqualTo(DEPTH);
    assertThat(table.most().ranges()).isLessThan(PENDING_DELETIONS);
    assertThat(room.loadingWork(Long.MAX_VALUE).units()).isLessThan(LOADING);
    byte[] state = room.encodeState();
    try (Oracle oracle = new Oracle()) {
      Oracle.Answer cost = oracle.ask("cost", "updates", List.of(state), "tries", 5);
      System.out.printf(
          "%s: an update %s; the document: %d bytes, %d structs, %d clients, loading takes %d,"
              + " Yjs passes %s in %s us, %s%n",
          scene.name(),
          table.most(),
          state.length,
          room.structs(),
          room.clients(),
          room.loadingWork(Long.MAX_VALUE).units(),
          cost.get("passed"),
          cost.get("micros"),
          cost.get("thrown"));
      assertThat(cost.get("thrown")).isNull();
      assertThat(cost.number("passed"))
          .isLessThanOrEqualTo(room.loadingWork(Long.MAX_VALUE).units());
    }
  }
}
