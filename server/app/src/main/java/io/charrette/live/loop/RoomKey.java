package io.charrette.live.loop;

/** Which room: a table of a workshop. */
public record RoomKey(String workshopId, int table) {}
