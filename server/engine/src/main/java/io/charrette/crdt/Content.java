package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;
import org.jspecify.annotations.Nullable;

/** What an item brings. It belongs to one item, which may cut it and let it grow. */
sealed interface Content
    permits AnyContent, DeletedContent, JsonContent, StringContent, SingleContent {
  /** How many operations it is. */
  int length();

  /** Whether it counts towards the length of the list that it lies in. */
  boolean countable();

  /** The number that stands for its kind in an update. */
  int ref();

  /** Cuts it, keeping the first {@code offset} operations, and returns the others. */
  Content split(int offset);

  /** Content like its first {@code count} operations, fewer than all; it stays as it is. */
  Content head(int count);

  /** Whether content that follows it can be one with it. */
  boolean isContinuedBy(Content next);

  /** Takes content into itself that continues it. */
  void absorb(Content next);

  /** How much of what somebody wrote lies in some of its operations, in UTF-16 units. */
  default int written(int from, int to) {
    return to - from;
  }

  /** The value of one of its operations. */
  default @Nullable Object value(int index) {
    throw new IllegalStateException("not countable");
  }

  /** Writes it without its first {@code offset} operations. */
  void write(LibEncoder out, int offset);
}
