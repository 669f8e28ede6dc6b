package io.charrette.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that a table writes together.
 *
 * @param id its root type in the document; differs in the whole activity
 * @param hint stands in it while it is empty; may be empty
 * @param prompts questions beside it
 * @param samples what one can look like
 * @param samplesTitle what they are headed by; null: as the page calls them
 * @param choice what is chosen beside it, null when nothing is
 * @param spoken whether it is said aloud: pages estimate how long that takes, and rehearse it
 * @param shows the ids of fields that are shown above it, read only
 */
public record Field(
    String id,
    String title,
    String hint,
    List<String> prompts,
    List<Sample> samples,
    @Nullable String samplesTitle,
    @Nullable Choice choice,
    boolean spoken,
    List<String> shows) {
  public Field {
    prompts = List.copyOf(prompts);
    samples = List.copyOf(samples);
    shows = List.copyOf(shows);
  }
}
