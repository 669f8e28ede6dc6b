package io.charrette.gateway.socket;

/**
 * Where the sending side of a socket stands; a transition that is not in the diagram throws. No
 * state has fields of its own, and each frame looks at it, hence an enum.
 *
 * <pre>
 *   OPEN ──(too much waits for it)──▶ BEHIND ──(its room holds it)──▶ HELD
 *     ◀────────(its room has sent what it missed, and resumes it)───────┘
 *   each of them ──(either side closes)──▶ CLOSING
 * </pre>
 */
enum ConnectionState {
  /** It gets whatever is for it. */
  OPEN,

  /** It does not keep up; its room was told, and what still comes from there it gets. */
  BEHIND,

  /** It is left out of broadcasts until it has taken all that it was sent. */
  HELD,

  /** It gets nothing any more, and what it sends is ignored. */
  CLOSING;

  ConnectionState fallenBehind() {
    return from(OPEN, BEHIND);
  }

  ConnectionState held() {
    return from(BEHIND, HELD);
  }

  ConnectionState resumed() {
    return from(HELD, OPEN);
  }

  ConnectionState closing() {
    if (this == CLOSING) {
      throw illegal(CLOSING);
    }
    return CLOSING;
  }

  private ConnectionState from(ConnectionState required, ConnectionState next) {
    if (this != required) {
      throw illegal(next);
    }
    return next;
  }

  private IllegalStateException illegal(ConnectionState next) {
    return new IllegalStateException("a connection that is " + this + " cannot become " + next);
  }
}
