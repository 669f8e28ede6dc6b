package io.charrette.workshop;

import java.util.Optional;

/** What a facilitator does for people: messages, help, their seats (SPEC M3). */
final class HostingRules {
  private HostingRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Hosting command, long now) {
    return switch (command) {
      case FacilitatorCommand.SendMessage send ->
          send(state, "m" + (state.version() + 1), send, now);
      case FacilitatorCommand.WithdrawMessage withdraw -> withdraw(state, withdraw, now);
      case FacilitatorCommand.ClearHelp clear -> clearHelp(state, clear, now);
      case FacilitatorCommand.MoveParticipant move ->
          state
              .participant(move.participant())
              .map(person -> move(state, person, move.table(), now))
              .orElseGet(HostingRules::gone);
      case FacilitatorCommand.MoveEverybody move -> MovingRules.decide(state, move, now);
      case FacilitatorCommand.RemoveParticipant remove ->
          state.participant(remove.participant()).isPresent()
              ? Decision.accept(new Event.ParticipantRemoved(now, remove.participant()))
              : gone();
      case FacilitatorCommand.RenameParticipant rename ->
          state
              .participant(rename.participant())
              .map(person -> rename(person, rename.name().strip(), now))
              .orElseGet(HostingRules::gone);
      case FacilitatorCommand.AddTable add -> addTable(state, add, now);
      case FacilitatorCommand.RenameTable rename -> rename(state, rename, now);
      case FacilitatorCommand.StartAfresh afresh -> startAfresh(state, afresh.table(), now);
    };
  }

  /** Sends a message, unless the one of this id is there. */
  static Decision sendOnce(
      Workshop state, String id, FacilitatorCommand.SendMessage send, long now) {
    return state.messages().stream().anyMatch(message -> message.id().equals(id))
        ? Decision.alreadySo()
        : send(state, id, send, now);
  }

  /** Without an id of its own, a message is named after the version that it makes. */
  private static Decision send(
      Workshop state, String id, FacilitatorCommand.SendMessage send, long now) {
    Integer table = send.table();
    return table != null && !state.isOpen(table)
        ? Decider.noSuchTable(table)
        : Decision.accept(new Event.MessageSent(now, id, send.text().strip(), table, send.on()));
  }

  private static Decision withdraw(
      Workshop state, FacilitatorCommand.WithdrawMessage withdraw, long now) {
    return state.messages().stream()
        .filter(message -> message.id().equals(withdraw.id()))
        .findFirst()
        .map(
            message ->
                message.on() == message.on().without(withdraw.from())
                    ? Decision.alreadySo()
                    : Decision.accept(
                        new Event.MessageWithdrawn(now, withdraw.id(), withdraw.from())))
        .orElseGet(() -> Decider.notNow("the message is no longer there"));
  }

  private static Decision clearHelp(Workshop state, FacilitatorCommand.ClearHelp clear, long now) {
    return state
        .table(clear.table())
        .map(
            table ->
                table.calls(clear.since())
                    ? Decision.accept(new Event.HelpCleared(now, clear.table()))
                    : Decision.alreadySo())
        .orElseGet(() -> Decider.noSuchTable(clear.table()));
  }

  private static Decision move(Workshop state, Participant person, int table, long now) {
    if (person.table() == table) {
      return Decision.alreadySo();
    }
    Decision refusal = PeopleRules.refusalOfSeat(state, table);
    return refusal == null
        ? Decision.accept(new Event.ParticipantSent(now, person.id(), table))
        : refusal;
  }

  private static Decision rename(Participant person, String name, long now) {
    return person.name().equals(name)
        ? Decision.alreadySo()
        : Decision.accept(new Event.ParticipantNamed(now, person.id(), name));
  }

  private static Decision addTable(Workshop state, FacilitatorCommand.AddTable add, long now) {
    String place = add.place().strip();
    Optional<String> problem = PlaceRules.problemOf("place", place, state.activity());
    if (problem.isPresent()) {
      return Decider.malformed(problem.get());
    }
    int number = state.tables().size() + 1;
    return number > WorkshopLimits.TABLES
        ? Decider.notNow("there are as many tables as there can be")
        : Decision.accept(new Event.TableAdded(now, number, place, add.label().strip()));
  }

  private static Decision rename(Workshop state, FacilitatorCommand.RenameTable rename, long now) {
    String place = rename.place().strip();
    String label = rename.label().strip();
    Optional<String> problem = PlaceRules.problemOf("place", place, state.activity());
    if (problem.isPresent()) {
      return Decider.malformed(problem.get());
    }
    return state
        .table(rename.table())
        .map(
            table ->
                table.place().equals(place) && table.label().equals(label)
                    ? Decision.alreadySo()
                    : Decision.accept(new Event.TableNamed(now, rename.table(), place, label)))
        .orElseGet(() -> Decider.noSuchTable(rename.table()));
  }

  private static Decision startAfresh(Workshop state, int number, long now) {
    if (state.merges().underWay().isPresent()) {
      return Decider.notNow("flipcharts are still being put together or apart");
    }
    return state
        .table(number)
        .filter(table -> state.isOpen(number))
        .map(
            table ->
                Decision.accept(
                    new Event.TableStartedAfresh(
                        now, number, Math.max(now, table.startedAt() + 1))))
        .orElseGet(() -> Decider.noSuchTable(number));
  }

  static Decision gone() {
    return Decider.notNow("the participant is no longer there");
  }
}
