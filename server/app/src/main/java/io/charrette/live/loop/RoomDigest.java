package io.charrette.live.loop;

import io.charrette.flipchart.Digest;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Player;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a room knows of its table for dashboards and the screen (SPEC W6).
 *
 * @param full for facilitators
 * @param shown for everybody else: without what is hidden
 * @param lastEdit epoch milliseconds, null when nobody has edited since the room was loaded
 * @param writing what is being written now, {@code challenge} or {@code pitch}
 */
public record RoomDigest(
    Digest full, Digest shown, @Nullable Long lastEdit, @Nullable String writing) {

  public static RoomDigest of(
      Flipchart flipchart, Set<String> hidden, @Nullable Long lastEdit, @Nullable String writing) {
    Digest full = Digest.of(flipchart);
    return new RoomDigest(
        full, hidden.isEmpty() ? full : without(hidden, full, flipchart), lastEdit, writing);
  }

  private static Digest without(Set<String> hidden, Digest full, Flipchart flipchart) {
    List<Player> visible =
        flipchart.players().stream().filter(player -> !hidden.contains(player.id())).toList();
    Digest ofVisible =
        Digest.of(
            new Flipchart(
                visible,
                flipchart.partnerships(),
                flipchart.findings(),
                flipchart.challenge(),
                flipchart.challengeSource(),
                flipchart.strategy(),
                flipchart.pitch(),
                flipchart.presenter(),
                flipchart.ready()));
    return new Digest(
        hidden.contains("challenge") ? "" : full.challenge(),
        full.challengeSource(),
        hidden.contains("pitch") ? "" : full.pitch(),
        hidden.contains("presenter") ? "" : full.presenter(),
        full.ready(),
        full.players(),
        full.partnerships(),
        full.stars(),
        full.sectors(),
        ofVisible.top());
  }
}
