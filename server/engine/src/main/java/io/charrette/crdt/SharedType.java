package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that several replicas edit at once: a root of a document, or a value within another
 * shared type. One that was made with {@code new} can be read and edited once it was inserted; it
 * can be inserted once. An edit is a transaction of its own, unless one is running.
 *
 * <p>All types fail alike, before anything has changed: with {@link IndexOutOfBoundsException} for
 * an index or a length outside the type, {@link IllegalArgumentException} for a value that cannot
 * be encoded or a shared type that was inserted already, and {@link IllegalStateException} when a
 * type is edited that is in no document. They belong to the thread that uses their document.
 */
public abstract sealed class SharedType
    permits SharedArray, SharedMap, SharedText, SharedXmlFragment {
  final Branch branch;

  SharedType(Branch branch) {
    this.branch = branch;
    branch.setView(this);
  }

  /** The face of a branch, by its kind. */
  static SharedType of(Branch branch) {
    return switch (branch.kind()) {
      case TypeKind.Plain plain ->
          switch (plain) {
            case ARRAY -> new SharedArray(branch);
            case MAP -> new SharedMap(branch);
            case TEXT -> new SharedText(branch);
            case XML_FRAGMENT -> new SharedXmlFragment(branch);
            case XML_TEXT -> new SharedXmlText(branch);
          };
      case TypeKind.XmlElement element -> new SharedXmlElement(branch, element.nodeName());
      case TypeKind.XmlHook hook -> new SharedXmlHook(branch, hook.hookName());
    };
  }

  static <T extends SharedType> T cast(Class<T> type, Branch branch) {
    return type.cast(branch.view());
  }

  /** The branch, for an item to hold it. */
  final Branch branchToInsert() {
    if (branch.isAttached()) {
      throw new IllegalArgumentException("a shared type can be inserted once");
    }
    return branch;
  }

  /**
   * The document that it is part of.
   *
   * @throws IllegalStateException if it is in none yet
   */
  public final Document document() {
    return branch.document();
  }

  /** The type that it lies in; none for a root, or before it was inserted. */
  public final @Nullable SharedType parent() {
    Item holder = branch.item();
    return holder == null ? null : holder.branch().view();
  }

  /**
   * The way here from a type that this one lies within: a String for each key, an Integer for each
   * index.
   *
   * @throws IllegalArgumentException if it does not lie within that type
   */
  public final List<Object> pathFrom(SharedType ancestor) {
    ArrayDeque<Object> path = new ArrayDeque<>();
    for (Branch at = branch; at != ancestor.branch; ) {
      Item holder = at.item();
      if (holder == null) {
        throw new IllegalArgumentException("the type does not lie within the other one");
      }
      path.addFirst(holder.key != null ? holder.key : holder.index());
      at = holder.branch();
    }
    return List.copyOf(path);
  }

  /**
   * Calls an observer after each transaction that has changed this type. If it throws, the others
   * are called all the same, and whoever made the transaction gets the exception.
   *
   * @throws IllegalStateException if the type is in no document yet
   */
  public final Subscription observe(Consumer<ChangeEvent> observer) {
    return branch.observers().add(observer, branch.document());
  }

  /** As {@link #observe}, also for changes of the types that lie within this one. */
  public final Subscription observeDeep(Consumer<List<ChangeEvent>> observer) {
    return branch.observers().addDeep(observer, branch.document());
  }

  /** Whether it was deleted; it is then empty, and what is inserted is deleted at once. */
  public final boolean isDeleted() {
    return branch.isDeleted();
  }

  /**
   * Its content as plain values: String, Long, Double, Boolean, null, List, Map, byte[]. What is
   * nested beyond 200 levels reads as null.
   */
  public final @Nullable Object toJson() {
    return toJson(0);
  }

  abstract @Nullable Object toJson(int depth);
}
