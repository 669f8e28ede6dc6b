package io.charrette.crdt;

import io.charrette.encoding.LibEncoder;

/** What is left of collected content: its length. */
final class DeletedContent implements Content {
  static final int REF = 1;

  private int length;

  DeletedContent(int length) {
    this.length = length;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public boolean countable() {
    return false;
  }

  @Override
  public int ref() {
    return REF;
  }

  @Override
  public DeletedContent split(int offset) {
    DeletedContent rest = new DeletedContent(length - offset);
    length = offset;
    return rest;
  }

  @Override
  public DeletedContent head(int count) {
    return new DeletedContent(count);
  }

  @Override
  public boolean isContinuedBy(Content next) {
    return next instanceof DeletedContent;
  }

  @Override
  public void absorb(Content next) {
    length += ((DeletedContent) next).length;
  }

  @Override
  public void write(LibEncoder out, int offset) {
    out.writeVarUint(length - offset);
  }
}
