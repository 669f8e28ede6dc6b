/**
 * Bytes to values and back: the bounded reader and writer of lib0's encoding (variable-length
 * integers, strings, and the self-describing "any" values), and JSON text, which parts of the Yjs
 * format embed.
 *
 * <p>Nothing here knows what a document is. Readers take hostile bytes: they never read past their
 * end, never allocate from a declared count, bound their depth, and report every fault as a {@link
 * io.charrette.encoding.MalformedDataException}. Instances belong to one thread. Read {@link
 * io.charrette.encoding.LibDecoder} first.
 */
@NullMarked
package io.charrette.encoding;

import org.jspecify.annotations.NullMarked;
