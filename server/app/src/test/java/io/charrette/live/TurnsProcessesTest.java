package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand.CallTurn;
import io.charrette.workshop.FacilitatorCommand.FreezeText;
import io.charrette.workshop.FacilitatorCommand.GoToPhase;
import io.charrette.workshop.FacilitatorCommand.Hide;
import io.charrette.workshop.FacilitatorCommand.HideOffer;
import io.charrette.workshop.FacilitatorCommand.OpenOffers;
import io.charrette.workshop.Offer;
import io.charrette.workshop.OfferKind;
import io.charrette.workshop.OfferView;
import io.charrette.workshop.Rejection;
import io.charrette.workshop.WorkshopViews;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the screen shows of a turn and what the room answers to it, at two processes on one Redis.
 */
class TurnsProcessesTest extends TwoProcesses {
  private static final FreezeText FREEZE = new FreezeText(true, null, Map.of());
  private static final FreezeText FOLLOW = new FreezeText(false, null, Map.of());

  @BeforeEach
  void call() {
    one.done(new GoToPhase("pitches"));
    one.done(new CallTurn(1));
    two.latest();
  }

  /** All that a page was told of the workshop and of flipcharts. */
  private static Stream<JsonNode> told(Socket page) {
    return Stream.of("state", "change", "digests").flatMap(type -> page.texts(type).stream());
  }

  private static boolean isTold(Socket page, String words) {
    return told(page).anyMatch(text -> text.toString().contains(words));
  }

  private static void awaitTold(Socket page, String words) {
    awaitUntil(words + " at " + page.ref, () -> isTold(page, words));
  }

  /** Waits until a page was told of what was edited at this time or later. */
  private static void awaitEdit(Socket page, long at) {
    page.awaitText(
        "digests",
        text ->
            text.path("tables").findValues("lastEdit").stream()
                .anyMatch(edit -> edit.asLong() >= at));
  }

  @Test
  @DisplayName(
      "[M26] [P1] what one process freezes, screens and phones at both show, and are told no later word")
  void frozen() {
    Phone here = one.phone(1);
    String person = one.join(1);
    String other = one.join(2);
    two.latest();
    Phone there = two.phone(1, person);
    List<Socket> room =
        List.of(one.screen(), two.screen(), two.phone(2, other).socket, one.phone(2).socket);
    List<Socket> dashboards = List.of(one.dashboard(), two.dashboard());
    there.type("pitch", "Bridges");
    there.awaitSaved();
    awaitUntil("the words at the other", () -> here.text("pitch").equals("Bridges"));
    room.forEach(page -> awaitTold(page, "Bridges"));

    one.done(FREEZE);
    room.forEach(page -> awaitTold(page, "\"frozen\":{\"pitch\":\"Bridges\"}"));
    clock.advance(Duration.ofSeconds(10));
    long later = clock.millis();
    there.type("pitch", " and more");
    here.type("challenge", "Secret");
    dashboards.forEach(page -> awaitTold(page, "and more"));
    dashboards.forEach(page -> awaitTold(page, "Secret"));
    Socket late = two.screen();
    awaitTold(late, "Bridges");
    room.subList(0, 2).forEach(page -> awaitEdit(page, later));
    for (Socket page : Stream.concat(room.stream(), Stream.of(late)).toList()) {
      assertThat(told(page).map(JsonNode::toString))
          .noneMatch(text -> text.contains("and more") || text.contains("Secret"));
    }

    two.done(new Hide(1, "pitch"));
    one.latest();
    Socket latest = one.screen();
    latest.awaitText("digests");
    assertThat(isTold(latest, "Bridges")).isFalse();

    two.done(FOLLOW);
    room.forEach(page -> awaitTold(page, "Secret"));
    assertThat(isTold(late, "and more")).as("it is hidden").isFalse();
  }

  private static Command.MakeOffer offer(String by, String text) {
    return new Command.MakeOffer(new Offer.Key("pitches", 1, by, OfferKind.HELP), text);
  }

  private static List<String> answers(Bench bench) {
    return new WorkshopViews(bench.latest())
        .forTable(1).offers().stream().map(OfferView::text).toList();
  }

  @Test
  @DisplayName("[M28] [P1] the room answers from phones at either process, and hears of it at both")
  void answered() {
    String pitcher = one.join(1);
    String ana = one.join(2);
    String ben = one.join(3);
    two.latest();
    Phone pitching = two.phone(1, pitcher);
    Socket dashboard = one.dashboard();
    assertThat(two.execute(offer(ana, "Too early"), null)).isInstanceOf(Outcome.Rejected.class);
    one.done(new OpenOffers(true));
    two.latest();

    two.done(offer(ana, "Street photos"));
    one.done(offer(ben, "A van"));
    one.done(offer(ana, "Street photos, ten of them"));
    assertThat(answers(two)).containsExactlyInAnyOrder("Street photos, ten of them", "A van");
    for (Socket page : List.of(pitching.socket, dashboard)) {
      awaitTold(page, "ten of them");
      awaitTold(page, "A van");
    }

    two.done(new HideOffer(offer(ben, "").offer(), true));
    assertThat(answers(one)).containsExactly("Street photos, ten of them");
    one.done(new Command.WithdrawOffer(offer(ana, "").offer()));
    assertThat(answers(two)).isEmpty();

    one.done(new CallTurn(2));
    Outcome late = two.execute(offer(ben, "Later"), two.latest().version());
    assertThat(late)
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(Rejection.NOT_NOW));
  }
}
