package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation or a kind of organisation in a sector.
 *
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Network(
    String name, String about, List<Link> links, @Nullable String note, @Nullable Integer year) {
  public Network {
    Check.text("name", name, 120);
    Check.text("about", about, 500);
    links = Check.list("links", links, 0, 10);
    Check.nullableText("note", note, 300);
    Dated.check(note, year);
  }
}
