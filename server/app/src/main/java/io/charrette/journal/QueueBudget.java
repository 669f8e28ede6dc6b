package io.charrette.journal;

/** The account of what waits to become durable; refuses when it is full. Any thread. */
public final class QueueBudget {
  private final JournalLimits limits;
  private int entries;
  private long bytes;

  public QueueBudget(JournalLimits limits) {
    this.limits = limits;
  }

  /**
   * Takes room, or throws and takes none. Something larger than the whole budget is let in alone,
   * since it would never fit otherwise.
   */
  public synchronized void take(int moreEntries, long moreBytes) {
    boolean fits =
        entries + moreEntries <= limits.maxQueuedEntries()
            && bytes + moreBytes <= limits.maxQueuedBytes();
    if (!fits && entries > 0) {
      throw new JournalFullException(entries, bytes);
    }
    entries += moreEntries;
    bytes += moreBytes;
  }

  /** Gives room back. */
  public synchronized void release(int fewerEntries, long fewerBytes) {
    entries -= fewerEntries;
    bytes -= fewerBytes;
  }

  /** Entries that wait now. */
  public synchronized int entries() {
    return entries;
  }

  /** Whether a small entry would be refused now. */
  public synchronized boolean full() {
    return entries >= limits.maxQueuedEntries() || bytes >= limits.maxQueuedBytes();
  }
}
