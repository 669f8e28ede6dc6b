package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A replica in a simulated network: one of ours, or one of Yjs. */
sealed interface Replica {
  /** Makes random transactions; returns the updates they made. */
  List<byte[]> edit(long seed, int count, Set<String> kinds, Tally tally);

  /** Applies updates; returns what it told its listeners then. */
  List<byte[]> apply(List<byte[]> updates);

  StateVector vector();

  /** What it has beyond a state. */
  byte[] state(StateVector since);

  default byte[] state() {
    return state(StateVector.EMPTY);
  }

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
      Shape.rootsOf(document);
      document.onUpdate(made::add);
    }

    @Override
    public List<byte[]> edit(long seed, int count, Set<String> kinds, Tally tally) {
      made.clear();
      RandomEditor editor = new RandomEditor(document, seed, kinds);
      for (int i = 0; i < count; i++) {
        document.edit(transaction -> editor.edit());
      }
      editor.operations().forEach((kind, number) -> tally.operations("ours", kind, number));
      return List.copyOf(made);
    }

    @Override
    public List<byte[]> apply(List<byte[]> updates) {
      made.clear();
      updates.forEach(this::apply);
      return List.copyOf(made);
    }

    /** Now and then refuses it first, in the middle or at the end: that must leave no trace. */
    private void apply(byte[] update) {
      int chance = Arrays.hashCode(update);
      if (chance % 4 == 0) {
        byte[] before = document.encodeState();
        int pending = document.pendingStructs();
        Attempt refused =
            document.attempt(
                decode(update),
                Math.floorMod(chance / 4, 6),
                Attempt.Early.WAITS,
                brought -> false);
        assertThat(document.encodeState()).as("%s", refused).isEqualTo(before);
        assertThat(document.pendingStructs()).isLessThanOrEqualTo(pending);
        Invariants.check(document);
      }
      document.attempt(decode(update), Long.MAX_VALUE, Attempt.Early.WAITS, brought -> true);
    }

    @Override
    public StateVector vector() {
      return document.stateVector();
    }

    @Override
    public byte[] state(StateVector since) {
      return document.encodeState(since);
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
    private StateVector vector = StateVector.EMPTY;

    Theirs(Oracle oracle, String name, long client, boolean gc) {
      this.oracle = oracle;
      this.name = name;
      oracle.ask("create", "doc", name, "client", client, "gc", gc);
    }

    /** An answer that tells the state that the document is in afterwards. */
    private Oracle.Answer ask(String operation, Object... arguments) {
      Object[] all = new Object[arguments.length + 2];
      all[0] = "doc";
      all[1] = name;
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      Oracle.Answer answer = oracle.ask(operation, all);
      try {
        vector = StateVector.decode(answer.bytes("vector"));
      } catch (MalformedDataException e) {
        throw new AssertionError("Yjs made a state vector that we cannot read", e);
      }
      return answer;
    }

    @Override
    public List<byte[]> edit(long seed, int count, Set<String> kinds, Tally tally) {
      Oracle.Answer answer =
          ask("edit", "seed", seed & 0xFFFFFFFFL, "count", count, "kinds", List.copyOf(kinds));
      if (answer.get("operations") instanceof Map<?, ?> operations) {
        operations.forEach(
            (kind, number) ->
                tally.operations(
                    "Yjs", String.valueOf(kind), Integer.parseInt(String.valueOf(number))));
      }
      return answer.list("updates");
    }

    @Override
    public List<byte[]> apply(List<byte[]> updates) {
      return ask("apply", "updates", updates).list("updates");
    }

    /** Applies an update. */
    void take(byte[] update) {
      ask("observe", "update", update);
    }

    /** Applies an update and tells all there is to tell. */
    Seen takeAndTell(byte[] update) {
      Oracle.Answer answer = ask("observe", "update", update, "full", true);
      return new Seen(vector, answer.bytes("state"), Shape.text(answer.get("json")));
    }

    @Override
    public StateVector vector() {
      return vector;
    }

    @Override
    public byte[] state(StateVector since) {
      return ask("state", "since", since.encode()).bytes("update");
    }

    @Override
    public String shape() {
      return Shape.text(oracle.ask("json", "doc", name).get("json"));
    }
  }

  /** All that can be seen of a replica. */
  record Seen(StateVector vector, byte[] state, String shape) {
    static Seen of(Replica replica) {
      return new Seen(replica.vector(), replica.state(), replica.shape());
    }
  }
}
