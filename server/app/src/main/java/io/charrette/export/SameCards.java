package io.charrette.export;

import io.charrette.workshop.CardVerdict;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which names of a sheet's cards mean the same card to the whole room (SPEC R1): those that differ
 * in case, spaces, punctuation or accents only, and those of which a facilitator has said so.
 */
final class SameCards {
  /** Another key of the same card by key, up to the one that stands for all of them. */
  private final Map<String, String> into = new HashMap<>();

  private SameCards() {}

  static SameCards of(String sheet, Collection<CardVerdict> verdicts) {
    SameCards same = new SameCards();
    for (CardVerdict verdict : verdicts) {
      if (verdict.sheet().equals(sheet) && verdict.same()) {
        String one = same.key(verdict.one());
        String other = same.key(verdict.other());
        if (!one.equals(other)) {
          same.into.put(other, one);
        }
      }
    }
    return same;
  }

  /** A key that is equal for all names of the same card. */
  String key(String name) {
    String key = NamedCard.key(name);
    for (String next = into.get(key); next != null; next = into.get(key)) {
      key = next;
    }
    return key;
  }
}
