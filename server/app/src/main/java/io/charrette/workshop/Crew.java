package io.charrette.workshop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What those who run a workshop tell each other: who is on the way to which table, and words that
 * neither phones nor screens ever get (SPEC M29, M34).
 *
 * @param claims of calls for help that wait, by table
 * @param notes on tables, oldest first
 * @param line what they say to each other, oldest first
 */
public record Crew(
    NavigableMap<Integer, HelpClaim> claims, List<CrewNote> notes, List<CrewNote> line) {
  static final Crew SILENT = new Crew(new TreeMap<>(), List.of(), List.of());

  public Crew {
    claims = Collections.unmodifiableNavigableMap(new TreeMap<>(claims));
    notes = List.copyOf(notes);
    line = List.copyOf(line);
  }

  /** Who is on the way to this table, if anybody. */
  public Optional<HelpClaim> claimOf(int table) {
    return Optional.ofNullable(claims.get(table));
  }

  /** The notes on this table, oldest first. */
  public List<CrewNote> notesOn(int table) {
    return notes.stream().filter(note -> note.table() != null && note.table() == table).toList();
  }

  Crew with(int table, HelpClaim claim) {
    Map<Integer, HelpClaim> all = new TreeMap<>(claims);
    all.put(table, claim);
    return new Crew(new TreeMap<>(all), notes, line);
  }

  /** With nobody on the way to this table. */
  Crew withoutClaim(int table) {
    NavigableMap<Integer, HelpClaim> others = new TreeMap<>(claims);
    others.remove(table);
    return new Crew(others, notes, line);
  }

  /** With a note on a table, or at the end of the line, whose first words then go. */
  Crew with(CrewNote note) {
    List<CrewNote> more = new ArrayList<>(note.table() == null ? line : notes);
    more.add(note);
    return note.table() == null
        ? new Crew(
            claims,
            notes,
            more.subList(Math.max(0, more.size() - WorkshopLimits.LINE), more.size()))
        : new Crew(claims, more, line);
  }

  /** Without a note on a table. */
  Crew withoutNote(String id) {
    return new Crew(claims, notes.stream().filter(note -> !note.id().equals(id)).toList(), line);
  }

  /** Without anything about a table that is no longer there. */
  Crew withoutTable(int table) {
    return new Crew(
        withoutClaim(table).claims,
        notes.stream().filter(note -> note.table() == null || note.table() != table).toList(),
        line);
  }
}
