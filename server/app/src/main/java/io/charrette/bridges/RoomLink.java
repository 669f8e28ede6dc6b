package io.charrette.bridges;

/**
 * A link between two cards of a room.
 *
 * @param one the index of a card in the room's list
 * @param other the index of another
 */
public record RoomLink(int one, int other) {}
