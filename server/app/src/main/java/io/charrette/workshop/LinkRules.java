package io.charrette.workshop;

import java.util.Optional;

/** The links of those who run the workshop or show it (SPEC M16). */
final class LinkRules {
  private LinkRules() {}

  static Decision decide(Workshop state, Command.Links command, long now) {
    return switch (command) {
      case Command.MakeLink make -> make(state, make, now);
      case Command.RecogniseLink known -> recognise(state, known, now);
      case Command.NoteLinkUse use -> use(state, use.link(), now);
    };
  }

  private static Decision make(Workshop state, Command.MakeLink make, long now) {
    String label = make.label().strip();
    Optional<String> problem = Text.name("label", label, 1, WorkshopLimits.LINK_LABEL);
    if (problem.isPresent()) {
      return Decider.malformed(problem.get());
    }
    Optional<Principal> bearer = state.principal(make.tokenHash());
    Link known = state.people().links().get(make.id());
    if (known != null && bearer.equals(Optional.of(known.bearer()))) {
      return Decision.alreadySo(); // the same call again, whose answer was lost
    }
    if (known != null || bearer.isPresent()) {
      return Decider.malformed("the link is another's");
    }
    return state.people().links().size() >= WorkshopLimits.LINKS
        ? Decider.notNow("there are too many links already; revoke one first")
        : Decision.accept(
            new Event.LinkMade(now, make.id(), make.opens(), label, make.tokenHash()));
  }

  /** Its label is not known any more. */
  private static Decision recognise(Workshop state, Command.RecogniseLink link, long now) {
    if (state.principal(link.tokenHash()).isPresent()) {
      return Decision.alreadySo();
    }
    Recovery recovery = state.recovery();
    return recovery == null
            || !recovery.mayRecognise(link.id())
            || state.people().links().size() >= WorkshopLimits.LINKS
        ? Decider.notNow("the link is not recognised, or there are too many links")
        : Decision.accept(new Event.LinkMade(now, link.id(), link.opens(), "", link.tokenHash()));
  }

  private static Decision use(Workshop state, String id, long now) {
    Link link = state.people().links().get(id);
    return link != null && link.isUnusedLately(now)
        ? Decision.accept(new Event.LinkUsed(now, id))
        : Decision.alreadySo();
  }

  /** There is always one link by which the workshop can be run. */
  static Decision revoke(Workshop state, String id, long now) {
    Link link = state.people().links().get(id);
    if (link == null) {
      return Decider.notNow("there is no link of this id any longer");
    }
    boolean last =
        link.opens() == Link.Opens.FACILITATOR
            && state.people().links().values().stream()
                    .filter(other -> other.opens() == Link.Opens.FACILITATOR)
                    .count()
                == 1;
    return last
        ? Decider.notNow("this is the last link of a facilitator")
        : Decision.accept(new Event.LinkRevoked(now, id));
  }
}
