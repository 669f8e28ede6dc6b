package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.HexFormat;

/** An update as text, a line a struct, so that a difference between two can be read. */
final class Dump {
  private Dump() {}

  static String of(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      StringBuilder out = new StringBuilder();
      for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
        LibEncoder bytes = new LibEncoder();
        struct.write(bytes, 0);
        out.append(struct.client).append('@').append(struct.clock).append('+');
        out.append(struct.length).append(' ').append(struct.getClass().getSimpleName());
        if (struct instanceof Item item) {
          out.append(' ').append(item.content.getClass().getSimpleName());
        }
        out.append(' ').append(HexFormat.of().formatHex(bytes.toByteArray())).append('\n');
      }
      LibEncoder deletions = new LibEncoder();
      reader.readDeletions().write(deletions);
      return out.append("deleted ")
          .append(HexFormat.of().formatHex(deletions.toByteArray()))
          .toString();
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** The ranges of clocks that an update has, and those that it deletes, as text. */
  static String coverage(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      return ranges(covered(reader)) + " deleted " + ranges(reader.readDeletions());
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** The ranges of clocks that an update has, as text. */
  static String structs(byte[] update) {
    try {
      return ranges(covered(new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT)));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static DeleteSet covered(UpdateReader reader) throws MalformedDataException {
    DeleteSet covered = new DeleteSet();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (!(struct instanceof Skip)) {
        covered.add(struct.client, struct.clock, struct.length);
      }
    }
    return covered;
  }

  private static String ranges(DeleteSet set) {
    StringBuilder out = new StringBuilder();
    set.clients()
        .forEach(
            (client, ranges) -> {
              out.append(client);
              for (int i = 0; i < ranges.size(); i++) {
                out.append(' ').append(ranges.start(i)).append('-').append(ranges.end(i));
              }
              out.append('\n');
            });
    return out.toString();
  }
}
