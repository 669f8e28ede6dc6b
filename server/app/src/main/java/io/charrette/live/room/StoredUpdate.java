package io.charrette.live.room;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.workshop.Table;
import java.util.Arrays;

/**
 * An entry or a checkpoint of a table's stream: an update, and which of the table's flipcharts it
 * is of (SPEC K9). Whoever reads the stream takes those of the present flipchart; so entries go on
 * commuting, and no entry of an earlier flipchart can get into a later one, whenever it comes.
 *
 * <p>What is of the flipchart that was there with the workshop is the bare update. For all others
 * there come two zero bytes before it, which no update begins with that has anything in it, and the
 * time as a varUint.
 *
 * @param startedAt see {@link Table#startedAt}
 * @param update in update format v1
 */
record StoredUpdate(long startedAt, byte[] update) {
  private static final int MARK = 2;

  byte[] encode() {
    if (startedAt == Table.WITH_WORKSHOP) {
      return update;
    }
    return new LibEncoder(update.length + MARK + Long.BYTES)
        .writeByte(0)
        .writeByte(0)
        .writeVarUint(startedAt)
        .writeBytes(update)
        .toByteArray();
  }

  /**
   * Reads one; of the update only where it begins.
   *
   * @throws MalformedDataException it has the mark, and no time after it
   */
  static StoredUpdate decode(byte[] entry) throws MalformedDataException {
    if (entry.length <= MARK || entry[0] != 0 || entry[1] != 0) {
      return new StoredUpdate(Table.WITH_WORKSHOP, entry);
    }
    LibDecoder in = new LibDecoder(entry, MARK, entry.length - MARK);
    long startedAt = in.readVarUint();
    return new StoredUpdate(
        startedAt, Arrays.copyOfRange(entry, entry.length - in.remaining(), entry.length));
  }
}
