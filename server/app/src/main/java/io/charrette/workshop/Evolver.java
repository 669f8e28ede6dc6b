package io.charrette.workshop;

import io.charrette.activity.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Evolves the state by one event (SPEC M1).
 *
 * <p>Never fails for an event that {@link Decider} made of the same state; a journal that gives
 * others is corrupt, and then this throws.
 */
public final class Evolver {
  private Evolver() {}

  /** The state after the event. */
  public static Workshop evolve(Workshop state, Event event) {
    Workshop next =
        switch (event) {
          case Event.Created created -> create(created);
          case Event.EverybodySentOn sent ->
              state
                  .with(people(state, sent.tables(), sent.at()))
                  .with(
                      state.controls(),
                      Undo.ofSent(
                          ControlEvolver.nameOf(sent), state.controls(), seats(state, sent)));
          case Event.TableAdded added ->
              state
                  .withAdded(
                      new Table(added.table(), added.place(), added.label(), null, added.at()))
                  .with(
                      ControlEvolver.evolve(state, added),
                      Undo.ofAdded(ControlEvolver.nameOf(added), state.controls(), added.table()));
          case Event.TablesMerged merged -> MergeEvolver.merge(state, merged);
          case Event.ParticipantSent sent -> {
            Participant was = person(state, sent.id());
            yield state
                .with(state.people().seated(was.movedTo(sent.table()), sent.at()))
                .with(
                    state.controls(),
                    Undo.ofSent(
                        ControlEvolver.nameOf(sent),
                        state.controls(),
                        Map.of(was.id(), was.table())));
          }
          case Event.ParticipantNamed named ->
              named(state, Map.of(named.id(), named.name()))
                  .with(
                      state.controls(),
                      Undo.ofNamed(
                          ControlEvolver.nameOf(named),
                          state.controls(),
                          person(state, named.id())));
          case Event.TableNamed named -> {
            Table was = table(state, named.table());
            yield state
                .with(was.renamed(named.place(), named.label()))
                .with(
                    state.controls(),
                    Undo.ofNamed(ControlEvolver.nameOf(named), state.controls(), was));
          }
          case Event.Control control ->
              state.with(
                  ControlEvolver.evolve(state, control),
                  new Undo(ControlEvolver.nameOf(control), state.controls()));
          case Event.Undone undone -> undo(state, undone.at());
          case Event.Cued ignored -> state;
          case Event.SilenceAsked ignored -> state;
          case Event.PairsFormed ignored -> state;
          case Event.WordsShown ignored -> state;
          case Event.DraftHeld ignored -> state;
          case Event.ItemHidden hidden ->
              withHidden(state, new HiddenItem(hidden.table(), hidden.item()), true);
          case Event.ItemUnhidden shown ->
              withHidden(state, new HiddenItem(shown.table(), shown.item()), false);
          case Event.CardsTold told -> state.withVerdicts(verdicts(state, told));
          case Event.MessageSent sent -> send(state, sent);
          case Event.MessageWithdrawn withdrawn ->
              state.with(Messages.without(state.messages(), withdrawn.id(), withdrawn.from()));
          case Event.HelpRaised raised ->
              state.with(table(state, raised.table()).withHelpSince(raised.at()));
          case Event.HelpCleared cleared ->
              state
                  .with(table(state, cleared.table()).withHelpSince(null))
                  .with(state.crew().withoutClaim(cleared.table()));
          case Event.HelpClaimed claimed ->
              state.with(
                  state.crew().with(claimed.table(), new HelpClaim(claimed.name(), claimed.at())));
          case Event.HelpReleased released ->
              state.with(state.crew().withoutClaim(released.table()));
          case Event.OfferMade made -> state.with(state.offers().with(made.offer()));
          case Event.OfferWithdrawn withdrawn ->
              state.with(state.offers().without(withdrawn.offer()));
          case Event.OfferHidden hidden ->
              state.with(state.offers().hiding(hidden.offer(), hidden.hidden()));
          case Event.CrewNoted noted ->
              state.with(
                  state
                      .crew()
                      .with(
                          new CrewNote(
                              noted.id(), noted.table(), noted.by(), noted.text(), noted.at())));
          case Event.CrewNoteRemoved removed -> state.with(state.crew().withoutNote(removed.id()));
          case Event.ParticipantJoined joined ->
              state
                  .seating(
                      state
                          .people()
                          .with(
                              new Participant(joined.id(), joined.name(), joined.table()),
                              joined.tokenHash(),
                              joined.at()),
                      joined.id(),
                      joined.table())
                  .recognising(joined.id());
          case Event.ParticipantRenamed renamed ->
              named(state, Map.of(renamed.id(), renamed.name())).afterRenaming(renamed.id());
          case Event.ParticipantMoved moved ->
              state.seating(
                  state
                      .people()
                      .seated(person(state, moved.id()).movedTo(moved.table()), moved.at()),
                  moved.id(),
                  moved.table());
          case Event.EverybodyMoved moved ->
              state.with(people(state, moved.tables(), moved.at())).asControlled();
          case Event.ParticipantRemoved removed ->
              state
                  .with(state.people().without(removed.id()))
                  .with(state.offers().withoutAllOf(removed.id()));
          case Event.ParticipantWrote wrote -> state.with(state.people().withWriter(wrote.id()));
          case Event.SeatsLapsed lapsed -> state.with(state.people().withLapsed(lapsed.ids()));
          case Event.SeatRetaken retaken -> state.with(state.people().withReturned(retaken.id()));
          case Event.ParticipantKeptOut out ->
              withoutOldestKeptOut(state.with(state.people().keepOut(out.id())));
          // It is the seat of before, not another one.
          case Event.ParticipantLetIn in -> state.with(state.people().letIn(in.id(), in.at()));
          case Event.SeatAsked asked ->
              state.with(
                  state
                      .people()
                      .with(new SeatRequest(asked.by(), asked.seat(), asked.at(), false)));
          case Event.SeatRefused refused ->
              state.with(state.people().refusing(refused.seat(), refused.by()));
          case Event.SeatGiven given -> {
            Participant seat = person(state, given.seat());
            Participant to = person(state, given.to());
            yield state
                .with(state.people().handOver(seat.id(), to, given.givenBy(), given.at()))
                .with(state.offers().handedOver(to.id(), seat));
          }
          case Event.SeatTakenBack back -> state.with(state.people().takeBack(back.seat()));
          case Event.SeatOffered offered ->
              state.with(
                  state
                      .people()
                      .withHandovers(
                          state
                              .people()
                              .handovers()
                              .with(
                                  new SeatOffer(
                                      offered.seat(), offered.tokenHash(), offered.at()))));
          case Event.SeatTaken taken ->
              state.with(
                  state
                      .people()
                      .takenOver(person(state, taken.seat()).id(), taken.tokenHash(), taken.at()));
          case Event.LinkMade made ->
              state
                  .with(
                      state
                          .people()
                          .with(
                              new Link(made.id(), made.opens(), made.label(), made.at(), null),
                              made.tokenHash()))
                  .recognising(made.id());
          case Event.LinkUsed used ->
              state.with(state.people().withLink(link(state, used.id()).usedAt(used.at())));
          case Event.LinkRevoked revoked ->
              state.with(state.people().withoutLink(link(state, revoked.id()).id()));
          case Event.FlipchartsJoined joined -> MergeEvolver.joined(state, joined);
          case Event.FlipchartsParted parted -> MergeEvolver.parted(state, parted);
          case Event.ZoneSet set -> state.withZone(set.zone());
          case Event.RecoveryKeySet set -> state.with(Recovery.with(set.key()));
          case Event.BroughtBack back -> state.with(recovery(state).broughtBack(back.at()));
          case Event.JoinCodeRenewed renewed ->
              state.withJoinCode(renewed.joinCode()).asControlled();
          case Event.TableRenamed renamed ->
              state.with(table(state, renamed.table()).renamed(renamed.place(), renamed.label()));
          case Event.TableStartedAfresh afresh ->
              state
                  .with(table(state, afresh.table()).startedAfresh(afresh.startedAt()))
                  .startedHere(afresh.table())
                  .asControlled();
          case Event.TableTold told -> told(state, told);
        };
    Workshop heard = SilenceEvolver.evolve(state, event, next);
    return heard.with(RunSheetEvolver.evolve(state, event, heard)).after(state, event.at());
  }

  private static Workshop create(Event.Created created) {
    Activity activity = created.activity().own();
    List<Table> tables =
        IntStream.range(0, created.tables().size())
            .mapToObj(
                i -> {
                  NewTable table = created.tables().get(i);
                  return new Table(i + 1, table.place(), table.label(), null, Table.WITH_WORKSHOP);
                })
            .toList();
    List<ScheduledPhase> phases =
        activity.phases().stream()
            .map(phase -> new ScheduledPhase(phase.id(), phase.lengthMs()))
            .toList();
    Controls controls =
        new Controls(
            phases,
            phases.getFirst().id(),
            new TimerState.Ready(phases.getFirst().length()),
            TurnOrders.of(created),
            ScreenState.OF_PHASE,
            new TreeMap<>(),
            new TreeMap<>(),
            true,
            Plan.NONE);
    return new Workshop(
        0,
        0,
        new Charter(
            created.id(),
            created.name(),
            created.joinCode(),
            created.at(),
            created.deleteAfter(),
            null,
            created.activity()),
        tables,
        People.NOBODY
            .with(
                first(Link.FIRST_FACILITATOR, Link.Opens.FACILITATOR, created),
                created.facilitatorTokenHash())
            .with(first(Link.FIRST_SCREEN, Link.Opens.SCREEN, created), created.screenTokenHash()),
        controls,
        List.of(),
        new LinkedHashSet<>(),
        List.of(),
        null,
        null,
        RunSheet.EMPTY,
        Crew.SILENT,
        Silence.NONE,
        Merges.NONE,
        Offers.NONE,
        Trail.NONE);
  }

  /**
   * The table is there, with those before it, and has the flipchart that a phone has told of. Where
   * there are more tables than when the last control was pressed, that is not taken back any more.
   */
  private static Workshop told(Workshop before, Event.TableTold told) {
    Workshop state = before;
    for (int number = state.tables().size() + 1; number <= told.table(); number++) {
      state =
          state
              .withAdded(new Table(number, place(state, number), "", null, Table.WITH_WORKSHOP))
              .with(ControlEvolver.withTable(state, number, told.at()), null)
              .with(recovery(state).toldOf(number));
    }
    return state
        .with(table(state, told.table()).startedAfresh(told.startedAt()))
        .with(recovery(state).toldOf(told.table()))
        .asControlled();
  }

  /** What a table works on of which a number is known: what all do, or that until it is named. */
  private static String place(Workshop state, int number) {
    List<String> places = state.tables().stream().map(Table::place).distinct().toList();
    return places.size() == 1 ? places.getFirst() : Integer.toString(number);
  }

  private static Recovery recovery(Workshop state) {
    Recovery recovery = state.recovery();
    if (recovery == null) {
      throw new IllegalStateException("the workshop has no recovery key");
    }
    return recovery;
  }

  private static People people(Workshop state, Map<String, Integer> tables, long at) {
    People people = state.people();
    for (Map.Entry<String, Integer> seat : tables.entrySet()) {
      people = people.seated(person(state, seat.getKey()).movedTo(seat.getValue()), at);
    }
    return people;
  }

  /** With some under these names, by their ids, also in what they have answered to turns. */
  private static Workshop named(Workshop state, Map<String, String> names) {
    Offers offers = state.offers();
    for (Map.Entry<String, String> name : names.entrySet()) {
      offers = offers.renamed(name.getKey(), name.getValue());
    }
    return state.with(state.people().named(names)).with(offers);
  }

  /** Where those are whom it sends on. */
  private static Map<String, Integer> seats(Workshop state, Event.EverybodySentOn sent) {
    Map<String, Integer> seats = new LinkedHashMap<>();
    sent.tables().keySet().forEach(id -> seats.put(id, person(state, id).table()));
    return seats;
  }

  /** A link that every workshop begins with. */
  private static Link first(String id, Link.Opens opens, Event.Created created) {
    return new Link(id, opens, "", created.at(), null);
  }

  private static Workshop undo(Workshop state, long at) {
    Undo undo = state.undo();
    if (undo == null) {
      throw new IllegalStateException("there is nothing to take back");
    }
    Workshop before =
        named(state.with(state.people().back(undo.seats(), at)), undo.names())
            .with(undo.before(), null);
    for (Map.Entry<Integer, NewTable> table : undo.tables().entrySet()) {
      NewTable was = table.getValue();
      before = before.with(table(before, table.getKey()).renamed(was.place(), was.label()));
    }
    if (undo.merged() != null) {
      return MergeEvolver.part(before, undo.merged());
    }
    return undo.added() == null ? before : before.withoutLastTable();
  }

  private static Workshop withHidden(Workshop state, HiddenItem item, boolean hide) {
    SequencedSet<HiddenItem> hidden = new LinkedHashSet<>(state.hidden());
    if (!hide) {
      hidden.remove(item);
      return state.with(hidden);
    }
    hidden.add(item);
    return MergeEvolver.hide(state, item).with(hidden);
  }

  private static List<CardVerdict> verdicts(Workshop state, Event.CardsTold told) {
    List<CardVerdict> verdicts = new ArrayList<>(state.verdicts());
    verdicts.removeIf(verdict -> verdict.isOn(told.sheet(), told.one(), told.other()));
    if (told.same() != null) {
      verdicts.add(new CardVerdict(told.sheet(), told.one(), told.other(), told.same()));
    }
    return verdicts;
  }

  private static Workshop send(Workshop state, Event.MessageSent sent) {
    return state.with(Messages.with(state.messages(), Message.of(sent)));
  }

  private static Table table(Workshop state, int number) {
    return state
        .table(number)
        .orElseThrow(() -> new IllegalStateException("there is no table " + number));
  }

  private static Link link(Workshop state, String id) {
    Link link = state.people().links().get(id);
    if (link == null) {
      throw new IllegalStateException("there is no link " + id);
    }
    return link;
  }

  private static Participant person(Workshop state, String id) {
    return state
        .participant(id)
        .orElseThrow(() -> new IllegalStateException("there is no participant " + id));
  }

  /** Of more than a workshop keeps out, those who were removed first are forgotten (SPEC M11). */
  private static Workshop withoutOldestKeptOut(Workshop state) {
    Set<String> out = state.people().keptOut().keySet();
    if (out.size() <= WorkshopLimits.KEPT_OUT) {
      return state;
    }
    String oldest = out.iterator().next();
    return state
        .with(state.people().forgettingKeptOut(oldest))
        .with(state.offers().withoutAllOf(oldest));
  }
}
