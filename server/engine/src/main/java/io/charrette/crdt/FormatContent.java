package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import org.jspecify.annotations.Nullable;

/**
 * A mark in a text from which on an attribute has a value; {@code null} ends the attribute. It has
 * no extent of its own.
 */
record FormatContent(String key, JsonValue json) implements SingleContent {
  static final int REF = 6;

  @Nullable Object attribute() {
    return json.value();
  }

  @Override
  public boolean countable() {
    return false;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarString(key).writeVarString(json.text());
  }
}
