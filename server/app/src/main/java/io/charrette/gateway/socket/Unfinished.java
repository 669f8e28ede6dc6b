package io.charrette.gateway.socket;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Bounds what the sockets of a loop hold of messages that have begun to come and are not whole
 * (SPEC W20). One may be as large as a flipchart, and need never end; so however many people begin
 * one, all together get a bounded number of bytes, and when these are used up those go who hold
 * most. An honest message is on its way for a moment. That loop's only.
 */
final class Unfinished {
  private final long most;
  private final Supplier<Collection<Connection>> connections;
  private long total;

  /**
   * Begins with none.
   *
   * @param most bytes of all of them
   * @param connections gives those of the loop
   */
  Unfinished(long most, Supplier<Collection<Connection>> connections) {
    this.most = most;
    this.connections = connections;
  }

  /** What a connection holds may be more or less than before. */
  void look(Connection connection) {
    total += connection.takeGrowth();
    if (total > most) {
      makeRoom();
    }
  }

  /** A connection is gone, and what it held. */
  void forget(Connection connection) {
    connection.decoded(0);
    total += connection.takeGrowth();
  }

  /** Bytes that all of them hold. */
  long total() {
    return total;
  }

  /** Half of it, since that takes a look at all of them. */
  private void makeRoom() {
    Map<Object, Long> byPerson = new HashMap<>();
    List<Connection> all =
        connections.get().stream().filter(each -> each.unfinished() > 0).toList();
    all.forEach(each -> byPerson.merge(each.ref().person(), (long) each.unfinished(), Long::sum));
    all.stream()
        .sorted(
            Comparator.<Connection>comparingLong(each -> byPerson.get(each.ref().person()))
                .reversed())
        .takeWhile(each -> total > most / 2)
        .forEach(
            each -> {
              forget(each);
              each.abort();
            });
  }
}
