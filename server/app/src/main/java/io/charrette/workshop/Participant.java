package io.charrette.workshop;

/**
 * A person at a table.
 *
 * @param table the number of the table
 */
public record Participant(String id, String name, int table) {
  Participant renamed(String newName) {
    return new Participant(id, newName, table);
  }

  Participant movedTo(int newTable) {
    return new Participant(id, name, newTable);
  }
}
