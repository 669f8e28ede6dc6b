package io.charrette.live.room;

import io.charrette.crdt.Attempt;
import io.charrette.crdt.Brought;
import io.charrette.crdt.Document;
import io.charrette.crdt.LoadingBound;
import io.charrette.crdt.LoadingWork;
import io.charrette.crdt.Update;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.live.loop.LiveLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How near a document is to its limits (SPEC W10 and W40), and each participant to their share of
 * them (W41). Most is counted exactly as an update is merged in. What takes long to find out, the
 * encoded size and the work of loading, is bounded from above, and measured only when the bound
 * meets the limit and has grown since the last time.
 */
final class DocumentBounds {
  /** By how many bytes the state grows at most when an item is cut in two. */
  private static final int SPLIT_BYTES = 64;

  /** By how many bytes it grows at most for a deletion that the update does not spell out. */
  private static final int DELETION_BYTES = 32;

  /** By how many bytes it grows at most for an update, besides those of the update itself. */
  private static final int UPDATE_BYTES = 16;

  /** Updates that only delete, and so make room, may exceed limits by this part of them. */
  private static final int PART_FOR_DELETING = 8;

  /** The size is worth measuring when it may be off by this part of its limit. */
  private static final int STALE_PART = 256;

  /** How many structs, or units, of the work of loading are measured in the time of a unit. */
  private static final int MEASURED_PER_UNIT = 8;

  /** What takes as many units takes this server about a millisecond. */
  private static final int LONG = 6_000;

  /** So many measurements are forgiven a participant each second, however long they take. */
  private static final int MEASURED_A_SECOND = 4;

  private static final long UNKNOWN = -1;

  private final LiveLimits.ForDocument limits;
  private final FreshWords fresh;
  private final Shares shares = new Shares();
  private final EntryBounds entries;

  /** Whether the first update into an empty document is nobody's: it is what all had written. */
  private boolean comesBack;

  private long bytesAtMost;
  private long bytesMeasured;

  /** Operations deleted since the size was measured; by so much it may have shrunk. */
  private long deletedSince;

  private long structsAtMost;

  /** How much work loading is at most. */
  private long loadingAtMost;

  private long loadingMeasured;

  DocumentBounds(LiveLimits.ForDocument limits, FreshWords fresh) {
    this.limits = limits;
    this.fresh = fresh;
    this.entries = new EntryBounds(limits, shares);
  }

  /** The document is another one, whose state has so many bytes. */
  void begin(long bytes) {
    measured(bytes);
    structsAtMost = UNKNOWN;
    entries.forget();
  }

  /** The document is a flipchart of this layout. */
  void layout(FlipchartLayout ofActivity) {
    entries.layout(ofActivity);
  }

  /** Whether the document may be brought back whole by whoever comes first (SPEC B7). */
  void comesBack(boolean whole) {
    comesBack = whole;
  }

  /** Those who sit at the table are now these. */
  void people(Set<String> ids) {
    shares.people(ids);
    entries.people(ids);
  }

  /** The document begins with all that another one has: layout, and who has brought how much. */
  void beginAs(DocumentBounds other) {
    entries.beginAs(other.entries);
    shares.takeOver(other.shares);
    shares.holdAs(other.shares);
  }

  /** The document has become what another one was: who brought how much there did so here. */
  void became(DocumentBounds other) {
    shares.takeOver(other.shares);
    fresh.shown(other.fresh);
  }

  /** The document was opened. */
  void opened(Document document) {
    if (structsAtMost == UNKNOWN) {
      structsAtMost = document.structs();
      loadingAtMost = LoadingBound.inAnyOrder(structsAtMost);
      loadingMeasured = UNKNOWN;
    }
    entries.forget();
  }

  /** The document was folded. */
  void folded() {
    entries.forget();
  }

  /** The state was encoded. */
  void measured(long bytes) {
    shares.measured(bytesMeasured, bytesAtMost, bytes);
    bytesAtMost = bytes;
    bytesMeasured = bytes;
    deletedSince = 0;
  }

  /** Whether encoding the state would tell something new about its size. */
  boolean isStale() {
    return bytesAtMost - bytesMeasured + deletedSince >= limits.encodedBytes() / STALE_PART;
  }

  private long loadingWith(long added, boolean reorders) {
    return LoadingBound.with(loadingAtMost, structsAtMost, added, reorders);
  }

  /** Whether loading takes so much at most that nobody needs anything of what is kept for that. */
  private boolean isCommon(long loadingWork) {
    return loadingWork <= Shares.common(limits.costs().loadingWork());
  }

  /** Whether it takes long to measure what loading takes. */
  boolean isDear() {
    long units =
        loadingMeasured == UNKNOWN
            ? Math.min(loadingAtMost, limits.costs().loadingWork())
            : loadingMeasured;
    return structsAtMost != UNKNOWN && (units + structsAtMost) / MEASURED_PER_UNIT >= LONG;
  }

  /**
   * Whether an update, however short, may take long to find out about: what loading takes has to be
   * measured for it, and is much. Told by a look, and may be wrong.
   */
  boolean isDear(Document document, Update update) {
    return isDear()
        && update.structs() > 0
        && !document.isWrittenOnBy(update)
        && !isCommon(loadingWith(update.structs(), update.leansOnLesser()));
  }

  /**
   * What an update that is about to be merged in has to stand.
   *
   * @param participant who brings it; null if it is none
   */
  Check check(Document document, Update update, int bytes, @Nullable String participant) {
    return new Check(document, update, bytes, participant);
  }

  /** Compares what an update brings with the limits, and remembers what it has found. */
  final class Check implements Predicate<Brought> {
    private final Document document;
    private final @Nullable String participant;

    /** Whose share it is taken from; null when it is nobody's. */
    private final @Nullable String sharer;

    private final int bytes;
    private final int structs;
    private final Set<Long> clients;
    private final List<Long> newClients;
    private final int unsaidDeletions;
    private final long deletions;

    /** Whether structs of it may have Yjs load what was there in another order than before. */
    private final boolean leans;

    private final EntryBounds.Change change;
    private @Nullable LoadingWork loading;
    private FreshWords.Losses erased = FreshWords.Losses.NONE;
    private Verdict.@Nullable Excess excess;
    private boolean foreign;

    private Check(Document document, Update update, int bytes, @Nullable String participant) {
      this.document = document;
      this.participant = participant;
      this.sharer = comesBack && document.clients() == 0 ? null : participant;
      this.bytes = bytes;
      this.structs = update.structs();
      this.clients = update.clients();
      this.newClients = newAmong(clients);
      this.unsaidDeletions = update.unsaidDeletions();
      this.deletions = update.deletions();
      // Of what it sets free nobody knows.
      this.leans = document.isIncomplete() || update.leansOnLesser();
      this.change = entries.change(document, sharer != null);
    }

    private List<Long> newAmong(Set<Long> ofUpdate) {
      List<Long> fresh = List.of();
      for (long each : ofUpdate) {
        if (document.clock(each) == 0) {
          fresh = fresh.isEmpty() ? new ArrayList<>() : fresh;
          fresh.add(each);
        }
      }
      return fresh;
    }

    /** How much work it may take: what all had written may be as dear as a whole table. */
    long work() {
      LiveLimits.Costs costs = limits.costs();
      return participant != null && sharer == null ? costs.loadingWork() : costs.updateWork();
    }

    /** Follows an update that has no limits. */
    boolean follow(Brought brought) {
      change.made();
      return true;
    }

    @Override
    public boolean test(Brought brought) {
      // What waited for it, in a journal of before, is not its bringer's doing.
      foreign = participant != null && !Collections.disjoint(brought.listed(), clients);
      excess = find(brought);
      return excess == null && !foreign;
    }

    private Verdict.@Nullable Excess find(Brought brought) {
      LiveLimits.Costs costs = limits.costs();
      if (brought.depth() > costs.depth()) {
        return Verdict.Excess.DEPTH;
      }
      int clientsNow = document.clients();
      if (exceeds(Verdict.Excess.CLIENTS, brought.newClients(), clientsNow, costs.clients())) {
        return Verdict.Excess.CLIENTS;
      }
      change.made();
      for (EntryBounds.Growth each : change.growths()) {
        if (exceeds(each.thing(), each.more(), each.now(), each.limit())) {
          return each.thing();
        }
      }
      long grown = growth(brought);
      if (exceeds(
          Verdict.Excess.BYTES, grown, bytesAtMost + grown, allowed(limits.encodedBytes()))) {
        return Verdict.Excess.BYTES;
      }
      long added = (long) document.newStructs() + brought.splits();
      if (exceeds(Verdict.Excess.STRUCTS, added, structsWith(added), allowed(costs.structs()))) {
        return Verdict.Excess.STRUCTS;
      }
      boolean reorders = reorders(brought, added);
      if ((structs > 0 || (reorders && participant != null))
          && (added > 0 || reorders)
          && isLoadingTooMuch(added, reorders)) {
        return Verdict.Excess.LOADING;
      }
      if (participant == null) {
        return null;
      }
      erased = fresh.losses(participant, document::erased);
      return fresh.mayErase(participant, erased) ? null : Verdict.Excess.ERASING;
    }

    /**
     * Whether there is more of something than before, and too much: in the document, or of this
     * participant. Whatever only deletes, and so makes room, is nobody's.
     */
    private boolean exceeds(Verdict.Excess thing, long more, long now, long limit) {
      return more > 0
          && (now > limit
              || (structs > 0
                  && !shares.allow(sharer, thing, more, new Shares.Stock(limit, limit - now))));
    }

    /** How many structs there are, at most; counted only when that may be too many. */
    private long structsWith(long added) {
      long atMost = structsAtMost + added;
      return atMost > allowed(limits.costs().structs()) ? document.structs() : atMost;
    }

    private boolean reorders(Brought brought, long added) {
      return brought.drops() || (added > 0 && leans);
    }

    private boolean isLoadingTooMuch(long added, boolean reorders) {
      if (isCommon(loadingWith(added, reorders))) {
        return false;
      }
      long limit = limits.costs().loadingWork();
      LoadingWork measured = document.loadingWork(limit);
      loading = measured;
      return measured.units() > limit || !shares.allowLoading(sharer, clients, measured, limit);
    }

    private long growth(Brought brought) {
      return bytes
          + UPDATE_BYTES
          + (long) brought.splits() * SPLIT_BYTES
          + (long) unsaidDeletions * DELETION_BYTES;
    }

    private long allowed(int limit) {
      return structs == 0 ? limit + limit / PART_FOR_DELETING : limit;
    }

    /** What has become of the update; if it was taken, the bounds follow. */
    Verdict verdict(Attempt attempt) {
      if (attempt.outcome() != Attempt.Outcome.TAKEN) {
        change.takenBack();
      }
      Brought brought = attempt.brought();
      long merging = brought.work();
      long measuring = loading == null ? 0 : measuring(loading);
      return switch (attempt.outcome()) {
        case KNOWN -> Verdict.KNOWN;
        case TOO_MUCH_WORK ->
            new Verdict(false, false, false, Verdict.Excess.WORK, merging, measuring, null);
        case REFUSED -> new Verdict(false, false, foreign, excess, merging, measuring, null);
        case TAKEN -> {
          grew(attempt);
          yield new Verdict(
              attempt.changed(), attempt.partly(), false, null, merging, measuring, attempt.news());
        }
      };
    }

    /**
     * What was spent on measuring. It takes long at a table that somebody has made dear, and then
     * is done for nearly each update of all others: more than they can pay is not asked of them.
     */
    private long measuring(LoadingWork measured) {
      long taken = (measured.units() + structsAtMost) / MEASURED_PER_UNIT;
      return Math.min(taken, limits.costs().workPerSecond() / MEASURED_A_SECOND);
    }

    private void grew(Attempt attempt) {
      if (!attempt.changed()) {
        return;
      }
      Brought brought = attempt.brought();
      long added = (long) attempt.newStructs() + brought.splits();
      // What came too early was left out, and so perhaps all of a client.
      if (!newClients.isEmpty()) {
        fresh.introduced(sharer, newClients.stream().filter(this::isThere).toList());
      }
      fresh.erased(participant, erased);
      bytesAtMost += growth(brought);
      deletedSince += deletions;
      loadingAtMost = loadingWith(added, reorders(brought, added));
      structsAtMost += added;
      if (brought.newClients() > 0) {
        shares.introduced(
            sharer, clients.stream().filter(this::isThere).collect(Collectors.toSet()));
      }
      if (loading != null) {
        loadingAtMost = loading.units();
        loadingMeasured = loading.units();
        structsAtMost = document.structs();
        shares.measuredLoading(sharer, clients, loading, limits.costs().loadingWork());
      }
      if (structs > 0) {
        count(Verdict.Excess.BYTES, growth(brought), bytesAtMost, limits.encodedBytes());
        count(Verdict.Excess.STRUCTS, added, structsAtMost, limits.costs().structs());
        count(
            Verdict.Excess.CLIENTS,
            brought.newClients(),
            document.clients(),
            limits.costs().clients());
        change
            .growths()
            .forEach(each -> count(each.thing(), each.more(), each.now(), each.limit()));
      }
    }

    private boolean isThere(long client) {
      return document.clock(client) > 0;
    }

    private void count(Verdict.Excess thing, long more, long now, long limit) {
      shares.brought(sharer, thing, more, new Shares.Stock(limit, limit - now));
    }
  }
}
