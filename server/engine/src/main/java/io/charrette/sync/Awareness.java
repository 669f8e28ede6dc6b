package io.charrette.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of the clients that are present in a room, as a server keeps them: it has none of its
 * own. They are kept in memory only.
 *
 * <p>A state has a clock, and the newer replaces the older. Clients renew theirs every 15 s; one
 * that was not renewed for {@link #EXPIRY_MS} is dropped by {@link #expire}, which the owner calls
 * now and then. Times are milliseconds of whatever clock the owner has. Not safe for use by several
 * threads at once.
 *
 * <p>Clocks grow by one with each state, so one that is far ahead is none: it would make the client
 * whose it is count on from there, until no number is left. Such a state is ignored.
 */
public final class Awareness {
  /** After how many milliseconds without renewal a client counts as gone. */
  public static final long EXPIRY_MS = 30_000;

  /**
   * The greatest clock of a client that is not known: a state every millisecond for seven weeks.
   */
  static final long MAX_FIRST_CLOCK = 1L << 32;

  /** By how much a client's clock may be ahead of the one that is known. */
  static final long MAX_STEP = 1 << 16;

  /**
   * What is known of a client that is present.
   *
   * @param seen when the state came, in milliseconds
   */
  private record Presence(AwarenessUpdate.Entry entry, long seen) {
    long clock() {
      return entry.clock();
    }
  }

  /**
   * What is still known of a client that has left: a late echo of its last state is not newer.
   *
   * @param seen when it left, in milliseconds
   */
  private record Departure(long clock, long seen) {}

  private final int maxStateBytes;
  private final int maxClients;
  private final Map<Long, Presence> present = new LinkedHashMap<>();

  /** The one that left last at the end. */
  private final Map<Long, Departure> departed = new LinkedHashMap<>();

  /**
   * An awareness that knows nobody.
   *
   * @param maxStateBytes how many bytes of UTF-8 a client's state may have; greater ones are
   *     ignored
   * @param maxClients how many clients may be present, more are ignored; and of how many that have
   *     left it is remembered, the latest
   */
  public Awareness(int maxStateBytes, int maxClients) {
    this.maxStateBytes = maxStateBytes;
    this.maxClients = maxClients;
  }

  /**
   * Takes in what a client says about itself and others; what is older than what is known, or over
   * the bounds, is ignored, and so is the departure of somebody who is not here.
   *
   * @param update states that are JSON
   * @param now the time, in milliseconds
   */
  public AwarenessChange apply(AwarenessUpdate update, long now) {
    List<Long> added = new ArrayList<>();
    List<Long> updated = new ArrayList<>();
    List<Long> removed = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : update.entries()) {
      long client = entry.client();
      if (entry.isRemoval()) {
        if (leaves(entry)) {
          depart(client, entry.clock(), now);
          removed.add(client);
        }
      } else if (isNews(entry)) {
        departed.remove(client);
        Presence before = present.put(client, new Presence(entry, now));
        (before == null ? added : updated).add(client);
      }
    }
    return new AwarenessChange(added, updated, removed);
  }

  private boolean leaves(AwarenessUpdate.Entry entry) {
    Presence known = present.get(entry.client());
    return known != null
        && entry.clock() >= known.clock()
        && entry.clock() - known.clock() <= MAX_STEP;
  }

  /** Whether {@link #apply} would take it: the state of a client that is, or will be, present. */
  public boolean isNews(AwarenessUpdate.Entry entry) {
    if (entry.size() > maxStateBytes) {
      return false;
    }
    Presence known = present.get(entry.client());
    if (known != null) {
      return follows(entry.clock(), known.clock());
    }
    Departure before = departed.get(entry.client());
    boolean counts =
        before != null
            ? follows(entry.clock(), before.clock())
            // As in y-protocols, the first state to count has clock 1.
            : entry.clock() > 0 && entry.clock() <= MAX_FIRST_CLOCK;
    return counts && present.size() < maxClients;
  }

  private static boolean follows(long clock, long known) {
    return clock > known && clock - known <= MAX_STEP;
  }

  private void depart(long client, long clock, long now) {
    present.remove(client);
    departed.remove(client);
    departed.put(client, new Departure(clock, now));
    if (departed.size() > maxClients) {
      departed.remove(departed.keySet().iterator().next());
    }
  }

  /**
   * Removes clients, as when their connection has ended.
   *
   * @param now the time, in milliseconds
   */
  public AwarenessChange remove(Collection<Long> gone, long now) {
    List<Long> removed = new ArrayList<>();
    for (long client : gone) {
      Presence known = present.get(client);
      if (known != null) {
        // Its clock stays, so that the state it brings when it comes back is newer.
        depart(client, known.clock(), now);
        removed.add(client);
      }
    }
    return new AwarenessChange(List.of(), List.of(), removed);
  }

  /**
   * Removes the clients that have not been renewed, and forgets those that left long ago.
   *
   * @param now the time, in milliseconds
   */
  public AwarenessChange expire(long now) {
    departed.values().removeIf(departure -> now - departure.seen() >= EXPIRY_MS);
    List<Long> late = new ArrayList<>();
    present.forEach(
        (client, presence) -> {
          if (now - presence.seen() >= EXPIRY_MS) {
            late.add(client);
          }
        });
    return remove(late, now);
  }

  /** The JSON of the state of each client that is present, by client id; a copy. */
  public Map<Long, String> states() {
    Map<Long, String> states = new LinkedHashMap<>();
    present.forEach((client, presence) -> states.put(client, presence.entry().json()));
    return Collections.unmodifiableMap(states);
  }

  /** The encoded states of all clients that are present. */
  public byte[] encodeAll() {
    return encode(present.keySet());
  }

  /** The encoded states of some clients, as {@link #entries} gives them. */
  public byte[] encode(Collection<Long> which) {
    return new AwarenessUpdate(entries(which)).encode();
  }

  /**
   * The states of some clients; of those that have left, that they have. Clients that are not known
   * are left out.
   */
  public List<AwarenessUpdate.Entry> entries(Collection<Long> which) {
    List<AwarenessUpdate.Entry> entries = new ArrayList<>();
    for (long client : which) {
      Presence presence = present.get(client);
      Departure departure = departed.get(client);
      if (presence != null) {
        entries.add(presence.entry());
      } else if (departure != null) {
        entries.add(new AwarenessUpdate.Entry(client, departure.clock(), AwarenessUpdate.GONE));
      }
    }
    return entries;
  }
}
