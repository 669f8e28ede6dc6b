package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an update, struct by struct, and then its delete set. It is the only reader of structs:
 * what one path takes for an item, no other takes for a gap.
 *
 * <p>It allocates for what it has read, never for what is announced, and reports as malformed
 * whatever could not be integrated whole: empty structs, clocks beyond 2^53 − 1, operations beyond
 * 2^31 − 1, references to itself or its own future, the same client twice.
 */
final class UpdateReader {
  private static final int CONTENT_BITS = 0x1F;

  /**
   * The operations of a client end here, so that no number of them, however they are joined, is one
   * that this reader does not take back.
   */
  private static final long MOST_OPERATIONS = Integer.MAX_VALUE;

  private final LibDecoder in;
  private final DecodeLimits limits;
  private final ContentReader contents;

  /** The clients whose blocks were begun; of a single one nothing needs to be remembered. */
  private final @Nullable Set<Long> clients;

  private long blocksLeft;
  private long structsLeft;
  private int structs;
  private long client;
  private long clock;

  UpdateReader(LibDecoder in, DecodeLimits limits) throws MalformedDataException {
    this.in = in;
    this.limits = limits;
    this.contents = new ContentReader(in, limits.depth());
    this.blocksLeft = in.readVarUint();
    this.clients = blocksLeft > 1 ? new HashSet<>() : null;
  }

  /** How many structs have been read. */
  int structs() {
    return structs;
  }

  /** The next struct, perhaps a {@link Skip}; {@code null} after the last one. */
  @Nullable Struct next() throws MalformedDataException {
    while (true) {
      while (structsLeft == 0) {
        if (blocksLeft == 0) {
          return null;
        }
        startBlock();
      }
      structsLeft--;
      if (++structs > limits.structs()) {
        throw in.malformed("more than " + limits.structs() + " structs");
      }
      Struct struct = readStruct();
      if (struct.length > 0) {
        advance(struct);
        return struct;
      }
    }
  }

  private void startBlock() throws MalformedDataException {
    blocksLeft--;
    structsLeft = in.readVarUint();
    client = in.readVarUint();
    clock = in.readVarUint();
    if (clients != null && !clients.add(client)) {
      throw in.malformed("client " + client + " twice");
    }
  }

  private void advance(Struct struct) throws MalformedDataException {
    if (struct.length > LibDecoder.MAX_SAFE_INTEGER - clock) {
      throw in.malformed("clock over 2^53 - 1");
    }
    clock += struct.length;
    if (clock > MOST_OPERATIONS && !(struct instanceof Skip)) {
      throw in.malformed("operations over 2^31 - 1");
    }
  }

  private Struct readStruct() throws MalformedDataException {
    int info = in.readByte();
    int ref = info & CONTENT_BITS;
    if (ref == Skip.REF) {
      if (info != Skip.REF) {
        throw in.malformed("a gap with flags");
      }
      return new Skip(client, clock, in.readVarUint());
    }
    Struct struct =
        ref == Gc.REF
            ? new Gc(client, clock, in.readVarUint(Integer.MAX_VALUE))
            : readItem(info, ref);
    if (struct.length == 0) {
      throw in.malformed("an empty struct");
    }
    return struct;
  }

  private Item readItem(int info, int ref) throws MalformedDataException {
    long originClient = Item.NO_CLIENT;
    long originClock = 0;
    if ((info & Item.HAS_ORIGIN) != 0) {
      originClient = in.readVarUint();
      originClock = readReference(originClient);
    }
    long rightOriginClient = Item.NO_CLIENT;
    long rightOriginClock = 0;
    if ((info & Item.HAS_RIGHT_ORIGIN) != 0) {
      rightOriginClient = in.readVarUint();
      rightOriginClock = readReference(rightOriginClient);
    }
    Parent parent = null;
    String key = null;
    if (originClient == Item.NO_CLIENT && rightOriginClient == Item.NO_CLIENT) {
      parent = readParent();
      if ((info & Item.HAS_KEY) != 0) {
        key = in.readVarString();
      }
    }
    return new Item(
        client,
        clock,
        originClient,
        originClock,
        rightOriginClient,
        rightOriginClock,
        parent,
        key,
        contents.read(ref));
  }

  private Parent readParent() throws MalformedDataException {
    if (in.readVarUint(1) == 1) {
      return new Parent.Root(in.readVarString());
    }
    long parentClient = in.readVarUint();
    return new Parent.Nested(parentClient, readReference(parentClient));
  }

  private long readReference(long referred) throws MalformedDataException {
    long referredClock = in.readVarUint();
    if (referred == client && referredClock >= clock) {
      throw in.malformed("a reference to the future");
    }
    return referredClock;
  }

  /** Reads the delete set, when all structs have been read, to the end of the input. */
  DeleteSet readDeletions() throws MalformedDataException {
    DeleteSet deletions = DeleteSet.read(in, limits.deletions());
    in.expectEnd();
    return deletions;
  }
}
