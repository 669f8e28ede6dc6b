package io.charrette.encoding;

/** Bytes that are not what they claim to be; the message says what was wrong and where. */
public final class MalformedDataException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * A fault in bytes or in JSON text.
   *
   * @param what the fault
   * @param offset where it was found, in bytes (in UTF-16 units for JSON text)
   */
  public MalformedDataException(String what, int offset) {
    super(what + " at offset " + offset);
    this.offset = offset;
  }

  /** Where the fault was found, in bytes (in UTF-16 units for JSON text). */
  public int offset() {
    return offset;
  }
}
