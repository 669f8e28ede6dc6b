package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may come in, and who may come back (SPEC M11, M12). */
final class AdmissionRules {
  private AdmissionRules() {}

  static Decision decide(Workshop state, FacilitatorCommand.Admission command, long now) {
    return switch (command) {
      case FacilitatorCommand.CloseJoining ignored ->
          state.joining() ? Decision.accept(new Event.JoiningClosed(now)) : Decision.alreadySo();
      case FacilitatorCommand.OpenJoining ignored ->
          state.joining() ? Decision.alreadySo() : Decision.accept(new Event.JoiningOpened(now));
      case FacilitatorCommand.RenewJoinCode renew ->
          Decision.accept(new Event.JoinCodeRenewed(now, renew.joinCode()));
      case FacilitatorCommand.RemoveSilent silent -> removeSilent(state, silent.last(), now);
      case FacilitatorCommand.RevokeLink revoke -> LinkRules.revoke(state, revoke.link(), now);
      case FacilitatorCommand.KeepOut out -> keepOut(state, out.participants(), now);
      case FacilitatorCommand.LetIn in -> letIn(state, in.participants(), now);
      case FacilitatorCommand.GiveSeat give -> SeatRules.give(state, give, now);
      case FacilitatorCommand.TakeBackSeat back -> SeatRules.takeBack(state, back, now);
    };
  }

  /** All of those who had joined when it was said: whoever has come since has had no time to. */
  private static Decision removeSilent(Workshop state, @Nullable String last, long now) {
    List<String> joined = List.copyOf(state.participants().keySet());
    int meant = last == null ? joined.size() : joined.indexOf(last) + 1;
    if (last != null && meant == 0) {
      return HostingRules.gone();
    }
    Set<String> silent = Set.copyOf(state.people().silent());
    return new Decision.Accepted(
        joined.subList(0, meant).stream()
            .filter(silent::contains)
            .<Event>map(id -> new Event.ParticipantRemoved(now, id))
            .toList());
  }

  /** All of those who are there. */
  private static Decision keepOut(Workshop state, List<String> participants, long now) {
    List<Event> events =
        participants.stream()
            .distinct()
            .filter(id -> state.participant(id).isPresent())
            .<Event>map(id -> new Event.ParticipantKeptOut(now, id))
            .toList();
    return events.isEmpty() && !state.people().keptOut().keySet().containsAll(participants)
        ? HostingRules.gone()
        : new Decision.Accepted(events);
  }

  /**
   * Back in the seats of before, as many as there are; the facilitator's word goes before closed
   * joining.
   */
  private static Decision letIn(Workshop state, List<String> participants, long now) {
    List<Event> events = new ArrayList<>();
    Decision refusal = null;
    Workshop next = state;
    for (String id : participants) {
      KeptOut out = next.people().keptOut().get(id);
      Decision refused =
          out == null ? absence(next, id) : PeopleRules.refusalOfSeat(next, out.person().table());
      if (out == null || refused != null) {
        refusal = refusal == null ? refused : refusal;
      } else {
        Event in = new Event.ParticipantLetIn(now, id);
        next = Evolver.evolve(next, in);
        events.add(in);
      }
    }
    return events.isEmpty() && refusal != null ? refusal : new Decision.Accepted(events);
  }

  /** Why somebody who is not kept out cannot be let in; null when they are in. */
  private static @Nullable Decision absence(Workshop state, String participant) {
    return state.participant(participant).isPresent()
        ? null
        : Decider.notNow("nobody of this id is kept out");
  }
}
