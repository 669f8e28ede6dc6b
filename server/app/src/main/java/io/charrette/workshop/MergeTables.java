package io.charrette.workshop;

/**
 * Makes two tables one (SPEC M32).
 *
 * @param from the number of the table that is closed
 * @param into that of the table at which its people sit from then on
 */
public record MergeTables(int from, int into) implements FacilitatorCommand {
  public MergeTables {
    if (from == into) {
      throw new IllegalArgumentException("from and into must be two tables");
    }
  }
}
