package io.charrette.activity;

import java.util.List;

/** A sheet on which a table writes texts together. */
public record TextSheet(
    String id, String title, String shortTitle, Hue colour, String prompt, List<Field> fields)
    implements Sheet {
  public TextSheet {
    fields = List.copyOf(fields);
  }
}
