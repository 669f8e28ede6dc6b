package io.charrette.workshop;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.charrette.activity.ActivityFile;
import org.jspecify.annotations.Nullable;

/**
 * What a workshop was created with and keeps until it is deleted; only the join code changes.
 *
 * @param joinCode the present one
 * @param createdAt epoch milliseconds
 * @param deleteAfter epoch milliseconds
 * @param zone the IANA time zone of the place where it is held, if that was said
 * @param template the activity; null only before the workshop is created
 */
public record Charter(
    String id,
    String name,
    String joinCode,
    long createdAt,
    long deleteAfter,
    @Nullable String zone,
    @JsonSerialize(using = ActivityInJson.Writer.class)
        @JsonDeserialize(using = ActivityInJson.Reader.class)
        @Nullable ActivityFile template) {
  static final Charter NONE = new Charter("", "", "", 0, 0, null, null);

  Charter withZone(String place) {
    return new Charter(id, name, joinCode, createdAt, deleteAfter, place, template);
  }

  Charter withJoinCode(String code) {
    return new Charter(id, name, code, createdAt, deleteAfter, zone, template);
  }
}
