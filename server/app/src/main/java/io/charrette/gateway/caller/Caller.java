package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.live.loop.Role;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Workshop;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request of a workshop, by a token that was valid when it was looked up.
 *
 * @param workshop the state in which the token was looked up
 * @param token the token itself, to be set as a cookie; never logged
 * @param byCookie whether a browser sent it by itself, so that the origin matters
 */
public record Caller(Workshop workshop, Principal principal, String token, boolean byCookie) {

  public Role role() {
    return switch (principal) {
      case Principal.Facilitator ignored -> Role.FACILITATOR;
      case Principal.Helper ignored -> Role.HELPER;
      case Principal.Screen ignored -> Role.SCREEN;
      case Principal.Participant ignored -> Role.PARTICIPANT;
    };
  }

  /** The id of the link by which they came; null for a participant. */
  public @Nullable String link() {
    return switch (principal) {
      case Principal.Facilitator facilitator -> facilitator.link();
      case Principal.Helper helper -> helper.link();
      case Principal.Screen screen -> screen.link();
      case Principal.Participant ignored -> null;
    };
  }

  /** The same as a screen by the same link, if they may be one: facilitators may (SPEC T5). */
  Caller asScreen() {
    return principal instanceof Principal.Facilitator facilitator
        ? new Caller(workshop, new Principal.Screen(facilitator.link()), token, byCookie)
        : this;
  }

  /** The id of the participant; null for who came by a link. */
  public @Nullable String participantId() {
    return principal instanceof Principal.Participant participant ? participant.id() : null;
  }

  /**
   * Lets pass participants only.
   *
   * @return the participant's id
   * @throws Problem for any other role
   */
  public String requireParticipant() {
    String id = participantId();
    if (id == null) {
      throw Problem.of(ProblemType.FORBIDDEN, "Only participants may do this");
    }
    return id;
  }

  /**
   * Lets pass facilitators only.
   *
   * @throws Problem for any other role
   */
  public void requireFacilitator() {
    if (role() != Role.FACILITATOR) {
      throw Problem.of(ProblemType.FORBIDDEN, "Only the facilitator may do this");
    }
  }

  /**
   * Lets pass facilitators, and helpers with what is theirs to do (SPEC M19).
   *
   * @throws Problem for any other role, and any other command
   */
  public void requireMay(FacilitatorCommand command) {
    if (role() != Role.HELPER || !command.isForHelpers()) {
      requireFacilitator();
    }
  }

  /**
   * Lets pass those who may give any command at all, before it is read.
   *
   * @throws Problem for any other role
   */
  public void requireCommands() {
    if (role() != Role.HELPER) {
      requireFacilitator();
    }
  }

  /** Keeps the token out of logs. */
  @Override
  public String toString() {
    return "Caller[" + workshop.id() + " " + principal + "]";
  }
}
