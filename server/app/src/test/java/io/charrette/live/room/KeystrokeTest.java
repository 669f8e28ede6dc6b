package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.flipchart.Layouts;
import io.charrette.live.loop.LiveLimits;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the limits of a flipchart cost who keeps to them. */
class KeystrokeTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int LETTERS = 500;

  /** Of which the engine, with decoding, needs half. */
  private static final long MOST_BYTES_A_LETTER = 4_000;

  @DisplayName("W41: a letter counts nothing anew, whatever is on the flipchart already")
  @ParameterizedTest
  @ValueSource(ints = {0, 500})
  void counted(int cards) throws MalformedDataException {
    HostedDocument hosted =
        new HostedDocument(
            LiveLimits.defaults().document(),
            new FreshWords(LiveLimits.defaults().history().erased()));
    hosted.layout(Layouts.FIRST);
    Set<String> people = new TreeSet<>();
    for (int person = 0; person < 20; person++) {
      people.add("person-" + person);
    }
    hosted.people(people);
    Document page = new Document();
    List<byte[]> updates = new ArrayList<>();
    page.onUpdate(updates::add);
    for (int card = 0; card < cards; card++) {
      String key = "card-" + card;
      page.edit(
          transaction -> {
            SharedMap entry = new SharedMap();
            page.map("players").set(key, entry);
            entry.set("name", key);
            page.map("stars").set(key + "/person-1", true);
          });
    }
    page.text("pitch").insert(0, ".");
    takeAll(hosted, updates);
    updates.clear();
    for (int letter = 0; letter < LETTERS; letter++) {
      page.text("pitch").insert(page.text("pitch").length(), "a");
    }
    takeAll(hosted, updates.subList(0, 1));
    long before = THREADS.getCurrentThreadAllocatedBytes();
    takeAll(hosted, updates.subList(1, LETTERS));
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes / (LETTERS - 1)).isLessThan(MOST_BYTES_A_LETTER);
  }

  private static void takeAll(HostedDocument hosted, List<byte[]> updates)
      throws MalformedDataException {
    for (byte[] update : updates) {
      Verdict verdict = hosted.take(Update.decode(update), update.length, "person-1");
      if (!verdict.changed()) {
        throw new AssertionError(verdict);
      }
    }
  }
}
