package io.charrette.crdt;

/**
 * How much work loading a document takes at most, told without loading it: see {@link
 * Document#loadingWork}.
 *
 * <p>Yjs loads the clients with greater ids first, and what they refer to before them. So a struct
 * that refers to nothing of a lesser client comes after all that it may meet of what was there, and
 * leaves the order of that as it was; any other may turn it round.
 */
public final class LoadingBound {
  /**
   * So many structs an item may have cut in loading that are one in the document: for its place it
   * refers to two operations, and either may be in the midst of what somebody wrote on.
   */
  private static final int CUTS = 2;

  private LoadingBound() {}

  /** In whatever order so many structs are loaded. */
  public static long inAnyOrder(long structs) {
    return structs * ofEach(structs);
  }

  /**
   * With some more structs than before.
   *
   * @param before at most, with the others alone
   * @param structs how many those are
   * @param reorders whether any of the new ones refers to something of a lesser client, or anything
   *     that referred to others is gone
   */
  public static long with(long before, long structs, long added, boolean reorders) {
    long now = structs + added;
    long most = inAnyOrder(now);
    return reorders ? most : Math.min(most, before + added * ofEach(now));
  }

  /** It passes each other, in pieces, or is passed by it once; so are the pieces that it makes. */
  private static long ofEach(long structs) {
    long pieces = (1 + CUTS) * structs;
    return pieces + CUTS * structs + CUTS * Brought.workOfSplit(pieces) + Brought.UNITS_PER_TYPE;
  }
}
