package io.charrette.crdt;

import java.util.ArrayList;
import java.util.List;

/** Structs of one client without a gap, of which the first ones may have been dealt with. */
final class Run {
  final long client;
  private final List<Struct> structs = new ArrayList<>(1);
  private int next;

  Run(Struct first) {
    client = first.client;
    structs.add(first);
  }

  /** The clock that it begins with. */
  long start() {
    return structs.get(next).clock;
  }

  long end() {
    return structs.getLast().end();
  }

  boolean continuesWith(Struct struct) {
    return struct.client == client && struct.clock == end();
  }

  void append(Struct struct) {
    structs.add(struct);
  }

  boolean isDone() {
    return next == structs.size();
  }

  Struct head() {
    return structs.get(next);
  }

  void advance() {
    next++;
  }

  /** How many structs are left. */
  int size() {
    return structs.size() - next;
  }

  /** The structs that are left. */
  List<Struct> rest() {
    return structs.subList(next, structs.size());
  }
}
