package io.charrette.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * People who type at an even pace, and the times at which the others of their table see it.
 *
 * <p>A character counts from the moment at which it was due, so that a generator or a server that
 * falls behind cannot hide it. A delivery is one character at one other client of the table.
 */
final class Typing implements Swarm.Listener, Insertions.Sink {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final boolean carets;
  private final List<Client> typists = new ArrayList<>();
  private final Map<Integer, List<Client>> typistsByTable = new HashMap<>();
  private Swarm swarm;
  private int perTable;
  private boolean saves;

  private long expected;
  private long heard;
  private long lost;
  private long from = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;
  private Histogram deliveries = histogram();
  private Histogram saved = histogram();
  private Histogram caretsSeen = histogram();

  /**
   * Whether each typist's caret moves with every character, and so a state of awareness is sent.
   */
  Typing(boolean carets) {
    this.carets = carets;
  }

  /**
   * What one window of typing brought.
   *
   * @param offered deliveries a second that the typing asked for
   * @param delivered deliveries a second that were seen
   * @param gaveUp whether deliveries fell so far behind that it ended early
   * @param missing what had not arrived when the drain time was over
   * @param latency of deliveries; one that is missing counts with as long as it was waited for
   * @param carets until others see a caret where it was last; those that it has left are not seen
   * @param cpuPerDelivery the server's processor time, nanoseconds
   * @param generatorBusy for which share of the time the generator had something to do
   */
  record Window(
      double offered,
      double delivered,
      boolean gaveUp,
      Missing missing,
      Histogram latency,
      Histogram saved,
      Histogram carets,
      double cpuPerDelivery,
      double generatorBusy) {

    /** Whether all that was typed arrived at all others within the drain time. */
    boolean complete() {
      return !gaveUp && missing.equals(Missing.NOTHING);
    }

    double p99Ms() {
      return ms(latency.getValueAtPercentile(99));
    }

    double p50Ms() {
      return ms(latency.getValueAtPercentile(50));
    }

    double savedP99Ms() {
      return ms(saved.getValueAtPercentile(99));
    }

    double caretP99Ms() {
      return ms(carets.getValueAtPercentile(99));
    }

    private static double ms(long nanos) {
      return nanos / 1e6;
    }
  }

  /**
   * What had not arrived when the drain time was over.
   *
   * @param deliveries of characters that were due in the window
   * @param carets that somebody does not see where they are
   * @param saved frames that are not known to be durable
   */
  record Missing(long deliveries, long carets, long saved) {
    static final Missing NOTHING = new Missing(0, 0, 0);
  }

  private static Histogram histogram() {
    return new Histogram(LONGEST_NANOS, 3);
  }

  /** Seats the people of the venue; the first so many of each table will type. */
  void seat(Swarm crowd, Venue venue, int typistsPerTable, boolean tellsSaved) {
    swarm = crowd;
    saves = tellsSaved;
    if (carets) {
      crowd.moveCarets();
    }
    for (List<Seat> table : venue.seats()) {
      perTable = table.size();
      for (int person = 0; person < table.size(); person++) {
        Client client = crowd.add(table.get(person));
        client.heard = new int[typistsPerTable];
        client.carets = new int[typistsPerTable];
        if (person < typistsPerTable) {
          client.becomeTypist(person);
          typists.add(client);
          typistsByTable
              .computeIfAbsent(client.seat.table(), number -> new ArrayList<>())
              .add(client);
        }
      }
    }
    Collections.shuffle(typists, new Random(1));
  }

  List<Client> typists() {
    return typists;
  }

  /**
   * Types.
   *
   * @param cpuNanos tells the processor time that the server has used so far
   * @param perSecond characters a second of each typist
   * @param settleNanos for how long it types before it measures
   * @param measureNanos for how long it measures
   * @param backlogNanos how far deliveries may fall behind before it gives up
   */
  Window type(
      LongSupplier cpuNanos,
      double perSecond,
      long settleNanos,
      long measureNanos,
      long backlogNanos) {
    double step = 1e9 / (perSecond * typists.size());
    double offered = perSecond * typists.size() * (perTable - 1);
    long start = System.nanoTime();
    from = start + settleNanos;
    until = from + measureNanos;
    deliveries = histogram();
    saved = histogram();
    caretsSeen = histogram();
    long mostBehind = (long) (offered * backlogNanos / 1e9);
    long cpu = 0;
    long idle = 0;
    long heardBefore = -1;
    long number = 0;
    long expectedInWindow = 0;
    long now = start;
    boolean gaveUp = false;
    while (now < until) {
      long due = start + (long) (number * step);
      while (due <= now && due < until) {
        Client typist = typists.get((int) (number % typists.size()));
        swarm.type(typist, due);
        expected += perTable - 1;
        expectedInWindow += due >= from ? perTable - 1 : 0;
        number++;
        due = start + (long) (number * step);
      }
      if (heardBefore < 0 && now >= from) {
        heardBefore = heard;
        cpu = cpuNanos.getAsLong();
      }
      if (expected - heard > mostBehind + 1000) {
        gaveUp = true;
        break;
      }
      swarm.flush();
      long next = Math.min(Math.min(due, until), swarm.nextFlush());
      long before = System.nanoTime();
      int ready = swarm.turn((next - before) / 1_000_000);
      now = System.nanoTime();
      idle += ready == 0 && now >= from ? now - before : 0;
    }
    double seconds = Math.max(1, now - from) / 1e9;
    long heardInWindow = heardBefore < 0 ? 0 : heard - heardBefore;
    double cpuPerDelivery =
        heardInWindow == 0 ? 0 : (double) (cpuNanos.getAsLong() - cpu) / heardInWindow;
    double generatorBusy = 1 - idle / (seconds * 1e9);
    Missing missing = drain() ? Missing.NOTHING : missing(expectedInWindow);
    return new Window(
        offered,
        heardInWindow / seconds,
        gaveUp,
        missing,
        deliveries,
        saved,
        caretsSeen,
        cpuPerDelivery,
        generatorBusy);
  }

  /** Reads until everybody has everything or the time is over; returns whether they have. */
  boolean drain() {
    return swarm.await(() -> heard == expected && allSaved() && allCaretsSeen(), DRAIN_NANOS);
  }

  /** What has not arrived, each with as long as it was waited for. */
  private Missing missing(long expectedInWindow) {
    long undelivered = expectedInWindow - deliveries.getTotalCount();
    long now = System.nanoTime();
    long unseen = 0;
    for (Client client : swarm.clients()) {
      for (Client typist : typistsAt(client)) {
        if (typist == client) {
          continue;
        }
        for (int c = client.heard[typist.typist]; c < typist.typed; c++) {
          record(deliveries, typist.typedAt(c), now);
        }
        if (carets && client.carets[typist.typist] != typist.typed) {
          record(caretsSeen, typist.typedAt(typist.typed - 1), now);
          unseen++;
        }
      }
    }
    long unsaved =
        saves ? typists.stream().mapToLong(t -> t.updateFrames - t.savedFrames).sum() : 0;
    return new Missing(undelivered, unseen, unsaved);
  }

  /** Takes down how long something took or was waited for, if it was due in the window. */
  private void record(Histogram times, long due, long now) {
    if (due >= from && due < until) {
      times.recordValue(Math.min(now - due, LONGEST_NANOS));
    }
  }

  /** Whether everybody sees each caret at their table where it is now. */
  private boolean allCaretsSeen() {
    return !carets || swarm.clients().stream().allMatch(this::seesCarets);
  }

  private boolean seesCarets(Client client) {
    for (Client typist : typistsAt(client)) {
      if (typist != client && client.carets[typist.typist] != typist.typed) {
        return false;
      }
    }
    return true;
  }

  private List<Client> typistsAt(Client client) {
    return typistsByTable.getOrDefault(client.seat.table(), List.of());
  }

  private boolean allSaved() {
    return !saves || typists.stream().allMatch(typist -> typist.savedFrames == typist.updateFrames);
  }

  /** Characters that did not come in their order, which must not happen. */
  long lost() {
    return lost;
  }

  @Override
  public void update(Client client, Bytes update) {
    Insertions.read(update, client, this);
  }

  @Override
  public void inserted(Client client, long id, int clock, int characters) {
    Client typist = swarm.byId(id);
    if (typist == null || typist == client || typist.typist < 0) {
      return;
    }
    int known = client.heard[typist.typist];
    int end = clock + characters;
    if (clock > known) {
      lost += clock - known;
    }
    if (end <= known) {
      return;
    }
    long now = System.nanoTime();
    for (int c = known; c < end; c++) {
      record(deliveries, typist.typedAt(c), now);
    }
    heard += end - known;
    client.heard[typist.typist] = end;
  }

  @Override
  public void caret(Client client, long id, int clock) {
    Client typist = swarm.byId(id);
    if (typist == null || typist == client || typist.typist < 0) {
      return;
    }
    if (clock > client.carets[typist.typist]) {
      client.carets[typist.typist] = clock;
      record(caretsSeen, typist.typedAt(clock - 1), System.nanoTime());
    }
  }

  @Override
  public void saved(Client client, int frames) {
    long now = System.nanoTime();
    for (int n = client.savedFrames; n < frames; n++) {
      int clock = n - client.framesBeforeTyping;
      if (clock >= 0 && clock < client.typed) {
        record(saved, client.typedAt(clock), now);
      }
    }
  }
}
