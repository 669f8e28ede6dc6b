package io.charrette.live.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.journal.Neighbours;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.RoomKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which participants are connected to each table: here, as the rooms note it, and at the other
 * processes, as these tell. Any thread.
 *
 * <p>A process tells what changes, and all of it every {@link #ANNOUNCE_MS}; one that has not been
 * heard from for {@link #EXPIRY_MS} is taken to have nobody connected.
 *
 * <p>Who has left is remembered for a while. Nobody is taken to be away for long who may have left
 * before this process could hear of it.
 */
public final class Attendance implements Neighbours.Listener, AutoCloseable {
  public static final long ANNOUNCE_MS = 5_000;
  public static final long EXPIRY_MS = 15_000;

  /** How long the others have to answer who asks them for all. */
  private static final long ANSWERED_MS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
  private static final StreamId TOPIC = new StreamId("attendance");
  private static final JsonMapper JSON = new JsonMapper();

  private final Neighbours neighbours;
  private final InstantSource clock;
  private final Consumer<RoomKey> onChanged;
  private final String here = UUID.randomUUID().toString();

  /** Who is connected where, by process. */
  private final Map<String, Map<RoomKey, Set<String>>> byProcess = new HashMap<>();

  /** When each of the other processes was last heard from, epoch milliseconds. */
  private final Map<String, Long> heardAt = new HashMap<>();

  /** When participants who are not connected to a table left it, epoch milliseconds. */
  private final Map<Place, Long> leftAt = new HashMap<>();

  private final long awayAfterMs;
  private final long unusedAfterMs;

  /** Since when it knows who comes and goes, epoch milliseconds. */
  private final long since;

  private Neighbours.@Nullable Hearing hearing;

  /** When it last asked the others for all, epoch milliseconds; null before. */
  private @Nullable Long askedAt;

  /** A participant at a table. */
  private record Place(RoomKey room, String participantId) {}

  /**
   * Wires it; {@link #start} sets it going.
   *
   * @param limits how long somebody must have been connected nowhere to be away
   * @param onChanged told of each table where others have come or gone, here or elsewhere
   */
  public Attendance(
      Neighbours neighbours,
      InstantSource clock,
      LiveLimits.ForSeats limits,
      Consumer<RoomKey> onChanged) {
    this.neighbours = neighbours;
    this.clock = clock;
    this.awayAfterMs = limits.lapseAfter().toMillis();
    this.unusedAfterMs = limits.unusedAfter().toMillis();
    this.onChanged = onChanged;
    this.since = clock.millis();
    byProcess.put(here, new HashMap<>());
  }

  public synchronized void start() {
    hearing = neighbours.hear(TOPIC, this);
  }

  /** Notes who is connected to a table here. */
  public void note(RoomKey room, Set<String> people) {
    synchronized (this) {
      put(here, room, people);
    }
    ObjectNode news = message();
    write(news, Map.of(room, people));
    tell(news);
    onChanged.accept(room);
  }

  /** The name of this process, among those of the others. */
  public String here() {
    return here;
  }

  /** The other processes at which participants are connected to a table, as far as is known. */
  public synchronized Set<String> elsewhere(RoomKey room) {
    Set<String> processes = new HashSet<>();
    byProcess.forEach(
        (process, rooms) -> {
          if (!process.equals(here) && rooms.containsKey(room)) {
            processes.add(process);
          }
        });
    return processes;
  }

  /** Whether the others have had the time to say who is connected there. */
  public synchronized boolean knowsOthers() {
    return askedAt != null && clock.millis() - askedAt >= ANSWERED_MS;
  }

  /** How many are connected to a table. */
  public synchronized int at(RoomKey room) {
    Set<String> people = new HashSet<>();
    byProcess.values().forEach(rooms -> people.addAll(rooms.getOrDefault(room, Set.of())));
    return people.size();
  }

  /**
   * Whether somebody at a table is connected nowhere, and has not been for long; or, if they took
   * the seat under the eyes of this process, has not come to it in the time that it takes to come.
   *
   * @param seatedAt when they took the seat, epoch milliseconds
   */
  public synchronized boolean isAway(RoomKey room, String participantId, long seatedAt) {
    Long left = leftAt.get(new Place(room, participantId));
    // Who has left before has taken the seat anew, and may not have come since.
    boolean neverCame = (left == null || left < seatedAt) && since <= seatedAt;
    long last = Math.max(Math.max(since, seatedAt), left == null ? 0 : left);
    return clock.millis() - last >= (neverCame ? unusedAfterMs : awayAfterMs)
        && !isThere(room, participantId);
  }

  /** Whether somebody is connected to a table, here or elsewhere. */
  public synchronized boolean isThere(RoomKey room, String participantId) {
    return byProcess.values().stream()
        .anyMatch(rooms -> rooms.getOrDefault(room, Set.of()).contains(participantId));
  }

  /** How many are connected to each table that has any. */
  public synchronized Map<Integer, Integer> of(String workshopId) {
    Map<Integer, Integer> tables = new HashMap<>();
    for (Map<RoomKey, Set<String>> rooms : byProcess.values()) {
      for (RoomKey room : rooms.keySet()) {
        if (room.workshopId().equals(workshopId)) {
          tables.computeIfAbsent(room.table(), table -> at(room));
        }
      }
    }
    return tables;
  }

  /** Tells the others everything again. */
  public void announce() {
    ObjectNode news = message().put("all", true);
    synchronized (this) {
      write(news, byProcess.getOrDefault(here, Map.of()));
    }
    tell(news);
  }

  /** Forgets the processes that have been silent for {@link #EXPIRY_MS}. */
  public void expire(long nowMs) {
    Set<RoomKey> changed = new HashSet<>();
    synchronized (this) {
      Set<String> silent = new HashSet<>();
      heardAt.forEach(
          (process, at) -> {
            if (nowMs - at >= EXPIRY_MS) {
              silent.add(process);
            }
          });
      for (String process : silent) {
        heardAt.remove(process);
        Map<RoomKey, Set<String>> rooms = byProcess.getOrDefault(process, Map.of());
        changed.addAll(rooms.keySet());
        rooms.forEach(
            (room, people) -> people.forEach(person -> leftAt.put(new Place(room, person), nowMs)));
        byProcess.remove(process);
      }
      leftAt.values().removeIf(at -> nowMs - at >= awayAfterMs);
    }
    changed.forEach(onChanged);
  }

  @Override
  public void joined() {
    synchronized (this) {
      askedAt = clock.millis();
    }
    announce();
    tell(message().put("ask", true));
  }

  @Override
  public void heard(byte[] news) {
    Set<RoomKey> changed;
    JsonNode json;
    try {
      json = JSON.readTree(news);
      changed = take(json);
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("event", "attendance.unintelligible")
          .log("Another process told something unintelligible", e);
      return;
    }
    changed.forEach(onChanged);
    if (json.path("ask").asBoolean()) {
      announce();
    }
  }

  @Override
  public synchronized void close() {
    if (hearing != null) {
      hearing.close();
    }
  }

  private synchronized Set<RoomKey> take(JsonNode news) {
    String process = news.path("process").asText();
    heardAt.put(process, clock.millis());
    Map<RoomKey, Set<String>> told = new HashMap<>();
    for (JsonNode room : news.path("rooms")) {
      Set<String> people = new HashSet<>();
      room.path("people").forEach(person -> people.add(person.asText()));
      told.put(new RoomKey(room.path("workshop").asText(), room.path("table").asInt()), people);
    }
    if (news.path("all").asBoolean()) {
      byProcess.getOrDefault(process, Map.of()).keySet().stream()
          .filter(room -> !told.containsKey(room))
          .toList()
          .forEach(room -> told.put(room, Set.of()));
    }
    Set<RoomKey> changed = new HashSet<>();
    told.forEach(
        (room, people) -> {
          if (put(process, room, people)) {
            changed.add(room);
          }
        });
    return changed;
  }

  private synchronized boolean put(String process, RoomKey room, Set<String> people) {
    Map<RoomKey, Set<String>> rooms = byProcess.computeIfAbsent(process, p -> new HashMap<>());
    Set<String> before =
        people.isEmpty() ? rooms.remove(room) : rooms.put(room, Set.copyOf(people));
    Set<String> wereThere = before == null ? Set.of() : before;
    for (String person : wereThere) {
      if (!people.contains(person)) {
        leftAt.put(new Place(room, person), clock.millis());
      }
    }
    return !people.equals(wereThere);
  }

  private ObjectNode message() {
    return JSON.createObjectNode().put("process", here);
  }

  private static void write(ObjectNode news, Map<RoomKey, Set<String>> rooms) {
    ArrayNode array = news.putArray("rooms");
    rooms.forEach(
        (room, people) -> {
          ObjectNode one = array.addObject();
          one.put("workshop", room.workshopId()).put("table", room.table());
          ArrayNode names = one.putArray("people");
          people.forEach(names::add);
        });
  }

  private void tell(ObjectNode news) {
    neighbours.tell(TOPIC, news.toString().getBytes(StandardCharsets.UTF_8));
  }
}
