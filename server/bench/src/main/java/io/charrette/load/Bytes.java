package io.charrette.load;

/** Reads lib0's encoding from an array, without allocating: the generator's hot path. */
final class Bytes {
  byte[] array = new byte[0];
  int at;

  Bytes from(byte[] source, int offset) {
    array = source;
    at = offset;
    return this;
  }

  int next() {
    return array[at++] & 0xff;
  }

  long varUint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int part = array[at++];
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }

  void skipVarBytes() {
    int length = (int) varUint();
    at += length;
  }
}
