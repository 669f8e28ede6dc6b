package io.charrette.live;

/** What a token makes of its bearer. */
public enum Role {
  FACILITATOR,
  SCREEN,
  PARTICIPANT
}
