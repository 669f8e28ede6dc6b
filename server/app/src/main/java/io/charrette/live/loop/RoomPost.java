package io.charrette.live.loop;

/** What travels on the bus to the host of rooms: one message, or those of a turn. */
sealed interface RoomPost permits ToRoom, ToRoom.Several {}
