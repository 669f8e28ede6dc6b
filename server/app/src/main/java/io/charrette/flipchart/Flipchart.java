package io.charrette.flipchart;

import io.charrette.crdt.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table's flipchart at one moment, as plain values.
 *
 * @param players those with the most stars first, else in the order in which they were added
 * @param partnerships between two of these players
 * @param findings by sector, in the activity's order; a sector without findings is not in it
 * @param challengeSource null when the table has not said
 * @param presenter who will speak; may be empty
 * @param ready whether the table has said that it is
 */
public record Flipchart(
    List<Player> players,
    List<Partnership> partnerships,
    SequencedMap<String, String> findings,
    String challenge,
    @Nullable ChallengeSource challengeSource,
    String strategy,
    String pitch,
    String presenter,
    boolean ready) {

  /** Nothing on it yet. */
  public static final Flipchart EMPTY =
      new Flipchart(List.of(), List.of(), new LinkedHashMap<>(), "", null, "", "", "", false);

  public Flipchart {
    players = List.copyOf(players);
    partnerships = List.copyOf(partnerships);
    findings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(findings));
  }

  /**
   * Reads a document, whatever clients wrote into it: a value of the wrong kind reads as absent
   * (SPEC F2).
   *
   * @param sectorIds those of the activity; a player of another has none
   * @param people the ids of the participants at the table; only their stars count (SPEC F5)
   */
  public static Flipchart read(Document document, List<String> sectorIds, Set<String> people) {
    return new FlipchartReader(document, sectorIds, people).read();
  }

  /** The player of this id. */
  public Optional<Player> player(String id) {
    return players.stream().filter(player -> player.id().equals(id)).findFirst();
  }

  /** How many stars its players have. */
  public int stars() {
    return players.stream().mapToInt(Player::stars).sum();
  }
}
