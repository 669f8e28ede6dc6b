package io.charrette.encoding;

/** JavaScript's {@code undefined}, which the format tells apart from {@code null}. */
public enum Undefined {
  /** The one value. */
  UNDEFINED
}
