package io.charrette.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of card, with what to look for there.
 *
 * @param title as the paper that people have before them calls it, null when as here
 * @param shortName for chips
 * @param summary may be empty
 * @param lookForTitle what {@code lookFor} is headed by, null for a general heading
 * @param networksTitle what {@code networks} is headed by, null for a general heading
 * @param keywords more words by which a card of it is known (SPEC A4)
 */
public record Category(
    String id,
    String name,
    @Nullable String title,
    String shortName,
    Hue colour,
    Icon icon,
    String summary,
    @Nullable String lookForTitle,
    List<LookFor> lookFor,
    @Nullable String networksTitle,
    List<Network> networks,
    List<String> keywords) {
  public Category {
    lookFor = List.copyOf(lookFor);
    networks = List.copyOf(networks);
    keywords = List.copyOf(keywords);
  }
}
