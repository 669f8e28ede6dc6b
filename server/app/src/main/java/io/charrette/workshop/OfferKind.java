package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody in the room answers to a turn. */
public enum OfferKind {
  /** They can help. */
  @JsonProperty("help")
  HELP,
  /** They know somebody there. */
  @JsonProperty("contact")
  CONTACT,
  /** They ask something. */
  @JsonProperty("question")
  QUESTION
}
