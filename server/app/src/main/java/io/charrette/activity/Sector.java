package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of player in the ecosystem, with what to look for there.
 *
 * @param title as the paper that people have before them calls it, null when as here
 * @param shortName for chips
 * @param lookForTitle what {@code lookFor} is headed by, null for a general heading
 * @param keywords more words by which a player of it is known (SPEC A4); may be left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Sector(
    String id,
    String name,
    @Nullable String title,
    @JsonProperty("short") String shortName,
    SectorStyle colour,
    SectorStyle icon,
    String summary,
    @Nullable String lookForTitle,
    List<LookFor> lookFor,
    List<Network> networks,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> keywords) {
  public Sector {
    Check.id("id", id);
    Check.text("name", name, 80);
    Check.nullableText("title", title, 120);
    Check.text("short", shortName, 24);
    Check.present("colour", colour);
    Check.present("icon", icon);
    Check.text("summary", summary, 400);
    Check.nullableText("lookForTitle", lookForTitle, 120);
    lookFor = Check.list("lookFor", lookFor, 0, 40);
    networks = Check.list("networks", networks, 0, 40);
    keywords = Check.list("keywords", keywords, 0, 100);
    for (int i = 0; i < keywords.size(); i++) {
      Check.text("keywords[" + i + "]", keywords.get(i), 60);
    }
  }
}
