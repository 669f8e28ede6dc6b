package io.charrette.live.room;

import io.charrette.crdt.LoadingWork;
import io.charrette.workshop.WorkshopLimits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each participant has brought of everything that a document may only have so much of (SPEC
 * W41). Three quarters of it are common: of those nobody may have brought more than four times what
 * is then left, so one alone can use three fifths of it all. The last quarter is kept: each of the
 * first twenty at a table has a part of that, for when the common is not enough, and whoever comes
 * after them a little of what is left. So however many seats somebody fills, the others can write.
 * What one takes nobody else has to give back. Of what was there when the table was loaded nobody
 * knows who brought it.
 */
final class Shares {
  /** How many times what is left of the common a participant may have brought. */
  private static final int TIMES_WHAT_IS_LEFT = 4;

  /** Which part of everything is kept. */
  private static final int KEPT_PART = 4;

  private final Map<Verdict.Excess, Map<String, Amount>> ofCommon =
      new EnumMap<>(Verdict.Excess.class);
  private final Map<Verdict.Excess, Map<String, Amount>> ofKept =
      new EnumMap<>(Verdict.Excess.class);

  /** Who introduced a client. */
  private final Map<Long, String> introducers = new HashMap<>();

  /** Those who have a part of what is kept. */
  private final Set<String> holders = new HashSet<>();

  /**
   * How much of something a document may have.
   *
   * @param left what is not used of it, with what is brought now
   */
  record Stock(long limit, long left) {
    private long kept() {
      return limit / KEPT_PART;
    }

    /** The part of each; as much is left besides, for those who have none. */
    private long eachKept() {
      return kept() / (WorkshopLimits.PEOPLE_PER_TABLE + 1);
    }

    private long commonLeft() {
      return left - kept();
    }
  }

  /** What somebody has brought: as was measured, and since then at most. */
  private record Amount(long measured, long since) {
    static final Amount NONE = new Amount(0, 0);

    long atMost() {
      return measured + since;
    }

    Amount and(long more) {
      return new Amount(measured, since + more);
    }
  }

  /** Everybody has brought what they have by another account, and no more. */
  void takeOver(Shares other) {
    ofCommon.clear();
    ofKept.clear();
    other.ofCommon.forEach((of, amounts) -> ofCommon.put(of, new HashMap<>(amounts)));
    other.ofKept.forEach((of, amounts) -> ofKept.put(of, new HashMap<>(amounts)));
    introducers.putAll(other.introducers);
  }

  /** Those have a part of what is kept who have one by another account. */
  void holdAs(Shares other) {
    holders.addAll(other.holders);
  }

  /** So much of something is common. */
  static long common(long limit) {
    return limit - new Stock(limit, 0).kept();
  }

  /**
   * Those who sit at the table are now these. Who leaves without having used any of their part
   * leaves it to the next.
   */
  void people(Set<String> now) {
    holders.removeIf(each -> !now.contains(each) && !hasUsed(each));
    for (String each : now) {
      if (holders.size() < WorkshopLimits.PEOPLE_PER_TABLE) {
        holders.add(each);
      }
    }
  }

  private boolean hasUsed(String holder) {
    return ofKept.values().stream().anyMatch(of -> of.containsKey(holder));
  }

  /**
   * Whether a participant may bring more of something; others than participants always may.
   *
   * @param more of which the stock has been taken
   */
  boolean allow(@Nullable String participant, Verdict.Excess of, long more, Stock stock) {
    if (participant == null) {
      return true;
    }
    long needed = beyondCommon(participant, of, more, stock);
    if (needed == 0) {
      return true;
    }
    long after = kept(of, participant) + needed;
    return after <= stock.left() / WorkshopLimits.PARTICIPANTS_PER_TABLE
        || (holders.contains(participant) && after <= part(of, stock));
  }

  /** The part of each holder, which is less where the table was fuller as it was loaded. */
  private long part(Verdict.Excess of, Stock stock) {
    long used = holders.stream().mapToLong(each -> kept(of, each)).sum();
    return Math.min(stock.eachKept(), (stock.left() + used) / WorkshopLimits.PEOPLE_PER_TABLE);
  }

  /** How much of it has to be of what is kept for the participant. */
  private long beyondCommon(String participant, Verdict.Excess of, long more, Stock stock) {
    long common = amount(ofCommon, of, participant) + more;
    return Math.clamp(common - TIMES_WHAT_IS_LEFT * stock.commonLeft(), 0, Math.max(0, more));
  }

  /** How much of what is kept was brought of something. */
  long usedOfKept(Verdict.Excess of) {
    return ofKept.getOrDefault(of, Map.of()).values().stream().mapToLong(Amount::atMost).sum();
  }

  private long kept(Verdict.Excess of, String participant) {
    return amount(ofKept, of, participant);
  }

  private static long amount(
      Map<Verdict.Excess, Map<String, Amount>> among, Verdict.Excess of, String participant) {
    return among.getOrDefault(of, Map.of()).getOrDefault(participant, Amount.NONE).atMost();
  }

  /** A participant has brought more; others than participants are not counted. */
  void brought(@Nullable String participant, Verdict.Excess of, long more, Stock stock) {
    if (participant != null && more > 0) {
      long needed = beyondCommon(participant, of, more, stock);
      add(ofCommon, of, participant, more - needed);
      add(ofKept, of, participant, needed);
    }
  }

  private static void add(
      Map<Verdict.Excess, Map<String, Amount>> to,
      Verdict.Excess of,
      String participant,
      long more) {
    if (more != 0) {
      to.computeIfAbsent(of, o -> new HashMap<>())
          .merge(participant, Amount.NONE.and(more), (before, added) -> before.and(more));
    }
  }

  /** A participant has brought operations of these clients; the first to do so stands for them. */
  void introduced(@Nullable String participant, Set<Long> clients) {
    if (participant != null) {
      clients.forEach(client -> introducers.putIfAbsent(client, participant));
    }
  }

  /**
   * Whether a participant may bring what makes loading so much work: what their clients have part
   * in counts as brought.
   *
   * @param clients of which they bring operations now
   * @param limit of the work of all
   */
  boolean allowLoading(
      @Nullable String participant, Set<Long> clients, LoadingWork work, long limit) {
    if (participant == null) {
      return true;
    }
    long part = parts(participant, clients, work).getOrDefault(participant, 0L);
    long more = part - loading(participant);
    return allow(participant, Verdict.Excess.LOADING, more, new Stock(limit, limit - work.units()));
  }

  /**
   * Loading is so much work by now. What somebody's part has grown by as others brought something
   * takes nothing of what is kept for them.
   *
   * @param participant who has brought something now
   */
  void measuredLoading(
      @Nullable String participant, Set<Long> clients, LoadingWork work, long limit) {
    parts(participant, clients, work)
        .forEach(
            (who, part) -> {
              long more = part - loading(who);
              if (more > 0 && who.equals(participant)) {
                brought(who, Verdict.Excess.LOADING, more, new Stock(limit, limit - work.units()));
              } else {
                long freed = Math.clamp(-more, 0, kept(Verdict.Excess.LOADING, who));
                add(ofKept, Verdict.Excess.LOADING, who, -freed);
                add(ofCommon, Verdict.Excess.LOADING, who, more + freed);
              }
            });
  }

  private long loading(String participant) {
    return amount(ofCommon, Verdict.Excess.LOADING, participant)
        + kept(Verdict.Excess.LOADING, participant);
  }

  private Map<String, Long> parts(
      @Nullable String participant, Set<Long> clients, LoadingWork work) {
    Map<String, Long> parts = new HashMap<>();
    work.byClient()
        .forEach(
            (client, units) -> {
              String introducer = introducers.get(client);
              String who =
                  introducer == null && clients.contains(client) ? participant : introducer;
              if (who != null) {
                parts.merge(who, units, Long::sum);
              }
            });
    return parts;
  }

  /**
   * The document's bytes were measured: what was brought since the last time counts for as much as
   * it was, or all that was brought for less, if the document has shrunk.
   *
   * @param before what was measured the last time
   * @param atMost what it was taken to be until now
   * @param now what it is
   */
  void measured(long before, long atMost, long now) {
    double ofSince = atMost > before ? Math.max(0, now - before) / (double) (atMost - before) : 0;
    double ofAll = before > now ? now / (double) before : 1;
    measured(ofCommon, ofAll, ofSince);
    measured(ofKept, ofAll, ofSince);
  }

  private static void measured(
      Map<Verdict.Excess, Map<String, Amount>> of, double ofAll, double ofSince) {
    of.computeIfAbsent(Verdict.Excess.BYTES, o -> new HashMap<>())
        .replaceAll(
            (who, amount) ->
                new Amount(Math.round(amount.measured() * ofAll + amount.since() * ofSince), 0));
  }
}
