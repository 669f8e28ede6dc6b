package io.charrette.workshop;

/**
 * Whether two cards of a sheet, as tables have called them, are one (SPEC H32). It changes no
 * table's flipchart, only what maps, bridges and reports of the whole room call one.
 *
 * @param one a card's name
 * @param other another's; which of the two comes first means nothing
 * @param same whether they are one, or told apart
 */
public record CardVerdict(String sheet, String one, String other, boolean same) {
  /** Whether it is about these two cards. */
  boolean isOn(String ofSheet, String card, String another) {
    return sheet.equals(ofSheet)
        && ((one.equals(card) && other.equals(another))
            || (one.equals(another) && other.equals(card)));
  }
}
