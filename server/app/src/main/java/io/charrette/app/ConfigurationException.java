package io.charrette.app;

/** A setting that stops the start; the message is the one line that says which and why. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConfigurationException(String message) {
    super(message);
  }
}
