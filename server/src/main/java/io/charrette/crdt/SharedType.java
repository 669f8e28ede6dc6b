package io.charrette.crdt;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A value that several replicas edit at once: a root of a document, or a value within another
 * shared type. One that was made with {@code new} can be read and edited once it was inserted; it
 * can be inserted once.
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

  /** The document that it is part of. */
  public final Document document() {
    return branch.document();
  }

  /** Calls an observer after each transaction that has changed this type. */
  public final Subscription observe(Consumer<ChangeEvent> observer) {
    return branch.observers().add(observer, branch.document());
  }

  /** Calls an observer after each transaction that has changed this type or one within it. */
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
