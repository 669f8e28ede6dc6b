package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A kind of player in the ecosystem, with what to look for there.
 *
 * @param shortName for chips
 */
public record Sector(
    String id,
    String name,
    @JsonProperty("short") String shortName,
    SectorStyle colour,
    SectorStyle icon,
    String summary,
    List<LookFor> lookFor,
    List<Network> networks) {
  public Sector {
    Check.id("id", id);
    Check.text("name", name, 80);
    Check.text("short", shortName, 24);
    Check.present("colour", colour);
    Check.present("icon", icon);
    Check.text("summary", summary, 400);
    lookFor = Check.list("lookFor", lookFor, 0, 40);
    networks = Check.list("networks", networks, 0, 40);
  }
}
