package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import org.jspecify.annotations.Nullable;

/** An object within a text, such as a picture. */
record EmbedContent(JsonValue embed) implements SingleContent {
  static final int REF = 5;

  @Override
  public boolean countable() {
    return true;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public @Nullable Object value(int index) {
    return embed.value();
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarString(embed.text());
  }
}
