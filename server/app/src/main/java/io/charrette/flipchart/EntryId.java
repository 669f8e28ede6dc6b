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

  /** Whether an entry under this key can be named. */
  static boolean isOne(String key) {
    return WELL_FORMED.matcher(key).matches() && !TAKEN.contains(key);
  }
}
