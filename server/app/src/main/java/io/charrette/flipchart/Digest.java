package io.charrette.flipchart;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A flipchart in brief: what of SPEC W6 can be read from it.
 *
 * @param challenge cut at {@link #TEXT_LENGTH}
 * @param pitch cut at {@link #TEXT_LENGTH}
 * @param players how many
 * @param partnerships how many
 * @param stars how many, over all players
 * @param sectors how many players of each sector that has any
 * @param top the players with the most stars, at most {@link #TOP_PLAYERS}, all starred
 */
public record Digest(
    String challenge,
    @Nullable ChallengeSource challengeSource,
    String pitch,
    String presenter,
    boolean ready,
    int players,
    int partnerships,
    int stars,
    SequencedMap<String, Integer> sectors,
    List<TopPlayer> top) {

  /** Where texts are cut, UTF-16 code units. */
  public static final int TEXT_LENGTH = 4_000;

  /** How many of the players a digest names. */
  public static final int TOP_PLAYERS = 5;

  /**
   * A player who has risen to the top.
   *
   * @param sector the id of a sector, or empty
   */
  public record TopPlayer(String name, String sector, int stars) {}

  public Digest {
    sectors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(sectors));
    top = List.copyOf(top);
  }

  /** The digest of a flipchart. */
  public static Digest of(Flipchart flipchart) {
    SequencedMap<String, Integer> sectors = new LinkedHashMap<>();
    for (Player player : flipchart.players()) {
      if (!player.sector().isEmpty()) {
        sectors.merge(player.sector(), 1, Integer::sum);
      }
    }
    return new Digest(
        cut(flipchart.challenge(), TEXT_LENGTH),
        flipchart.challengeSource(),
        cut(flipchart.pitch(), TEXT_LENGTH),
        flipchart.presenter(),
        flipchart.ready(),
        flipchart.players().size(),
        flipchart.partnerships().size(),
        flipchart.stars(),
        sectors,
        flipchart.players().stream()
            .filter(player -> player.stars() > 0)
            .limit(TOP_PLAYERS)
            .map(player -> new TopPlayer(player.name(), player.sector(), player.stars()))
            .toList());
  }

  /** Cuts a text without cutting a character in half. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
