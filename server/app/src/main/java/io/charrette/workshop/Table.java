package io.charrette.workshop;

import org.jspecify.annotations.Nullable;

/**
 * A group of seats with one flipchart.
 *
 * @param number from 1
 * @param label what people call it beside its number; may be empty
 * @param helpSince when it called for help, null when it does not
 */
public record Table(int number, String city, String label, @Nullable Long helpSince) {
  Table withHelpSince(@Nullable Long since) {
    return new Table(number, city, label, since);
  }

  Table renamed(String newCity, String newLabel) {
    return new Table(number, newCity, newLabel, helpSince);
  }
}
