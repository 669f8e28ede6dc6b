package io.charrette.live.room;

import io.charrette.message.ServerMessage.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What became of an update that somebody brought.
 *
 * @param changed whether the document has changed
 * @param partly whether something of it came too early and was left out (SPEC W50)
 * @param foreign whether it was refused as a whole because it would have brought something into a
 *     text that is no character
 * @param excess the limit that it would have exceeded, for which it was refused as a whole; null if
 *     it was not
 * @param merging what it cost to merge it in, here and at each phone, also if it was refused, in
 *     the units of {@link io.charrette.crdt.Brought}
 * @param measuring what it cost besides, here alone, to measure the document with it
 * @param news what others are to be shown of it, see {@link io.charrette.crdt.Attempt#news}
 */
record Verdict(
    boolean changed,
    boolean partly,
    boolean foreign,
    @Nullable Excess excess,
    long merging,
    long measuring,
    byte @Nullable [] news) {
  /** It brings nothing that the document does not have. */
  static final Verdict KNOWN = new Verdict(false, false, false, null, 0, 0, null);

  /** Whoever brings it has made others work too much lately. */
  static final Verdict SPENT = new Verdict(false, false, false, Excess.WORK, 0, 0, null);

  /** Whoever brings it has erased too much lately of what nothing keeps, and it erases more. */
  static final Verdict ERASES = new Verdict(false, false, false, Excess.ERASING, 0, 0, null);

  /** A phone has merged in so much by now that it could not bring more of it at once. */
  static final Verdict SHOWN_ENOUGH = new Verdict(false, false, false, Excess.SHOWN, 0, 0, null);

  /** All that it cost here, also if it was refused. */
  long work() {
    return merging + measuring;
  }

  /** Whether it was not refused as a whole. */
  boolean isTaken() {
    return !foreign && excess == null;
  }

  /** The limits of a document (SPEC W10 and W40), and of a participant's share of them (W41). */
  enum Excess {
    BYTES("the document would be too large", Refused.Reason.FULL),
    CARDS("too many cards", Refused.Reason.FULL),
    STARS("too many stars", Refused.Reason.FULL),
    LINKS("too many links", Refused.Reason.FULL),
    CARD_KEYS("too many keys of cards", Refused.Reason.FULL),
    STAR_KEYS("too many keys of stars", Refused.Reason.FULL),
    LINK_KEYS("too many keys of links", Refused.Reason.FULL),
    STRUCTS("the document would have too many structs", Refused.Reason.FULL),
    CLIENTS("too many clients", Refused.Reason.FULL),
    LOADING("loading the document would take too much work", Refused.Reason.FULL),
    WORK("merging it in takes too much work", Refused.Reason.COSTLY),
    ERASING("it would erase what nothing keeps yet", Refused.Reason.COSTLY),
    DEPTH("types nested too deep", Refused.Reason.COSTLY),
    SHOWN("a phone of the pair could not bring so much at once", Refused.Reason.COSTLY);

    private final String words;
    private final Refused.Reason reason;

    Excess(String words, Refused.Reason reason) {
      this.words = words;
      this.reason = reason;
    }

    /** The limit in words, for the log. */
    String words() {
      return words;
    }

    /** What the one who brought it is told. */
    Refused.Reason reason() {
      return reason;
    }
  }
}
