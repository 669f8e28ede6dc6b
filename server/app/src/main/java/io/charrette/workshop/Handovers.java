package io.charrette.workshop;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Seats that go from one phone to another (SPEC M20): who asks for one, and which were given.
 *
 * @param requests in the order in which they were made; those that are not fresh mean nothing
 * @param made oldest first
 */
record Handovers(List<SeatRequest> requests, List<Handover> made) {
  static final Handovers NONE = new Handovers(List.of(), List.of());

  Handovers {
    requests = List.copyOf(requests);
    made = List.copyOf(made);
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
        made);
  }

  /** With all requests for a seat, or by somebody, refused. */
  Handovers refusing(Predicate<SeatRequest> which) {
    return new Handovers(
        requests.stream()
            .map(request -> which.test(request) ? request.asRefused() : request)
            .toList(),
        made);
  }

  /** With a seat given; the oldest is forgotten when there are too many. */
  Handovers with(Handover handover) {
    List<Handover> kept =
        made.size() < WorkshopLimits.SEATS_GIVEN ? made : made.subList(1, made.size());
    return new Handovers(requests, Stream.concat(kept.stream(), Stream.of(handover)).toList());
  }

  /** Without one, which was taken back. */
  Handovers without(Handover handover) {
    return new Handovers(requests, made.stream().filter(each -> !each.equals(handover)).toList());
  }

  /** Without a participant's requests, and requests for their seat. */
  Handovers withoutRequestsOf(String participantId) {
    return new Handovers(
        requests.stream()
            .filter(each -> !each.by().equals(participantId) && !each.seat().equals(participantId))
            .toList(),
        made);
  }

  /** Without anything of a participant who is gone. */
  Handovers without(String participantId) {
    return new Handovers(
        withoutRequestsOf(participantId).requests,
        made.stream().filter(each -> !each.given().seat().equals(participantId)).toList());
  }
}
