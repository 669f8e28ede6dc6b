package io.charrette.message;

import io.charrette.flipchart.CardsDigest;
import io.charrette.flipchart.Digest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table in a {@code digests} message (SPEC W6). Texts are cut, see {@link Digest}.
 *
 * @param table its number, from 1
 * @param texts by field
 * @param choices the option that was chosen, by choice
 * @param roles who has it, by role
 * @param cards by sheet
 * @param lastEdit epoch milliseconds, null when nobody has edited
 * @param writing the field, or else the sheet with cards, that was edited in the last seconds
 * @param people how many participants are connected
 * @param help when the table called for help, epoch milliseconds
 */
public record TableDigest(
    int table,
    Map<String, String> texts,
    Map<String, String> choices,
    Map<String, String> roles,
    boolean ready,
    Map<String, CardsDigest> cards,
    @Nullable Long lastEdit,
    @Nullable String writing,
    int people,
    @Nullable Long help) {

  /** What a flipchart is in brief, with what is not on it. */
  public static TableDigest of(
      int table,
      Digest flipchart,
      @Nullable Long lastEdit,
      @Nullable String writing,
      int people,
      @Nullable Long help) {
    return new TableDigest(
        table,
        flipchart.texts(),
        flipchart.choices(),
        flipchart.roles(),
        flipchart.ready(),
        flipchart.cards(),
        lastEdit,
        writing,
        people,
        help);
  }

  /** Its JSON, to be a part of any number of messages, see {@link ServerMessage.Digests#join}. */
  public String write() {
    return MessageJson.part(this);
  }
}
