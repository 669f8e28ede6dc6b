package io.charrette.workshop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on the screen, what is hidden from it, and who may write (SPEC M3). */
final class ShowingRules {
  private ShowingRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Showing command, long now) {
    ScreenState screen = state.controls().screen();
    return switch (command) {
      case FacilitatorCommand.ShowTable show -> show(state, screen, show.table(), now);
      case FacilitatorCommand.ChooseScene choose -> SceneRules.decide(state, choose.scene(), now);
      case FacilitatorCommand.ShowMap map -> SceneRules.decide(state, map.part(), now);
      case FacilitatorCommand.ClearScreen ignored ->
          SceneRules.cleared(state.controls()).equals(screen)
              ? Decision.alreadySo()
              : Decision.accept(new Event.ScreenCleared(now));
      case FacilitatorCommand.FreezeText freeze -> freeze(screen, freeze, now);
      case FacilitatorCommand.BlankScreen blank ->
          screen.blank() == blank.blank()
              ? Decision.alreadySo()
              : Decision.accept(new Event.ScreenBlanked(now, blank.blank()));
      case FacilitatorCommand.Lock lock -> lock(state, lock.table(), now);
      case FacilitatorCommand.Unlock unlock -> unlock(state, unlock.table(), now);
      case FacilitatorCommand.Hide hide ->
          hide(state, new HiddenItem(hide.table(), hide.item()), now);
      case FacilitatorCommand.Unhide unhide ->
          unhide(state, new HiddenItem(unhide.table(), unhide.item()), now);
    };
  }

  private static Decision show(Workshop state, ScreenState screen, int table, long now) {
    if (!state.isOpen(table)) {
      return Decider.noSuchTable(table);
    }
    return screen.shows(table) && !screen.blank()
        ? Decision.alreadySo()
        : Decision.accept(new Event.TableShown(now, table));
  }

  private static Decision freeze(
      ScreenState screen, FacilitatorCommand.FreezeText freeze, long now) {
    if (freeze.on() == (screen.frozen() != null)) {
      return Decision.alreadySo();
    }
    if (!freeze.on()) {
      return Decision.accept(new Event.TextFrozen(now, null));
    }
    Integer table = freeze.table();
    return table != null && screen.shows(table)
        ? Decision.accept(new Event.TextFrozen(now, freeze.texts()))
        : Decider.notNow("there is no table on the screen, or another one already");
  }

  private static Decision lock(Workshop state, @Nullable Integer table, long now) {
    if (table != null && !state.isOpen(table)) {
      return Decider.noSuchTable(table);
    }
    List<Integer> open =
        numbers(state, table).stream().filter(t -> state.lockedSince(t).isEmpty()).toList();
    return open.isEmpty() ? Decision.alreadySo() : Decision.accept(new Event.Locked(now, open));
  }

  private static Decision unlock(Workshop state, @Nullable Integer table, long now) {
    if (table != null && !state.isOpen(table)) {
      return Decider.noSuchTable(table);
    }
    List<Integer> locked =
        numbers(state, table).stream().filter(t -> state.lockedSince(t).isPresent()).toList();
    return locked.isEmpty()
        ? Decision.alreadySo()
        : Decision.accept(new Event.Unlocked(now, locked));
  }

  private static List<Integer> numbers(Workshop state, @Nullable Integer table) {
    return table == null ? state.openTables().stream().map(Table::number).toList() : List.of(table);
  }

  /** What is hidden of a table that was closed is on all flipcharts on its people's way, too. */
  private static Decision hide(Workshop state, HiddenItem item, long now) {
    if (state.table(item.table()).isEmpty()) {
      return Decider.noSuchTable(item.table());
    }
    List<Integer> tables =
        state.merges().wayOf(item.table()).stream()
            .filter(table -> !state.hidden().contains(new HiddenItem(table, item.item())))
            .toList();
    if (tables.isEmpty()) {
      return Decision.alreadySo();
    }
    if (state.hidden().size() >= WorkshopLimits.HIDDEN_ITEMS) {
      return Decider.notNow("too much is hidden already");
    }
    return Decision.accept(
        tables.stream()
            .map(table -> new Event.ItemHidden(now, table, item.item()))
            .toArray(Event[]::new));
  }

  private static Decision unhide(Workshop state, HiddenItem item, long now) {
    if (state.table(item.table()).isEmpty()) {
      return Decider.noSuchTable(item.table());
    }
    return state.hidden().contains(item)
        ? Decision.accept(new Event.ItemUnhidden(now, item.table(), item.item()))
        : Decision.alreadySo();
  }
}
