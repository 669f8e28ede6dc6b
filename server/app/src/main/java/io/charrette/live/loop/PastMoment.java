package io.charrette.live.loop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.journal.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    BEFORE_STARTING_AFRESH,
    /** Two tables became one right after it. */
    @JsonProperty("before-joining")
    BEFORE_JOINING
  }

  /**
   * How much there was.
   *
   * @param eraser who was about to erase something, as rooms know them; null where nobody was, or
   *     before that was noted
   * @param authors whose words it is kept for, in order: others than they have erased much since
   *     that no other moment is kept for
   * @param words of each field that has any
   * @param cards of each sheet with cards
   * @param fromStart whether it was kept by who has known the table since nothing was on it, so
   *     that nothing was if it is the first; of those kept before that was noted it is not known
   * @param joined when the table became one with the last of those whose words are known to be in
   *     it (SPEC M32), epoch milliseconds; 0 where none are known to be
   */
  public record Brief(
      Why why,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String eraser,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> authors,
      Map<String, Integer> words,
      Map<String, OnCards> cards,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean fromStart,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long joined) {
    public Brief {
      // It was not noted before.
      authors = authors == null ? List.of() : List.copyOf(authors);
      words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
      cards = Collections.unmodifiableMap(new LinkedHashMap<>(cards));
    }

    /** One of which nothing is known but what there is. */
    public Brief(
        Why why,
        @Nullable String eraser,
        List<String> authors,
        Map<String, Integer> words,
        Map<String, OnCards> cards) {
      this(why, eraser, authors, words, cards, false, 0);
    }

    /** The same, kept for the words of these as well. */
    public Brief saving(Set<String> moreAuthors) {
      List<String> all =
          Stream.concat(authors.stream(), moreAuthors.stream()).distinct().sorted().toList();
      return new Brief(why, eraser, all, words, cards, fromStart, joined);
    }

    /** The same, with what is known of the past before it. */
    public Brief with(boolean newFromStart, long newJoined) {
      return new Brief(why, eraser, authors, words, cards, newFromStart, newJoined);
    }

    public static Brief of(Flipchart flipchart, Why why, @Nullable String eraser) {
      Map<String, Integer> words = new LinkedHashMap<>();
      flipchart.texts().forEach((field, text) -> words.put(field, words(text)));
      Map<String, OnCards> cards = new LinkedHashMap<>();
      flipchart.cards().forEach((sheet, on) -> cards.put(sheet, OnCards.of(on)));
      return new Brief(why, eraser, List.of(), words, cards);
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

  /**
   * How much there was on a sheet with cards.
   *
   * @param count how many cards
   * @param links how many
   * @param words of all notes together
   */
  public record OnCards(int count, int links, int words) {
    private static OnCards of(Cards cards) {
      return new OnCards(
          cards.cards().size(),
          cards.links().size(),
          cards.notes().stream().mapToInt(note -> Brief.words(note.text())).sum());
    }
  }

  /** How much there was as it was noted before flipcharts had sheets. */
  private record FormerBrief(
      Why why,
      int challenge,
      int strategy,
      int pitch,
      int findings,
      int players,
      int partnerships) {
    Brief brief() {
      Map<String, Integer> words = new LinkedHashMap<>();
      words.put("challenge", challenge);
      words.put("strategy", strategy);
      words.put("pitch", pitch);
      words.values().removeIf(count -> count == 0);
      return new Brief(
          why,
          null,
          List.of(),
          words,
          Map.of("players", new OnCards(players, partnerships, findings)));
    }
  }

  /** A moment as the journal keeps it; none, and a line in the log, when its note is damaged. */
  public static Optional<PastMoment> read(Journal.Moment moment) {
    try {
      JsonNode note = JSON.readTree(moment.note());
      if (!note.isObject()) {
        return unreadable(moment, "no object");
      }
      Brief brief =
          note.has("words")
              ? JSON.treeToValue(note, Brief.class)
              : JSON.treeToValue(note, FormerBrief.class).brief();
      return Optional.of(new PastMoment(moment.at(), brief));
    } catch (IOException e) {
      return unreadable(moment, e + "");
    }
  }

  /** Whether a moment is kept for this reason. */
  public static boolean isKept(Journal.Moment moment, Why why) {
    return read(moment).filter(read -> read.brief().why() == why).isPresent();
  }

  private static Optional<PastMoment> unreadable(Journal.Moment moment, String found) {
    LOG.atWarn()
        .addKeyValue("event", "moment.unreadable")
        .log("The moment {} is left out, its note is damaged: {}", moment.at(), found);
    return Optional.empty();
  }
}
