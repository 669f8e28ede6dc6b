package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import io.charrette.encoding.Json;
import io.charrette.encoding.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** A value that is sent as JSON text, with that text, so that it is re-encoded as it came. */
record JsonValue(String text, @Nullable Object value) {
  /** Reads it from a JSON text. */
  static JsonValue parse(String text, int depth) throws MalformedDataException {
    return new JsonValue(text, Json.parse(text, depth));
  }

  /** Makes it from a value of the kinds that JSON has. */
  static JsonValue of(@Nullable Object value) {
    Object canonical = AnyCodec.canonical(value);
    return new JsonValue(Json.write(canonical), canonical);
  }
}
