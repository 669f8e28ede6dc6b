package io.charrette.live.room;

import io.charrette.crdt.LoadingWork;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each participant has brought of everything that a document may only have so much of (SPEC
 * W41). Nobody may have brought more than four times what is left: one alone can use four fifths,
 * however many others have come and filled theirs a newcomer finds room, and what one takes nobody
 * else has to give back. Of what was there when the table was loaded nobody knows who brought it.
 */
final class Shares {
  /** How many times what is left a participant may have brought. */
  private static final int TIMES_WHAT_IS_LEFT = 4;

  private final Map<Verdict.Excess, Map<String, Long>> counted =
      new EnumMap<>(Verdict.Excess.class);
  private final Map<String, Bytes> bytes = new HashMap<>();

  /** Who introduced a client. */
  private final Map<Long, String> introducers = new HashMap<>();

  /** What somebody has brought: as was measured, and since then at most. */
  private record Bytes(long measured, long since) {
    static final Bytes NONE = new Bytes(0, 0);

    long atMost() {
      return measured + since;
    }
  }

  /**
   * Whether a participant may bring more of something; others than participants always may.
   *
   * @param left what is left when they have
   */
  boolean allow(@Nullable String participant, Verdict.Excess of, long more, long left) {
    return participant == null || brought(participant, of) + more <= TIMES_WHAT_IS_LEFT * left;
  }

  private long brought(String participant, Verdict.Excess of) {
    return of == Verdict.Excess.BYTES
        ? bytes.getOrDefault(participant, Bytes.NONE).atMost()
        : counted.getOrDefault(of, Map.of()).getOrDefault(participant, 0L);
  }

  /** A participant has brought more; others than participants are not counted. */
  void brought(@Nullable String participant, Verdict.Excess of, long more) {
    if (participant == null || more <= 0) {
      return;
    }
    if (of == Verdict.Excess.BYTES) {
      Bytes before = bytes.getOrDefault(participant, Bytes.NONE);
      bytes.put(participant, new Bytes(before.measured(), before.since() + more));
    } else {
      counted.computeIfAbsent(of, o -> new HashMap<>()).merge(participant, more, Long::sum);
    }
  }

  /** A participant has brought operations of these clients; the first to do so stands for them. */
  void introduced(@Nullable String participant, Set<Long> clients) {
    if (participant != null) {
      clients.forEach(client -> introducers.putIfAbsent(client, participant));
    }
  }

  /**
   * Whether what a participant's clients have part in is more of the work of loading than their
   * share.
   *
   * @param clients of which they bring operations now
   * @param limit of the work of all
   */
  boolean isOver(@Nullable String participant, Set<Long> clients, LoadingWork work, long limit) {
    if (participant == null) {
      return false;
    }
    long part = 0;
    for (Map.Entry<Long, Long> client : work.byClient().entrySet()) {
      String introducer = introducers.get(client.getKey());
      if (introducer == null ? clients.contains(client.getKey()) : introducer.equals(participant)) {
        part += client.getValue();
      }
    }
    return part > TIMES_WHAT_IS_LEFT * (limit - work.units());
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
    bytes.replaceAll(
        (who, brought) ->
            new Bytes(Math.round(brought.measured() * ofAll + brought.since() * ofSince), 0));
  }
}
