package io.charrette.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.crdt.Document;
import io.charrette.crdt.StateVector;
import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncMessageTest {
  private Oracle oracle;

  @BeforeAll
  void start() {
    oracle = new Oracle();
  }

  @AfterAll
  void stop() {
    oracle.close();
  }

  @BeforeEach
  void create() {
    oracle.ask("create", "doc", "yjs", "client", 1000);
  }

  private static SyncMessage decode(byte[] frame) throws MalformedDataException {
    return SyncMessage.decode(frame, DecodeLimits.DEFAULT);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  @DisplayName("[W1] step 1 and step 2 bring a document of ours and one of y-protocols together")
  void handshake() throws Exception {
    Document ours = new Document(1);
    ours.text("text").insert(0, "ours ");
    byte[] change =
        oracle
            .ask("run", "doc", "yjs", "program", "roots.text.insert(0, 'theirs ')")
            .list("updates")
            .getFirst();

    byte[] answer =
        oracle
            .ask("sync", "doc", "yjs", "message", SyncProtocol.step1(ours.stateVector()))
            .bytes("answer");
    assertThat(decode(answer)).isInstanceOf(SyncMessage.SyncStep2.class);
    if (decode(answer) instanceof SyncMessage.SyncStep2 step2) {
      assertThat(step2.bytes()).isEqualTo(change);
      ours.apply(step2.update());
    }

    SyncMessage theirs = decode(oracle.ask("syncStep1", "doc", "yjs").bytes("message"));
    assertThat(theirs).isInstanceOf(SyncMessage.SyncStep1.class);
    if (theirs instanceof SyncMessage.SyncStep1 step1) {
      assertThat(step1.state().clock(1000)).isEqualTo(7);
      byte[] missing = SyncProtocol.step2(ours.encodeState(step1.state()));
      assertThat(oracle.ask("sync", "doc", "yjs", "message", missing).get("answer")).isNull();
    }
    Document copy = new Document(2);
    copy.onUpdate(
        update -> oracle.ask("sync", "doc", "yjs", "message", SyncProtocol.update(update)));
    copy.text("text").insert(0, "third ");
    ours.apply(io.charrette.crdt.Update.decode(oracle.ask("state", "doc", "yjs").bytes("update")));
    assertThat(ours.text("text").toString()).contains("ours ", "theirs ", "third ");
    assertThat(oracle.ask("state", "doc", "yjs").bytes("update")).isEqualTo(ours.encodeState());
  }

  @Test
  @DisplayName("the other messages of y-protocols are decoded")
  void others() throws Exception {
    assertThat(decode(SyncProtocol.queryAwareness())).isEqualTo(new SyncMessage.QueryAwareness());
    assertThat(decode(bytes("0200026e6f"))).isEqualTo(new SyncMessage.Auth("no"));
    assertThat(decode(SyncProtocol.step1(new Document().stateVector())))
        .isEqualTo(new SyncMessage.SyncStep1(StateVector.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "04",
        "0003",
        "00",
        "0001",
        "000105",
        "00000000",
        "0000020100",
        "0001010000",
        "000205ffffffff0f",
        "010101",
        "0300",
        "6480",
        "0201",
        "ffffffffffffffffffff01"
      })
  @DisplayName("messages that are not whole, or more than whole, are malformed")
  void malformed(String hex) {
    byte[] frame = bytes(hex);
    assertThatThrownBy(() -> decode(frame)).isInstanceOf(MalformedDataException.class);
  }
}
