package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * A kind of player in the ecosystem, with what to look for there.
 *
 * @param shortName for chips
 * @param keywords more words by which a player of it is known (SPEC A4); may be left out
 */
public record Sector(
    String id,
    String name,
    @JsonProperty("short") String shortName,
    SectorStyle colour,
    SectorStyle icon,
    String summary,
    List<LookFor> lookFor,
    List<Network> networks,
    @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> keywords) {
  public Sector {
    Check.id("id", id);
    Check.text("name", name, 80);
    Check.text("short", shortName, 24);
    Check.present("colour", colour);
    Check.present("icon", icon);
    Check.text("summary", summary, 400);
    lookFor = Check.list("lookFor", lookFor, 0, 40);
    networks = Check.list("networks", networks, 0, 40);
    keywords = Check.list("keywords", keywords, 0, 100);
    for (int i = 0; i < keywords.size(); i++) {
      Check.text("keywords[" + i + "]", keywords.get(i), 60);
    }
  }
}
