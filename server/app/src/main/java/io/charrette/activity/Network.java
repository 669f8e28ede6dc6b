package io.charrette.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation or a kind of organisation in a category.
 *
 * @param note a hint beside it
 * @param year the year that the note speaks of, when it says that the world has moved on
 */
public record Network(
    String name, String about, List<WebLink> links, @Nullable String note, @Nullable Integer year) {
  public Network {
    links = List.copyOf(links);
  }
}
