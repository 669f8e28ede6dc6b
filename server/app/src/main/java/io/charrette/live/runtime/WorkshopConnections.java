package io.charrette.live.runtime;

import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.Latest;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.ToLoop;
import io.charrette.message.StateMessage;
import io.charrette.workshop.LargestShare;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The connections that want one workshop's messages. Touched by the runtime's context only. */
final class WorkshopConnections {
  /** Dashboards, or screens, of one workshop. */
  private static final int MOST_OF_ROLE = 60;

  private final Mail<ToLoop> sockets;
  private final int loops;
  private final Runnable onSeen;
  private final Map<Long, WorkshopConnection> byId = new LinkedHashMap<>();

  /** How many of them see what all tables do. */
  private int seeingAll;

  /**
   * None yet.
   *
   * @param onSeen called when {@link #seeAll} has become something else
   */
  WorkshopConnections(Mail<ToLoop> sockets, int loops, Runnable onSeen) {
    this.sockets = sockets;
    this.loops = loops;
    this.onSeen = onSeen;
  }

  void add(WorkshopConnection connection) {
    byId.put(connection.id(), connection);
    if (connection.seesAll() && ++seeingAll == 1) {
      onSeen.run();
    }
  }

  /**
   * If there are too many of the same role's on the workshop's path, the oldest of those by the
   * link that has most of them, so that whoever opens many closes their own; else null.
   */
  @Nullable WorkshopConnection oneTooMany(WorkshopConnection newest) {
    List<WorkshopConnection> same =
        byId.values().stream()
            .filter(each -> each.table() == 0 && each.ref().isOfSame(newest.ref()))
            .toList();
    return same.size() > MOST_OF_ROLE ? LargestShare.oldest(same, WorkshopConnection::link) : null;
  }

  @Nullable WorkshopConnection get(long id) {
    return byId.get(id);
  }

  void remove(long id) {
    WorkshopConnection removed = byId.remove(id);
    if (removed != null && removed.seesAll() && --seeingAll == 0) {
      onSeen.run();
    }
  }

  void removeIf(Predicate<WorkshopConnection> condition) {
    all().stream().filter(condition).forEach(each -> remove(each.id()));
  }

  /** Whether any of them sees what all tables do. */
  boolean seeAll() {
    return seeingAll > 0;
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  Collection<WorkshopConnection> all() {
    return List.copyOf(byId.values());
  }

  /** Those who understand text, and are such. */
  List<WorkshopConnection> reading(Predicate<WorkshopConnection> condition) {
    return byId.values().stream()
        .filter(connection -> connection.ref().charrette())
        .filter(condition)
        .toList();
  }

  /**
   * Sends one text to some of them, with one message for each loop.
   *
   * @param latest what a later one of stands for it; null when nothing does
   */
  void tell(List<WorkshopConnection> receivers, Buffer text, @Nullable Latest latest) {
    long[][] ids = new long[loops][];
    int[] counts = new int[loops];
    for (WorkshopConnection receiver : receivers) {
      int loop = receiver.ref().loop();
      long[] some = ids[loop];
      if (some == null) {
        some = new long[receivers.size()];
        ids[loop] = some;
      }
      some[counts[loop]++] = receiver.id();
    }
    for (int loop = 0; loop < counts.length; loop++) {
      if (counts[loop] > 0) {
        long[] some = Arrays.copyOf(ids[loop], counts[loop]);
        sockets.send(loop, new ToLoop.SendText(some, text, latest));
      }
    }
  }

  /** Sends the state to one of them. */
  void tell(WorkshopConnection receiver, StateMessage state) {
    sockets.send(receiver.ref().loop(), new ToLoop.SendState(receiver.id(), state));
  }

  void close(WorkshopConnection connection, CloseReason reason) {
    remove(connection.id());
    sockets.send(connection.ref().loop(), new ToLoop.Close(connection.id(), reason));
  }

  /** Closes those that are such. */
  void closeIf(Predicate<WorkshopConnection> condition, CloseReason reason) {
    all().stream().filter(condition).forEach(each -> close(each, reason));
  }
}
