package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** A shared type within a shared type. */
record TypeContent(Branch branch) implements SingleContent {
  static final int REF = 7;

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
    return branch.view();
  }

  @Override
  public void write(LibEncoder out, int offset) {
    branch.kind().write(out);
  }
}
