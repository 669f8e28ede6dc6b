package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/** Stored bytes are no event that this version knows; the message says what was met. */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
