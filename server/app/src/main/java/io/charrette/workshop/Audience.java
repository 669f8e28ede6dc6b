package io.charrette.workshop;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose view an event changes, besides the facilitators', who see everything: so that one person
 * joining does not send the state to every phone, unless an order is told that the first at a table
 * changes.
 *
 * @param screens whether the screens' view changes
 * @param everyTable whether the participants' views change at all tables
 * @param tables the tables at which they do, when not at all
 */
public record Audience(boolean screens, boolean everyTable, Set<Integer> tables) {
  public static final Audience EVERYBODY = new Audience(true, true, Set.of());
  public static final Audience FACILITATORS = new Audience(false, false, Set.of());

  public Audience {
    tables = Set.copyOf(tables);
  }

  /** Whether the participants at this table see a change. */
  public boolean includesTable(int table) {
    return everyTable || tables.contains(table);
  }

  /** Both this one and another. */
  public Audience and(Audience other) {
    if (screens && everyTable) {
      return this;
    }
    Set<Integer> both = new HashSet<>(tables);
    both.addAll(other.tables);
    return new Audience(screens || other.screens, everyTable || other.everyTable, both);
  }

  /**
   * Whom an event concerns.
   *
   * @param before the state that it meets
   */
  public static Audience of(Workshop before, Event event) {
    return switch (event) {
      case Event.ExtraTimeGiven given -> screensAndTables(Set.of(given.table()));
      case Event.Locked locked -> screensAndTables(locked.tables());
      case Event.Unlocked unlocked -> screensAndTables(unlocked.tables());
      case Event.Created ignored -> EVERYBODY;
      case Event.AutomationSet ignored -> FACILITATORS;
      case Event.Cued ignored -> FACILITATORS;
      case Event.WrapUpSignalled ignored ->
          before
              .controls()
              .turnsIn(before.controls().phase())
              .map(Turns::presenting)
              .map(table -> tables(Set.of(table)))
              .orElse(FACILITATORS);
      case Event.SilenceAsked ignored -> EVERYBODY;
      case Event.PairsFormed ignored -> EVERYBODY;
      case Event.WordsShown ignored -> EVERYBODY;
      case Event.DraftHeld ignored -> FACILITATORS;
      case Event.ParticipantSent sent -> ofMove(before, sent.id(), sent.table());
      case Event.ParticipantNamed named -> ofName(before, named.id());
      case Event.Control ignored -> EVERYBODY;
      case Event.Undone ignored -> EVERYBODY;
      case Event.ZoneSet ignored -> EVERYBODY;
      case Event.RecoveryKeySet ignored -> EVERYBODY;
      case Event.BroughtBack ignored -> EVERYBODY;
      case Event.TableRenamed ignored -> EVERYBODY;
      case Event.EverybodyMoved ignored -> EVERYBODY;
      case Event.TableStartedAfresh afresh -> tables(Set.of(afresh.table()));
      case Event.TableTold told ->
          before.table(told.table()).isEmpty() ? EVERYBODY : tables(Set.of(told.table()));
      case Event.ItemHidden hidden -> ofItem(before, hidden.table());
      case Event.ItemUnhidden shown -> ofItem(before, shown.table());
      // Phones see nothing of it, screens another map.
      case Event.CardsTold ignored -> screensAndTables(Set.of());
      case Event.MessageSent sent ->
          ofMessage(before, sent.table(), sent.on()).and(ofDroppedMessage(before, sent));
      case Event.MessageWithdrawn withdrawn ->
          before.messages().stream()
              .filter(message -> message.id().equals(withdrawn.id()))
              .map(message -> ofMessage(before, message))
              .findFirst()
              .orElse(FACILITATORS);
      case Event.HelpRaised raised -> tables(Set.of(raised.table()));
      case Event.HelpCleared cleared -> tables(Set.of(cleared.table()));
      case Event.HelpClaimed claimed -> tables(Set.of(claimed.table()));
      case Event.HelpReleased released -> tables(Set.of(released.table()));
      case Event.FlipchartsJoined joined -> tables(Set.of(before.merges().seatsOf(joined.from())));
      case Event.FlipchartsParted parted ->
          before
              .merges()
              .of(parted.from(), parted.merged())
              .map(merge -> ofItem(before, merge.into()))
              .orElse(FACILITATORS);
      case Event.OfferMade made -> ofOffers(before, Set.of(made.offer().table()));
      case Event.OfferWithdrawn withdrawn -> ofOffers(before, Set.of(withdrawn.offer().table()));
      case Event.OfferHidden hidden -> ofOffers(before, Set.of(hidden.offer().table()));
      case Event.CrewNoted ignored -> FACILITATORS;
      case Event.CrewNoteRemoved ignored -> FACILITATORS;
      case Event.ParticipantJoined joined ->
          tables(Set.of(joined.table())).and(ofSeatAt(before, joined.table()));
      case Event.ParticipantRenamed renamed -> ofName(before, renamed.id());
      case Event.ParticipantRemoved removed ->
          ofSeat(before, removed.id()).and(ofOffersBy(before, removed.id()));
      case Event.ParticipantWrote ignored -> FACILITATORS;
      case Event.SeatsLapsed ignored -> FACILITATORS;
      case Event.SeatRetaken ignored -> FACILITATORS;
      case Event.ParticipantKeptOut out ->
          ofSeat(before, out.id()).and(ofOffersBy(before, out.id()));
      case Event.ParticipantLetIn in -> ofKeptOut(before, in.id()).and(ofOffersBy(before, in.id()));
      case Event.SeatAsked asked -> ofPerson(before, asked.seat());
      case Event.SeatRefused refused -> ofPerson(before, refused.seat());
      case Event.SeatGiven given ->
          ofPerson(before, given.seat())
              .and(ofSeat(before, given.to()))
              .and(ofOffersBy(before, given.to()));
      case Event.SeatTakenBack ignored -> FACILITATORS;
      case Event.SeatOffered ignored -> FACILITATORS;
      case Event.SeatTaken taken -> ofPerson(before, taken.seat());
      case Event.LinkMade ignored -> FACILITATORS;
      case Event.LinkUsed ignored -> FACILITATORS;
      case Event.LinkRevoked ignored -> FACILITATORS;
      case Event.JoinCodeRenewed ignored -> EVERYBODY;
      case Event.ParticipantMoved moved -> ofMove(before, moved.id(), moved.table());
    };
  }

  private static Audience ofName(Workshop before, String participantId) {
    return ofPerson(before, participantId).and(ofOffersBy(before, participantId));
  }

  private static Audience ofMove(Workshop before, String participantId, int table) {
    return ofSeat(before, participantId).and(tables(Set.of(table))).and(ofSeatAt(before, table));
  }

  private static Audience tables(Collection<Integer> tables) {
    return new Audience(false, false, Set.copyOf(tables));
  }

  private static Audience screensAndTables(Collection<Integer> tables) {
    return new Audience(true, false, Set.copyOf(tables));
  }

  private static Audience ofItem(Workshop before, int table) {
    return before.presentedTable().filter(presented -> presented == table).isPresent()
        ? EVERYBODY
        // What is hidden of a table that is closed is told with its merge, too, where its people
        // sit.
        : screensAndTables(List.of(table, before.merges().seatsOf(table)));
  }

  /** One to a table that is closed is shown where its people sit. */
  private static Audience ofMessage(Workshop before, @Nullable Integer table, Reach on) {
    return table == null
        ? new Audience(on.screen(), on.phones(), Set.of())
        : tables(Set.of(before.merges().seatsOf(table)));
  }

  private static Audience ofMessage(Workshop before, Message message) {
    return ofMessage(before, message.table(), message.on());
  }

  /** A message that goes because there are too many leaves the phones that show it. */
  private static Audience ofDroppedMessage(Workshop before, Event.MessageSent sent) {
    Set<String> left =
        Messages.with(before.messages(), Message.of(sent)).stream()
            .map(Message::id)
            .collect(Collectors.toSet());
    return before.messages().stream()
        .filter(message -> !left.contains(message.id()))
        .map(message -> ofMessage(before, message))
        .reduce(FACILITATORS, Audience::and);
  }

  private static Audience ofKeptOut(Workshop before, String id) {
    KeptOut out = before.people().keptOut().get(id);
    return out == null
        ? FACILITATORS
        : tables(Set.of(out.person().table())).and(ofSeatAt(before, out.person().table()));
  }

  /** Those who read what is answered to these tables, some of which may be one with others. */
  private static Audience ofOffers(Workshop before, Set<Integer> tables) {
    return tables(tables.stream().map(before.merges()::seatsOf).toList());
  }

  private static Audience ofOffersBy(Workshop before, String id) {
    return ofOffers(before, before.offers().answeredBy(id));
  }

  /** Those who see whether somebody sits here or not. */
  private static Audience ofSeat(Workshop before, String id) {
    return before
        .participant(id)
        .map(
            person ->
                ofPerson(before, id)
                    .and(ofOrder(before, before.people().at(person.table()).size() == 1)))
        .orElse(FACILITATORS);
  }

  /** Those who see it when somebody comes to a table where nobody sat. */
  private static Audience ofSeatAt(Workshop before, int table) {
    return ofOrder(before, before.people().at(table).isEmpty());
  }

  /**
   * Those who see it when the first comes to a table or the last leaves it: everybody, if an order
   * is told in which tables where nobody sits are left out (SPEC M6).
   */
  private static Audience ofOrder(Workshop before, boolean changes) {
    boolean told =
        before.controls().turns().values().stream()
            .anyMatch(turns -> turns.set() && !turns.order().isEmpty());
    return told && changes ? EVERYBODY : FACILITATORS;
  }

  private static Audience ofPerson(Workshop before, String id) {
    return before
        .participant(id)
        .map(person -> tables(Set.of(person.table())))
        .orElse(FACILITATORS);
  }
}
