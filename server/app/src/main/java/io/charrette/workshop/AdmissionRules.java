package io.charrette.workshop;

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
      case FacilitatorCommand.RemoveSilent ignored ->
          new Decision.Accepted(
              state.people().silent().stream()
                  .<Event>map(id -> new Event.ParticipantRemoved(now, id))
                  .toList());
      case FacilitatorCommand.RevokeLink revoke -> LinkRules.revoke(state, revoke.link(), now);
      case FacilitatorCommand.KeepOut out -> keepOut(state, out.participant(), now);
      case FacilitatorCommand.LetIn in -> letIn(state, in.participant(), now);
      case FacilitatorCommand.GiveSeat give -> SeatRules.give(state, give, now);
      case FacilitatorCommand.TakeBackSeat back -> SeatRules.takeBack(state, back, now);
    };
  }

  private static Decision keepOut(Workshop state, String participant, long now) {
    if (state.people().keptOut().containsKey(participant)) {
      return Decision.alreadySo();
    }
    if (state.participant(participant).isEmpty()) {
      return HostingRules.gone();
    }
    return state.people().keptOut().size() >= WorkshopLimits.KEPT_OUT
        ? Decider.notNow("too many are kept out already; let some in again, or close joining")
        : Decision.accept(new Event.ParticipantKeptOut(now, participant));
  }

  /** Back in the seat of before; the facilitator's word goes before closed joining. */
  private static Decision letIn(Workshop state, String participant, long now) {
    KeptOut out = state.people().keptOut().get(participant);
    if (out == null) {
      return state.participant(participant).isPresent()
          ? Decision.alreadySo()
          : Decider.notNow("nobody of this id is kept out");
    }
    Decision refusal = PeopleRules.refusalOfSeat(state, out.person().table());
    return refusal == null
        ? Decision.accept(new Event.ParticipantLetIn(now, participant))
        : refusal;
  }
}
