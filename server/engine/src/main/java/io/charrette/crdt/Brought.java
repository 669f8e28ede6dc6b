package io.charrette.crdt;

import java.util.Set;

/**
 * What an update has brought to a document, and what it cost.
 *
 * @param work what it took beyond the time that its bytes take, counted as Yjs would take it. A
 *     unit is an item that the search for a place passed, about 0.15 µs in Yjs, or what takes as
 *     long: a sixteenth of cutting an item, a twelfth of adding a type, copying 8 values, passing
 *     16 structs that are deleted already or 16 items of a key, moving 128 structs to make room.
 * @param splits how many items were cut
 * @param depth how many types the deepest type of it lies in; 0 if it brought none
 * @param newClients of how many clients it brought the first operations
 * @param listed the clients of the items that came into lists with it and are no characters:
 *     values, types and whatever else a text has a position for and no letter; of one that the
 *     update does not name they had waited for what the update brings
 * @param drops whether it deleted a type with anything in it: of that it is no longer known what it
 *     referred to, which Yjs loaded before it
 */
public record Brought(
    long work, int splits, int depth, int newClients, Set<Long> listed, boolean drops) {
  /** The work of adding a type. */
  static final int UNITS_PER_TYPE = 12;

  private static final int UNITS_PER_SPLIT = 16;
  private static final int MOVED_PER_UNIT = 128;
  private static final int COPIED_PER_UNIT = 8;
  private static final int PASSED_PER_UNIT = 16;

  /** Nothing at all. */
  static final Brought NOTHING = new Brought(0, 0, 0, 0, Set.of(), false);

  /** The work of cutting an item, when so many structs have to be moved for it. */
  static long workOfSplit(long moved) {
    return UNITS_PER_SPLIT + moved / MOVED_PER_UNIT;
  }

  /** The work of copying so many values. */
  static long workOfCopying(long values) {
    return values / COPIED_PER_UNIT;
  }

  /** The work of passing so many structs that need nothing done to them. */
  static long workOfPassing(long structs) {
    return structs / PASSED_PER_UNIT;
  }
}
