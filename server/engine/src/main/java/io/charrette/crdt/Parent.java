package io.charrette.crdt;

/** Where an item lies: once integrated always a {@link Branch}, before that perhaps its name. */
sealed interface Parent permits Branch, Parent.Root, Parent.Nested {
  /** A root type, by name. */
  record Root(String name) implements Parent {}

  /** The type that an item holds, by the item's id. */
  record Nested(long client, long clock) implements Parent {}
}
