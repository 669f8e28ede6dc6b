package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text or an array that stays with its surroundings when others edit: a caret. It is
 * tied to the operation at its right, or at its left, or else to the end of the type.
 *
 * @param anchor what it is tied to
 * @param association below 0 if it is tied to what is at its left
 */
public record RelativePosition(Anchor anchor, int association) {
  /** What a position is tied to. */
  public sealed interface Anchor {
    /**
     * An operation.
     *
     * @param client whose it is
     * @param clock which of the client's it is
     */
    record Operation(long client, long clock) implements Anchor {}

    /**
     * The end, or the start, of a root.
     *
     * @param name the root's
     */
    record Root(String name) implements Anchor {}

    /**
     * The end, or the start, of the type that an item holds, by the item's id.
     *
     * @param client whose item it is
     * @param clock that of the item's first operation
     */
    record Nested(long client, long clock) implements Anchor {}
  }

  /**
   * An index of a type.
   *
   * @param type a text, an array or an XML fragment
   * @param index in UTF-16 units in a text, in values otherwise
   */
  public record Absolute(SharedType type, int index) {}

  private static final int OPERATION = 0;
  private static final int ROOT = 1;
  private static final int NESTED = 2;

  /**
   * The place before an index, tied to what is at its right.
   *
   * @param index in UTF-16 units in a text, in values otherwise; one beyond the end is the end
   * @throws IndexOutOfBoundsException if it is below 0
   */
  public static RelativePosition at(SharedType type, int index) {
    return at(type, index, 0);
  }

  /**
   * The place before an index, tied to what is at its right or at its left.
   *
   * @param index in UTF-16 units in a text, in values otherwise; one beyond the end is the end
   * @param association below 0 to tie it to what is at its left
   * @throws IndexOutOfBoundsException if the index is below 0
   */
  public static RelativePosition at(SharedType type, int index, int association) {
    if (index < 0) {
      throw new IndexOutOfBoundsException(index);
    }
    Branch branch = type.branch;
    if (association < 0 && index == 0) {
      return new RelativePosition(endOf(branch), association);
    }
    int left = association < 0 ? index - 1 : index;
    for (Item item = branch.start; item != null; item = item.right) {
      if (item.visible()) {
        if (left < item.length) {
          return new RelativePosition(
              new Anchor.Operation(item.client, item.clock + left), association);
        }
        left -= (int) item.length;
      }
      if (item.right == null && association < 0) {
        return new RelativePosition(new Anchor.Operation(item.client, item.end() - 1), association);
      }
    }
    return new RelativePosition(endOf(branch), association);
  }

  private static Anchor endOf(Branch branch) {
    Item holder = branch.item();
    return holder == null
        ? new Anchor.Root(branch.rootName())
        : new Anchor.Nested(holder.client, holder.clock);
  }

  /** Where it is now; {@code null} if what it is tied to has not arrived, or was collected. */
  public @Nullable Absolute in(Document document) {
    return switch (anchor) {
      case Anchor.Operation(long client, long clock) -> {
        Item item = document.store().itemAt(client, clock);
        yield item == null ? null : beside(item, (int) (clock - item.clock));
      }
      case Anchor.Root(String name) -> end(document.root(name));
      case Anchor.Nested(long client, long clock) -> end(document.store().typeAt(client, clock));
    };
  }

  private @Nullable Absolute beside(Item item, int offset) {
    Branch branch = item.branch();
    if (!branch.isDefined()) {
      return null;
    }
    if (branch.isDeleted()) {
      return new Absolute(branch.view(), 0);
    }
    int within = item.visible() ? offset + (association < 0 ? 1 : 0) : 0;
    return new Absolute(branch.view(), item.index() + within);
  }

  private @Nullable Absolute end(@Nullable Branch branch) {
    return branch == null || !branch.isDefined()
        ? null
        : new Absolute(branch.view(), association < 0 ? 0 : branch.length());
  }

  /** Its encoding, as Yjs has it. */
  public byte[] encode() {
    LibEncoder out = new LibEncoder();
    switch (anchor) {
      case Anchor.Operation(long client, long clock) ->
          out.writeVarUint(OPERATION).writeVarUint(client).writeVarUint(clock);
      case Anchor.Root(String name) -> out.writeVarUint(ROOT).writeVarString(name);
      case Anchor.Nested(long client, long clock) ->
          out.writeVarUint(NESTED).writeVarUint(client).writeVarUint(clock);
    }
    return out.writeVarInt(association).toByteArray();
  }

  /**
   * Decodes a position that fills the array.
   *
   * @throws MalformedDataException if the bytes are no position
   */
  public static RelativePosition decode(byte[] bytes) throws MalformedDataException {
    LibDecoder in = new LibDecoder(bytes);
    Anchor anchor =
        switch (in.readVarUint(NESTED)) {
          case OPERATION -> new Anchor.Operation(in.readVarUint(), in.readVarUint());
          case ROOT -> new Anchor.Root(in.readVarString());
          default -> new Anchor.Nested(in.readVarUint(), in.readVarUint());
        };
    // The first versions did not write the association.
    long association = in.remaining() == 0 ? 0 : in.readVarInt();
    in.expectEnd();
    if (association != (int) association) {
      throw in.malformed("association out of range");
    }
    return new RelativePosition(anchor, (int) association);
  }
}
