package io.charrette.workshop;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Seats that go from one phone to another (SPEC M20): who asks for one, and which were given.
 *
 * @param requests in the order in which they were made; those that are not fresh mean nothing
 * @param made oldest first
 * @param offers to phones that are to come, at most one of each seat, oldest first; those that are
 *     not open mean nothing
 */
record Handovers(List<SeatRequest> requests, List<Handover> made, List<SeatOffer> offers) {
  static final Handovers NONE = new Handovers(List.of(), List.of(), List.of());

  Handovers {
    requests = List.copyOf(requests);
    made = List.copyOf(made);
    offers = List.copyOf(offers);
  }

  /** The seat that a token takes, if it does. */
  Optional<SeatOffer> offerOf(String tokenHash, long now) {
    return offers.stream()
        .filter(offer -> offer.tokenHash().equals(tokenHash) && offer.isOpen(now))
        .findFirst();
  }

  /** How many may be taken now, besides one of this seat. */
  long openOffers(String seat, long now) {
    return offers.stream().filter(each -> each.isOpen(now) && !each.seat().equals(seat)).count();
  }

  /** With one more offer, in place of another of the same seat; those that are over go. */
  Handovers with(SeatOffer offer) {
    return new Handovers(
        requests,
        made,
        Stream.concat(
                offers.stream()
                    .filter(each -> each.isOpen(offer.at()) && !each.seat().equals(offer.seat())),
                Stream.of(offer))
            .toList());
  }

  private Handovers withoutOffers(String seat) {
    return new Handovers(
        requests, made, offers.stream().filter(each -> !each.seat().equals(seat)).toList());
  }

  /** What somebody asks for, or was refused lately. */
  Optional<SeatRequest> requestBy(String participantId, long now) {
    return requests.stream()
        .filter(request -> request.by().equals(participantId) && request.isFresh(now))
        .findFirst();
  }

  /** What was given last of a participant's seat. */
  Optional<Handover> lastOf(String seat) {
    return made.reversed().stream()
        .filter(handover -> handover.given().seat().equals(seat))
        .findFirst();
  }

  /** Whether somebody was in the workshop as this, before they were given another seat. */
  boolean hadAsker(String participantId) {
    return made.stream().anyMatch(handover -> handover.given().asker().equals(participantId));
  }

  /** With one more request; those that mean nothing any longer go. */
  Handovers with(SeatRequest request) {
    return new Handovers(
        Stream.concat(
                requests.stream().filter(each -> each.isFresh(request.at())), Stream.of(request))
            .toList(),
        made,
        offers);
  }

  /** With all requests for a seat, or by somebody, refused. */
  Handovers refusing(Predicate<SeatRequest> which) {
    return new Handovers(
        requests.stream()
            .map(request -> which.test(request) ? request.asRefused() : request)
            .toList(),
        made,
        offers);
  }

  /**
   * With a seat given. The phone that is forgotten had the same seat, and is never the one that had
   * it first, or has it: nobody makes others' be forgotten by giving seats to and fro.
   */
  Handovers with(Handover handover) {
    List<Handover> all = Stream.concat(made.stream(), Stream.of(handover)).toList();
    List<Handover> ofSeat =
        all.stream().filter(each -> each.given().seat().equals(handover.given().seat())).toList();
    return ofSeat.size() <= WorkshopLimits.TIMES_GIVEN
        ? new Handovers(requests, all, offers)
        : new Handovers(requests, withoutShortest(all, ofSeat), offers);
  }

  /**
   * As if that phone had never been given a seat which had it for the least time: the giving to it
   * goes, and the one after goes back to the phone before.
   */
  private static List<Handover> withoutShortest(List<Handover> all, List<Handover> ofSeat) {
    int next =
        IntStream.range(1, ofSeat.size())
            .boxed()
            .min(
                Comparator.comparingLong(
                    i -> ofSeat.get(i).given().at() - ofSeat.get(i - 1).given().at()))
            .orElseThrow();
    Handover to = ofSeat.get(next - 1);
    Handover from = ofSeat.get(next);
    return all.stream()
        .filter(each -> !each.equals(to))
        .map(each -> each.equals(from) ? new Handover(from.given(), to.tokenHashes()) : each)
        .toList();
  }

  /** Without one, which was taken back. */
  Handovers without(Handover handover) {
    return new Handovers(
        requests, made.stream().filter(each -> !each.equals(handover)).toList(), offers);
  }

  /** Without a participant's requests, and requests for and offers of their seat. */
  Handovers withoutRequestsOf(String participantId) {
    return withoutOffers(participantId).withoutRequests(participantId);
  }

  private Handovers withoutRequests(String participantId) {
    return new Handovers(
        requests.stream()
            .filter(each -> !each.by().equals(participantId) && !each.seat().equals(participantId))
            .toList(),
        made,
        offers);
  }

  /** Without anything of a participant who is gone. */
  Handovers without(String participantId) {
    Handovers others = withoutRequestsOf(participantId);
    return new Handovers(
        others.requests,
        made.stream().filter(each -> !each.given().seat().equals(participantId)).toList(),
        others.offers);
  }
}
