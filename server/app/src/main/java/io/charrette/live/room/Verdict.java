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
 * @param work what it cost, also if it was refused, in the units of {@link
 *     io.charrette.crdt.Brought}
 * @param news what others are to be shown of it, see {@link io.charrette.crdt.Attempt#news}
 */
record Verdict(
    boolean changed,
    boolean partly,
    boolean foreign,
    @Nullable Excess excess,
    long work,
    byte @Nullable [] news) {
  /** It brings nothing that the document does not have. */
  static final Verdict KNOWN = new Verdict(false, false, false, null, 0, null);

  /** Whoever brings it has made others work too much lately. */
  static final Verdict SPENT = new Verdict(false, false, false, Excess.WORK, 0, null);

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
    STRUCTS("the document would have too many structs", Refused.Reason.FULL),
    CLIENTS("too many clients", Refused.Reason.FULL),
    LOADING("loading the document would take too much work", Refused.Reason.FULL),
    WORK("merging it in takes too much work", Refused.Reason.COSTLY),
    ERASING("it would erase what nothing keeps yet", Refused.Reason.COSTLY),
    DEPTH("types nested too deep", Refused.Reason.COSTLY);

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
