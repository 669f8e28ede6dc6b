package io.charrette.live.loop;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A moment of a table's past, in brief.
 *
 * @param at epoch milliseconds
 */
public record PastMoment(long at, Brief brief) {
  private static final Logger LOG = LoggerFactory.getLogger(PastMoment.class);
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

  /** A moment as the journal keeps it; none, and a line in the log, when its note is damaged. */
  public static Optional<PastMoment> read(Journal.Moment moment) {
    try {
      Brief brief = JSON.readValue(moment.note(), Brief.class);
      if (brief != null) {
        return Optional.of(new PastMoment(moment.at(), brief));
      }
      return unreadable(moment, "nothing");
    } catch (IOException e) {
      return unreadable(moment, e + "");
    }
  }

  private static Optional<PastMoment> unreadable(Journal.Moment moment, String found) {
    LOG.atWarn()
        .addKeyValue("event", "moment.unreadable")
        .log("The moment {} is left out, its note is damaged: {}", moment.at(), found);
    return Optional.empty();
  }
}
