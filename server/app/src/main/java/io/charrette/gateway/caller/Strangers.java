package io.charrette.gateway.caller;

import io.charrette.gateway.recovery.SealedToken;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.Link;
import io.charrette.workshop.Recovery;
import io.charrette.workshop.Workshop;
import java.util.Optional;

/**
 * Bearers of tokens that a workshop, since it was brought back, knows only to be its own (SPEC B4,
 * B5).
 */
final class Strangers {
  private Strangers() {}

  /** Whose token this is, if its seat or link was not known again yet. */
  static Optional<SealedToken> of(Workshop workshop, String token) {
    Recovery recovery = workshop.recovery();
    return recovery == null
        ? Optional.empty()
        : SealedToken.read(recovery.key(), token).filter(made -> recovery.mayRecognise(made.id()));
  }

  /** What makes a link known again. */
  static Command recognition(SealedToken link) {
    return new Command.RecogniseLink(link.id(), opens(link.role()), Tokens.hash(link.token()));
  }

  private static Link.Opens opens(Role role) {
    return switch (role) {
      case FACILITATOR -> Link.Opens.FACILITATOR;
      case HELPER -> Link.Opens.HELPER;
      case SCREEN -> Link.Opens.SCREEN;
      case PARTICIPANT -> throw new IllegalArgumentException("a seat is not a link");
    };
  }
}
