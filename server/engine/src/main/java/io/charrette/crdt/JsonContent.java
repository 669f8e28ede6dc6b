package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as JSON texts, one an operation: how the first Yjs 13 wrote plain values. */
final class JsonContent implements Content {
  static final int REF = 2;

  /** The text that stands for {@code undefined}, which JSON does not have. */
  static final String UNDEFINED_TEXT = "undefined";

  private final List<JsonValue> values;

  /** The content takes the list over. */
  JsonContent(List<JsonValue> values) {
    this.values = values;
  }

  @Override
  public int length() {
    return values.size();
  }

  @Override
  public boolean countable() {
    return true;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public JsonContent split(int offset) {
    List<JsonValue> tail = values.subList(offset, values.size());
    JsonContent rest = new JsonContent(new ArrayList<>(tail));
    tail.clear();
    return rest;
  }

  @Override
  public JsonContent head(int count) {
    return new JsonContent(new ArrayList<>(values.subList(0, count)));
  }

  @Override
  public boolean isContinuedBy(Content next) {
    return next instanceof JsonContent;
  }

  @Override
  public void absorb(Content next) {
    values.addAll(((JsonContent) next).values);
  }

  @Override
  public @Nullable Object value(int index) {
    return values.get(index).value();
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarUint(values.size() - offset);
    for (int i = offset; i < values.size(); i++) {
      out.writeVarString(values.get(i).text());
    }
  }
}
