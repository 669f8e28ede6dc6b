/**
 * Bytes to values and back: the bounded reader and writer of lib0's encoding (variable-length
 * integers, strings, and the self-describing "any" values), and JSON text, which parts of the Yjs
 * format embed.
 *
 * <p>Nothing here knows what a document is. Readers take hostile bytes: they never read past their
 * end, never allocate from a declared count, bound their depth, and report every fault as a {@link
 * io.charrette.encoding.MalformedDataException}. Instances belong to one thread. Read {@link
 * io.charrette.encoding.LibDecoder} first.
 *
 * <dl>
 *   <dt>lib0's encoding
 *   <dd>{@link io.charrette.encoding.LibDecoder}, {@link io.charrette.encoding.LibEncoder}, {@link
 *       io.charrette.encoding.DecodeLimits}, {@link io.charrette.encoding.MalformedDataException}
 *   <dt>"Any" values
 *   <dd>{@link io.charrette.encoding.AnyCodec}, {@link io.charrette.encoding.Undefined}; inside
 *       {@code PropertyOrder}, {@code SignedZero}
 *   <dt>JSON, as JavaScript has it
 *   <dd>{@link io.charrette.encoding.Json}; inside {@code JsonParser}, {@code JsNumber}
 * </dl>
 */
@NullMarked
package io.charrette.encoding;

import org.jspecify.annotations.NullMarked;
