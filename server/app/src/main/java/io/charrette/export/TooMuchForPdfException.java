package io.charrette.export;

/** A report is too long to be set as a PDF in a time that somebody waits; other formats have it. */
public final class TooMuchForPdfException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TooMuchForPdfException(String message) {
    super(message, null, false, false);
  }
}
