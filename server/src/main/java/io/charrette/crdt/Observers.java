package io.charrette.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who wants to know of changes of one shared type, or of it and all that lies within. */
final class Observers {
  private final List<Consumer<ChangeEvent>> own = new ArrayList<>();
  private final List<Consumer<List<ChangeEvent>>> deep = new ArrayList<>();

  Subscription add(Consumer<ChangeEvent> observer, Document document) {
    own.add(observer);
    return subscription(own, observer, document);
  }

  Subscription addDeep(Consumer<List<ChangeEvent>> observer, Document document) {
    deep.add(observer);
    return subscription(deep, observer, document);
  }

  private static <T> Subscription subscription(List<T> list, T observer, Document document) {
    document.observersChanged(1);
    return () -> {
      if (list.remove(observer)) {
        document.observersChanged(-1);
      }
    };
  }

  /** Tells all observers what a transaction has changed: of the types themselves, then deeply. */
  static void tell(Transaction transaction) {
    Map<Branch, List<ChangeEvent>> byAncestor = new LinkedHashMap<>();
    new LinkedHashMap<>(transaction.changed())
        .forEach(
            (branch, keys) -> {
              if (!branch.isDeleted()) {
                ChangeEvent event = new ChangeEvent(branch, transaction, keys);
                List.copyOf(branch.observers().own).forEach(observer -> observer.accept(event));
                for (Branch at = branch; at != null; at = parentOf(at)) {
                  byAncestor.computeIfAbsent(at, a -> new ArrayList<>()).add(event);
                }
              }
            });
    byAncestor.forEach(
        (branch, events) -> {
          if (!branch.isDeleted() && !branch.observers().deep.isEmpty()) {
            events.removeIf(event -> event.target().isDeleted());
            events.sort(Comparator.comparingInt(event -> depth(event.target().branch)));
            List.copyOf(branch.observers().deep).forEach(o -> o.accept(List.copyOf(events)));
          }
        });
  }

  private static @Nullable Branch parentOf(Branch branch) {
    Item holder = branch.item();
    return holder == null ? null : holder.branch();
  }

  private static int depth(Branch branch) {
    int depth = 0;
    for (Branch at = parentOf(branch); at != null; at = parentOf(at)) {
      depth++;
    }
    return depth;
  }
}
