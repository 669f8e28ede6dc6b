package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A pitch that tables may open to see what one looks like.
 *
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SamplePitch(String text, @Nullable String note, @Nullable Integer year) {
  public SamplePitch {
    Check.text("text", text, 1_000);
    Check.nullableText("note", note, 300);
    Dated.check(note, year);
  }
}
