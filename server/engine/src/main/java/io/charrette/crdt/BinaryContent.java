package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** Bytes, as one operation. */
record BinaryContent(byte[] bytes) implements SingleContent {
  static final int REF = 3;

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
    return bytes;
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarBytes(bytes);
  }
}
