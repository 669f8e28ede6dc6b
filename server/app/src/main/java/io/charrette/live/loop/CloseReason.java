package io.charrette.live.loop;

/** Why the server closes a socket (SPEC W9). */
public enum CloseReason {
  GOING_AWAY(1001, "going-away"),
  TRY_AGAIN_LATER(1013, "try-again-later"),
  MALFORMED(4400, "malformed"),
  UNAUTHORISED(4401, "unauthorised"),
  FORBIDDEN(4403, "forbidden"),
  NO_SUCH_TABLE(4404, "no-such-table"),
  DELETED(4410, "deleted"),
  STARTED_AFRESH(4412, "started-afresh"),
  TOO_SLOW(4508, "too-slow"),
  MOVED(4409, "moved"),
  TOO_LARGE(4413, "too-large"),
  TOO_MANY_SOCKETS(4429, "too-many-sockets"),
  TOO_FAST(4529, "too-fast");

  private final short code;
  private final String reason;

  CloseReason(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }

  /** The WebSocket close code. */
  public short code() {
    return code;
  }

  /** Whether nothing was wrong: the server stops, or the peer belongs somewhere else now. */
  public boolean isFarewell() {
    return this == GOING_AWAY || this == MOVED || this == STARTED_AFRESH;
  }

  /** The reason text that goes with the code. */
  public String reason() {
    return reason;
  }
}
