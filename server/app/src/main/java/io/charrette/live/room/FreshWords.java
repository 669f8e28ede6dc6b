package io.charrette.live.room;

import io.charrette.crdt.StateVector;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How much of the words of others is erased of a flipchart. What was written since the last moment
 * of its past that is kept is erased for good: nobody may erase much of it before another moment is
 * kept. What the last moment has is erased until that goes: when it is much, that moment is kept
 * for whoever wrote it (SPEC K2).
 */
final class FreshWords {
  /** Whose words are that came before the room was loaded, and who erases what drafts erase. */
  private static final String NOBODY_KNOWN = "";

  private final long most;

  /** The same of what all have, when these are drafts of it; null when they are none. */
  private final @Nullable FreshWords ofAll;

  /** Who brought the first operation of a client, since the room was loaded. */
  private final Map<Long, String> authors;

  /** What the last moment has. */
  private StateVector kept = StateVector.EMPTY;

  /** How much was erased that no moment has, by whom. */
  private final Map<String, Long> erased = new HashMap<>();

  /** How much would have been, had it not been refused last; that its eraser is about to erase. */
  private Map<String, Long> refused = Map.of();

  /** Those for whom so many moments were kept lately that they erase nothing of it. */
  private final Set<String> waiting = new HashSet<>();

  /** What moments have that are kept for whoever brought it; the last moment has it, too. */
  private StateVector saved = StateVector.EMPTY;

  /** How much was erased that the last moment had, and none that was kept for whose it was. */
  private final Map<String, Long> unsaved = new HashMap<>();

  /**
   * What an update erases of the words of others, by whose they are, in UTF-16 units.
   *
   * @param fresh no moment has it
   * @param unsaved the last moment has it, and none that is kept for whoever wrote it
   */
  record Losses(Map<String, Long> fresh, Map<String, Long> unsaved) {
    static final Losses NONE = new Losses(Map.of(), Map.of());
  }

  /**
   * Nothing is kept.
   *
   * @param most so much may be erased of it, in UTF-16 units
   */
  FreshWords(long most) {
    this(most, null, new HashMap<>());
  }

  private FreshWords(long most, @Nullable FreshWords ofAll, Map<Long, String> authors) {
    this.most = most;
    this.ofAll = ofAll;
    this.authors = authors;
  }

  /**
   * The same for drafts, of which no moment is kept until all have them: each participant may erase
   * so much there, and nobody uses up what others may.
   */
  FreshWords ofDrafts() {
    return new FreshWords(most, this, new HashMap<>(authors));
  }

  /** All have these drafts now, by whom they are. */
  void shown(FreshWords ofDrafts) {
    authors.putAll(ofDrafts.authors);
  }

  /**
   * A participant has brought the first operations of these clients; others than those nobody's.
   */
  void introduced(@Nullable String participant, Collection<Long> newClients) {
    if (participant != null) {
      newClients.forEach(client -> authors.put(client, participant));
    }
  }

  /**
   * How much an update takes of what is not the participant's.
   *
   * @param erasedSince how much it erases, by client, that a state does not have
   */
  Losses losses(String participant, Function<StateVector, Map<Long, Long>> erasedSince) {
    if (ofAll != null) {
      return new Losses(ofOthers(participant, erasedSince.apply(kept())), Map.of());
    }
    Map<Long, Long> all = erasedSince.apply(saved);
    if (all.isEmpty()) {
      return Losses.NONE; // as most updates do, which only add
    }
    Map<String, Long> unsavedToo = ofOthers(participant, all);
    if (unsavedToo.isEmpty()) {
      return Losses.NONE;
    }
    Map<String, Long> fresh = ofOthers(participant, erasedSince.apply(kept));
    fresh.forEach((author, units) -> unsavedToo.merge(author, -units, Long::sum));
    unsavedToo.values().removeIf(units -> units == 0);
    return new Losses(fresh, unsavedToo);
  }

  /** By author, what is by client, but what is the participant's; nobody known is one, too. */
  private Map<String, Long> ofOthers(String participant, Map<Long, Long> byClient) {
    Map<String, Long> byAuthor = new TreeMap<>();
    byClient.forEach(
        (client, units) -> {
          if (!isBy(participant, client)) {
            byAuthor.merge(author(client), units, Long::sum);
          }
        });
    return byAuthor;
  }

  private String author(long client) {
    return authors.getOrDefault(client, NOBODY_KNOWN);
  }

  /** Whether a participant brought the first operation of a client. */
  boolean isBy(String participant, long client) {
    return participant.equals(authors.get(client));
  }

  /** Whether somebody erases nothing of it until enough time has passed. */
  void waits(String participant, boolean waits) {
    if (waits) {
      waiting.add(participant);
    } else {
      waiting.remove(participant);
    }
  }

  /**
   * Whether something is refused to somebody before it is tried, since it erases what it names.
   *
   * @param deletes how much that is, by client, that a state does not have
   */
  boolean refuses(String participant, Function<StateVector, Map<Long, Long>> deletes) {
    return waiting.contains(participant) && !losses(participant, deletes).fresh().isEmpty();
  }

  /** Whether so much more may be erased by a participant. */
  boolean mayErase(String participant, Losses more) {
    if (more.fresh().isEmpty()) {
      return true;
    }
    long units = sum(more.fresh());
    long before = ofAll == null ? sum(erased) : erased.getOrDefault(participant, 0L);
    boolean may = before + units < most && !waiting.contains(participant);
    refused = may ? Map.of() : Map.of(participant, units);
    return may;
  }

  /** How much each has erased that no moment has, with what was refused last. */
  Map<String, Long> erasers() {
    Map<String, Long> all = new HashMap<>(erased);
    refused.forEach((eraser, units) -> all.merge(eraser, units, Long::sum));
    return all;
  }

  /** So much more has been, by a participant or by nobody who is known. */
  void erased(@Nullable String participant, Losses more) {
    if (!more.fresh().isEmpty()) {
      String eraser = Objects.requireNonNullElse(participant, NOBODY_KNOWN);
      erased.merge(eraser, sum(more.fresh()), Long::sum);
    }
    more.unsaved().forEach((author, units) -> unsaved.merge(author, units, Long::sum));
  }

  private static long sum(Map<String, Long> units) {
    return units.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What the last moment has. */
  StateVector kept() {
    return ofAll == null ? kept : ofAll.kept();
  }

  /** A moment has all of this. */
  void kept(StateVector all) {
    kept = all;
    erased.clear();
    refused = Map.of();
  }

  /** No moment has more than this: one that was to be kept is not. */
  void lost(StateVector before) {
    if (kept.covers(before)) {
      kept = before;
      Map<Long, Long> clocks = new HashMap<>(saved.clocks());
      clocks.replaceAll((client, clock) -> Math.min(clock, before.clock(client)));
      saved = StateVector.of(clocks);
    }
  }

  /** Of whose words much is erased that only moments have that are not kept for them. */
  Set<String> muchUnsaved() {
    if (unsaved.isEmpty()) {
      return Set.of();
    }
    return unsaved.entrySet().stream()
        .filter(each -> each.getValue() >= most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The last moment is kept for the words of these. */
  void saved(Set<String> ofThese) {
    saved = saved(ofThese, kept);
    unsaved.keySet().removeAll(ofThese);
  }

  /** No moment is kept any longer for the words of these. */
  void unsaved(Set<String> ofThese) {
    saved = saved(ofThese, StateVector.EMPTY);
  }

  /** What moments have for others as before, and for these as far as a state. */
  private StateVector saved(Set<String> ofThese, StateVector upTo) {
    Map<Long, Long> clocks = new HashMap<>(saved.clocks());
    clocks.keySet().removeIf(client -> ofThese.contains(author(client)));
    upTo.clocks()
        .forEach(
            (client, clock) -> {
              if (ofThese.contains(author(client))) {
                clocks.put(client, clock);
              }
            });
    return StateVector.of(clocks);
  }
}
