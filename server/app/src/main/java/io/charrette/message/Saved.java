package io.charrette.message;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.Optional;

/**
 * Says how many of the receiver's update frames are durable (SPEC W2): a binary message that {@code
 * charrette.v1} adds to those of y-protocols.
 *
 * <pre>
 * saved = varUint 100, varUint frames
 * </pre>
 *
 * @param frames the first so many, in the order in which they arrived
 */
public record Saved(long frames) {
  /** Its number among the types of y-protocols, which ends at 3. */
  public static final int TYPE = 100;

  /** The binary frame. */
  public byte[] write() {
    return new LibEncoder().writeVarUint(TYPE).writeVarUint(frames).toByteArray();
  }

  /** What a binary frame says; empty when it is another message. For clients, and tests. */
  public static Optional<Saved> read(byte[] frame) throws MalformedDataException {
    LibDecoder in = new LibDecoder(frame);
    if (in.readVarUint() != TYPE) {
      return Optional.empty();
    }
    Saved saved = new Saved(in.readVarUint());
    in.expectEnd();
    return Optional.of(saved);
  }
}
