package io.charrette.flipchart;

import io.charrette.crdt.ContentKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of the document's root types (SPEC section 6). */
public final class FlipchartRoots {
  public static final String PLAYERS = "players";
  public static final String STARS = "stars";
  public static final String PARTNERSHIPS = "partnerships";

  /**
   * What a flipchart is made of (SPEC W11): characters of texts, values of maps, maps and texts,
   * and what is left of all that.
   */
  public static final Set<ContentKind> CONTENTS =
      Set.of(
          ContentKind.STRING,
          ContentKind.ANY,
          ContentKind.MAP,
          ContentKind.TEXT,
          ContentKind.DELETED);

  static final String CHALLENGE = "challenge";
  static final String STRATEGY = "strategy";
  static final String PITCH = "pitch";
  static final String ABOUT = "about";

  static final String CHALLENGE_SOURCE = "challengeSource";
  static final String PRESENTER = "presenter";
  static final String READY = "ready";
  private static final Set<String> KEYS_OF_ABOUT = Set.of(CHALLENGE_SOURCE, PRESENTER, READY);

  private FlipchartRoots() {}

  /** The root type of what was found out about a sector. */
  static String finding(String sectorId) {
    return "finding:" + sectorId;
  }

  /** The root types that a participant's update may name (SPEC W11). */
  public static Set<String> allowed(List<String> sectorIds) {
    Set<String> allowed =
        new TreeSet<>(Set.of(PLAYERS, STARS, PARTNERSHIPS, CHALLENGE, STRATEGY, PITCH, ABOUT));
    sectorIds.forEach(id -> allowed.add(finding(id)));
    return Set.copyOf(allowed);
  }

  /**
   * Whether entries get keys only under which somebody looks for them (SPEC F4): nobody could see
   * the others, and everybody would carry them.
   *
   * @param keys of which keys of which root an update sets values
   */
  public static boolean areNamed(Map<String, Set<String>> keys) {
    return keys.getOrDefault(PLAYERS, Set.of()).stream().allMatch(EntryId::isOne)
        && keys.getOrDefault(PARTNERSHIPS, Set.of()).stream().allMatch(EntryId::isOne)
        && keys.getOrDefault(STARS, Set.of()).stream().allMatch(EntryId::isOfStar)
        && KEYS_OF_ABOUT.containsAll(keys.getOrDefault(ABOUT, Set.of()));
  }
}
