package io.charrette.workshop;

/**
 * Decides commands into events (SPEC M1): what is possible now, and what follows from it.
 *
 * <p>For each kind of command there is one class of rules; this one only sorts. For every accepted
 * decision, its events fit the state they were decided against, in their order.
 */
public final class Decider {
  private Decider() {}

  /**
   * Decides a command against the state that it meets (SPEC M9).
   *
   * @param nowMs the time of the decision, epoch milliseconds
   */
  public static Decision decide(Workshop state, Command command, long nowMs) {
    if (command instanceof Command.Create create) {
      return CreationRules.decide(state, create, nowMs);
    }
    if (!state.exists()) {
      return Decision.reject(Rejection.UNKNOWN_WORKSHOP, "there is no such workshop");
    }
    return switch (command) {
      case Command.Create create -> CreationRules.decide(state, create, nowMs);
      case Command.Links links -> LinkRules.decide(state, links, nowMs);
      case Command.SayOnce say -> sayOnce(state, say, nowMs);
      case Command.DoWhatIsDue ignored -> AutomationRules.decide(state, nowMs);
      case Command.Merging merging -> MergeRules.decide(state, merging, nowMs);
      case Command.SeatOffers offers -> SeatRules.decide(state, offers, nowMs);
      case MergeTables merge -> MergeRules.decide(state, merge, nowMs);
      case Command.Offering offering -> OfferRules.decide(state, offering, nowMs);
      case Command.People people -> PeopleRules.decide(state, people, nowMs);
      case FacilitatorCommand.Phases phases -> PhaseRules.decide(state, phases, nowMs);
      case CrewCommand crew -> CrewRules.decide(state, crew, nowMs);
      case SilentCommand silent -> SilenceRules.decide(state, silent, nowMs);
      case PlanCommand plan -> PlanRules.decide(state, plan, nowMs);
      case CardCommand cards -> CardRules.decide(state, cards, nowMs);
      case FacilitatorCommand.Timer timer -> TimerRules.decide(state, timer, nowMs);
      case FacilitatorCommand.Calling calling -> TurnRules.decide(state, calling, nowMs);
      case FacilitatorCommand.Showing showing -> ShowingRules.decide(state, showing, nowMs);
      case FacilitatorCommand.Hosting hosting -> HostingRules.decide(state, hosting, nowMs);
      case FacilitatorCommand.Admission admission -> AdmissionRules.decide(state, admission, nowMs);
      case FacilitatorCommand.TakeBack ignored -> UndoRules.decide(state, nowMs);
    };
  }

  private static Decision sayOnce(Workshop state, Command.SayOnce say, long nowMs) {
    return switch (say.words()) {
      case FacilitatorCommand.SendMessage send ->
          HostingRules.sendOnce(state, say.id(), send, nowMs);
      case CrewCommand.NoteTable note -> CrewRules.note(state, say.id(), note, nowMs);
      case CrewCommand.TellCrew tell -> CrewRules.tell(state, say.id(), tell, nowMs);
    };
  }

  /** The rejection of a table that the workshop does not have. */
  static Decision noSuchTable(int table) {
    return Decision.reject(Rejection.NO_SUCH_TABLE, "there is no table " + table);
  }

  /** The rejection of what is impossible in this state. */
  static Decision notNow(String why) {
    return Decision.reject(Rejection.NOT_NOW, why);
  }

  /** The rejection of what is impossible in any state. */
  static Decision malformed(String why) {
    return Decision.reject(Rejection.MALFORMED, why);
  }
}
