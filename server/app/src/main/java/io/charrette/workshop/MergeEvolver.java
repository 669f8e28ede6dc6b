package io.charrette.workshop;

import io.charrette.activity.Activity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Evolves the state when two tables become one, and when that is taken back (SPEC M32). */
final class MergeEvolver {
  private MergeEvolver() {}

  /** The state after the event, from which undo leads back. */
  static Workshop merge(Workshop state, Event.TablesMerged event) {
    int from = event.from();
    int into = event.into();
    Map<String, Integer> seats = new LinkedHashMap<>();
    state.people().at(from).forEach(id -> seats.put(id, from));
    state.people().keptOutAt(from).forEach(id -> seats.put(id, from));
    List<String> hid =
        state.hidden().stream()
            .filter(item -> item.table() == from)
            .map(HiddenItem::item)
            .filter(item -> !state.hidden().contains(new HiddenItem(into, item)))
            .toList();
    SequencedSet<HiddenItem> hidden = new LinkedHashSet<>(state.hidden());
    hid.forEach(item -> hidden.add(new HiddenItem(into, item)));
    return goOnCalling(state, from, into)
        .with(state.people().goingOver(from, into, event.at()))
        .with(hidden)
        .with(
            state
                .merges()
                .with(new Merge(from, into, event.merged(), Merge.Stage.JOINING, hid, List.of())))
        .with(
            ControlEvolver.evolve(state, event),
            Undo.ofMerged(ControlEvolver.nameOf(event), state.controls(), from, seats));
  }

  /** What controls set, without the table that is closed. */
  static Controls without(Controls controls, int from, int into) {
    Controls changed = controls;
    for (Map.Entry<String, Turns> turns : controls.turns().entrySet()) {
      changed = changed.with(turns.getKey(), turns.getValue().mergedInto(into, from));
    }
    NavigableMap<Integer, Long> locked = new TreeMap<>(controls.lockedSince());
    locked.remove(from);
    NavigableMap<Integer, Long> extra = new TreeMap<>(controls.extra());
    Long more = extra.remove(from);
    if (more != null) {
      extra.merge(into, more, Math::max);
    }
    changed = changed.withLocks(locked).withExtra(extra);
    return changed.with(changed.screen().merged(from, into));
  }

  /**
   * The state after it was taken back: the table is open, and its words are still at the other,
   * where what was hidden of them stays hidden. A card that was hidden there may be one of its own,
   * and is hidden here, too; whose words were meant by a text or role is not known.
   */
  static Workshop part(Workshop state, int from) {
    Merge merge = state.merges().closing(from).orElseThrow();
    SequencedSet<HiddenItem> hidden = new LinkedHashSet<>(state.hidden());
    state.hiddenAt(merge.into()).stream()
        .filter(item -> isCard(state.activity(), item))
        .sorted()
        .forEach(item -> hidden.add(new HiddenItem(from, item)));
    return state.with(hidden).with(state.merges().replacing(merge, Merge::parting));
  }

  private static boolean isCard(Activity activity, String item) {
    return activity.field(item).isEmpty()
        && activity.roles().stream().noneMatch(role -> role.id().equals(item));
  }

  /** Notes what of a table that is closed is about to be hidden where its people went. */
  static Workshop hide(Workshop state, HiddenItem item) {
    Merge merge = state.merges().closing(item.table()).orElse(null);
    return merge == null || state.hidden().contains(new HiddenItem(merge.into(), item.item()))
        ? state
        : state.with(state.merges().replacing(merge, closing -> closing.hiding(item.item())));
  }

  static Workshop joined(Workshop state, Event.FlipchartsJoined event) {
    Merge merge = state.merges().of(event.from(), event.merged()).orElseThrow();
    return state.with(state.merges().replacing(merge, joining -> joining.joined(event.leftOut())));
  }

  static Workshop parted(Workshop state, Event.FlipchartsParted event) {
    Merge merge = state.merges().of(event.from(), event.merged()).orElseThrow();
    SequencedSet<HiddenItem> hidden = new LinkedHashSet<>(state.hidden());
    merge.hid().stream()
        .filter(item -> !event.stillHidden().contains(item))
        .forEach(item -> hidden.remove(new HiddenItem(merge.into(), item)));
    return state.with(hidden).with(state.merges().without(merge));
  }

  /** Those who called for help call at the table where they sit now, and wait as long as before. */
  private static Workshop goOnCalling(Workshop state, int from, int into) {
    Table left = state.table(from).orElseThrow();
    Table other = state.table(into).orElseThrow();
    if (left.helpSince() == null) {
      return state;
    }
    long since =
        Stream.of(left.helpSince(), other.helpSince())
            .filter(Objects::nonNull)
            .min(Long::compare)
            .orElseThrow();
    Crew crew = state.crew().withoutClaim(from);
    HelpClaim claim = state.crew().claimOf(from).orElse(null);
    return state
        .with(left.withHelpSince(null))
        .with(other.withHelpSince(since))
        .with(claim == null || crew.claimOf(into).isPresent() ? crew : crew.with(into, claim));
  }
}
