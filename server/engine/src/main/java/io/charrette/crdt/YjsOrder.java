package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Integrates a state in the order in which Yjs does: client by client, the greatest first, and what
 * a struct needs just before it. How many items a search for a place passes depends on the order,
 * so that this tells what a state costs a phone that is given it.
 */
final class YjsOrder {
  private final Map<Long, Iterator<Struct>> rest = new HashMap<>();
  private final WorkParts parts = new WorkParts();

  /** Never finished: it is there to be counted, not to be tidied. */
  private final Transaction transaction = new Transaction(new Document(0));

  private YjsOrder(long most) {
    transaction.allowWork(most);
    transaction.tellParts(parts);
  }

  /**
   * The work of integrating a state, or more than {@code most} when it is more.
   *
   * @param state what a document has, without what waits in it
   */
  static LoadingWork work(Update state, long most) {
    YjsOrder order = new YjsOrder(most);
    try {
      order.integrate(state.take().runs());
    } catch (WorkExceeded e) {
      return new LoadingWork(most + 1, order.parts.toMap());
    }
    return new LoadingWork(order.transaction.work(), order.parts.toMap());
  }

  /** Runs come as they are encoded, greater clients first. */
  private void integrate(List<Run> runs) {
    for (Run run : runs) {
      rest.put(run.client, run.rest().iterator());
    }
    for (Run run : runs) {
      Iterator<Struct> structs = rest.get(run.client);
      if (structs != null) {
        integrateAll(structs);
      }
    }
  }

  private void integrateAll(Iterator<Struct> structs) {
    Deque<Struct> stack = new ArrayDeque<>();
    while (structs.hasNext()) {
      stack.push(structs.next());
      while (!stack.isEmpty()) {
        Iterator<Struct> missing = missing(stack.peek());
        if (missing != null) {
          stack.push(missing.next());
        } else {
          integrate(stack.pop());
        }
      }
    }
  }

  /** The structs of another client of which one must come first, if there is one. */
  private @Nullable Iterator<Struct> missing(Struct struct) {
    if (!(struct instanceof Item item)) {
      return null;
    }
    if (isMissing(item, item.originClient, item.originClock)) {
      return rest.get(item.originClient);
    }
    if (isMissing(item, item.rightOriginClient, item.rightOriginClock)) {
      return rest.get(item.rightOriginClient);
    }
    return item.parent instanceof Parent.Nested parent
            && isMissing(item, parent.client(), parent.clock())
        ? rest.get(parent.client())
        : null;
  }

  private boolean isMissing(Item item, long client, long clock) {
    return client != Item.NO_CLIENT
        && client != item.client
        && clock >= transaction.store().clock(client);
  }

  private void integrate(Struct struct) {
    if (struct instanceof Item item && item.resolve(transaction)) {
      long before = transaction.work();
      item.integrate(transaction);
      parts.add(item.client, transaction.work() - before);
    } else if (struct instanceof Item item) {
      transaction.add(new Gc(item.client, item.clock, item.length));
    } else {
      transaction.add(struct);
    }
  }
}
