package io.charrette.journal;

/** A counted stream does not end where the append expected it to. Nothing was appended. */
public final class VersionConflictException extends JournalException {
  private static final long serialVersionUID = 1;

  private final long actualVersion;

  public VersionConflictException(StreamId stream, long expectedVersion, long actualVersion) {
    super(stream.name() + " is at version " + actualVersion + ", not at " + expectedVersion, null);
    this.actualVersion = actualVersion;
  }

  /** The version at which the stream ends. */
  public long actualVersion() {
    return actualVersion;
  }
}
