package io.charrette.crdt;

/** A map within XML that pages render themselves, by the hook's name. */
public final class SharedXmlHook extends SharedMap {
  private final String hookName;

  /** A hook to be inserted into another shared type. */
  public SharedXmlHook(String hookName) {
    this(new Branch(new TypeKind.XmlHook(hookName)), hookName);
  }

  SharedXmlHook(Branch branch, String hookName) {
    super(branch);
    this.hookName = hookName;
  }

  /** The hook's name, as it was given. */
  public String hookName() {
    return hookName;
  }
}
