package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A job title, department or programme worth looking for in a sector.
 *
 * @param url where it is on the web, when it is a place there
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LookFor(
    String text, @Nullable String url, @Nullable String note, @Nullable Integer year) {
  public LookFor {
    Check.text("text", text, 120);
    if (url != null) {
      Check.webAddress("url", url);
    }
    Check.nullableText("note", note, 300);
    Dated.check(note, year);
  }
}
