package io.charrette.live.loop;

import io.charrette.journal.JournalException;

/** The journal is known to take nothing, or whoever asked has given up: nothing was begun. */
public final class NotBegunException extends JournalException {
  private static final long serialVersionUID = 1;

  public NotBegunException(String message) {
    super(message, null);
  }
}
