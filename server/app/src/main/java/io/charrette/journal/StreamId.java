package io.charrette.journal;

/**
 * The name of one stream.
 *
 * @param name 1 to 120 characters of {@code a-z A-Z 0-9 / - _}, for example {@code table/ID/3}
 */
public record StreamId(String name) {
  public StreamId {
    if (!name.matches("[a-zA-Z0-9/_-]{1,120}")) {
      throw new IllegalArgumentException("not a stream name: " + name);
    }
  }

  /** The stream of events of a workshop. */
  public static StreamId workshop(String workshopId) {
    return new StreamId("workshop/" + workshopId);
  }

  /** The stream of updates of one table's document. */
  public static StreamId table(String workshopId, int table) {
    return new StreamId("table/" + workshopId + "/" + table);
  }

  /** The stream that lists the workshops there are. */
  public static StreamId directory() {
    return new StreamId("directory");
  }
}
