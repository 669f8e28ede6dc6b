package io.charrette.export;

import io.charrette.flipchart.Player;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A player as one or more tables named it. Names are the same when they differ in case, spaces,
 * punctuation or accents only.
 *
 * @param name as most tables wrote it
 * @param sector the id that most tables gave it, or empty
 * @param stars the sum over all tables
 * @param tables the numbers of the tables, ascending
 */
public record NamedPlayer(String name, String sector, int stars, List<Integer> tables) {
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  public NamedPlayer {
    tables = List.copyOf(tables);
  }

  /** A player at a table. */
  private record Mention(int table, Player player) {}

  /** All players of these tables, those named by more tables and with more stars first. */
  static List<NamedPlayer> across(List<Report.TableReport> tables) {
    SequencedMap<String, List<Mention>> byKey = new LinkedHashMap<>();
    for (Report.TableReport table : tables) {
      for (Player player : table.flipchart().players()) {
        byKey
            .computeIfAbsent(key(player.name()), key -> new ArrayList<>())
            .add(new Mention(table.number(), player));
      }
    }
    return byKey.values().stream()
        .map(NamedPlayer::of)
        .sorted(
            Comparator.comparingInt((NamedPlayer player) -> player.tables().size())
                .thenComparingInt(NamedPlayer::stars)
                .reversed()
                .thenComparing(NamedPlayer::name))
        .toList();
  }

  /** A key that is equal for all names that mean the same player. */
  static String key(String name) {
    String key = NEITHER_LETTER_NOR_DIGIT.matcher(plain(name)).replaceAll("");
    return key.isEmpty() ? name : key;
  }

  /** The name in lower case, with accents separated from their letters (Unicode's NFKD). */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
  }

  private static NamedPlayer of(List<Mention> mentions) {
    return new NamedPlayer(
        mostCommon(mentions, Player::name),
        mostCommon(mentions, Player::sector),
        mentions.stream().mapToInt(mention -> mention.player().stars()).sum(),
        mentions.stream().map(Mention::table).distinct().sorted().toList());
  }

  /** The value that most mentions have, the first of equals; empty values do not count. */
  private static String mostCommon(List<Mention> mentions, Function<Player, String> field) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    mentions.forEach(mention -> counts.merge(field.apply(mention.player()), 1, Integer::sum));
    counts.remove("");
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
