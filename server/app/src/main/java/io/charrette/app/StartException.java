package io.charrette.app;

/** The server cannot start; the message is the one line that says why. */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
