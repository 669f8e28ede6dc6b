/**
 * The messages of y-protocols, and awareness: who is present, and where their carets are.
 *
 * <p>Messages are decoded whole, from bytes, into records, and encoded to bytes; nothing here holds
 * a connection or reads a clock. An {@code Awareness} belongs to one thread. Read {@link
 * io.charrette.sync.SyncMessage} first.
 *
 * <dl>
 *   <dt>Messages
 *   <dd>{@link io.charrette.sync.SyncMessage} decodes, {@link io.charrette.sync.SyncProtocol}
 *       encodes
 *   <dt>Awareness
 *   <dd>{@link io.charrette.sync.Awareness}, {@link io.charrette.sync.AwarenessUpdate} (what is
 *       sent), {@link io.charrette.sync.AwarenessChange} (what that did)
 * </dl>
 */
@NullMarked
package io.charrette.sync;

import org.jspecify.annotations.NullMarked;
