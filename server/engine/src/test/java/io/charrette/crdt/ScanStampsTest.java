package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScanStampsTest {
  @Test
  @DisplayName("items find their places when the stamps of searches start anew")
  void startAnew() {
    List<byte[]> updates = new ArrayList<>();
    for (int client = 1; client <= 9; client++) {
      Document replica = new Document(client);
      replica.onUpdate(updates::add);
      replica.text("text").insert(0, "a" + client);
      replica.text("text").insert(1, "b" + client);
      replica.text("text").insert(0, "c" + client);
    }
    Document fresh = new Document(10);
    Document worn = new Document(11);
    for (byte[] update : updates) {
      worn.scanStamps().continueFrom(Integer.MAX_VALUE / 2 - 1);
      worn.apply(Replica.decode(update));
      fresh.apply(Replica.decode(update));
    }
    assertThat(worn.text("text")).hasToString(fresh.text("text").toString());
  }
}
