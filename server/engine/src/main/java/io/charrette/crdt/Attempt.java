package io.charrette.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What became of an update that was to stay only under conditions, see {@link Document#attempt}.
 *
 * @param outcome whether it stayed
 * @param brought what it brought and cost, also if that was then taken back
 * @param changed whether it stayed and brought anything that the document did not have, even if
 *     that only waits
 * @param partly whether something of it came too early and was left out
 * @param newStructs how many of its structs are structs of their own in the document now; the
 *     others continue one that was there
 * @param news what is part of the document now and was not before, as an update, without what
 *     waits: of what was tried and of what that set free; null when that is the update itself
 */
public record Attempt(
    Outcome outcome,
    Brought brought,
    boolean changed,
    boolean partly,
    int newStructs,
    byte @Nullable [] news) {
  /** What is done with what refers to operations that have not come. */
  public enum Early {
    /** It waits in the document for them, as in Yjs. */
    WAITS,
    /** It is left out, as if the update did not have it. */
    LEFT_OUT
  }

  /** How an attempt can end. */
  public enum Outcome {
    /** The document had all that it brings, which was seen without trying. */
    KNOWN,
    /** It is part of the document now, or waits in it, or what is missing of it came too early. */
    TAKEN,
    /** It took more work than it may; the document is as it was. */
    TOO_MUCH_WORK,
    /** What it brought was not admitted; the document is as it was. */
    REFUSED
  }

  /** Whether the document has all of it. */
  public boolean accepted() {
    return outcome == Outcome.KNOWN || outcome == Outcome.TAKEN;
  }
}
