package io.charrette.export;

import io.charrette.bridges.RoomCard;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.Cards;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A card as one or more tables named it on a sheet. {@link SameCards} says which names are of the
 * same.
 *
 * @param name as most tables wrote it
 * @param category the id that most tables gave it, or empty
 * @param stars the sum over all tables
 * @param tables the numbers of the tables, ascending
 */
public record NamedCard(String name, String category, int stars, List<Integer> tables) {
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  public NamedCard {
    tables = List.copyOf(tables);
  }

  /** A card at a table. */
  private record Mention(int table, Card card) {}

  /**
   * All cards of a sheet, those named by more tables and with more stars first.
   *
   * @param tables the sheet by table number, as each table has it
   */
  static List<NamedCard> across(Map<Integer, Cards> tables, SameCards same) {
    SequencedMap<String, List<Mention>> byKey = new LinkedHashMap<>();
    tables.forEach(
        (number, on) -> {
          for (Card card : on.cards()) {
            byKey
                .computeIfAbsent(same.key(card.name()), key -> new ArrayList<>())
                .add(new Mention(number, card));
          }
        });
    return byKey.values().stream()
        .map(NamedCard::of)
        .sorted(
            Comparator.comparingInt((NamedCard card) -> card.tables().size())
                .thenComparingInt(NamedCard::stars)
                .reversed()
                .thenComparing(NamedCard::name))
        .toList();
  }

  /** The same as a part of the whole room's graph. */
  RoomCard inRoom() {
    return new RoomCard(name, category, stars, new TreeSet<>(tables));
  }

  /** A key that is equal for names that differ in case, spaces, punctuation or accents only. */
  static String key(String name) {
    String key = NEITHER_LETTER_NOR_DIGIT.matcher(plain(name)).replaceAll("");
    return key.isEmpty() ? name : key;
  }

  /** The name in lower case, with accents separated from their letters (Unicode's NFKD). */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }

  private static NamedCard of(List<Mention> mentions) {
    return new NamedCard(
        mostCommon(mentions, Card::name),
        mostCommon(mentions, Card::category),
        mentions.stream().mapToInt(mention -> mention.card().stars()).sum(),
        mentions.stream().map(Mention::table).distinct().sorted().toList());
  }

  /** The value that most mentions have, the first of equals; empty values do not count. */
  private static String mostCommon(List<Mention> mentions, Function<Card, String> field) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    mentions.forEach(mention -> counts.merge(field.apply(mention.card()), 1, Integer::sum));
    counts.remove("");
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
