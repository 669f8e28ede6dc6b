package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Some documents that tell each other what happens in them: at once or, while one is cut off, when
 * it is back. The client ids count from 0. Each has the roots {@code text}, {@code map}, {@code
 * array} and {@code xml}.
 */
final class Network {
  private record Message(int to, byte[] update) {}

  private final List<Document> documents = new ArrayList<>();
  private final List<Message> underWay = new ArrayList<>();
  private final Set<Integer> cutOff = new HashSet<>();
  private boolean delivering;

  Network(int documents) {
    this(documents, DocumentOptions.DEFAULT);
  }

  Network(int count, DocumentOptions options) {
    for (int i = 0; i < count; i++) {
      int from = i;
      Document document = new Document(i, options);
      Shape.rootsOf(document);
      document.onUpdate(update -> send(from, update));
      documents.add(document);
    }
  }

  private void send(int from, byte[] update) {
    if (delivering || cutOff.contains(from)) {
      return;
    }
    for (int to = 0; to < documents.size(); to++) {
      if (to != from && !cutOff.contains(to)) {
        underWay.add(new Message(to, update));
      }
    }
  }

  Document document(int index) {
    return documents.get(index);
  }

  /** The same root of every document. */
  <T extends SharedType> List<T> each(Function<Document, T> root) {
    return documents.stream().map(root).toList();
  }

  /** Cuts a document off: it neither tells others what it does, nor hears of them. */
  void cutOff(int index) {
    cutOff.add(index);
    underWay.removeIf(message -> message.to() == index);
  }

  /** Brings a document back: it and all others exchange what they lack. */
  void reconnect(int index) {
    cutOff.remove(index);
    exchange();
  }

  /** Delivers all that is under way. */
  void flush() {
    while (!underWay.isEmpty()) {
      Message message = underWay.removeFirst();
      deliver(message.to(), message.update());
    }
  }

  private void deliver(int to, byte[] update) {
    // Whoever made an update has told everybody; what is only passed on need not be told again.
    delivering = true;
    documents.get(to).apply(Replica.decode(update));
    delivering = false;
  }

  private void exchange() {
    flush();
    for (int round = 0; round < 2; round++) {
      for (int to = 0; to < documents.size(); to++) {
        for (int from = 0; from < documents.size(); from++) {
          if (to != from && !cutOff.contains(to) && !cutOff.contains(from)) {
            deliver(to, documents.get(from).encodeState(documents.get(to).stateVector()));
          }
        }
      }
    }
  }

  /** Brings all together and checks that they, and one made of their merged updates, are equal. */
  void assertEqual() throws MalformedDataException {
    cutOff.clear();
    exchange();
    Document first = documents.getFirst();
    List<byte[]> states = new ArrayList<>();
    for (Document document : documents) {
      assertThat(Shape.of(document)).isEqualTo(Shape.of(first));
      assertThat(document.stateVector()).isEqualTo(first.stateVector());
      assertThat(Dump.coverage(document.encodeState()))
          .isEqualTo(Dump.coverage(first.encodeState()));
      assertThat(document.pendingStructs()).isZero();
      states.add(document.encodeState());
    }
    Document merged = new Document(99);
    merged.apply(Update.decode(Updates.merge(states)));
    assertThat(Shape.of(merged)).isEqualTo(Shape.of(first));
  }
}
