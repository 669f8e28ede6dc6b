/**
 * One table: its document, its awareness, its connections, its stream in the journal, its past, and
 * the digest of it.
 *
 * <p>May not live here: the state of a workshop. Everything is touched by one thread only, the
 * context of the {@link io.charrette.live.room.RoomHost} that owns the room; others reach it by a
 * message.
 *
 * <p>Read {@link io.charrette.live.room.Room} first, which has a method for each message; then
 * {@code Intake} for what comes in, {@code RoomTurn} for what goes out, {@code RoomMembership} for
 * who comes and goes, {@code StoredDocument} for what is kept, and {@code RoomPairs} for what is
 * passed on and not kept.
 */
@NullMarked
package io.charrette.live.room;

import org.jspecify.annotations.NullMarked;
