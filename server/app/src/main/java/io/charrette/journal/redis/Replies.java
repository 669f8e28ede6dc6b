package io.charrette.journal.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.charrette.journal.Journal.Entry;
import io.charrette.journal.Journal.Moment;
import io.charrette.journal.Journal.Recovered;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The replies of Redis, read into values of ours. */
final class Replies {
  private Replies() {}

  /**
   * One entry of a stream, as Redis stores it.
   *
   * @param origin who appended it; empty for a mark
   * @param mark whether it only says that a checkpoint was made
   * @param bytes the entry's, or how far the checkpoint reached
   */
  record Stored(Position position, String origin, boolean mark, byte[] bytes) {
    /**
     * Reads an entry.
     *
     * @throws JournalException it is somebody else's
     */
    static Stored read(Response response) {
      Position position = RedisPosition.parse(response.get(0).toString());
      Response fields = response.get(1);
      return switch (fields.get(0) + "/" + fields.size()) {
        case "c/2" -> new Stored(position, "", true, fields.get(1).toBytes());
        case "o/4" ->
            new Stored(position, fields.get(1).toString(), false, fields.get(3).toBytes());
        default ->
            throw new JournalException("Redis holds an entry that is not of a journal", null);
      };
    }

    /** Whether it is of a stream whose entries are counted. */
    boolean isCounted() {
      return Replies.isCounted(position);
    }

    /**
     * Of a mark: how far the checkpoint reached.
     *
     * @throws JournalException it is somebody else's
     */
    Position covered() {
      return RedisPosition.parse(new String(bytes, US_ASCII));
    }
  }

  /**
   * The answer to {@link Scripts#read} after a position.
   *
   * @throws JournalException something of it is somebody else's
   */
  static Recovered recovered(Response response, Position after) {
    Position upTo = after;
    byte[] state = {};
    if (response.get(0) != null) {
      upTo = RedisPosition.parse(response.get(0) + "-" + response.get(1));
      Response stored = response.get(2);
      if (stored == null) {
        throw new JournalException("Redis holds a checkpoint that is not of a journal", null);
      }
      state = stored.toBytes();
    }
    List<Entry> entries = new ArrayList<>();
    for (Response item : response.get(3)) {
      Stored stored = Stored.read(item);
      if (!stored.mark()) {
        entries.add(new Entry(stored.position(), stored.bytes()));
      }
    }
    return new Recovered(state, upTo, List.copyOf(entries));
  }

  /**
   * The last entry of an answer to {@link Scripts#read}, if those of the stream are counted.
   *
   * @throws JournalException it is somebody else's
   */
  static Optional<Stored> lastCounted(Response response) {
    Response entries = response.get(3);
    return entries.size() == 0
        ? Optional.empty()
        : Optional.of(Stored.read(entries.get(entries.size() - 1))).filter(Stored::isCounted);
  }

  /** Whether an entry that stands there is of a stream whose entries are counted. */
  static boolean isCounted(Position position) {
    return position.high() == 0;
  }

  /** The answer to {@link Scripts#moments}, which comes in any order. */
  static List<Moment> moments(Response response) {
    List<Moment> moments = new ArrayList<>();
    for (Response item : response) {
      moments.add(
          new Moment(
              Long.parseLong(item.get(0).toString()),
              item.get(1).toBytes(),
              item.get(2).toInteger()));
    }
    moments.sort(Comparator.comparingLong(Moment::at));
    return List.copyOf(moments);
  }

  /** The answer to {@link Scripts#moment}. */
  static Optional<byte[]> moment(@Nullable Response response) {
    return Optional.ofNullable(response).map(Response::toBytes);
  }
}
