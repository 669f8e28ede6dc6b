package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import io.charrette.encoding.LibEncoder;

/** A reference to a subdocument. */
record SubdocumentContent(Subdocument subdocument) implements SingleContent {
  static final int REF = 9;

  @Override
  public boolean countable() {
    return true;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public Object value(int index) {
    return subdocument;
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarString(subdocument.guid());
    AnyCodec.write(out, subdocument.options());
  }
}
