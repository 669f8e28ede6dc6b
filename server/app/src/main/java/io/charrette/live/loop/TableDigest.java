package io.charrette.live.loop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.flipchart.ChallengeSource;
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
public record TableDigest(
    Digest full, Digest shown, @Nullable Long lastEdit, @Nullable String writing) {

  public static TableDigest of(
      Flipchart flipchart, Set<String> hidden, @Nullable Long lastEdit, @Nullable String writing) {
    Digest full = Digest.of(flipchart);
    return new TableDigest(
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
        full.presenter(),
        full.ready(),
        full.players(),
        full.partnerships(),
        full.stars(),
        full.sectors(),
        ofVisible.top());
  }

  /** Its JSON, but for what the runtime knows. */
  public ObjectNode asJson(int table, boolean withHidden) {
    Digest digest = withHidden ? full : shown;
    ChallengeSource source = digest.challengeSource();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("table", table)
            .put("challenge", digest.challenge())
            .put("challengeSource", source == null ? null : source.jsonName())
            .put("pitch", digest.pitch())
            .put("presenter", digest.presenter())
            .put("ready", digest.ready())
            .put("players", digest.players())
            .put("partnerships", digest.partnerships())
            .put("stars", digest.stars());
    ObjectNode sectors = json.putObject("sectors");
    digest.sectors().forEach(sectors::put);
    ArrayNode top = json.putArray("top");
    for (Digest.TopPlayer player : digest.top()) {
      top.addObject()
          .put("name", player.name())
          .put("sector", player.sector())
          .put("stars", player.stars());
    }
    return json.put("lastEdit", lastEdit).put("writing", writing);
  }
}
