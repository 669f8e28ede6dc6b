package io.charrette.crdt;

import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;

/** Which shared type a {@link Branch} is, in the format's numbering. */
sealed interface TypeKind {
  /** The kinds that need no name. */
  enum Plain implements TypeKind {
    ARRAY(0),
    MAP(1),
    TEXT(2),
    XML_FRAGMENT(4),
    XML_TEXT(6);

    private final int ref;

    Plain(int ref) {
      this.ref = ref;
    }

    @Override
    public void write(LibEncoder out) {
      out.writeVarUint(ref);
    }
  }

  /** An XML element, with its node name. */
  record XmlElement(String nodeName) implements TypeKind {
    private static final int REF = 3;

    @Override
    public void write(LibEncoder out) {
      out.writeVarUint(REF).writeVarString(nodeName);
    }
  }

  /** An XML hook, with its name: a map that a page renders itself. */
  record XmlHook(String hookName) implements TypeKind {
    private static final int REF = 5;

    @Override
    public void write(LibEncoder out) {
      out.writeVarUint(REF).writeVarString(hookName);
    }
  }

  void write(LibEncoder out);

  static TypeKind read(LibDecoder in) throws MalformedDataException {
    int ref = in.readVarUint(6);
    return switch (ref) {
      case 0 -> Plain.ARRAY;
      case 1 -> Plain.MAP;
      case 2 -> Plain.TEXT;
      case XmlElement.REF -> new XmlElement(in.readVarString());
      case 4 -> Plain.XML_FRAGMENT;
      case XmlHook.REF -> new XmlHook(in.readVarString());
      default -> Plain.XML_TEXT;
    };
  }
}
