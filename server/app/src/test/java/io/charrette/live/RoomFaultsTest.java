package io.charrette.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.StreamId;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a room in which something happens that should not. */
class RoomFaultsTest {
  @TempDir Path folder;
  private Bench bench;
  private Phone phone;
  private List<Phone> others;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
    phone = bench.phone(1);
    phone.type("pitch", "kept");
    phone.awaitSaved();
    others = IntStream.rangeClosed(2, Bench.TABLES).mapToObj(bench::phone).toList();
    others.forEach(Phone::settle);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void assertLoadedAnew() {
    assertThat(phone.socket.awaitClosed()).isEqualTo(CloseReason.TRY_AGAIN_LATER);
    bench.close(phone.socket);
    Phone back =
        new Phone(bench, bench.socket(1, Role.PARTICIPANT, "person-1", true), phone.document());
    back.type("pitch", " and more");
    back.awaitSaved();
    bench.phone(1).awaitText("pitch", "kept and more");
    for (Phone other : others) {
      other.type("pitch", "elsewhere");
      other.awaitSaved();
      assertThat(other.socket.isOpen()).isTrue();
    }
  }

  @Test
  @DisplayName("[W9] a room that fails at a message: try again later, and it is loaded anew")
  void message() {
    bench.fallBehind(phone.socket);
    // No gateway says that twice.
    bench.fallBehind(phone.socket);
    assertLoadedAnew();
  }

  @Test
  @DisplayName("[W9] a room that hears of an entry that is no update is loaded anew")
  void entry() {
    bench.journal.hear(StreamId.table(Bench.WORKSHOP, 1), new byte[] {1, 2, 3});
    assertLoadedAnew();
  }
}
