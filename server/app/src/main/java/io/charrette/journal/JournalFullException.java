package io.charrette.journal;

/** Too much waits to become durable already; nothing of this call was taken. Try again later. */
public final class JournalFullException extends JournalException {
  private static final long serialVersionUID = 1;

  public JournalFullException(int queuedEntries, long queuedBytes) {
    super(
        "The journal's queue is full: "
            + queuedEntries
            + " entries of "
            + queuedBytes
            + " bytes wait to become durable",
        null);
  }
}
