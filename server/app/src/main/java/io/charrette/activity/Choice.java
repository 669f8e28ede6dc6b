package io.charrette.activity;

import java.util.List;

/** One of a few options that a table chooses; which, stands in the document under the id. */
public record Choice(String id, String title, List<Option> options) {
  public Choice {
    options = List.copyOf(options);
  }

  /** What can be chosen. */
  public record Option(String id, String text) {}
}
