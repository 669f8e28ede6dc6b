package io.charrette.crdt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inside of a shared type: a list of items, and items by key. A text uses the one, a map the
 * other, an XML element both.
 */
final class Branch implements Parent {
  private static final int MAX_MARKERS = 80;

  /** What it is; unknown for a root that has only been heard of. */
  private @Nullable TypeKind kind;

  private @Nullable String rootName;
  private @Nullable Document document;
  private @Nullable Item item;
  private @Nullable SharedType view;
  private Map<String, Item> lasts = Map.of();
  private @Nullable SearchMarkers markers;
  private @Nullable Observers observers;
  private boolean formatted;

  /** The first item of the list, deleted or not. */
  @Nullable Item start;

  /** How many visible operations the list has. */
  private int length;

  /** How many keys have a value. */
  private int keys;

  /** How many types it lies in. */
  private int depth;

  /** A type that an item will hold. */
  Branch(TypeKind kind) {
    this.kind = kind;
  }

  /** A root of a document. */
  Branch(Document document, String rootName) {
    this.document = document;
    this.rootName = rootName;
  }

  TypeKind kind() {
    if (kind == null) {
      throw new IllegalStateException("a root of unknown kind");
    }
    return kind;
  }

  /** Says what a root is, when it is asked for by kind. */
  void define(TypeKind defined) {
    if (kind == null) {
      kind = defined;
    } else if (!kind.equals(defined)) {
      throw new IllegalStateException("root " + rootName + " was already used as " + kind);
    }
  }

  boolean isDefined() {
    return kind != null;
  }

  String rootName() {
    if (rootName == null) {
      throw new IllegalStateException("not a root");
    }
    return rootName;
  }

  /** The item that holds it; none for a root. */
  @Nullable Item item() {
    return item;
  }

  Document document() {
    if (document == null) {
      throw new IllegalStateException("insert the type into a document first");
    }
    return document;
  }

  boolean isAttached() {
    return document != null;
  }

  void attach(Document to, Item holder) {
    document = to;
    item = holder;
    depth = holder.branch().depth + 1;
  }

  /** How many types it lies in: none, if it is a root. */
  int depth() {
    return depth;
  }

  boolean isDeleted() {
    return item != null && item.deleted();
  }

  /** Its public face: the same object each time. */
  SharedType view() {
    if (view == null) {
      view = SharedType.of(this);
    }
    return view;
  }

  void setView(SharedType type) {
    view = type;
  }

  int length() {
    return length;
  }

  /** How many keys have a value. */
  int keys() {
    return keys;
  }

  /** An item has come into it. */
  void gained(Item added) {
    if (added.key == null && added.visible()) {
      length += (int) added.length;
    }
  }

  /** A deletion of an item of it was taken back. */
  void regained(Item revived) {
    if (revived.key != null && lasts.get(revived.key) == revived) {
      keys++;
    }
    gained(revived);
  }

  /** An item of it is about to be deleted. */
  void losing(Item lost) {
    if (lost.key == null) {
      length -= lost.content.countable() ? (int) lost.length : 0;
    } else if (lasts.get(lost.key) == lost) {
      keys--;
    }
  }

  /** The first item of a key, or of the list. */
  @Nullable Item first(@Nullable String key) {
    if (key == null) {
      return start;
    }
    Item first = lasts.get(key);
    while (first != null && first.left != null) {
      first = first.left;
    }
    return first;
  }

  /** The last item of a key: its value, unless it is deleted. */
  @Nullable Item last(String key) {
    return lasts.get(key);
  }

  /** Says which item of a key is the last; {@code null} if it has none any more. */
  void setLast(String key, @Nullable Item last) {
    if (lasts.isEmpty()) {
      lasts = new LinkedHashMap<>();
    }
    Item before = last == null ? lasts.remove(key) : lasts.put(key, last);
    keys += (isValue(last) ? 1 : 0) - (isValue(before) ? 1 : 0);
  }

  private static boolean isValue(@Nullable Item last) {
    return last != null && !last.deleted();
  }

  /** The last item of every key, with its key. */
  Map<String, Item> lasts() {
    return lasts;
  }

  Collection<Item> lastItems() {
    return lasts.values();
  }

  /** Lets go of all items, which were collected. */
  void clear() {
    start = null;
    lasts = Map.of();
    keys = 0;
    markers = null;
  }

  SearchMarkers markers() {
    if (markers == null) {
      markers = new SearchMarkers(this, MAX_MARKERS);
    }
    return markers;
  }

  Observers observers() {
    if (observers == null) {
      observers = new Observers();
    }
    return observers;
  }

  /** Forgets the search markers, after a change that they did not follow. */
  void dropMarkers() {
    if (markers != null) {
      markers.clear();
    }
  }

  /**
   * Whether the text has ever had formats; then a position has attributes, and must be walked to.
   */
  boolean isFormatted() {
    return formatted;
  }

  /** Whether it is known to be a text that has had formats. */
  boolean isFormattedText() {
    return formatted && (kind == TypeKind.Plain.TEXT || kind == TypeKind.Plain.XML_TEXT);
  }

  void markFormatted() {
    formatted = true;
    dropMarkers();
  }
}
