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
 * @param ready whether it has said in the present phase that it is
 * @param cards by sheet
 * @param lastEdit epoch milliseconds, null when nobody has edited
 * @param writing the field, or else the sheet with cards, that was edited in the last seconds
 * @param people how many participants are connected
 * @param help when the table called for help, epoch milliseconds
 * @param shown what of it is not hidden from the screen, for who is told all; null where nothing is
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
    @Nullable Long help,
    @Nullable Shown shown) {

  /** What the room sees of a flipchart of which something is hidden: the rest is the same. */
  public record Shown(
      Map<String, String> texts, Map<String, String> roles, Map<String, CardsDigest> cards) {
    private static @Nullable Shown of(Digest shown, Digest full) {
      return shown.equals(full) ? null : new Shown(shown.texts(), shown.roles(), shown.cards());
    }
  }

  /** Stands for a text of which is told that it is begun, and no more. */
  private static final String BEGUN = "…";

  /**
   * What a flipchart is in brief, with what is not on it.
   *
   * @param flipchart as it is told
   * @param shown as the room sees it
   * @param ready whether it says so in the present phase
   */
  public static TableDigest of(
      int table,
      Digest flipchart,
      Digest shown,
      boolean ready,
      @Nullable Long lastEdit,
      @Nullable String writing,
      int people,
      @Nullable Long help) {
    return new TableDigest(
        table,
        flipchart.texts(),
        flipchart.choices(),
        flipchart.roles(),
        ready,
        flipchart.cards(),
        lastEdit,
        writing,
        people,
        help,
        Shown.of(shown, flipchart));
  }

  /** As much of it as a room screen needs; calls for help are no scene's (SPEC M37). */
  public TableDigest forScreen(Sight.Detail detail) {
    boolean all = detail == Sight.Detail.ALL;
    boolean states = all || detail == Sight.Detail.STATES;
    boolean cardsToo = states || detail == Sight.Detail.CARDS;
    Map<String, String> begun = new LinkedHashMap<>(cardsToo ? texts : Map.of());
    if (!all) {
      begun.replaceAll((field, text) -> text.isBlank() ? "" : BEGUN);
    }
    return new TableDigest(
        table,
        begun,
        all ? choices : Map.of(),
        all ? roles : Map.of(),
        states && ready,
        cardsToo ? cards : Map.of(),
        states ? lastEdit : null,
        all ? writing : null,
        people,
        null,
        null);
  }

  /** With these texts in place of what they are now (SPEC M26). */
  public TableDigest frozen(Map<String, String> frozen) {
    return new TableDigest(
        table, frozen, choices, roles, ready, cards, lastEdit, writing, people, help, shown);
  }

  /** Its JSON, to be a part of any number of messages, see {@link ServerMessage.Digests#join}. */
  public String write() {
    return MessageJson.part(this);
  }
}
