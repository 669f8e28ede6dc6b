package io.charrette.live.runtime;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.Peer;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.ToLoop;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sockets that want one workshop's messages. Touched by the runtime's context only. */
final class Watchers {
  private final Mail<ToLoop> sockets;
  private final int loops;
  private final Map<Long, Watcher> byConnection = new HashMap<>();

  /** How many of them see what all tables do. */
  private int seeingAll;

  /**
   * One of them.
   *
   * @param table the table whose path it is on, 0 on the workshop's own
   */
  record Watcher(Peer peer, int table) {
    boolean is(Role role) {
      return peer.role() == role;
    }

    boolean seesAll() {
      return peer.charrette() && (is(Role.FACILITATOR) || is(Role.SCREEN));
    }

    boolean is(String participantId) {
      return participantId.equals(peer.participantId());
    }
  }

  Watchers(Mail<ToLoop> sockets, int loops) {
    this.sockets = sockets;
    this.loops = loops;
  }

  void add(Watcher watcher) {
    byConnection.put(watcher.peer().connection(), watcher);
    seeingAll += watcher.seesAll() ? 1 : 0;
  }

  @Nullable Watcher get(long connection) {
    return byConnection.get(connection);
  }

  void remove(long connection) {
    Watcher removed = byConnection.remove(connection);
    seeingAll -= removed != null && removed.seesAll() ? 1 : 0;
  }

  void removeIf(Predicate<Watcher> condition) {
    all().stream().filter(condition).forEach(each -> remove(each.peer().connection()));
  }

  /** Whether any of them sees what all tables do. */
  boolean seeAll() {
    return seeingAll > 0;
  }

  boolean isEmpty() {
    return byConnection.isEmpty();
  }

  Collection<Watcher> all() {
    return List.copyOf(byConnection.values());
  }

  /** Those who understand text, and are such. */
  List<Watcher> reading(Predicate<Watcher> condition) {
    return byConnection.values().stream()
        .filter(watcher -> watcher.peer().charrette())
        .filter(condition)
        .toList();
  }

  /** Sends one text to some of them, with one message for each loop. */
  void tell(List<Watcher> receivers, Buffer text) {
    long[][] connections = new long[loops][];
    int[] counts = new int[loops];
    for (Watcher receiver : receivers) {
      int loop = receiver.peer().loop();
      long[] some = connections[loop];
      if (some == null) {
        some = new long[receivers.size()];
        connections[loop] = some;
      }
      some[counts[loop]++] = receiver.peer().connection();
    }
    for (int loop = 0; loop < counts.length; loop++) {
      if (counts[loop] > 0) {
        sockets.send(
            loop, new ToLoop.SendText(Arrays.copyOf(connections[loop], counts[loop]), text));
      }
    }
  }

  void close(Watcher watcher, CloseReason reason) {
    remove(watcher.peer().connection());
    sockets.send(watcher.peer().loop(), new ToLoop.Close(watcher.peer().connection(), reason));
  }
}
