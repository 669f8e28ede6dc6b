package io.charrette.crdt;

import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A replica in a simulated network: one of ours, or one of Yjs. */
sealed interface Replica {
  /** Makes random edits; returns the updates they made. */
  List<byte[]> edit(long seed, int count, Set<String> kinds);

  /** Applies updates; returns those that it made of its own accord in doing so. */
  List<byte[]> apply(List<byte[]> updates);

  byte[] vector();

  byte[] state();

  byte[] state(byte[] since);

  /** Its content, see {@link Shape}. */
  String shape();

  /** Decodes an update that must be valid. */
  static Update decode(byte[] update) {
    try {
      return Update.decode(update);
    } catch (MalformedDataException e) {
      throw new AssertionError("Yjs made an update that we cannot read", e);
    }
  }

  /** One of ours. */
  final class Ours implements Replica {
    final Document document;
    private final List<byte[]> made = new ArrayList<>();

    Ours(long client, boolean gc) {
      document = new Document(client, new DocumentOptions(gc));
      document.text("text");
      document.map("map");
      document.array("array");
      document.xmlFragment("xml");
      document.onUpdate(made::add);
    }

    @Override
    public List<byte[]> edit(long seed, int count, Set<String> kinds) {
      made.clear();
      RandomEditor editor = new RandomEditor(document, seed, kinds);
      for (int i = 0; i < count; i++) {
        document.edit(transaction -> editor.edit());
      }
      return List.copyOf(made);
    }

    @Override
    public List<byte[]> apply(List<byte[]> updates) {
      made.clear();
      updates.forEach(update -> document.apply(decode(update)));
      return List.copyOf(made);
    }

    @Override
    public byte[] vector() {
      return document.stateVector().encode();
    }

    @Override
    public byte[] state() {
      return document.encodeState();
    }

    @Override
    public byte[] state(byte[] since) {
      try {
        return document.encodeState(StateVector.decode(since));
      } catch (MalformedDataException e) {
        throw new AssertionError("Yjs made a state vector that we cannot read", e);
      }
    }

    @Override
    public String shape() {
      return Shape.of(document);
    }
  }

  /** One of Yjs. */
  final class Theirs implements Replica {
    private final Oracle oracle;
    private final String name;

    Theirs(Oracle oracle, String name, long client, boolean gc) {
      this.oracle = oracle;
      this.name = name;
      oracle.ask("create", "doc", name, "client", client, "gc", gc);
    }

    @Override
    public List<byte[]> edit(long seed, int count, Set<String> kinds) {
      return oracle
          .ask(
              "edit",
              "doc",
              name,
              "seed",
              seed & 0xFFFFFFFFL,
              "count",
              count,
              "kinds",
              List.copyOf(kinds))
          .list("updates");
    }

    @Override
    public List<byte[]> apply(List<byte[]> updates) {
      return oracle.ask("apply", "doc", name, "updates", updates).list("updates");
    }

    @Override
    public byte[] vector() {
      return oracle.ask("state", "doc", name).bytes("vector");
    }

    @Override
    public byte[] state() {
      return oracle.ask("state", "doc", name).bytes("update");
    }

    @Override
    public byte[] state(byte[] since) {
      return oracle.ask("state", "doc", name, "since", since).bytes("update");
    }

    @Override
    public String shape() {
      return Shape.text(oracle.ask("json", "doc", name).get("json"));
    }
  }
}
