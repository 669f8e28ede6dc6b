package io.charrette.flipchart;

import io.charrette.crdt.ContentKind;
import io.charrette.crdt.Document;
import java.util.List;
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

  /** How many entries of {@code players} are players to whoever reads the flipchart (SPEC F2). */
  public static int players(Document document) {
    return FlipchartReader.countPlayers(document.map(PLAYERS));
  }

  /** How many entries of {@code partnerships} are some to whoever reads the flipchart. */
  public static int partnerships(Document document) {
    return FlipchartReader.countPartnerships(document.map(PARTNERSHIPS), document.map(PLAYERS));
  }
}
