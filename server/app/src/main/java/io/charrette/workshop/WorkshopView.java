package io.charrette.workshop;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A workshop as one role may see it: the {@code workshop} object of SPEC section 4, in the order in
 * which it is sent. {@link WorkshopViews} says who sees what.
 *
 * @param joining whether people may join who are not in yet
 * @param createdAt epoch milliseconds
 * @param deleteAfter epoch milliseconds
 * @param zone the IANA time zone of the place where it is held, null when that was not said
 * @param start when it is planned to start, epoch milliseconds; null when nobody has said
 * @param phases in their present order
 * @param phase the id of the present one
 * @param askedAt since when tables are asked whether they are ready with it, epoch milliseconds
 * @param turns by phase; of those in which tables are called one after the other
 * @param participants in the order in which they joined
 * @param silent how many have not written anything; for facilitators, 0 for others
 * @param keptOut those who may not come back; for facilitators
 * @param seatRequests who says that a seat was theirs; for facilitators, helpers and the table
 * @param seatsGiven those that another phone has than before; for facilitators
 * @param links those that let people run or show the workshop; for facilitators
 * @param messages oldest first
 * @param locked whether all tables' pens are down; for a participant, their own table's
 * @param undo the {@code type} of the command that undo would take back, null when there is none
 * @param broughtBack when it was brought back on this server from its recovery sheet, epoch
 *     milliseconds; null when it was not
 * @param timing the plan and what became of it; for facilitators and helpers, null for others
 * @param crew what those who run it tell each other; likewise
 * @param silence whether what each writes is hidden from the others
 * @param merges the tables that have become one with others: for participants with theirs, for
 *     facilitators and helpers all; empty for screens
 * @param offers what the room has answered: for participants to all turns of their table, for
 *     facilitators and helpers to the last turn of the present phase; empty for screens
 */
public record WorkshopView(
    String id,
    String name,
    String joinCode,
    boolean joining,
    long createdAt,
    long deleteAfter,
    @Nullable String zone,
    @Nullable Long start,
    List<TableView> tables,
    List<ScheduledPhase> phases,
    String phase,
    long askedAt,
    TimerState timer,
    Map<String, Turns> turns,
    ScreenState screen,
    List<Participant> participants,
    int silent,
    List<Participant> keptOut,
    List<SeatRequest> seatRequests,
    List<GivenSeat> seatsGiven,
    List<Link> links,
    List<Message> messages,
    boolean locked,
    List<HiddenItem> hidden,
    @Nullable String undo,
    @Nullable Long broughtBack,
    @Nullable TimingView timing,
    @Nullable CrewView crew,
    SilenceView silence,
    List<Merge> merges,
    List<OfferView> offers) {
  public WorkshopView {
    tables = List.copyOf(tables);
    participants = List.copyOf(participants);
    keptOut = List.copyOf(keptOut);
    seatRequests = List.copyOf(seatRequests);
    seatsGiven = List.copyOf(seatsGiven);
    links = List.copyOf(links);
    phases = List.copyOf(phases);
    messages = List.copyOf(messages);
    hidden = List.copyOf(hidden);
    merges = List.copyOf(merges);
    offers = List.copyOf(offers);
  }
}
