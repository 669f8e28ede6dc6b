package io.charrette.message;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.Optional;

/**
 * What somebody of the receiver's pair writes in a silence (SPEC W49): an update that the server
 * does not have, so that nobody takes it for one that is durable.
 *
 * <pre>
 * draft = varUint 101, varBytes update
 * </pre>
 */
public record Draft(byte[] update) {
  /** Its number among the types of y-protocols, after that of {@link Saved}. */
  public static final int TYPE = 101;

  /** The binary frame. */
  public byte[] write() {
    return new LibEncoder().writeVarUint(TYPE).writeVarBytes(update).toByteArray();
  }

  /** What a binary frame says; empty when it is another message. For clients, and tests. */
  public static Optional<Draft> read(byte[] frame) throws MalformedDataException {
    LibDecoder in = new LibDecoder(frame);
    if (in.readVarUint() != TYPE) {
      return Optional.empty();
    }
    Draft draft = new Draft(in.readVarBytes());
    in.expectEnd();
    return Optional.of(draft);
  }
}
