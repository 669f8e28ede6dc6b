package io.charrette.workshop;

/**
 * An answer to a table's turn. There is one of each kind by each person for each turn.
 *
 * @param by the id of the participant who made it
 * @param name theirs
 * @param from their table at the time
 * @param at when it was made or changed last, epoch milliseconds
 */
public record Offer(
    String phase,
    int table,
    String by,
    OfferKind kind,
    String name,
    int from,
    String text,
    long at) {

  /**
   * What there is one offer of.
   *
   * @param phase the phase of the turn
   * @param table the table whose turn it was
   * @param by the id of the participant who makes it
   */
  public record Key(String phase, int table, String by, OfferKind kind) {}

  public Key key() {
    return new Key(phase, table, by, kind);
  }

  /** The same by somebody else. */
  Offer by(Participant other) {
    return new Offer(phase, table, other.id(), kind, other.name(), from, text, at);
  }

  /** The same by somebody who is called otherwise now. */
  Offer named(String other) {
    return new Offer(phase, table, by, kind, other, from, text, at);
  }
}
