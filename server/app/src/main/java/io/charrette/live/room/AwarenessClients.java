package io.charrette.live.room;

import io.charrette.encoding.Json;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.LiveLimits;
import io.charrette.sync.Awareness;
import io.charrette.sync.AwarenessChange;
import io.charrette.sync.AwarenessUpdate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a room's awareness: their states, and which connection answers for which of them
 * (SPEC W10, W12, W31). Touched by the room's context only.
 *
 * <p>The connection that first brings a client, or another one of the same participant that later
 * brings something newer, answers for it: a phone that comes back before its old socket is known to
 * be gone keeps its state when the old one ends. Nobody else's word counts: stock clients echo the
 * states of others, and hostile ones forge them.
 */
final class AwarenessClients {
  /** So many states of one participant are taken a second, and so many at once (SPEC W10). */
  private static final int STATES_PER_SECOND = 60;

  private static final int STATES_AT_ONCE = 240;

  /** What only a number with an exponent has, which JavaScript writes with up to 21 digits. */
  private static final Pattern EXPONENT = Pattern.compile("\\d[eE]");

  private final LiveLimits.ForAwareness limits;
  private final LongPredicate unwritten;
  private final Awareness awareness;
  private final ClientOwners owners = new ClientOwners();
  private final WorkShares states = new WorkShares(STATES_PER_SECOND);

  /** By client, the last state for which its participant had no share left. */
  private final Map<Long, Late> late = new LinkedHashMap<>();

  private record Late(RoomConnection from, AwarenessUpdate.Entry entry) {}

  private final PresentClients present;

  /**
   * Begins with nobody aware.
   *
   * @param unwritten whether the document has no operation of a client
   */
  AwarenessClients(LiveLimits.ForAwareness limits, LongPredicate unwritten) {
    this.limits = limits;
    this.unwritten = unwritten;
    this.present = new PresentClients(limits.clientsPerConnection());
    this.awareness = new Awareness(limits.bytesPerClient(), present.most());
  }

  /** Whether every state is within the limit that may be the connection's. */
  boolean allows(RoomConnection from, AwarenessUpdate update) {
    return update.entries().stream()
        .allMatch(
            entry ->
                entry.size() <= limits.bytesPerClient()
                    || !owners.mayBe(entry.client(), from.owner()));
  }

  /**
   * Takes what a connection says of its clients; the clients of which that is news.
   *
   * @throws MalformedDataException if a state that would be taken is not JSON; nothing is taken
   */
  List<Long> take(RoomConnection from, AwarenessUpdate update, long nowMs)
      throws MalformedDataException {
    List<Long> news = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : own(from, update, nowMs)) {
      if (hasRoomFor(from, entry.client()) && take(from, entry, nowMs)) {
        news.add(entry.client());
      }
    }
    return news;
  }

  /**
   * The states that a connection may bring, and that say something new: others are not looked into.
   * Nor are those for which a participant has no share left: the last of each client waits.
   */
  private List<AwarenessUpdate.Entry> own(RoomConnection from, AwarenessUpdate update, long nowMs)
      throws MalformedDataException {
    List<AwarenessUpdate.Entry> own = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : update.entries()) {
      long client = entry.client();
      if (!owners.mayBe(client, from.owner()) || !saysSomething(entry)) {
        continue;
      }
      if (!hasShareLeft(from, nowMs)) {
        if (owners.ofConnection(from.id()).contains(client)) {
          late.put(client, new Late(from, entry));
        }
        continue;
      }
      late.remove(client);
      states.spend(from.ref().participantId(), 1, nowMs);
      Object state = entry.read();
      AwarenessUpdate.Entry plain = plain(entry, state);
      if (isIdentifiedAs(from, state) && plain.size() <= limits.bytesPerClient()) {
        own.add(plain);
      }
    }
    return own;
  }

  /**
   * A state as those write it who send it back: stock clients do, and one that is ten times as long
   * then would be too large for them to send.
   */
  private static AwarenessUpdate.Entry plain(AwarenessUpdate.Entry entry, @Nullable Object state) {
    if (state == null) {
      return entry.left();
    }
    return EXPONENT.matcher(entry.json()).find()
        ? new AwarenessUpdate.Entry(entry.client(), entry.clock(), Json.write(state))
        : entry;
  }

  /** Takes what waits of those who have a share again; by connection, the clients with news. */
  Map<Long, List<Long>> takeLate(long nowMs) {
    Map<Long, List<Long>> news = new LinkedHashMap<>();
    for (Late each : List.copyOf(late.values())) {
      if (hasShareLeft(each.from(), nowMs)) {
        late.remove(each.entry().client());
        news.computeIfAbsent(each.from().id(), id -> new ArrayList<>()).addAll(take(each, nowMs));
      }
    }
    return news;
  }

  private List<Long> take(Late late, long nowMs) {
    try {
      return take(late.from(), new AwarenessUpdate(List.of(late.entry())), nowMs);
    } catch (MalformedDataException e) {
      // Whoever sends so much that it waits is not told that it was no JSON.
      return List.of();
    }
  }

  /** Whether it is news, or says that a client has left, or whose a new one is. */
  private boolean saysSomething(AwarenessUpdate.Entry entry) {
    return entry.isRemoval() || entry.clock() == 0 || awareness.isNews(entry);
  }

  /** Whether more is read just now of what a participant says. */
  private boolean hasShareLeft(RoomConnection from, long nowMs) {
    return states.spent(from.ref().participantId(), nowMs) < STATES_AT_ONCE;
  }

  /** Takes a state of a connection's own; whether it is news. */
  private boolean take(RoomConnection from, AwarenessUpdate.Entry entry, long nowMs) {
    long client = entry.client();
    boolean fresh = !owners.knows(client) && unwritten.test(client);
    boolean news = apply(entry, from.owner(), nowMs);
    // A stock client's first state has clock 0, which is no news but says whose it is. One that is
    // no longer aware may still write: its connection goes on answering for it.
    if (!entry.isRemoval() && (news || entry.clock() == 0)) {
      owners.answers(client, from.owner(), from.id(), fresh);
    }
    return news;
  }

  private boolean hasRoomFor(RoomConnection from, long client) {
    Set<Long> clients = owners.ofConnection(from.id());
    return (clients.size() < limits.clientsPerConnection() || clients.contains(client))
        && present.hasRoomFor(client, from.owner());
  }

  /** Whether a state names its user by its participant's id, if it names one (SPEC F3). */
  private static boolean isIdentifiedAs(RoomConnection from, @Nullable Object value) {
    String participantId = from.ref().participantId();
    if (participantId == null || !(value instanceof Map<?, ?> state)) {
      return true;
    }
    return !state.containsKey("user")
        || (state.get("user") instanceof Map<?, ?> user && participantId.equals(user.get("id")));
  }

  /**
   * Takes what another process says of its clients; none of those counts for which a connection
   * here answers that is not of the same owner.
   *
   * @return the clients of which it is news
   */
  List<Long> hear(NeighbourMessage.States states, long nowMs) {
    List<Long> news = new ArrayList<>();
    for (NeighbourMessage.State state : states.states()) {
      long client = state.entry().client();
      if ((!owners.isHere(client) || owners.mayBe(client, state.owner()))
          && present.hasRoomFor(client, state.owner())
          && apply(state.entry(), state.owner(), nowMs)) {
        owners.answersElsewhere(client, state.owner(), state.sole());
        if (state.entry().isRemoval()) {
          owners.leaves(client, nowMs);
        }
        news.add(client);
      }
    }
    return news;
  }

  /** Those for whom a connection here answers. */
  Collection<Long> ours() {
    return owners.here();
  }

  /** Removes the clients for which a connection answers; those. */
  List<Long> leave(long connection, long nowMs) {
    Set<Long> clients = owners.ofConnection(connection);
    clients.forEach(client -> owners.leaves(client, nowMs));
    late.values().removeIf(waiting -> waiting.from().id() == connection);
    return removed(awareness.remove(clients, nowMs));
  }

  /**
   * Removes the clients that were not renewed, and forgets whose those were that left long ago.
   *
   * @param people the ids of the participants at the table
   * @return those that were removed
   */
  List<Long> expire(long nowMs, Set<String> people) {
    List<Long> removed = removed(awareness.expire(nowMs));
    removed.forEach(owners::forgetElsewhere);
    owners.lapse(
        nowMs, owner -> owner.equals(RoomConnection.FACILITATORS) || people.contains(owner));
    return removed;
  }

  /** Those of some clients whose operations come from others than a connection's owner only. */
  Set<Long> othersAmong(Set<Long> clients, RoomConnection from) {
    Set<Long> others = new HashSet<>();
    for (long client : clients) {
      if (owners.isSolelyAnothers(client, from.owner())) {
        others.add(client);
      }
    }
    return others;
  }

  /** All who are present. */
  Collection<Long> everybody() {
    return present.all();
  }

  /** The states of clients, and that they have left of those that have. */
  List<AwarenessUpdate.Entry> statesOf(Collection<Long> clients) {
    return awareness.entries(clients);
  }

  /** States as another process is told them; of a client nobody knows whose it was nothing is. */
  List<NeighbourMessage.State> withOwners(List<AwarenessUpdate.Entry> states) {
    List<NeighbourMessage.State> owned = new ArrayList<>();
    for (AwarenessUpdate.Entry entry : states) {
      String owner = owners.of(entry.client());
      if (owner != null) {
        owned.add(new NeighbourMessage.State(entry, owner, owners.isSole(entry.client())));
      }
    }
    return owned;
  }

  /** Whose a client is; empty when that is no longer known. */
  String ownerOf(long client) {
    return Objects.requireNonNullElse(owners.of(client), "");
  }

  private List<Long> removed(AwarenessChange change) {
    change.removed().forEach(present::left);
    return change.removed();
  }

  /** Whether a state is news. */
  private boolean apply(AwarenessUpdate.Entry entry, String owner, long nowMs) {
    if (awareness.apply(new AwarenessUpdate(List.of(entry)), nowMs).isEmpty()) {
      return false;
    }
    long client = entry.client();
    if (entry.isRemoval()) {
      present.left(client);
    } else {
      present.is(client, owner, entry.json());
    }
    return true;
  }
}
