package io.charrette.workshop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each role may see of a workshop (SPEC section 4). What several views share is made once;
 * unlike the workshop, this is for one thread at a time.
 */
public final class WorkshopViews {
  private final Workshop workshop;

  /** The rows of an earlier state. Most are as they were, and the same object is soon compared. */
  private final List<TableView> earlier;

  private @Nullable List<TableView> others;
  private @Nullable Map<Integer, List<Participant>> seated;

  public WorkshopViews(Workshop workshop) {
    this(workshop, null);
  }

  /**
   * The views of a state.
   *
   * @param before those of an earlier one, with which they will be compared; null when there are
   *     none
   */
  public WorkshopViews(Workshop workshop, @Nullable WorkshopViews before) {
    this.workshop = workshop;
    this.earlier = before == null ? List.of() : before.newestRows();
  }

  private List<TableView> newestRows() {
    return others == null ? earlier : others;
  }

  /** All of it. */
  public WorkshopView forFacilitator() {
    Undo undo = workshop.undo();
    return view(
        tables(true),
        List.copyOf(workshop.participants().values()),
        workshop.people().silent().size(),
        workshop.people().keptOut().values().stream().map(KeptOut::person).toList(),
        request -> true,
        workshop.people().handovers().made().stream().map(Handover::given).toList(),
        List.copyOf(workshop.people().links().values()),
        message -> message,
        workshop.allLocked(),
        item -> true,
        undo == null ? null : undo.control(),
        turns -> turns,
        timing(),
        crew(),
        SilenceView.forRunning(workshop),
        workshop.merges().all(),
        offersToLastTurn());
  }

  /** All of it but what only those need to know who run it (SPEC M19). */
  public WorkshopView forHelper() {
    return view(
        tables(true),
        List.copyOf(workshop.participants().values()),
        0,
        List.of(),
        request -> true,
        List.of(),
        List.of(),
        message -> message,
        workshop.allLocked(),
        item -> true,
        null,
        turns -> turns,
        timing(),
        crew(),
        SilenceView.forRunning(workshop),
        workshop.merges().all(),
        offersToLastTurn());
  }

  /** What concerns the participants of one table, and what everybody may know of the others. */
  public WorkshopView forTable(int own) {
    int presented = workshop.presentedTable().orElse(0);
    return view(
        tablesFor(own),
        seated().getOrDefault(own, List.of()),
        0,
        List.of(),
        request -> request.isWithin(workshop.people().at(own)),
        List.of(),
        List.of(),
        message -> isFor(own, message) ? message.on(Reach.PHONES) : null,
        workshop.lockedSince(own).isPresent(),
        item -> item.table() == own || item.table() == presented,
        null,
        turns -> turns.comingTo(workshop.seatedTables()).toldTo(own),
        null,
        null,
        SilenceView.forTable(workshop, own),
        workshop.merges().endingAt(own),
        workshop.offersTo(own).stream().map(OfferView::forTable).toList());
  }

  /** What the room may see. */
  public WorkshopView forScreen() {
    return view(
        tables(false),
        List.of(),
        0,
        List.of(),
        request -> false,
        List.of(),
        List.of(),
        message -> message.reachesScreen() ? message.on(Reach.SCREEN) : null,
        workshop.allLocked(),
        item -> true,
        null,
        turns -> turns.comingTo(workshop.seatedTables()).toldTo(null),
        null,
        null,
        SilenceView.forScreen(workshop),
        List.of(),
        List.of());
  }

  /** Also what was said to a table whose people sit at this one now. */
  private boolean isFor(int own, Message message) {
    Integer table = message.table();
    return message.isFor(own)
        || (table != null && message.isFor(table) && workshop.merges().seatsOf(table) == own);
  }

  /**
   * To the turn that is or was last in the present phase, also of those who sit at its table by
   * now; what came before is asked for (SPEC H35).
   */
  private List<OfferView> offersToLastTurn() {
    String phase = workshop.controls().phase();
    return workshop
        .controls()
        .turnsIn(phase)
        .map(Turns::lastHeard)
        .map(table -> offersTo(table, offer -> offer.phase().equals(phase)))
        .orElse(List.of());
  }

  /**
   * What the room answered to all turns of a table, and of those whose people sit there by now, as
   * those know it who may hide it.
   */
  public List<OfferView> offersTo(int table) {
    return offersTo(table, offer -> true);
  }

  private List<OfferView> offersTo(int table, Predicate<Offer> which) {
    Offers offers = workshop.offers();
    return workshop.allOffersTo(table).stream()
        .filter(which)
        .filter(offer -> !workshop.people().keptOut().containsKey(offer.by()))
        .map(offer -> OfferView.whole(offer, offers.isHidden(offer)))
        .toList();
  }

  private CrewView crew() {
    return new CrewView(workshop.crew().notes(), workshop.crew().line());
  }

  private TimingView timing() {
    RunSheet sheet = workshop.runSheet();
    return new TimingView(workshop.controls().plan(), sheet.cues(), sheet.phases());
  }

  private WorkshopView view(
      List<TableView> tables,
      List<Participant> participants,
      int silent,
      List<Participant> keptOut,
      Predicate<SeatRequest> asked,
      List<GivenSeat> seatsGiven,
      List<Link> links,
      Function<Message, @Nullable Message> told,
      boolean locked,
      Predicate<HiddenItem> hidden,
      @Nullable String undo,
      UnaryOperator<Turns> turnsTold,
      @Nullable TimingView timing,
      @Nullable CrewView crew,
      SilenceView silence,
      List<Merge> merges,
      List<OfferView> offers) {
    Controls controls = workshop.controls();
    return new WorkshopView(
        workshop.id(),
        workshop.name(),
        workshop.joinCode(),
        workshop.joining(),
        workshop.createdAt(),
        workshop.deleteAfter(),
        workshop.zone().orElse(null),
        controls.plan().start(),
        tables,
        controls.phases(),
        controls.phase(),
        workshop.askedAt(),
        controls.timer(),
        turns(controls, turnsTold),
        crew == null ? Sight.screen(workshop) : controls.screen(),
        participants,
        silent,
        keptOut,
        workshop.people().handovers().requests().stream().filter(asked).toList(),
        seatsGiven,
        links,
        workshop.messages().stream().map(told).filter(Objects::nonNull).toList(),
        locked,
        workshop.hidden().stream().filter(hidden).toList(),
        undo,
        workshop.broughtBackAt(),
        timing,
        crew,
        silence,
        merges,
        offers);
  }

  private static Map<String, Turns> turns(Controls controls, UnaryOperator<Turns> told) {
    Map<String, Turns> turns = new LinkedHashMap<>();
    controls.turns().forEach((phase, each) -> turns.put(phase, told.apply(each)));
    return turns;
  }

  private List<TableView> tables(boolean ofTable) {
    return workshop.openTables().stream().map(table -> row(table, true, true, ofTable)).toList();
  }

  /**
   * The rows of the others are the same in the views of all tables, one object each. Its own row
   * leaves out the lock, which the view itself has: pens down for all would send all rows to all.
   */
  private List<TableView> tablesFor(int own) {
    List<TableView> rows = new ArrayList<>(others());
    rows.replaceAll(
        row ->
            row.number() == own ? row(workshop.table(own).orElseThrow(), true, false, true) : row);
    return rows;
  }

  private List<TableView> others() {
    List<TableView> rows = others;
    if (rows == null) {
      rows = new ArrayList<>();
      for (Table table : workshop.openTables()) {
        TableView row = row(table, false, false, false);
        TableView before = rows.size() < earlier.size() ? earlier.get(rows.size()) : null;
        rows.add(row.equals(before) ? before : row);
      }
      others = rows;
    }
    return rows;
  }

  private Map<Integer, List<Participant>> seated() {
    Map<Integer, List<Participant>> people = seated;
    if (people == null) {
      people =
          workshop.participants().values().stream()
              .collect(Collectors.groupingBy(Participant::table));
      seated = people;
    }
    return people;
  }

  private TableView row(Table table, boolean clock, boolean lock, boolean ofTable) {
    int number = table.number();
    return new TableView(
        number,
        table.place(),
        table.label(),
        lock && workshop.lockedSince(number).isPresent(),
        clock ? workshop.extra(number) : 0,
        ofTable ? table.helpSince() : null,
        ofTable ? workshop.crew().claimOf(number).orElse(null) : null,
        ofTable && table.startedAt() != Table.WITH_WORKSHOP ? table.startedAt() : null,
        ofTable && workshop.isTold(number));
  }
}
