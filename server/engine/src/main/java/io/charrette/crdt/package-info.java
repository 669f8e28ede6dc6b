/**
 * The replicated document: a second implementation of Yjs 13.6 (update format v1).
 *
 * <p>A {@link io.charrette.crdt.Document} holds structs – items, and the stubs of collected ones –
 * per client in the order of their clocks, and shared types that string the items together. Edits
 * and received {@link io.charrette.crdt.Update}s both become items, placed by {@code
 * Item.integrate}; whatever waits for something missing lies in the {@code Backlog}. {@link
 * io.charrette.crdt.Updates} works on encoded updates without a document.
 *
 * <p>Nothing here does I/O, reads a clock or knows sockets. A document and all that hangs on it
 * belong to one thread at a time; nothing is synchronised. Lengths and indexes of text are UTF-16
 * units. Start with {@code Document}, then {@code Item}; section 9 of {@code SPEC.md} has the
 * format.
 */
@NullMarked
package io.charrette.crdt;

import org.jspecify.annotations.NullMarked;
