package io.charrette.live.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose the clients at a table are, and which connection answers for each (SPEC W12, W31). Touched
 * by the room's context only.
 *
 * <pre>
 *   unknown ──▶ here ◀──▶ elsewhere     a connection here answers for it, or another process
 *                 │           │
 *                 └──leaves───┴──▶ departed     (and back, when its owner answers for it again)
 *   departed ──lapse──▶ unknown     elsewhere ──forgetElsewhere──▶ unknown
 * </pre>
 */
final class ClientOwners {
  /**
   * For how many milliseconds a client stays its owner's after nobody answers for it any longer.
   */
  static final long KEPT_MS = 600_000;

  /** Of so many clients of one owner that have departed it is known whose they were. */
  private static final int DEPARTED_OF_OWNER = 64;

  /** The connection of a client that another process answers for, or nobody. */
  private static final long NOT_HERE = -1;

  /** When a client departed that has not. */
  private static final long NEVER = Long.MAX_VALUE;

  /** Those that departed are in the order in which they did. */
  private final Map<Long, Owned> clients = new LinkedHashMap<>();

  private final Map<Long, Set<Long>> clientsOf = new HashMap<>();

  /**
   * A client.
   *
   * @param owner whose it is, as {@link RoomConnection#owner} says it
   * @param sole whether its operations come from its owner only: nobody had made any under it when
   *     its owner first answered for it
   * @param connection that answers for it, or {@link #NOT_HERE}
   * @param departedAt when nobody answered for it any longer, in milliseconds, or {@link #NEVER}
   */
  private record Owned(String owner, boolean sole, long connection, long departedAt) {}

  /** Whether a client is nobody's, or this owner's. */
  boolean mayBe(long client, String owner) {
    Owned known = clients.get(client);
    return known == null || known.owner().equals(owner);
  }

  /** Whether a client's operations come from somebody else only. */
  boolean isSolelyAnothers(long client, String owner) {
    Owned known = clients.get(client);
    return known != null && known.sole() && !known.owner().equals(owner);
  }

  /** Whether it is known whose a client is. */
  boolean knows(long client) {
    return clients.containsKey(client);
  }

  /** Whose a client is; null when that is not known. */
  @Nullable String of(long client) {
    Owned known = clients.get(client);
    return known == null ? null : known.owner();
  }

  /** Whether the operations of a client come from its owner only. */
  boolean isSole(long client) {
    Owned known = clients.get(client);
    return known != null && known.sole();
  }

  /**
   * A connection answers for a client from now on.
   *
   * @param fresh whether no operation of the client is known; matters when it is new
   */
  void answers(long client, String owner, long connection, boolean fresh) {
    Owned before = detach(client);
    boolean sole = before == null ? fresh : before.sole();
    clients.put(client, new Owned(owner, sole, connection, NEVER));
    clientsOf.computeIfAbsent(connection, c -> new LinkedHashSet<>()).add(client);
  }

  /** Another process answers for a client from now on. */
  void answersElsewhere(long client, String owner, boolean sole) {
    detach(client);
    clients.put(client, new Owned(owner, sole, NOT_HERE, NEVER));
  }

  /** Nobody answers for a client any longer. */
  void leaves(long client, long nowMs) {
    Owned known = detach(client);
    if (known != null) {
      clients.put(client, new Owned(known.owner(), known.sole(), NOT_HERE, nowMs));
      keepLatest(known.owner());
    }
  }

  private void keepLatest(String owner) {
    List<Long> departed = new ArrayList<>();
    clients.forEach(
        (client, owned) -> {
          if (owned.departedAt() != NEVER && owned.owner().equals(owner)) {
            departed.add(client);
          }
        });
    if (departed.size() > DEPARTED_OF_OWNER) {
      clients.remove(departed.getFirst());
    }
  }

  /** What was heard of a client elsewhere holds no longer. */
  void forgetElsewhere(long client) {
    Owned known = clients.get(client);
    if (known != null && known.connection() == NOT_HERE && known.departedAt() == NEVER) {
      clients.remove(client);
    }
  }

  /** Whether a connection here answers for a client. */
  boolean isHere(long client) {
    Owned known = clients.get(client);
    return known != null && known.connection() != NOT_HERE;
  }

  /** The clients that a connection answers for. */
  Set<Long> ofConnection(long connection) {
    return Set.copyOf(clientsOf.getOrDefault(connection, Set.of()));
  }

  /** The clients that connections here answer for. */
  Collection<Long> here() {
    List<Long> here = new ArrayList<>();
    clientsOf.values().forEach(here::addAll);
    return here;
  }

  /** Forgets those that departed long ago, or whose owner does not belong here any longer. */
  void lapse(long nowMs, Predicate<String> belongs) {
    for (Iterator<Owned> each = clients.values().iterator(); each.hasNext(); ) {
      Owned owned = each.next();
      if (owned.departedAt() != NEVER
          && (nowMs - owned.departedAt() >= KEPT_MS || !belongs.test(owned.owner()))) {
        each.remove();
      }
    }
  }

  /** Takes a client off its connection, and to the end of the order. */
  private @Nullable Owned detach(long client) {
    Owned known = clients.remove(client);
    if (known != null && known.connection() != NOT_HERE) {
      clientsOf.computeIfPresent(
          known.connection(),
          (c, of) -> {
            of.remove(client);
            return of.isEmpty() ? null : of;
          });
    }
    return known;
  }
}
