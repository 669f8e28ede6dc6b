package io.charrette.gateway.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Latest;
import io.charrette.message.StateMessages;
import io.charrette.workshop.PlayedWorkshop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LatestFramesTest {
  private final LatestFrames kept = new LatestFrames();
  private final List<String> handedOver = new ArrayList<>();

  private static ByteBuf frame(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  private void release() {
    kept.release(
        state -> handedOver.add("STATE"),
        (kind, frame) -> handedOver.add(kind + " " + frame.toString(US_ASCII)));
  }

  @Test
  @DisplayName("[W13] the last of each kind is kept, and handed over after the state")
  void lastOfEach() {
    kept.keep(Latest.QUESTION, frame("1"));
    kept.keep(Latest.SAVED, frame("2"));
    kept.keep(new StateMessages(PlayedWorkshop.withTables(1).state(), null).forScreen(0));
    kept.keep(Latest.QUESTION, frame("3"));

    release();

    assertThat(handedOver).containsExactly("STATE", "SAVED 2", "QUESTION 3");
  }

  @Test
  @DisplayName("[W13] what is kept is let go when a later one comes, or it was handed over")
  void references() {
    ByteBuf first = frame("1");
    ByteBuf last = frame("2");
    kept.keep(Latest.SAVED, first);
    assertThat(first.refCnt()).as("the caller's, and one that is kept").isEqualTo(2);

    kept.keep(Latest.SAVED, last);
    assertThat(first.refCnt()).as("the caller's").isOne();

    release();
    assertThat(last.refCnt()).as("the caller's").isOne();
  }
}
