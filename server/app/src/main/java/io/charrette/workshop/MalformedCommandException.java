package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/** A request is no command of SPEC M3; the message says why, in words for whoever sent it. */
public final class MalformedCommandException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedCommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
