/**
 * The messages of y-protocols and the one of ours, and awareness: who is present, with a cursor
 * where.
 *
 * <p>Messages are decoded whole, from bytes, into records, and encoded to bytes; nothing here holds
 * a connection or a clock. An {@code Awareness} belongs to one thread. Read {@link
 * io.charrette.sync.SyncMessage} first.
 */
@NullMarked
package io.charrette.sync;

import org.jspecify.annotations.NullMarked;
