package io.charrette.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of which something was refused for good and nothing was taken since. Logs each with
 * its name once. Any thread.
 */
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private final Map<StreamId, RefusedForGoodException> refused = new ConcurrentHashMap<>();

  /** Remembers a stream, with what its owner was told. */
  public void refused(RefusedForGoodException told) {
    if (refused.put(told.stream(), told) == null) {
      LOG.atError()
          .addKeyValue("event", "journal.refused-for-good")
          .setCause(told.getCause())
          .log("{}", told.getMessage());
    }
  }

  /** The stream goes on, or is gone. */
  public void over(StreamId stream) {
    refused.remove(stream);
  }

  /** Whether every stream goes on. */
  public boolean isEmpty() {
    return refused.isEmpty();
  }

  /** What an operator should know of them, without their names; empty when there are none. */
  public String inWords() {
    int streams = refused.size();
    return switch (streams) {
      case 0 -> "";
      case 1 -> "An entry of one stream was refused for good; the log says which and why";
      default -> "Entries of " + streams + " streams were refused for good; the log says which";
    };
  }
}
