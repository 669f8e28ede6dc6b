package io.charrette.message;

import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table in a {@code digests} message (SPEC W6). Texts are cut, see {@link Digest}.
 *
 * @param table its number, from 1
 * @param players how many
 * @param partnerships how many
 * @param stars how many, over all players
 * @param sectors how many players of each sector that has any
 * @param top the players with the most stars
 * @param lastEdit epoch milliseconds, null when nobody has edited
 * @param writing what is being written now, {@code challenge} or {@code pitch}
 * @param people how many participants are connected
 * @param help when the table called for help, epoch milliseconds
 */
public record TableDigest(
    int table,
    String challenge,
    @Nullable ChallengeSource challengeSource,
    String pitch,
    String presenter,
    boolean ready,
    int players,
    int partnerships,
    int stars,
    Map<String, Integer> sectors,
    List<Digest.TopPlayer> top,
    @Nullable Long lastEdit,
    @Nullable String writing,
    int people,
    @Nullable Long help) {
  public TableDigest {
    sectors = Collections.unmodifiableMap(new LinkedHashMap<>(sectors));
    top = List.copyOf(top);
  }

  /** What a flipchart is in brief, with what is not on it. */
  public static TableDigest of(
      int table,
      Digest flipchart,
      @Nullable Long lastEdit,
      @Nullable String writing,
      int people,
      @Nullable Long help) {
    return new TableDigest(
        table,
        flipchart.challenge(),
        flipchart.challengeSource(),
        flipchart.pitch(),
        flipchart.presenter(),
        flipchart.ready(),
        flipchart.players(),
        flipchart.partnerships(),
        flipchart.stars(),
        flipchart.sectors(),
        flipchart.top(),
        lastEdit,
        writing,
        people,
        help);
  }

  /** Its JSON, to be a part of any number of messages, see {@link ServerMessage.Digests#join}. */
  public String write() {
    return MessageJson.part(this);
  }
}
