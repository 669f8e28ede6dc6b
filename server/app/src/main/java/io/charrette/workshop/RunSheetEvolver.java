package io.charrette.workshop;

import io.charrette.workshop.RunSheet.Change;
import io.charrette.workshop.RunSheet.Forgotten;
import io.charrette.workshop.RunSheet.HelpCall;
import io.charrette.workshop.RunSheet.PhaseRun;
import io.charrette.workshop.RunSheet.TurnRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes the run sheet (SPEC M24): what each event has changed, so that it does not matter which
 * control has brought a phase or a turn about. What is undone was not meant and is not on it.
 */
final class RunSheetEvolver {
  private RunSheetEvolver() {}

  /** The run sheet after an event that has made {@code after} of {@code before}. */
  static RunSheet evolve(Workshop before, Event event, Workshop after) {
    RunSheet sheet = before.runSheet();
    Controls was = before.controls();
    Controls is = after.controls();
    long at = event.at();
    sheet = sheet.with(sheet.cues().after(was, is, at));
    if (event instanceof Event.Undone) {
      return undone(sheet, before, after, at);
    }
    if (!is.phase().equals(was.phase())) {
      sheet = entered(sheet, run(after, at));
    }
    Integer presented = presenting(was);
    Integer presents = presenting(is);
    if (!Objects.equals(presented, presents)) {
      sheet = turned(ended(sheet, presented, at), is, presents, at);
    }
    return switch (event) {
      case Event.Cued cued -> sheet.with(sheet.cues().with(cued));
      case Event.MessageSent sent -> said(sheet, new RunSheet.Said(at, sent.text(), sent.table()));
      case Event.HelpRaised raised -> called(sheet, raised.table(), at);
      case Event.HelpCleared cleared ->
          sheet.withHelp(replaced(sheet.help(), waits(cleared.table()), call -> call.ended(at)));
      case Event.HelpClaimed claimed ->
          claimed(sheet, claimed.table(), new HelpClaim(claimed.name(), at));
      case Event.HelpReleased released -> claimed(sheet, released.table(), null);
      case Event.TablesMerged merged ->
          before.table(merged.into()).orElseThrow().helpSince() == null
              ? sheet.withHelp(
                  replaced(
                      sheet.help(), waits(merged.from()), call -> call.goingOver(merged.into())))
              : sheet.withHelp(
                  replaced(sheet.help(), waits(merged.from()), call -> call.ended(at)));
      case Event.TimeAdded added ->
          changed(
              sheet,
              new Change(
                  at,
                  Change.Kind.TIME,
                  is.phase(),
                  presents,
                  added.timer().remaining(at) - was.timer().remaining(at)));
      case Event.ExtraTimeGiven given ->
          changed(
              sheet,
              new Change(
                  at,
                  Change.Kind.EXTRA_TIME,
                  is.phase(),
                  given.table(),
                  given.extra() - before.extra(given.table())));
      case Event.Locked locked -> pens(sheet, Change.Kind.PENS_DOWN, is, locked.tables(), at);
      case Event.Unlocked open -> pens(sheet, Change.Kind.PENS_UP, is, open.tables(), at);
      default -> sheet;
    };
  }

  private static RunSheet claimed(RunSheet sheet, int table, @Nullable HelpClaim claim) {
    return sheet.withHelp(replaced(sheet.help(), waits(table), call -> call.with(claim)));
  }

  /** A table's call that is not answered. */
  private static Predicate<HelpCall> waits(int table) {
    return call -> call.table() == table && call.end() == null;
  }

  private static PhaseRun run(Workshop state, long at) {
    Controls controls = state.controls();
    // As in the plan, tables where nobody has a seat take no turn by themselves.
    long turns =
        controls
            .turnsIn(controls.phase())
            .map(each -> each.comingTo(state.seatedTables()).order().size())
            .orElse(1);
    return new PhaseRun(controls.phase(), at, turns * controls.lengthOrNone());
  }

  private static @Nullable Integer presenting(Controls controls) {
    return controls.turnsIn(controls.phase()).map(Turns::presenting).orElse(null);
  }

  private static RunSheet ended(RunSheet sheet, @Nullable Integer table, long at) {
    return table == null
        ? sheet
        : sheet.withTurns(
            replaced(sheet.turns(), turn -> turn.end() == null, turn -> turn.ended(at)));
  }

  private static RunSheet turned(
      RunSheet sheet, Controls controls, @Nullable Integer table, long at) {
    if (table == null) {
      return sheet;
    }
    TurnRun turn = new TurnRun(controls.phase(), table, at, controls.timer().length(), null);
    int over = over(sheet.turns(), WorkshopLimits.TURNS_RUN);
    return sheet
        .withTurns(bounded(sheet.turns(), turn, WorkshopLimits.TURNS_RUN))
        .forgetting(new Forgotten(0, over, 0, 0, 0));
  }

  private static RunSheet entered(RunSheet sheet, PhaseRun phase) {
    int over = over(sheet.phases(), WorkshopLimits.PHASES_RUN);
    return sheet
        .withPhases(bounded(sheet.phases(), phase, WorkshopLimits.PHASES_RUN))
        .forgetting(new Forgotten(over, 0, 0, 0, 0));
  }

  private static RunSheet said(RunSheet sheet, RunSheet.Said message) {
    int over = over(sheet.messages(), WorkshopLimits.MESSAGES_SAID);
    return sheet
        .withMessages(bounded(sheet.messages(), message, WorkshopLimits.MESSAGES_SAID))
        .forgetting(new Forgotten(0, 0, over, 0, 0));
  }

  /** One table's calls push out only its own. */
  private static RunSheet called(RunSheet sheet, int table, long at) {
    List<HelpCall> calls = new ArrayList<>(sheet.help());
    List<HelpCall> own = calls.stream().filter(call -> call.table() == table).toList();
    int over = over(own, WorkshopLimits.HELP_CALLS_PER_TABLE);
    own.subList(0, over).forEach(calls::remove);
    calls.add(new HelpCall(table, at, null, null));
    return sheet.withHelp(calls).forgetting(new Forgotten(0, 0, 0, over, 0));
  }

  private static RunSheet pens(
      RunSheet sheet, Change.Kind kind, Controls controls, List<Integer> tables, long at) {
    Integer only = tables.size() == 1 ? tables.getFirst() : null;
    return changed(sheet, new Change(at, kind, controls.phase(), only, 0));
  }

  private static RunSheet changed(RunSheet sheet, Change change) {
    int over = over(sheet.changes(), WorkshopLimits.CHANGES);
    return sheet
        .withChanges(bounded(sheet.changes(), change, WorkshopLimits.CHANGES))
        .forgetting(new Forgotten(0, 0, 0, 0, over));
  }

  private static RunSheet undone(RunSheet sheet, Workshop before, Workshop after, long at) {
    RunSheet rest = sheet;
    if (!after.controls().phase().equals(before.controls().phase())) {
      List<PhaseRun> phases = without(rest.phases(), last -> true);
      boolean back = !phases.isEmpty() && phases.getLast().phase().equals(after.controls().phase());
      rest = rest.withPhases(back ? phases : bounded(phases, run(after, at), phases.size() + 1));
    }
    Integer presented = presenting(before.controls());
    Integer presents = presenting(after.controls());
    if (!Objects.equals(presented, presents)) {
      if (presented != null) {
        rest = rest.withTurns(without(rest.turns(), turn -> turn.end() == null));
      }
      if (presents != null) {
        rest =
            rest.withTurns(
                replaced(rest.turns(), turn -> turn.table() == presents, turn -> turn.ended(null)));
      }
    }
    Undo undo = before.undo();
    return undo == null
        ? rest
        : rest.withChanges(
            without(rest.changes(), change -> change.kind().control().equals(undo.control())));
  }

  /** How many have to go for one more. */
  private static int over(List<?> list, int most) {
    return Math.max(0, list.size() + 1 - most);
  }

  private static <T> List<T> bounded(List<T> list, T last, int most) {
    List<T> more = new ArrayList<>(list);
    more.add(last);
    return more.subList(Math.max(0, more.size() - most), more.size());
  }

  /** With another in the place of the last one that is so. */
  private static <T> List<T> replaced(List<T> list, Predicate<T> which, UnaryOperator<T> change) {
    List<T> others = new ArrayList<>(list);
    for (int i = others.size() - 1; i >= 0; i--) {
      if (which.test(others.get(i))) {
        others.set(i, change.apply(others.get(i)));
        return others;
      }
    }
    return others;
  }

  /** Without the last one that is so. */
  private static <T> List<T> without(List<T> list, Predicate<T> which) {
    List<T> others = new ArrayList<>(list);
    for (int i = others.size() - 1; i >= 0; i--) {
      if (which.test(others.get(i))) {
        others.remove(i);
        return others;
      }
    }
    return others;
  }
}
