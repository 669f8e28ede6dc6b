package io.charrette.crdt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that several replicas edit at once; of values set at the same time one wins everywhere. */
public sealed class SharedMap extends SharedType permits SharedXmlHook {
  private final KeyEditor keys;

  /** A map to be inserted into another shared type. */
  public SharedMap() {
    this(new Branch(TypeKind.Plain.MAP));
  }

  SharedMap(Branch branch) {
    super(branch);
    this.keys = new KeyEditor(branch);
  }

  /**
   * The value of a key: a plain value, {@code byte[]}, {@link SharedType} or {@link Subdocument};
   * {@code null} also if there is none.
   */
  public @Nullable Object get(String key) {
    return keys.get(key);
  }

  /** Sets a key to a value of the kinds that {@link #get} returns. */
  public void set(String key, @Nullable Object value) {
    keys.set(key, value);
  }

  /** Removes a key; it may be absent. */
  public void delete(String key) {
    keys.delete(key);
  }

  /** Removes all keys. */
  public void clear() {
    document().edit(transaction -> keys().forEach(this::delete));
  }

  public boolean has(String key) {
    return keys.has(key);
  }

  /** The keys that have a value, copied. */
  public Set<String> keys() {
    return keys.values().keySet();
  }

  /** The keys and their values, copied. */
  public Map<String, @Nullable Object> entries() {
    return keys.values();
  }

  public int size() {
    return keys.size();
  }

  @Override
  @Nullable Object toJson(int depth) {
    return Values.toJson(keys.values(), depth);
  }
}
