package io.charrette.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The states of the clients that are present in a room, as a server keeps them: it has none of its
 * own. They are kept in memory only.
 *
 * <p>A state has a clock, and the newer replaces the older. Clients renew theirs every 15 s; one
 * that was not renewed for {@link #EXPIRY_MS} is dropped by {@link #expire}, which the owner calls
 * now and then. Times are milliseconds of whatever clock the owner has. Not safe for use by several
 * threads at once.
 */
public final class Awareness {
  /** After how many milliseconds without renewal a client counts as gone. */
  public static final long EXPIRY_MS = 30_000;

  /**
   * What is known of a client.
   *
   * @param json its state, or JSON's {@code null} once it has left: then its clock is still needed
   * @param seen when the state came, in milliseconds
   */
  private record Presence(long clock, String json, long seen) {
    boolean isGone() {
      return json.equals(AwarenessUpdate.GONE);
    }
  }

  private final int maxStateBytes;
  private final int maxClients;
  private final Map<Long, Presence> clients = new LinkedHashMap<>();

  /**
   * An awareness that knows nobody.
   *
   * @param maxStateBytes how many bytes of UTF-8 a client's state may have; greater ones are
   *     ignored
   * @param maxClients how many clients are remembered, present or gone; more are ignored
   */
  public Awareness(int maxStateBytes, int maxClients) {
    this.maxStateBytes = maxStateBytes;
    this.maxClients = maxClients;
  }

  /**
   * Takes in what a client says about itself and others; what is older than what is known, or over
   * the bounds, is ignored.
   *
   * @param now the time, in milliseconds
   */
  public AwarenessChange apply(AwarenessUpdate update, long now) {
    List<Long> added = new ArrayList<>();
    List<Long> updated = new ArrayList<>();
    List<Long> removed = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : update.entries()) {
      Presence known = clients.get(entry.client());
      if (!isNews(entry, known)) {
        continue;
      }
      clients.put(entry.client(), new Presence(entry.clock(), entry.json(), now));
      boolean present = known != null && !known.isGone();
      if (!entry.isRemoval()) {
        (present ? updated : added).add(entry.client());
      } else if (present) {
        removed.add(entry.client());
      }
    }
    return new AwarenessChange(added, updated, removed);
  }

  private boolean isNews(AwarenessUpdate.Entry entry, @Nullable Presence known) {
    if (known == null) {
      // As in y-protocols, the first state to count has clock 1.
      return entry.clock() > 0 && clients.size() < maxClients && entry.size() <= maxStateBytes;
    }
    boolean newer = entry.clock() > known.clock();
    boolean left = entry.clock() == known.clock() && entry.isRemoval() && !known.isGone();
    return (newer || left) && entry.size() <= maxStateBytes;
  }

  /**
   * Removes clients, as when their connection has ended.
   *
   * @param now the time, in milliseconds
   */
  public AwarenessChange remove(Collection<Long> gone, long now) {
    List<Long> removed = new ArrayList<>();
    for (long client : gone) {
      Presence known = clients.get(client);
      if (known != null && !known.isGone()) {
        // Its clock stays, so that the state it brings when it comes back is newer.
        clients.put(client, new Presence(known.clock(), AwarenessUpdate.GONE, now));
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
    List<Long> late = new ArrayList<>();
    clients
        .entrySet()
        .removeIf(
            client -> client.getValue().isGone() && now - client.getValue().seen() >= EXPIRY_MS);
    clients.forEach(
        (client, presence) -> {
          if (now - presence.seen() >= EXPIRY_MS && !presence.isGone()) {
            late.add(client);
          }
        });
    return remove(late, now);
  }

  /** The JSON of the state of each client that is present, by client id; a copy. */
  public Map<Long, String> states() {
    Map<Long, String> states = new LinkedHashMap<>();
    clients.forEach(
        (client, presence) -> {
          if (!presence.isGone()) {
            states.put(client, presence.json());
          }
        });
    return Collections.unmodifiableMap(states);
  }

  /** The encoded states of all clients that are present. */
  public byte[] encodeAll() {
    return encode(states().keySet());
  }

  /**
   * The encoded states of some clients; of those that have left, that they have. Clients that are
   * not known are left out.
   */
  public byte[] encode(Collection<Long> which) {
    List<AwarenessUpdate.Entry> entries = new ArrayList<>();
    for (long client : which) {
      Presence presence = clients.get(client);
      if (presence != null) {
        entries.add(new AwarenessUpdate.Entry(client, presence.clock(), presence.json()));
      }
    }
    return new AwarenessUpdate(entries).encode();
  }
}
