package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Applies bytes as an update to documents, whole and in parts, and writes and reads these again.
 * All must know the same operations and deletions, keep their {@link Invariants}, and stay usable.
 */
public final class ApplyFuzz {
  private ApplyFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws MalformedDataException {
    Update update;
    try {
      update = Update.decode(bytes.clone());
    } catch (MalformedDataException refused) {
      return;
    }
    Document whole = document();
    whole.apply(update);
    assertWhole(whole);

    byte[] state = whole.encodeState();
    Document copy = document();
    copy.apply(Update.decode(state));
    assertSame(whole, copy);

    Document parts = document();
    for (byte[] part : parts(bytes, update)) {
      parts.apply(Update.decode(part));
    }
    assertSame(whole, parts);

    whole.apply(Update.decode(state));
    assertThat(whole.encodeState()).isEqualTo(state);
    whole.text("text").insert(0, "still ");
    assertThat(whole.text("text").toString()).startsWith("still ");
  }

  /** A document with something in it that updates may refer to. */
  private static Document document() {
    Document document = new Document(1);
    Shape.rootsOf(document);
    document.text("text").insert(0, "kept");
    document.map("map").set("a", 1);
    return document;
  }

  private static void assertWhole(Document document) {
    Invariants.check(document);
    assertThat(Shape.of(document)).isNotEmpty();
  }

  private static void assertSame(Document one, Document other) {
    assertWhole(other);
    assertThat(other.stateVector()).isEqualTo(one.stateVector());
    assertThat(other.pendingStructs() > 0).isEqualTo(one.pendingStructs() > 0);
    assertThat(Dump.structs(other.encodeState())).isEqualTo(Dump.structs(one.encodeState()));
  }

  /** The update in two parts for each client that it is of, the later part first. */
  private static List<byte[]> parts(byte[] bytes, Update update) throws MalformedDataException {
    List<byte[]> parts = new ArrayList<>();
    StateVector reached = Updates.stateVector(bytes);
    parts.add(Updates.diff(bytes, reached));
    for (long client : update.clients()) {
      long half = reached.clock(client) / 2;
      parts.add(Updates.diff(bytes, StateVector.of(java.util.Map.of(client, half))));
    }
    parts.add(bytes);
    return parts;
  }
}
