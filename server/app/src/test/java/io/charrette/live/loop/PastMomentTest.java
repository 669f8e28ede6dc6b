package io.charrette.live.loop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastMomentTest {
  @Test
  void whatIsWrittenIsRead() {
    PastMoment.Brief brief = new PastMoment.Brief(PastMoment.Why.MINUTE, 1, 2, 3, 4, 5, 6);
    assertThat(PastMoment.read(new Journal.Moment(7, brief.encode(), 1)))
        .contains(new PastMoment(7, brief));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{\"why\":\"unheard of\"}"})
  void aDamagedNoteTakesItsOwnMomentAwayAndNoOther(String note) {
    assertThat(PastMoment.read(new Journal.Moment(7, note.getBytes(US_ASCII), 1))).isEmpty();
  }
}
