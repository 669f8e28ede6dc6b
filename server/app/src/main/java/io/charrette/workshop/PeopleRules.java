package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What participants do themselves: join, move, call for help (SPEC M8, H3, W5). */
final class PeopleRules {
  private PeopleRules() {}

  static Decision decide(Workshop state, Command.People command, long now) {
    return switch (command) {
      case Command.Join join -> join(state, join.at(state.merges().seatsOf(join.table())), now);
      case Command.TakeSeatAgain again ->
          takeSeatAgain(state, again.at(state.merges().seatsOf(again.table())), now);
      case Command.NoteWriting writing -> wrote(state, writing.participantId(), now);
      case Command.NoteDraft draft -> SilenceRules.noteDraft(state, draft.participantId(), now);
      case Command.NoteAbsence absence -> lapse(state, absence.participantIds(), now);
      case Command.NoteReturn back -> retake(state, back.participantId(), now);
      case Command.RaiseHelp help -> help(state, help, now);
      case Command.AskForSeat ask -> SeatRules.ask(state, ask, now);
      case Command.AnswerSeatRequest answer -> SeatRules.answer(state, answer, now);
    };
  }

  private static Decision join(Workshop state, Command.Join join, long now) {
    String name = join.name().strip();
    Optional<String> problem = Text.name("name", name, 1, WorkshopLimits.PARTICIPANT_NAME);
    if (problem.isPresent()) {
      return Decision.reject(Rejection.INVALID_NAME, problem.get());
    }
    Participant known = state.participants().get(join.participantId());
    return known == null ? seat(state, join, name, now) : reseat(state, known, join, name, now);
  }

  private static Decision seat(Workshop state, Command.Join join, String name, long now) {
    if (state.principal(join.tokenHash()).isPresent()) {
      return Decider.malformed("the token is another's");
    }
    if (state.people().isKeptOut(join.tokenHash())) {
      return Decision.reject(Rejection.KEPT_OUT, "the facilitator has removed you");
    }
    return state.joining()
        ? sit(state, join, name, now)
        : Decision.reject(Rejection.JOINING_CLOSED, "the facilitator has closed joining");
  }

  /** Who was in before comes back also while joining is closed, as participants do (SPEC M12). */
  private static Decision takeSeatAgain(Workshop state, Command.TakeSeatAgain again, long now) {
    String name = again.name().strip();
    Optional<String> problem = Text.name("name", name, 1, WorkshopLimits.PARTICIPANT_NAME);
    if (problem.isPresent()) {
      return Decision.reject(Rejection.INVALID_NAME, problem.get());
    }
    if (state.principal(again.tokenHash()).isPresent()) {
      return Decision.alreadySo(); // the same call again, whose answer was lost
    }
    Recovery recovery = state.recovery();
    if (recovery == null || !recovery.mayRecognise(again.participantId())) {
      return Decider.notNow("this seat was taken again before, and given up since");
    }
    if (again.startedAt() < Table.WITH_WORKSHOP) {
      return Decider.malformed("startedAt: must be epoch milliseconds");
    }
    // Nobody has started a flipchart in time to come: who says so would have it the latest for
    // ever.
    boolean possible = again.startedAt() <= now + WorkshopLimits.CLOCKS_DIFFER_MS;
    long startedAt = possible ? again.startedAt() : Table.WITH_WORKSHOP;
    List<Event> events = new ArrayList<>();
    Workshop known = state;
    if (isNews(state, again.table(), startedAt)) {
      events.add(new Event.TableTold(now, again.table(), startedAt));
      known = Evolver.evolve(state, events.getFirst());
    }
    Command.Join join =
        new Command.Join(again.participantId(), name, again.table(), again.tokenHash());
    Decision seated = sit(known, join, name, now);
    if (seated instanceof Decision.Accepted accepted) {
      events.addAll(accepted.events());
      return new Decision.Accepted(events);
    }
    return seated;
  }

  /**
   * Whether the sheet did not have this table, or this flipchart of it. While flipcharts are being
   * put together or apart none is replaced: the phone shows its own then.
   */
  private static boolean isNews(Workshop state, int number, long startedAt) {
    int tables = state.tables().size();
    return state
        .table(number)
        .map(table -> startedAt > table.startedAt() && state.merges().underWay().isEmpty())
        .orElse(
            number > tables
                && number <= Math.min(tables + WorkshopLimits.TABLES_TOLD, WorkshopLimits.TABLES));
  }

  private static Decision sit(Workshop state, Command.Join join, String name, long now) {
    List<Event> events = new ArrayList<>(roomAt(state, join, now));
    Decision refusal = events.isEmpty() ? refusalOfSeat(state, join.table()) : null;
    if (refusal != null) {
      return refusal;
    }
    events.add(
        new Event.ParticipantJoined(
            now, join.participantId(), name, join.table(), join.tokenHash()));
    return new Decision.Accepted(events);
  }

  /** Who has joined a crowded table and is away for long makes room for one more. */
  private static List<Event> roomAt(Workshop state, Command.Join join, long now) {
    People people = state.people();
    int table = join.table();
    boolean crowded =
        people.at(table).size() >= WorkshopLimits.PARTICIPANTS_PER_TABLE
            && people.seatsTaken(table) < WorkshopLimits.PEOPLE_PER_TABLE;
    return crowded
        ? people
            .mostDispensable(table, state.offers().writers(), join.unused())
            .<List<Event>>map(id -> List.of(new Event.ParticipantRemoved(now, id)))
            .orElse(List.of())
        : List.of();
  }

  private static Decision lapse(Workshop state, Set<String> ids, long now) {
    List<String> news =
        ids.stream()
            .filter(id -> state.participant(id).isPresent())
            .filter(id -> !state.people().lapsed().contains(id))
            .sorted()
            .toList();
    return news.isEmpty()
        ? Decision.alreadySo()
        : Decision.accept(new Event.SeatsLapsed(now, news));
  }

  private static Decision retake(Workshop state, String id, long now) {
    List<Event> events = new ArrayList<>();
    if (state.people().lapsed().contains(id)) {
      events.add(new Event.SeatRetaken(now, id));
    }
    state.people().handovers().requests().stream()
        .filter(request -> request.seat().equals(id) && request.isOpen(now))
        .forEach(request -> events.add(new Event.SeatRefused(now, id, request.by())));
    return new Decision.Accepted(events);
  }

  private static Decision reseat(
      Workshop state, Participant known, Command.Join join, String name, long now) {
    Principal bearer = state.tokens().get(join.tokenHash());
    if (!new Principal.Participant(known.id()).equals(bearer)) {
      return Decider.malformed("the token is not this participant's");
    }
    List<Event> events = new ArrayList<>();
    if (!known.name().equals(name)) {
      events.add(new Event.ParticipantRenamed(now, known.id(), name));
    }
    if (known.table() != join.table()) {
      List<Event> room = roomAt(state, join, now);
      Decision refusal = room.isEmpty() ? refusalOfSeat(state, join.table()) : null;
      if (refusal != null) {
        return refusal;
      }
      events.addAll(room);
      events.add(new Event.ParticipantMoved(now, known.id(), join.table()));
    }
    return new Decision.Accepted(events);
  }

  /** Why nobody more can sit at this table; null when somebody can. */
  static @Nullable Decision refusalOfSeat(Workshop state, int table) {
    if (!state.isOpen(table)) {
      return Decider.noSuchTable(table);
    }
    return state.people().seatsTaken(table) >= WorkshopLimits.PEOPLE_PER_TABLE
            || state.people().at(table).size() >= WorkshopLimits.PARTICIPANTS_PER_TABLE
        ? Decision.reject(Rejection.TABLE_FULL, "table " + table + " is full")
        : null;
  }

  private static Decision wrote(Workshop state, String id, long now) {
    boolean news = state.participant(id).isPresent() && !state.people().writers().contains(id);
    return news ? Decision.accept(new Event.ParticipantWrote(now, id)) : Decision.alreadySo();
  }

  private static Decision help(Workshop state, Command.RaiseHelp help, long now) {
    Participant person = state.participants().get(help.participantId());
    if (person == null) {
      return Decider.notNow("the participant is no longer there");
    }
    boolean calling = state.table(person.table()).orElseThrow().helpSince() != null;
    if (calling == help.on()) {
      return Decision.alreadySo();
    }
    return Decision.accept(
        help.on()
            ? new Event.HelpRaised(now, person.table(), person.id())
            : new Event.HelpCleared(now, person.table()));
  }
}
