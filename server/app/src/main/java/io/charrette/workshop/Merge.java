package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that has become one with another (SPEC M32).
 *
 * @param from the number of the table that is closed by it
 * @param into that of the other
 * @param at when, epoch milliseconds; no two of the same tables have the same
 * @param hid what is hidden at the other since then, because it was hidden at the one
 * @param leftOut the parts of its flipchart for which the other's has no room
 */
public record Merge(
    int from, int into, long at, Stage stage, List<String> hid, List<String> leftOut) {
  public Merge {
    hid = List.copyOf(hid);
    leftOut = List.copyOf(leftOut);
  }

  /** How far it is. */
  public enum Stage {
    /** The other flipchart is still to be given what is on this one. */
    @JsonProperty("joining")
    JOINING,
    @JsonProperty("joined")
    JOINED,
    /** It is taken back, and what was given is still to be taken out. */
    @JsonProperty("parting")
    PARTING
  }

  /** Whether something is to be done to flipcharts. */
  public boolean underWay() {
    return stage != Stage.JOINED;
  }

  /** Whether nobody sits at the table any longer. */
  public boolean closes() {
    return stage != Stage.PARTING;
  }

  Merge joined(List<String> newLeftOut) {
    return new Merge(from, into, at, Stage.JOINED, hid, newLeftOut);
  }

  Merge hiding(String item) {
    List<String> more = Stream.concat(hid.stream(), Stream.of(item)).distinct().toList();
    return new Merge(from, into, at, stage, more, leftOut);
  }

  Merge parting() {
    return new Merge(from, into, at, Stage.PARTING, hid, leftOut);
  }
}
