package io.charrette.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The observers of one shared type: of changes to it alone, and to all that lies within it. */
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
    List<ChangeEvent> events = new ArrayList<>();
    Map<Branch, List<ChangeEvent>> byAncestor = new LinkedHashMap<>();
    List<Runnable> calls = new ArrayList<>();
    transaction
        .changed()
        .forEach(
            (branch, keys) -> {
              ChangeEvent event = new ChangeEvent(branch, transaction, keys);
              events.add(event);
              for (Consumer<ChangeEvent> observer : branch.observers().own) {
                calls.add(() -> tell(observer, event));
              }
              for (Branch at = branch; at != null; at = parentOf(at)) {
                byAncestor.computeIfAbsent(at, a -> new ArrayList<>()).add(event);
              }
            });
    byAncestor.forEach(
        (branch, within) -> {
          for (Consumer<List<ChangeEvent>> observer : branch.observers().deep) {
            calls.add(() -> tellDeep(observer, branch, within));
          }
        });
    try {
      callAll(calls.iterator(), Runnable::run);
    } finally {
      events.forEach(ChangeEvent::end);
    }
  }

  private static void tell(Consumer<ChangeEvent> observer, ChangeEvent event) {
    if (!event.target().isDeleted()) {
      observer.accept(event);
    }
  }

  private static void tellDeep(
      Consumer<List<ChangeEvent>> observer, Branch branch, List<ChangeEvent> within) {
    List<ChangeEvent> events =
        within.stream()
            .filter(event -> !event.target().isDeleted())
            .sorted(Comparator.comparingInt(event -> depth(event.target().branch)))
            .toList();
    if (!branch.isDeleted() && !events.isEmpty()) {
      observer.accept(events);
    }
  }

  /** Calls all, even if some throw; then the exception of the last one that did is thrown. */
  static <T> void callAll(Iterator<T> called, Consumer<T> call) {
    try {
      while (called.hasNext()) {
        call.accept(called.next());
      }
    } finally {
      if (called.hasNext()) {
        callAll(called, call);
      }
    }
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
