package io.charrette.sync;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.Json;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States of clients as they are sent: {@code count, (client, clock, JSON of the state)…}.
 *
 * <p>Decoding does not look into the states: of what a room hears most is an echo, or not news.
 * {@link Entry#read} does, and comes before a state is kept or passed on.
 *
 * @param entries one for each client
 */
public record AwarenessUpdate(List<Entry> entries) {
  /** The JSON of "has left". */
  static final String GONE = "null";

  /**
   * One client's state.
   *
   * @param client the client's id, up to 53 bits
   * @param clock counts the client's states; the greater one is newer
   * @param json the state, as it came; {@code null} in JSON means that the client has left
   * @param size of the state, in bytes of UTF-8
   */
  public record Entry(long client, long clock, String json, int size) {
    /** A state whose size is counted. */
    public Entry(long client, long clock, String json) {
      this(client, clock, json, json.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Whether it says that the client has left. */
    public boolean isRemoval() {
      return json.equals(GONE);
    }

    /**
     * The state, as {@link Json#parse} gives it; null when the client has left.
     *
     * @throws MalformedDataException if it is not JSON, or is nested too deeply
     */
    public @Nullable Object read() throws MalformedDataException {
      return isRemoval() ? null : Json.parse(json, DecodeLimits.DEFAULT.depth());
    }

    /** That the client has left, in place of its state. */
    public Entry left() {
      return new Entry(client, clock, GONE);
    }
  }

  /** Copies the list. */
  public AwarenessUpdate {
    entries = List.copyOf(entries);
  }

  /**
   * Decodes states that are all that is left of the input.
   *
   * @throws MalformedDataException if something else is, too
   */
  static AwarenessUpdate decode(LibDecoder in) throws MalformedDataException {
    long count = in.readVarUint();
    List<Entry> entries = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long client = in.readVarUint();
      long clock = in.readVarUint();
      entries.add(new Entry(client, clock, in.readVarString()));
    }
    in.expectEnd();
    return new AwarenessUpdate(entries);
  }

  /**
   * Decodes states that fill the array.
   *
   * @throws MalformedDataException if they do not
   */
  public static AwarenessUpdate decode(byte[] bytes) throws MalformedDataException {
    return decode(new LibDecoder(bytes));
  }

  /** Its encoding, without the message around it. */
  public byte[] encode() {
    LibEncoder out = new LibEncoder();
    out.writeVarUint(entries.size());
    for (Entry entry : entries) {
      out.writeVarUint(entry.client()).writeVarUint(entry.clock()).writeVarString(entry.json());
    }
    return out.toByteArray();
  }
}
