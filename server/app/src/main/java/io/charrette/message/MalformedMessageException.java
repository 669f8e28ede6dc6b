package io.charrette.message;

import org.jspecify.annotations.Nullable;

/** Bytes are no message of {@code charrette.v1}; the message says what was met. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
