package io.charrette.sync;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.Json;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * States of clients as they are sent: {@code count, (client, clock, JSON of the state)…}.
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
   * @param json the state, valid JSON; {@code null} in JSON means that the client has left
   */
  public record Entry(long client, long clock, String json) {
    /** Whether it says that the client has left. */
    public boolean isRemoval() {
      return json.equals(GONE);
    }

    /** The size of the state in bytes of UTF-8. */
    public int size() {
      return json.getBytes(StandardCharsets.UTF_8).length;
    }
  }

  /** Copies the list. */
  public AwarenessUpdate {
    entries = List.copyOf(entries);
  }

  /** Decodes states that are all that is left of the input. */
  static AwarenessUpdate decode(LibDecoder in, DecodeLimits limits) throws MalformedDataException {
    long count = in.readVarUint();
    List<Entry> entries = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      long client = in.readVarUint();
      long clock = in.readVarUint();
      String json = in.readVarString();
      boolean gone = Json.parse(json, limits.depth()) == null;
      entries.add(new Entry(client, clock, gone ? GONE : json));
    }
    in.expectEnd();
    return new AwarenessUpdate(entries);
  }

  /**
   * Decodes states that fill the array.
   *
   * @throws MalformedDataException if they do not, or a state is not JSON
   */
  public static AwarenessUpdate decode(byte[] bytes) throws MalformedDataException {
    return decode(new LibDecoder(bytes), DecodeLimits.DEFAULT);
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
