package io.charrette.flipchart;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids under which players and partnerships stand in a flipchart (SPEC F4). What a facilitator
 * could not name could not be hidden, so an entry under any other key is not there for readers.
 */
final class EntryId {
  /** A slash would end a player's part in the key of a star. */
  private static final Pattern WELL_FORMED = Pattern.compile("[!-.0-~]{1,80}");

  /** Other items that can be hidden: a player of such an id could not be hidden alone. */
  private static final Set<String> TAKEN = Set.of("challenge", "pitch", "presenter");

  private EntryId() {}

  /** Whether a key of {@code stars} says whose star of which player it is. */
  static boolean isOfStar(String key) {
    int slash = key.indexOf('/');
    return slash > 0 && isOne(key.substring(0, slash)) && isOne(key.substring(slash + 1));
  }

  /** Whether an entry under this key can be named. */
  static boolean isOne(String key) {
    return WELL_FORMED.matcher(key).matches() && !TAKEN.contains(key);
  }
}
