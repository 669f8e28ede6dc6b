package io.charrette.live.loop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.journal.Journal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastMomentTest {
  private static Journal.Moment noted(String note) {
    return new Journal.Moment(7, note.getBytes(US_ASCII), 1);
  }

  @Test
  void whatIsWrittenIsRead() {
    PastMoment.Brief brief =
        new PastMoment.Brief(
            PastMoment.Why.BEFORE_ERASING,
            "ana",
            List.of("bo"),
            Map.of("idea", 3),
            Map.of("questions", new PastMoment.OnCards(1, 2, 3)));
    assertThat(PastMoment.read(new Journal.Moment(7, brief.encode(), 1)))
        .contains(new PastMoment(7, brief));
  }

  @Test
  @DisplayName("[K4] what was noted before flipcharts had sheets is read as that of its sheets")
  void former() {
    String note =
        "{'why':'minute','challenge':1,'strategy':0,'pitch':3,'findings':4,'players':5,"
            + "'partnerships':6}";
    assertThat(PastMoment.read(noted(note.replace('\'', '"'))))
        .contains(
            new PastMoment(
                7,
                new PastMoment.Brief(
                    PastMoment.Why.MINUTE,
                    null,
                    List.of(),
                    Map.of("challenge", 1, "pitch", 3),
                    Map.of("players", new PastMoment.OnCards(5, 6, 4)))));
  }

  @Test
  void whatWasNotedBeforeAuthorsWereIsRead() {
    String note = "{'why':'before-erasing','eraser':'ana','words':{'idea':3},'cards':{}}";
    assertThat(PastMoment.read(noted(note.replace('\'', '"'))))
        .contains(
            new PastMoment(
                7,
                new PastMoment.Brief(
                    PastMoment.Why.BEFORE_ERASING, "ana", List.of(), Map.of("idea", 3), Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "{\"why\":\"unheard of\"}", "{\"words\":1}"})
  void aDamagedNoteTakesItsOwnMomentAwayAndNoOther(String note) {
    assertThat(PastMoment.read(noted(note))).isEmpty();
  }
}
