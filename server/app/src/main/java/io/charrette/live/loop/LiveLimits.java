package io.charrette.live.loop;

import java.time.Duration;

/** The bounds of everything that lives in memory; {@link #defaults()} are those of SPEC W10. */
public record LiveLimits(
    ForDocument document,
    ForAwareness awareness,
    ForJournal journal,
    ForHistory history,
    ForSockets sockets,
    ForSeats seats,
    Pace pace) {

  /** The bounds that hold when nothing else is configured. */
  public static LiveLimits defaults() {
    return new LiveLimits(
        new ForDocument(512 * 1024, 2000, 4000, 2000, Costs.DEFAULT, Duration.ofSeconds(10)),
        new ForAwareness(2048, 4),
        new ForJournal(
            2000,
            4 * 1024 * 1024,
            500,
            256 * 1024,
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10)),
        new ForHistory(120, 4 * 1024 * 1024, 20, Duration.ofSeconds(10)),
        new ForSockets(12),
        ForSeats.lapsingAfter(Duration.ofMinutes(10)),
        new Pace(
            Duration.ofSeconds(3),
            Duration.ofMillis(80),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            Duration.ofHours(1)));
  }

  /** The same with other bounds for documents. */
  public LiveLimits with(ForDocument other) {
    return new LiveLimits(other, awareness, journal, history, sockets, seats, pace);
  }

  /** The same with other bounds for awareness. */
  public LiveLimits with(ForAwareness other) {
    return new LiveLimits(document, other, journal, history, sockets, seats, pace);
  }

  /** The same with other bounds for what waits for the journal. */
  public LiveLimits with(ForJournal other) {
    return new LiveLimits(document, awareness, other, history, sockets, seats, pace);
  }

  /** The same with other bounds for what is kept of the past. */
  public LiveLimits with(ForHistory other) {
    return new LiveLimits(document, awareness, journal, other, sockets, seats, pace);
  }

  /** The same with other bounds for sockets. */
  public LiveLimits with(ForSockets other) {
    return new LiveLimits(document, awareness, journal, history, other, seats, pace);
  }

  /** The same with other bounds for seats. */
  public LiveLimits with(ForSeats other) {
    return new LiveLimits(document, awareness, journal, history, sockets, other, pace);
  }

  /** The same with another pace. */
  public LiveLimits with(Pace other) {
    return new LiveLimits(document, awareness, journal, history, sockets, seats, other);
  }

  /**
   * What one flipchart may hold.
   *
   * @param encodedBytes of the whole document's state as one update
   * @param cards of all sheets together; as with stars and links, keys that have a value count
   * @param stars of all cards
   * @param links between cards
   * @param costs what it may cost to take part in
   * @param foldAfter how long a document that nobody edits or reads keeps more memory than its
   *     encoded state takes
   */
  public record ForDocument(
      int encodedBytes, int cards, int stars, int links, Costs costs, Duration foldAfter) {
    public ForDocument {
      positive("encodedBytes", encodedBytes);
      positive("cards", cards);
      positive("stars", stars);
      positive("links", links);
      positive("foldAfter", foldAfter);
    }

    /** The same with less work for one update. */
    public ForDocument withUpdateWork(int less) {
      Costs others = costs;
      return new ForDocument(
          encodedBytes,
          cards,
          stars,
          links,
          new Costs(
              less,
              others.loadingWork(),
              others.structs(),
              others.clients(),
              others.depth(),
              others.workPerSecond()),
          foldAfter);
    }
  }

  /**
   * What a flipchart may cost everybody who has it, this server and each phone (SPEC W40). How the
   * numbers were found is in {@code DESIGN.md}, "What an update may cost".
   *
   * @param updateWork of merging one update in, in the units of {@link io.charrette.crdt.Brought}
   * @param loadingWork of loading the whole document in Yjs, in the same units
   * @param structs of which the document consists
   * @param clients that have written in it, each visit of a page being another
   * @param depth how many types a type may lie in
   * @param workPerSecond that one participant may make others do in the long run; at once it is as
   *     much as two updates may take
   */
  public record Costs(
      int updateWork, int loadingWork, int structs, int clients, int depth, int workPerSecond) {
    /** The costs that are allowed when nothing else is said. */
    public static final Costs DEFAULT = new Costs(100_000, 300_000, 40_000, 4_000, 8, 10_000);

    public Costs {
      positive("updateWork", updateWork);
      positive("loadingWork", loadingWork);
      positive("structs", structs);
      positive("clients", clients);
      positive("depth", depth);
      positive("workPerSecond", workPerSecond);
    }
  }

  /**
   * What awareness may hold.
   *
   * @param bytesPerClient of one client's state as JSON
   * @param clientsPerConnection that one connection may introduce
   */
  public record ForAwareness(int bytesPerClient, int clientsPerConnection) {
    public ForAwareness {
      positive("bytesPerClient", bytesPerClient);
      positive("clientsPerConnection", clientsPerConnection);
    }
  }

  /**
   * What one room may leave to the journal, and when it, or a workshop's runtime, tidies up there.
   *
   * @param unsavedEntries not yet durable, or frames waiting for the room to load, before the room
   *     refuses more
   * @param unsavedBytes the same in bytes
   * @param checkpointEntries appended since the last checkpoint before the next
   * @param checkpointBytes the same in bytes; a room's only
   * @param firstRetry how long after a failed append it is tried again; doubles each time
   * @param lastRetry the longest pause between two tries
   * @param drainWithin how long a stopping server waits for the journal
   */
  public record ForJournal(
      int unsavedEntries,
      int unsavedBytes,
      int checkpointEntries,
      int checkpointBytes,
      Duration firstRetry,
      Duration lastRetry,
      Duration drainWithin) {
    public ForJournal {
      positive("unsavedEntries", unsavedEntries);
      positive("unsavedBytes", unsavedBytes);
      positive("checkpointEntries", checkpointEntries);
      positive("checkpointBytes", checkpointBytes);
      positive("firstRetry", firstRetry);
      positive("lastRetry", lastRetry);
      positive("drainWithin", drainWithin);
    }
  }

  /**
   * What is kept of one flipchart's past (SPEC section 11).
   *
   * @param moments at most, beyond which the older ones are thinned out
   * @param bytes of the states of these moments together
   * @param erased UTF-16 units that one frame must delete for a moment to be kept before it
   * @param erasedEvery from one such moment to the next, at least
   */
  public record ForHistory(int moments, int bytes, int erased, Duration erasedEvery) {
    public ForHistory {
      positive("moments", moments);
      positive("bytes", bytes);
      positive("erased", erased);
      positive("erasedEvery", erasedEvery);
    }
  }

  /**
   * What sockets may have of a room together.
   *
   * @param ofParticipant that live; how much a participant may ask follows from it (SPEC W22)
   */
  public record ForSockets(int ofParticipant) {
    public ForSockets {
      positive("ofParticipant", ofParticipant);
    }
  }

  /**
   * How long a seat is kept for somebody (SPEC M15).
   *
   * @param lapseAfter how long its participant is connected nowhere before others may take it
   * @param unusedAfter the same of a seat to which nobody has come yet: what a phone takes to load
   *     its page
   */
  public record ForSeats(Duration lapseAfter, Duration unusedAfter) {
    private static final Duration UNUSED_AFTER = Duration.ofSeconds(10);

    public ForSeats {
      positive("lapseAfter", lapseAfter);
      positive("unusedAfter", unusedAfter);
    }

    /** The usual time to come to a seat, and this one to come back to it. */
    public static ForSeats lapsingAfter(Duration lapseAfter) {
      return new ForSeats(lapseAfter, UNUSED_AFTER);
    }
  }

  /**
   * How long things take.
   *
   * @param lockGrace during which words on their way to a locked table still arrive
   * @param digestWithin from a change of a document to the digest that shows it, at most
   * @param idleAfter how long a room or runtime without connections stays in memory
   * @param housekeeping from one look at what has expired to the next
   * @param deletionEvery from one look for workshops past their deletion date to the next
   */
  public record Pace(
      Duration lockGrace,
      Duration digestWithin,
      Duration idleAfter,
      Duration housekeeping,
      Duration deletionEvery) {
    public Pace {
      positive("digestWithin", digestWithin);
      positive("idleAfter", idleAfter);
      positive("housekeeping", housekeeping);
      positive("deletionEvery", deletionEvery);
      if (lockGrace.isNegative()) {
        throw new IllegalArgumentException("lockGrace must not be negative");
      }
    }
  }

  private static void positive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.toMillis() <= 0) {
      throw new IllegalArgumentException(name + " must be at least 1 ms, not " + value);
    }
  }
}
