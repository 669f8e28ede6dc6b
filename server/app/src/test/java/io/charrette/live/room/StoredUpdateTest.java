package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.crdt.Document;
import io.charrette.encoding.MalformedDataException;
import io.charrette.workshop.Table;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredUpdateTest {
  private static byte[] update() {
    Document document = new Document();
    document.text("pitch").insert(0, "Words");
    return document.encodeState();
  }

  @Test
  @DisplayName("[K9] an entry of the first flipchart is the bare update, as it always was")
  void first() throws Exception {
    byte[] update = update();
    byte[] entry = new StoredUpdate(Table.WITH_WORKSHOP, update).encode();

    assertThat(entry).isEqualTo(update);
    assertThat(StoredUpdate.decode(entry).startedAt()).isEqualTo(Table.WITH_WORKSHOP);
    assertThat(StoredUpdate.decode(entry).update()).isEqualTo(update);
  }

  @Test
  @DisplayName("[K9] an entry of a later flipchart says of which, also if it is empty")
  void later() throws Exception {
    for (byte[] update : new byte[][] {update(), {0, 0}, {0, 1, 5, 1, 0, 3}}) {
      StoredUpdate read =
          StoredUpdate.decode(new StoredUpdate(1_800_000_000_000L, update).encode());

      assertThat(read.startedAt()).isEqualTo(1_800_000_000_000L);
      assertThat(read.update()).isEqualTo(update);
    }
  }

  @Test
  @DisplayName("[K9] neither an empty update nor one of deletions only is taken for the mark")
  void unmarked() throws Exception {
    for (byte[] update : new byte[][] {{0, 0}, {0, 1, 5, 1, 0, 3}}) {
      assertThat(StoredUpdate.decode(update).startedAt()).isEqualTo(Table.WITH_WORKSHOP);
      assertThat(StoredUpdate.decode(update).update()).isEqualTo(update);
    }
  }

  @Test
  @DisplayName("[K9] a mark without a time is malformed")
  void broken() {
    assertThatThrownBy(() -> StoredUpdate.decode(new byte[] {0, 0, (byte) 0x80}))
        .isInstanceOf(MalformedDataException.class);
  }
}
