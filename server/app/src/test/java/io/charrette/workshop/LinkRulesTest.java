package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LinkRulesTest {
  private static final String LOST = "hash-facilitator";

  private final PlayedWorkshop workshop = PlayedWorkshop.withTables(1);

  private static Command.MakeLink make(String id, Link.Opens opens) {
    return new Command.MakeLink(id, opens, " Kim ", "hash-" + id);
  }

  private Link link(String id) {
    Link link = workshop.state().people().links().get(id);
    if (link == null) {
      throw new AssertionError("no link " + id);
    }
    return link;
  }

  @Test
  @DisplayName("[M16] a workshop begins with a facilitator's link and a screen's")
  void first() {
    assertThat(workshop.state().people().links().keySet())
        .containsExactly(Link.FIRST_FACILITATOR, Link.FIRST_SCREEN);
    assertThat(link(Link.FIRST_SCREEN))
        .isEqualTo(new Link(Link.FIRST_SCREEN, Link.Opens.SCREEN, "", PlayedWorkshop.START, null));
  }

  @Test
  @DisplayName("[M16] a link that is made lets its bearer in, until it is revoked")
  void madeAndRevoked() {
    workshop.later(1_000).accept(make("kim", Link.Opens.FACILITATOR));
    assertThat(link("kim"))
        .isEqualTo(
            new Link("kim", Link.Opens.FACILITATOR, "Kim", PlayedWorkshop.START + 1_000, null));
    assertThat(workshop.state().principal("hash-kim")).contains(new Principal.Facilitator("kim"));

    workshop.accept(new FacilitatorCommand.RevokeLink("kim"));

    assertThat(workshop.state().principal("hash-kim")).isEmpty();
    assertThat(workshop.state().principal(LOST)).isPresent();
    workshop.reject(Rejection.NOT_NOW, new FacilitatorCommand.RevokeLink("kim"));
  }

  @Test
  @DisplayName("[M16] the last link of a facilitator stays; that of a screen need not")
  void last() {
    workshop
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.RevokeLink(Link.FIRST_FACILITATOR))
        .accept(new FacilitatorCommand.RevokeLink(Link.FIRST_SCREEN))
        .accept(make("kim", Link.Opens.FACILITATOR))
        .accept(new FacilitatorCommand.RevokeLink(Link.FIRST_FACILITATOR))
        .reject(Rejection.NOT_NOW, new FacilitatorCommand.RevokeLink("kim"));
    assertThat(workshop.state().principal(LOST)).isEmpty();
  }

  @Test
  @DisplayName("[M16] a label says something, and links are bounded")
  void bounds() {
    workshop
        .reject(Rejection.MALFORMED, new Command.MakeLink("x", Link.Opens.SCREEN, " ", "hash-x"))
        .reject(Rejection.MALFORMED, new Command.MakeLink("x", Link.Opens.SCREEN, "Kim", LOST));
    for (int i = 2; i < WorkshopLimits.LINKS; i++) {
      workshop.accept(make("l" + i, Link.Opens.SCREEN));
    }
    workshop.reject(Rejection.NOT_NOW, make("one-more", Link.Opens.SCREEN));
  }

  @Test
  @DisplayName("[M16] the last use is noted, once an hour at most")
  void use() {
    Command used = new Command.NoteLinkUse(Link.FIRST_SCREEN);
    workshop.later(5).accept(used).later(WorkshopLimits.LINK_USE_MS - 1).alreadySo(used);
    assertThat(link(Link.FIRST_SCREEN).usedAt()).isEqualTo(PlayedWorkshop.START + 5);
    workshop.later(1).accept(used).alreadySo(new Command.NoteLinkUse("nobody's"));
    assertThat(link(Link.FIRST_SCREEN).usedAt())
        .isEqualTo(PlayedWorkshop.START + 5 + WorkshopLimits.LINK_USE_MS);
  }
}
