package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/** Stored bytes are no state that this version knows; the message says what was met. */
public final class MalformedCheckpointException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedCheckpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
