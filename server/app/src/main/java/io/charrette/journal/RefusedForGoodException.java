package io.charrette.journal;

import org.jspecify.annotations.Nullable;

/**
 * The store will never take this: not because of a trouble that passes, but because of what it is,
 * such as an entry that is too large. Nothing of it was stored, and it is not tried again. Or it
 * waited behind an append of which that is true.
 */
public final class RefusedForGoodException extends JournalException {
  private static final long serialVersionUID = 1;

  private final transient StreamId stream;
  private final String reason;

  /**
   * The store said so of this very change.
   *
   * @param reason what the store says, in words for an operator
   */
  public RefusedForGoodException(StreamId stream, String reason, @Nullable Throwable cause) {
    this(stream, reason, stream.name() + ": refused for good. " + reason, cause);
  }

  private RefusedForGoodException(
      StreamId stream, String reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.stream = stream;
    this.reason = reason;
  }

  /** What the appends fail with that wait behind this one in its stream. */
  public RefusedForGoodException behind() {
    return new RefusedForGoodException(
        stream,
        reason,
        stream.name() + ": an entry before it was refused for good. " + reason,
        this);
  }

  /** The stream that it was for. */
  public StreamId stream() {
    return stream;
  }
}
