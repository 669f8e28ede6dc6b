package io.charrette.flipchart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A card as it stands in the document. A table may have merged several entries, and then they are
 * one card (SPEC F6).
 *
 * @param starredBy the participants at the table who starred this entry
 * @param mergedInto the id of another entry, or empty
 */
record CardEntry(
    String id,
    String name,
    String category,
    String round,
    String note,
    String link,
    String by,
    long at,
    Set<String> starredBy,
    String mergedInto) {

  private static final Comparator<CardEntry> OLDEST_FIRST =
      Comparator.comparingLong(CardEntry::at).thenComparing(CardEntry::id);

  /** What stands between the notes of two that were merged. */
  private static final String BETWEEN = " — ";

  /**
   * The cards that these entries are, the oldest first. An entry is merged only into one that is
   * there and is older, so nobody can be merged in a circle.
   */
  static List<Card> cards(List<CardEntry> entries) {
    List<List<CardEntry>> groups = new ArrayList<>();
    Map<String, List<CardEntry>> groupOf = new HashMap<>();
    for (CardEntry entry : entries.stream().sorted(OLDEST_FIRST).toList()) {
      List<CardEntry> group = groupOf.get(entry.mergedInto);
      if (group == null) {
        group = new ArrayList<>();
        groups.add(group);
      }
      group.add(entry);
      groupOf.put(entry.id, group);
    }
    return groups.stream().map(CardEntry::asOne).toList();
  }

  /** What several entries say together: nothing that anybody wrote is left out. */
  private static Card asOne(List<CardEntry> entries) {
    CardEntry first = entries.getFirst();
    List<CardEntry> merged = entries.subList(1, entries.size());
    String link = firstNamed(entries.stream().map(CardEntry::link));
    Set<String> fans = new LinkedHashSet<>();
    entries.forEach(entry -> fans.addAll(entry.starredBy));
    return new Card(
        first.id,
        first.name,
        firstNamed(entries.stream().map(CardEntry::category)),
        first.round,
        merged.isEmpty()
            ? first.note
            : joined(
                Stream.concat(
                    Stream.of(first.note), merged.stream().map(entry -> entry.inWords(link)))),
        link,
        first.by,
        first.at,
        fans.size(),
        merged.stream().map(entry -> new Card.Twin(entry.id, entry.name)).toList());
  }

  /** The note, with the address if that is not shown anyway. */
  private String inWords(String shown) {
    return Stream.of(note.strip(), link.equals(shown) ? "" : link)
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String firstNamed(Stream<String> words) {
    return words.filter(word -> !word.isEmpty()).findFirst().orElse("");
  }

  /** Several notes as one. */
  static String joined(Stream<String> notes) {
    return notes
        .map(String::strip)
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining(BETWEEN));
  }
}
