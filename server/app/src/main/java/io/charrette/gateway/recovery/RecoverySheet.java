package io.charrette.gateway.recovery;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.charrette.workshop.RecoveryKey;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a facilitator keeps on paper or as a file, so that another server can be the workshop's
 * (SPEC B1). It has ids, names of tables and the key, and nothing that anybody wrote.
 *
 * @param sheet the format's number
 * @param activity the id of the activity
 * @param language the language in which the workshop has it first; null on sheets that do not say
 * @param deleteAfter epoch milliseconds
 */
@JsonPropertyOrder({
  "sheet",
  "id",
  "joinCode",
  "key",
  "name",
  "activity",
  "language",
  "zone",
  "deleteAfter",
  "tables"
})
public record RecoverySheet(
    int sheet,
    String id,
    String joinCode,
    RecoveryKey key,
    String name,
    String activity,
    @Nullable String language,
    @Nullable String zone,
    long deleteAfter,
    List<Place> tables) {
  /** The only format until now. */
  public static final int FORMAT = 1;

  public RecoverySheet {
    Objects.requireNonNull(name);
    Objects.requireNonNull(activity);
    tables = List.copyOf(tables);
  }

  /**
   * A table. What it works on was called {@code city} before, on sheets that are on paper.
   *
   * @param place may be empty
   * @param startedAt when its flipchart was started afresh, epoch milliseconds; null when it never
   *     was (SPEC K9)
   */
  public record Place(@JsonAlias("city") String place, String label, @Nullable Long startedAt) {
    public Place {
      Objects.requireNonNull(place);
      Objects.requireNonNull(label);
    }

    static Place of(Table table) {
      return new Place(
          table.place(),
          table.label(),
          table.startedAt() == Table.WITH_WORKSHOP ? null : table.startedAt());
    }
  }

  /** The sheet of a workshop as it is now; none for one from before there were sheets. */
  public static Optional<RecoverySheet> of(Workshop workshop) {
    return workshop
        .recoveryKey()
        .map(
            key ->
                new RecoverySheet(
                    FORMAT,
                    workshop.id(),
                    workshop.joinCode(),
                    key,
                    workshop.name(),
                    workshop.activity().id(),
                    workshop.activity().language(),
                    workshop.zone().orElse(null),
                    workshop.deleteAfter(),
                    workshop.tables().stream().map(Place::of).toList()));
  }
}
