package io.charrette.crdt;

/**
 * What became of an update.
 *
 * @param changed whether it brought anything that the document did not have, even if that only
 *     waits; if not, nobody else needs to hear of it
 * @param pending whether something of it waits for operations that have not arrived
 */
public record Applied(boolean changed, boolean pending) {}
