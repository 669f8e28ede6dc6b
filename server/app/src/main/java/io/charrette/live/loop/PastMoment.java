package io.charrette.live.loop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A moment of a table's past, in brief.
 *
 * @param at epoch milliseconds
 */
public record PastMoment(long at, Brief brief) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Why a moment is kept. */
  public enum Why {
    /** A minute in which something changed was over. */
    @JsonProperty("minute")
    MINUTE,
    /** Much was deleted at once right after it. */
    @JsonProperty("before-erasing")
    BEFORE_ERASING,
    /** Something was brought back right after it. */
    @JsonProperty("before-restoring")
    BEFORE_RESTORING,
    /** The table was given an empty flipchart right after it. */
    @JsonProperty("before-starting-afresh")
    BEFORE_STARTING_AFRESH
  }

  /**
   * How much there was: of texts in words, of players and partnerships how many.
   *
   * @param findings of all sectors together
   */
  public record Brief(
      Why why,
      int challenge,
      int strategy,
      int pitch,
      int findings,
      int players,
      int partnerships) {
    public static Brief of(Flipchart flipchart, Why why) {
      return new Brief(
          why,
          words(flipchart.challenge()),
          words(flipchart.strategy()),
          words(flipchart.pitch()),
          flipchart.findings().values().stream().mapToInt(Brief::words).sum(),
          flipchart.players().size(),
          flipchart.partnerships().size());
    }

    private static int words(String text) {
      String stripped = text.strip();
      return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }

    /** As the journal keeps it beside the state. */
    public byte[] encode() {
      try {
        return JSON.writeValueAsBytes(this);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static PastMoment read(Journal.Moment moment) {
    try {
      return new PastMoment(moment.at(), JSON.readValue(moment.note(), Brief.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the note of a moment is damaged", e);
    }
  }
}
