package io.charrette.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not do what was asked; the message says why in words for an operator. */
public class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JournalException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
