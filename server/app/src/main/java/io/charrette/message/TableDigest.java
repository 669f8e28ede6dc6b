package io.charrette.message;

import io.charrette.flipchart.CardsDigest;
import io.charrette.flipchart.Digest;
import io.charrette.workshop.Sight;
import java.util.LinkedHashMap;
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
 * @param writing the field or sheet in which somebody writes now
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

  /** Stands for a text of which is told that it is begun, and no more. */
  private static final String BEGUN = "…";

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

  /** As much of it as a room screen needs; calls for help are no scene's (SPEC M37). */
  public TableDigest forScreen(Sight.Detail detail) {
    boolean all = detail == Sight.Detail.ALL;
    boolean shown = all || detail == Sight.Detail.CARDS;
    Map<String, String> begun = new LinkedHashMap<>(shown ? texts : Map.of());
    if (!all) {
      begun.replaceAll((field, text) -> text.isBlank() ? "" : BEGUN);
    }
    return new TableDigest(
        table,
        begun,
        all ? choices : Map.of(),
        all ? roles : Map.of(),
        shown && ready,
        shown ? cards : Map.of(),
        shown ? lastEdit : null,
        all ? writing : null,
        people,
        null);
  }

  /** Its JSON, to be a part of any number of messages, see {@link ServerMessage.Digests#join}. */
  public String write() {
    return MessageJson.part(this);
  }
}
