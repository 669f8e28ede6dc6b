package io.charrette.live.room;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.sync.AwarenessUpdate;
import io.charrette.sync.SyncMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rooms of one table tell each other across processes (SPEC P2).
 *
 * <pre>
 * message = varUint 1, varBytes awareness update, (varString owner, varUint sole 0 | 1) × its clients
 *         | varUint 3                                               // asks for the states
 *         | varUint 4, varString author, varBytes update            // for the author's pair (SPEC W49)
 *         | varUint 5, varString participant or ""                  // asks for what their pair, or all, wrote
 *         | varUint 6, varString process                            // has answered who asks for the states
 * </pre>
 */
sealed interface NeighbourMessage {

  /** States of clients, each with {@linkplain RoomConnection#owner whose} it is. */
  record States(List<State> states) implements NeighbourMessage {
    public States {
      states = List.copyOf(states);
    }

    @Override
    public byte[] encode() {
      List<AwarenessUpdate.Entry> entries = states.stream().map(State::entry).toList();
      LibEncoder out = new LibEncoder();
      out.writeVarUint(SyncMessage.AWARENESS).writeVarBytes(new AwarenessUpdate(entries).encode());
      states.forEach(state -> out.writeVarString(state.owner()).writeVarUint(state.sole() ? 1 : 0));
      return out.toByteArray();
    }
  }

  /**
   * A client's state, and whose the client is.
   *
   * @param sole whether its operations come from its owner only
   */
  record State(AwarenessUpdate.Entry entry, String owner, boolean sole) {}

  /** Asks for the states of all clients. */
  record Query() implements NeighbourMessage {
    @Override
    public byte[] encode() {
      return new LibEncoder().writeVarUint(SyncMessage.QUERY_AWARENESS).toByteArray();
    }
  }

  /**
   * All that a process had to say to a query was said.
   *
   * @param process see {@link io.charrette.live.directory.Attendance#here}
   */
  record Told(String process) implements NeighbourMessage {
    private static final int TYPE = 6;

    @Override
    public byte[] encode() {
      return new LibEncoder().writeVarUint(TYPE).writeVarString(process).toByteArray();
    }
  }

  /** What concerns pairs in a silence. */
  sealed interface OfPairs extends NeighbourMessage {}

  /** What somebody writes in a silence, for the others of their pair. */
  record Draft(String author, byte[] update) implements OfPairs {
    private static final int TYPE = 4;

    @Override
    public byte[] encode() {
      return new LibEncoder()
          .writeVarUint(TYPE)
          .writeVarString(author)
          .writeVarBytes(update)
          .toByteArray();
    }
  }

  /** Asks for what the others of somebody's pair wrote, or all pairs if nobody is named. */
  record DraftsWanted(String whose) implements OfPairs {
    private static final int TYPE = 5;

    @Override
    public byte[] encode() {
      return new LibEncoder().writeVarUint(TYPE).writeVarString(whose).toByteArray();
    }
  }

  /** The message as it is sent. */
  byte[] encode();

  /**
   * Decodes a message that fills the array.
   *
   * @throws MalformedDataException if it is not of the grammar above to its last byte
   */
  static NeighbourMessage decode(byte[] message) throws MalformedDataException {
    LibDecoder in = new LibDecoder(message);
    NeighbourMessage decoded =
        switch (in.readVarUint(Told.TYPE)) {
          case SyncMessage.AWARENESS -> {
            List<State> states = new ArrayList<>();
            for (AwarenessUpdate.Entry entry :
                AwarenessUpdate.decode(in.readVarBytes()).entries()) {
              states.add(new State(entry, in.readVarString(), in.readVarUint(1) == 1));
            }
            yield new States(states);
          }
          case SyncMessage.QUERY_AWARENESS -> new Query();
          case Draft.TYPE -> new Draft(in.readVarString(), in.readVarBytes());
          case DraftsWanted.TYPE -> new DraftsWanted(in.readVarString());
          case Told.TYPE -> new Told(in.readVarString());
          default -> throw in.malformed("neither awareness nor a draft");
        };
    in.expectEnd();
    return decoded;
  }
}
