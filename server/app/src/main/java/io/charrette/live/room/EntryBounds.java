package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.flipchart.FlipchartLayout;
import io.charrette.flipchart.ShownEntries;
import io.charrette.live.loop.LiveLimits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many cards, stars and links a document has and may have (SPEC W10 and W41). What readers show
 * is counted; and by itself, up to a limit that is far from what an hour needs, what has a value
 * under a key: readers pass all of that, and find nothing to show in what a script put there.
 */
final class EntryBounds {
  /** So many times as many keys may have values as there may be cards, stars or links. */
  private static final int KEYS_FOR_ONE = 4;

  private static final long UNKNOWN = -1;

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Verdict.Excess.CARDS, Counts::cards, LiveLimits.ForDocument::cards),
          new Kind(Verdict.Excess.STARS, Counts::stars, LiveLimits.ForDocument::stars),
          new Kind(Verdict.Excess.LINKS, Counts::links, LiveLimits.ForDocument::links),
          new Kind(Verdict.Excess.CARD_KEYS, Counts::cardKeys, it -> keys(it.cards())),
          new Kind(Verdict.Excess.STAR_KEYS, Counts::starKeys, it -> keys(it.stars())),
          new Kind(Verdict.Excess.LINK_KEYS, Counts::linkKeys, it -> keys(it.links())));

  private final LiveLimits.ForDocument limits;
  private final Shares shares;
  private FlipchartLayout layout = FlipchartLayout.NONE;
  private Set<String> people = Set.of();
  private @Nullable ShownEntries shown;

  /** What there is of each kind; null until it is counted anew. */
  private @Nullable Counts counted;

  /** How many stars were left when they were counted first. */
  private long starsLeft = UNKNOWN;

  EntryBounds(LiveLimits.ForDocument limits, Shares shares) {
    this.limits = limits;
    this.shares = shares;
  }

  private static long keys(int limit) {
    return (long) KEYS_FOR_ONE * limit;
  }

  /** Something that there may be only so much of. */
  private record Kind(
      Verdict.Excess excess,
      ToIntFunction<Counts> count,
      ToLongFunction<LiveLimits.ForDocument> limit) {}

  /** How many there are. */
  private record Counts(
      int cards, int stars, int links, int cardKeys, int starKeys, int linkKeys) {}

  /**
   * Something of which there is more than before.
   *
   * @param more how much more
   * @param now how much there is
   * @param limit how much there may be
   */
  record Growth(Verdict.Excess thing, long more, long now, long limit) {}

  /** The document is a flipchart of this layout. */
  void layout(FlipchartLayout ofActivity) {
    layout = ofActivity;
    forget();
  }

  /** Those who sit at the table are now these. */
  void people(Set<String> ids) {
    people = Set.copyOf(ids);
    counted = null;
    if (shown != null) {
      shown.people(people);
    }
  }

  /** The same layout and people as another's. */
  void beginAs(EntryBounds other) {
    layout = other.layout;
    people = other.people;
    forget();
  }

  /** The document is another one, or nobody is about to edit it: it is counted when somebody is. */
  void forget() {
    shown = null;
    counted = null;
  }

  /**
   * A change of the document that is about to be tried.
   *
   * @param shared whether it is taken from somebody's share
   */
  Change change(Document document, boolean shared) {
    ShownEntries entries = shown;
    if (entries == null) {
      entries = new ShownEntries(document, layout, people);
      shown = entries;
    }
    if (starsLeft == UNKNOWN) {
      starsLeft = Math.max(0, limits.stars() - entries.stars());
    }
    return new Change(document, entries, shared);
  }

  /**
   * What a change makes of the counts, which follow it. One that touches no key, such as a
   * keystroke, leaves them as they are, and counts nothing.
   */
  final class Change {
    private final Document document;
    private final ShownEntries entries;
    private final boolean shared;
    private final Counts before;
    private Map<String, Set<String>> keys = Map.of();

    private Change(Document document, ShownEntries entries, boolean shared) {
      this.document = document;
      this.entries = entries;
      this.shared = shared;
      Counts known = counted;
      this.before = known != null ? known : count();
      counted = before;
    }

    private Counts count() {
      return new Counts(
          entries.cards(),
          entries.stars(),
          entries.links(),
          layout.cardKeysIn(document),
          layout.starKeysIn(document),
          layout.linkKeysIn(document));
    }

    /** It was made, and can still be taken back. */
    void made() {
      keys = document.changedKeys();
      if (!keys.isEmpty()) {
        entries.changed(keys);
        counted = count();
      }
    }

    /** It was taken back, if it was made at all. */
    void takenBack() {
      entries.changed(keys);
      counted = before;
    }

    /** Of what there is more now than before. */
    List<Growth> growths() {
      Counts now = Objects.requireNonNull(counted);
      return now.equals(before)
          ? List.of()
          : KINDS.stream()
              .map(kind -> growth(kind, now))
              .filter(growth -> growth.more() > 0)
              .toList();
    }

    private Growth growth(Kind kind, Counts now) {
      int after = kind.count().applyAsInt(now);
      int more = after - kind.count().applyAsInt(before);
      long counted = shared && kind.excess() == Verdict.Excess.STARS ? starsTaken(after) : after;
      return new Growth(kind.excess(), more, counted, kind.limit().applyAsLong(limits));
    }

    /**
     * Stars of who sits down are shown from then on, whoever put them there before. They use up
     * nothing of what is kept for others.
     */
    private long starsTaken(int stars) {
      long kept = Math.min(limits.stars() - Shares.common(limits.stars()), starsLeft);
      long left = Math.max(0, kept - shares.usedOfKept(Verdict.Excess.STARS));
      return Math.min(stars, limits.stars() - left);
    }
  }
}
