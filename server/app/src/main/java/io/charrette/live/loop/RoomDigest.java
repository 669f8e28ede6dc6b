package io.charrette.live.loop;

import io.charrette.flipchart.Digest;
import io.charrette.flipchart.Flipchart;
import org.jspecify.annotations.Nullable;

/**
 * What a room knows of its table for dashboards and the screen (SPEC W6).
 *
 * @param full for facilitators
 * @param shown for everybody else: without what is hidden
 * @param lastEdit epoch milliseconds, null when nobody has edited since the room was loaded
 * @param writing the field, or else the sheet with cards, that was edited in the last seconds
 */
public record RoomDigest(
    Digest full, Digest shown, @Nullable Long lastEdit, @Nullable String writing) {

  /**
   * That of a flipchart.
   *
   * @param shown the same flipchart as those read it who are not shown all
   */
  public static RoomDigest of(
      Flipchart flipchart, Flipchart shown, @Nullable Long lastEdit, @Nullable String writing) {
    return new RoomDigest(Digest.of(flipchart), Digest.of(flipchart, shown), lastEdit, writing);
  }
}
