package io.charrette.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.charrette.workshop.Participant;
import org.jspecify.annotations.Nullable;

/**
 * Whom the server takes the receiver of a {@code state} for (SPEC W4). Those who run the workshop
 * are told when its last event happened, epoch milliseconds, and null where that is not known: by
 * that and the version they know it again when they come back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "role")
@JsonSubTypes({
  @JsonSubTypes.Type(value = You.Facilitator.class, name = "facilitator"),
  @JsonSubTypes.Type(value = You.Helper.class, name = "helper"),
  @JsonSubTypes.Type(value = You.Screen.class, name = "screen"),
  @JsonSubTypes.Type(value = You.Seated.class, name = "participant"),
})
public sealed interface You {
  /** Who runs the workshop. */
  record Facilitator(@Nullable Long last) implements You {}

  /** Who helps at the tables. */
  record Helper(@Nullable Long last) implements You {}

  /** The room's screen. */
  record Screen() implements You {}

  /** A participant, at a table. */
  record Seated(Participant participant) implements You {}
}
