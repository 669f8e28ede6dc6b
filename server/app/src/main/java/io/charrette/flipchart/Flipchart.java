package io.charrette.flipchart;

import io.charrette.crdt.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A table's flipchart at one moment, as plain values, each in the activity's order.
 *
 * @param texts by field; a field without text is not in it
 * @param choices the option that was chosen, by choice; a choice that was not made is not in it
 * @param roles who of the table has it, by role; one that nobody has is not in it
 * @param ready with which phases the table has said that it is ready, and since when it was asked
 *     that (SPEC W43), epoch milliseconds, as the phone that said so put it
 * @param cards by sheet; of every sheet with cards
 */
public record Flipchart(
    SequencedMap<String, String> texts,
    SequencedMap<String, String> choices,
    SequencedMap<String, String> roles,
    SequencedMap<String, Long> ready,
    SequencedMap<String, Cards> cards) {

  /** Nothing on it yet. */
  public static final Flipchart EMPTY =
      new Flipchart(
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          new LinkedHashMap<>());

  public Flipchart {
    texts = frozen(texts);
    choices = frozen(choices);
    roles = frozen(roles);
    ready = frozen(ready);
    cards = frozen(cards);
  }

  private static <T> SequencedMap<String, T> frozen(Map<String, T> map) {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
  }

  /**
   * Reads a document, whatever clients wrote into it: a value of the wrong kind reads as absent
   * (SPEC F2).
   *
   * @param layout that of the activity; what a card says beyond it, it does not say
   * @param people the ids of the participants at the table; only their stars count (SPEC F5)
   */
  public static Flipchart read(Document document, FlipchartLayout layout, Set<String> people) {
    return read(document, layout, people, Set.of());
  }

  /**
   * Reads a document for those who are not shown all of it. A hidden card is not there for them
   * when cards that were merged become one: nobody takes others' cards off the screen by merging
   * them into it, and it brings none of its words to another.
   *
   * @param hidden the ids of fields, roles and cards
   */
  public static Flipchart read(
      Document document, FlipchartLayout layout, Set<String> people, Set<String> hidden) {
    return new FlipchartReader(document, layout, people, hidden).read();
  }

  /** These parts of it only, which are named as {@link Restoration} does. */
  public Flipchart only(Collection<String> parts) {
    SequencedMap<String, Cards> some = new LinkedHashMap<>();
    cards.forEach((sheet, on) -> some.put(sheet, on.only(sheet, parts)));
    return new Flipchart(
        only("text:", texts, parts),
        only("choice:", choices, parts),
        only("role:", roles, parts),
        new LinkedHashMap<>(),
        some);
  }

  private static SequencedMap<String, String> only(
      String kind, SequencedMap<String, String> all, Collection<String> parts) {
    SequencedMap<String, String> some = new LinkedHashMap<>(all);
    some.keySet().removeIf(id -> !parts.contains(kind + id));
    return some;
  }

  /** What a field says; may be empty. */
  public String text(String field) {
    return texts.getOrDefault(field, "");
  }

  /** Who of the table has a role; empty when nobody does. */
  public String role(String role) {
    return roles.getOrDefault(role, "");
  }

  /** About how many bytes of memory it takes. */
  public long bytes() {
    long letters = texts.values().stream().mapToLong(String::length).sum();
    return Character.BYTES * letters + cards.values().stream().mapToLong(Cards::bytes).sum();
  }

  /** What is on a sheet with cards. */
  public Cards cards(String sheet) {
    return cards.getOrDefault(sheet, Cards.NONE);
  }
}
