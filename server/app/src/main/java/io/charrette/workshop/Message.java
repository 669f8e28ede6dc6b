package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * What a facilitator told the phones.
 *
 * @param at when, epoch milliseconds
 * @param table whom, null for everybody
 */
public record Message(String id, String text, long at, @Nullable Integer table) {
  /** Whether phones at {@code number} show it. */
  public boolean isFor(int number) {
    return table == null || table == number;
  }
}
