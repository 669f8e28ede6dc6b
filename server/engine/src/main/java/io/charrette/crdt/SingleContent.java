package io.charrette.crdt;

/** Content of a kind that is always one operation: it has no parts, and nothing continues it. */
sealed interface SingleContent extends Content
    permits BinaryContent, EmbedContent, FormatContent, SubdocumentContent, TypeContent {
  @Override
  default int length() {
    return 1;
  }

  @Override
  default Content split(int offset) {
    throw new IllegalStateException("content of one operation cannot be split");
  }

  @Override
  default Content head(int count) {
    throw new IllegalStateException("content of one operation has no part");
  }

  @Override
  default boolean isContinuedBy(Content next) {
    return false;
  }

  @Override
  default void absorb(Content next) {
    throw new IllegalStateException("content of one operation cannot grow");
  }
}
