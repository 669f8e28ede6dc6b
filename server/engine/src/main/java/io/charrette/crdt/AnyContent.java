package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import io.charrette.encoding.LibEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain values, one an operation. */
final class AnyContent implements Content {
  static final int REF = 8;

  private final List<@Nullable Object> values;

  /**
   * @param values in the form of {@link AnyCodec}; the content takes over the list, which can grow
   */
  AnyContent(List<@Nullable Object> values) {
    this.values = values;
  }

  static AnyContent of(@Nullable Object value) {
    List<@Nullable Object> values = new ArrayList<>(1);
    values.add(value);
    return new AnyContent(values);
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
  public AnyContent split(int offset) {
    List<@Nullable Object> tail = values.subList(offset, values.size());
    AnyContent rest = new AnyContent(new ArrayList<>(tail));
    tail.clear();
    return rest;
  }

  @Override
  public AnyContent head(int count) {
    return new AnyContent(new ArrayList<>(values.subList(0, count)));
  }

  @Override
  public boolean isContinuedBy(Content next) {
    return next instanceof AnyContent;
  }

  @Override
  public void absorb(Content next) {
    values.addAll(((AnyContent) next).values);
  }

  /** A text is one operation, however long it is. */
  @Override
  public int written(int from, int to) {
    int written = 0;
    for (Object value : values.subList(from, to)) {
      written += value instanceof String text ? Math.max(1, text.length()) : 1;
    }
    return written;
  }

  @Override
  public @Nullable Object value(int index) {
    return values.get(index);
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarUint(values.size() - offset);
    for (int i = offset; i < values.size(); i++) {
      AnyCodec.write(out, values.get(i));
    }
  }
}
