package io.charrette.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.charrette.workshop.Participant;

/** Whom the server takes the receiver of a {@code state} for (SPEC W4). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "role")
@JsonSubTypes({
  @JsonSubTypes.Type(value = You.Facilitator.class, name = "facilitator"),
  @JsonSubTypes.Type(value = You.Helper.class, name = "helper"),
  @JsonSubTypes.Type(value = You.Screen.class, name = "screen"),
  @JsonSubTypes.Type(value = You.Seated.class, name = "participant"),
})
public sealed interface You {
  /** Who runs the workshop. */
  record Facilitator() implements You {}

  /** Who helps at the tables. */
  record Helper() implements You {}

  /** The room's screen. */
  record Screen() implements You {}

  /** A participant, at a table. */
  record Seated(Participant participant) implements You {}
}
