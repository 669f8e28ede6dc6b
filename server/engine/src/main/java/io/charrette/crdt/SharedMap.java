package io.charrette.crdt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that several replicas edit at once. Of the values that they set for one key without knowing
 * of each other, the same one wins everywhere. Values are plain ones ({@link
 * io.charrette.encoding.AnyCodec} has the kinds), {@code byte[]}, {@link SharedType}s and {@link
 * Subdocument}s. What its methods throw, see {@link SharedType}.
 */
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
   * The value of a key; {@code null} also if there is none, which {@link #has} tells apart. An
   * array of bytes is not a copy and must not be changed.
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

  /** Whether a key has a value, be it {@code null}. */
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

  /** How many keys have a value. */
  public int size() {
    return keys.size();
  }

  @Override
  @Nullable Object toJson(int depth) {
    return Values.toJson(keys.values(), depth);
  }
}
