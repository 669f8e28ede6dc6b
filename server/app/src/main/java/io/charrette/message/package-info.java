/**
 * {@code charrette.v1}: every message that server and client send each other, read and written side
 * by side (SPEC W2, W4, W5).
 *
 * <p>Lives here: a record for each message, what is checked when one is read, and how what several
 * receivers share is written once. May not live here: decisions (who sees what of a workshop is in
 * {@code workshop}, what a flipchart is in brief in {@code flipchart}), sockets, Vert.x. The
 * messages of y-protocols are the engine's ({@code sync}). The facilitator's commands are not
 * messages of {@code charrette.v1}: they come by HTTP (SPEC H6), and their names are also those of
 * what undo takes back (SPEC M7), so {@code CommandJson} is with them in {@code workshop}.
 *
 * <p>Messages are immutable and any thread may read and write them; only {@code StateMessages},
 * which keeps what it has written, is for one thread at a time. Read {@link
 * io.charrette.message.ServerMessage} first, then {@link io.charrette.message.ClientMessage}. The
 * samples in {@code src/test/resources/messages} are read by the client's tests too.
 */
@NullMarked
package io.charrette.message;

import org.jspecify.annotations.NullMarked;
