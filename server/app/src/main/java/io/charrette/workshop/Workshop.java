package io.charrette.workshop;

import io.charrette.activity.Activity;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.Phase;
import io.charrette.activity.PhaseScreen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of one workshop: what its events, in their order, have made of {@link #UNBORN}.
 *
 * @param version the number of events (SPEC M1); 0 before it is created
 * @param controlled the version to which the last control or undo led, 0 before the first
 * @param tables in the order of their numbers, which are 1, 2, 3 …
 * @param messages oldest first
 * @param verdicts what facilitators have said of two cards each, the latest last
 * @param undo what undo would take back, null when there is nothing
 * @param recovery null for a workshop from before there was one
 * @param runSheet what really happened
 * @param crew what those who run it tell each other
 * @param silence whether what each writes is hidden from the others
 * @param merges the tables that have become one with others
 * @param offers what the room has answered to turns
 * @param trail when its last events happened
 */
public record Workshop(
    long version,
    long controlled,
    Charter charter,
    List<Table> tables,
    People people,
    Controls controls,
    List<Message> messages,
    SequencedSet<HiddenItem> hidden,
    List<CardVerdict> verdicts,
    @Nullable Undo undo,
    @Nullable Recovery recovery,
    RunSheet runSheet,
    Crew crew,
    Silence silence,
    Merges merges,
    Offers offers,
    Trail trail) {

  /** Before the first event. */
  public static final Workshop UNBORN =
      new Workshop(
          0,
          0,
          Charter.NONE,
          List.of(),
          People.NOBODY,
          new Controls(
              List.of(),
              "",
              new TimerState.Ready(0),
              new LinkedHashMap<>(),
              ScreenState.OF_PHASE,
              new TreeMap<>(),
              new TreeMap<>(),
              true,
              Plan.NONE),
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

  public Workshop {
    tables = List.copyOf(tables);
    messages = List.copyOf(messages);
    verdicts = List.copyOf(verdicts);
    hidden = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(hidden));
  }

  public String id() {
    return charter.id();
  }

  public String name() {
    return charter.name();
  }

  public String joinCode() {
    return charter.joinCode();
  }

  /** Epoch milliseconds. */
  public long createdAt() {
    return charter.createdAt();
  }

  /** The IANA time zone of the place where it is held, as its creator's device named it. */
  public Optional<String> zone() {
    return Optional.ofNullable(charter.zone());
  }

  /** Epoch milliseconds. */
  public long deleteAfter() {
    return charter.deleteAfter();
  }

  /** The secret by which its tokens are recognised elsewhere, if it was created with one. */
  public Optional<RecoveryKey> recoveryKey() {
    return Optional.ofNullable(recovery).map(Recovery::key);
  }

  /** When it was brought back on this server, epoch milliseconds; null when it was not. */
  public @Nullable Long broughtBackAt() {
    return recovery == null ? null : recovery.broughtBackAt();
  }

  /** Whether this table, or the flipchart that it has, is known from phones alone (SPEC B4). */
  public boolean isTold(int table) {
    return recovery != null && recovery.told().contains(table);
  }

  /** Whether people may join who are not in yet. */
  public boolean joining() {
    return controls.joining();
  }

  /** By id, in the order in which they joined. */
  public Map<String, Participant> participants() {
    return people.participants();
  }

  /** The tables where somebody has a seat, be they there or away. */
  Set<Integer> seatedTables() {
    return people.seated().keySet();
  }

  /** Whose a token is, by its hash. */
  public Map<String, Principal> tokens() {
    return people.tokens();
  }

  /** Whether it has been created. */
  public boolean exists() {
    return charter.template() != null;
  }

  /**
   * Whether whoever saw this version may decide by it: no control came after it, and no table was
   * started afresh, whatever else happened (SPEC M9).
   */
  public boolean isControlledAsOf(long seenVersion) {
    return controlled <= seenVersion && seenVersion <= version;
  }

  /**
   * The activity that it follows, in the language that its file has first.
   *
   * @throws IllegalStateException before it is created
   */
  public Activity activity() {
    return activityFile().own();
  }

  /**
   * The activity that it follows, in all its languages.
   *
   * @throws IllegalStateException before it is created
   */
  public ActivityFile activityFile() {
    ActivityFile template = charter.template();
    if (template == null) {
      throw new IllegalStateException("the workshop has not been created");
    }
    return template;
  }

  /** Whose token this is the hash of; empty when it is nobody's, or no longer. */
  public Optional<Principal> principal(String tokenHash) {
    return Optional.ofNullable(tokens().get(tokenHash));
  }

  /** The table of this number. */
  public Optional<Table> table(int number) {
    return number >= 1 && number <= tables.size()
        ? Optional.of(tables.get(number - 1))
        : Optional.empty();
  }

  /** Whether there is a table of this number at which people sit (SPEC M32). */
  public boolean isOpen(int number) {
    return table(number).isPresent() && merges.closing(number).isEmpty();
  }

  /** Those at which people sit, in the order of their numbers. */
  public List<Table> openTables() {
    return tables.stream().filter(table -> isOpen(table.number())).toList();
  }

  /** The participant of this id. */
  public Optional<Participant> participant(String participantId) {
    return Optional.ofNullable(participants().get(participantId));
  }

  /** Who sits at this table, in the order in which they joined. */
  public List<Participant> participantsAt(int table) {
    return participants().values().stream().filter(person -> person.table() == table).toList();
  }

  /** The present phase as the activity describes it. */
  public Phase phase() {
    return activity().phase(controls.phase()).orElseThrow();
  }

  /**
   * When the present phase was entered, epoch milliseconds. Of one that was entered before that was
   * written down, when the workshop was created.
   */
  private long phaseEnteredAt() {
    List<RunSheet.PhaseRun> ran = runSheet.phases();
    return ran.isEmpty() ? createdAt() : ran.getLast().at();
  }

  /**
   * Since when tables are asked whether they are ready with the present phase, epoch milliseconds:
   * since it was entered, or since the last silence in it ended, which brought words that nobody
   * had seen.
   */
  public long askedAt() {
    Long shownAt = silence().shownAt();
    return shownAt == null ? phaseEnteredAt() : Math.max(phaseEnteredAt(), shownAt);
  }

  /** Whether a table that has said so of phases, and when it was asked, is ready with this one. */
  public boolean isReady(Map<String, Long> said) {
    return Objects.equals(said.get(controls.phase()), askedAt());
  }

  /** When this table's pens went down, for ever when it was closed; empty while it may write. */
  public OptionalLong lockedSince(int table) {
    Long since = controls.lockedSince().get(table);
    if (merges.closing(table).isPresent()) {
      return OptionalLong.of(0);
    }
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /** Whether every table's pens are down. */
  public boolean allLocked() {
    return !tables.isEmpty() && controls.lockedSince().size() == openTables().size();
  }

  /** The milliseconds that this table has more than the others. */
  public long extra(int table) {
    return controls.extra().getOrDefault(table, 0L);
  }

  /** The table that participants of other tables may read, if any. */
  public Optional<Integer> presentedTable() {
    return controls.screen().blank()
        ? Optional.empty()
        : Optional.ofNullable(controls.screen().table());
  }

  /**
   * The numbers of the tables whose map the screen shows, when it shows one: those of the part that
   * was chosen, or all where there is none of it any longer (SPEC M48).
   */
  public List<Integer> tablesOnMap() {
    MapPart part = controls.screen().map();
    List<Integer> chosen =
        part == null
            ? List.of()
            : openTables().stream().filter(part::has).map(Table::number).toList();
    return chosen.isEmpty() ? openTables().stream().map(Table::number).toList() : chosen;
  }

  /** Whether the room screen shows which cards the room has, as a map or at the end (SPEC M35). */
  public boolean showsRoomCards() {
    ScreenState screen = controls.screen();
    PhaseScreen scene = screen.scene() == null ? phase().screen() : screen.scene();
    return !screen.blank()
        && screen.table() == null
        && (scene == PhaseScreen.MAP || scene == PhaseScreen.END);
  }

  Workshop with(Controls newControls, @Nullable Undo newUndo) {
    return changing(
        next -> {
          next.controlled = version + 1;
          next.controls = newControls;
          next.undo = newUndo;
        });
  }

  Workshop withJoinCode(String code) {
    return with(charter.withJoinCode(code));
  }

  Workshop withZone(String zone) {
    return with(charter.withZone(zone));
  }

  private Workshop with(Charter other) {
    return changing(next -> next.charter = other);
  }

  /** The same, in which whoever saw an earlier version may decide no more by it (SPEC M9). */
  Workshop asControlled() {
    return changing(next -> next.controlled = version + 1);
  }

  /** The same once one more event has happened. */
  Workshop after(Workshop before, long at) {
    return changing(
        next -> {
          next.version = before.version + 1;
          next.trail = before.trail.with(at);
        });
  }

  /**
   * Whether its history is another than the one that had this point: the journal has lost what came
   * before it (SPEC J33). Not where it was brought back since, nor where that is not known.
   */
  public boolean contradicts(Trail.Point point) {
    Long last = trail.lastOf(point.version(), version);
    Long back = broughtBackAt();
    return last != null && last != point.last() && (back == null || back < point.last());
  }

  Workshop with(Table changed) {
    return withTables(
        tables.stream()
            .map(table -> table.number() == changed.number() ? changed : table)
            .toList());
  }

  Workshop with(People newPeople) {
    return changing(next -> next.people = newPeople);
  }

  Workshop with(List<Message> newMessages) {
    return changing(next -> next.messages = newMessages);
  }

  Workshop with(SequencedSet<HiddenItem> newHidden) {
    return changing(next -> next.hidden = newHidden);
  }

  Workshop withVerdicts(List<CardVerdict> newVerdicts) {
    return changing(next -> next.verdicts = newVerdicts);
  }

  Workshop with(Recovery changed) {
    return changing(next -> next.recovery = changed);
  }

  Workshop with(RunSheet newRunSheet) {
    if (newRunSheet.equals(runSheet)) {
      return this;
    }
    return changing(next -> next.runSheet = newRunSheet);
  }

  /** The ids of what of a table's flipchart is kept off the screen and the wall. */
  public Set<String> hiddenAt(int table) {
    return hidden.stream()
        .filter(item -> item.table() == table)
        .map(HiddenItem::item)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an answer is to be seen: nobody hid it, and who made it is not kept out. */
  boolean isSeen(Offer offer) {
    return !offers.isHidden(offer) && !people.keptOut().containsKey(offer.by());
  }

  /** What the room answered to a table and is seen, and to those whose people sit there now. */
  public List<Offer> offersTo(int table) {
    return allOffersTo(table).stream().filter(this::isSeen).toList();
  }

  /** What somebody has answered to a turn, also what is hidden. */
  public List<Offer> offersBy(String participantId, String phase, int table) {
    return offers.to(table).stream()
        .filter(offer -> offer.by().equals(participantId) && offer.phase().equals(phase))
        .toList();
  }

  /** The same with what is hidden. */
  List<Offer> allOffersTo(int table) {
    return offers.made().keySet().stream()
        .filter(other -> merges.seatsOf(other) == table)
        .flatMap(other -> offers.to(other).stream())
        .sorted(Comparator.comparingLong(Offer::at))
        .toList();
  }

  Workshop with(Offers newOffers) {
    return changing(next -> next.offers = newOffers);
  }

  Workshop with(Crew newCrew) {
    return changing(next -> next.crew = newCrew);
  }

  Workshop with(Merges newMerges) {
    return changing(next -> next.merges = newMerges);
  }

  /** With one table more, which has the number after the last. */
  Workshop withAdded(Table table) {
    List<Table> more = new ArrayList<>(tables);
    more.add(table);
    return withTables(more);
  }

  /** Without the last table, and without what was said of it. */
  Workshop withoutLastTable() {
    int last = tables.size();
    SequencedSet<HiddenItem> others = new LinkedHashSet<>(hidden);
    others.removeIf(item -> item.table() == last);
    return withTables(tables.subList(0, last - 1))
        .with(
            messages.stream().filter(each -> each.table() == null || each.table() != last).toList())
        .with(others)
        .with(crew.withoutTable(last));
  }

  private Workshop withTables(List<Table> newTables) {
    return changing(next -> next.tables = newTables);
  }

  /** With people of whom one has taken a seat, which undo then does not take back. */
  Workshop seating(People newPeople, String participantId, int table) {
    return changing(
        next -> {
          next.people = newPeople;
          next.undo = undo == null ? null : undo.afterSeating(participantId, table);
        });
  }

  /** After somebody has taken another name, which undo leaves to them. */
  Workshop afterRenaming(String participantId) {
    return changing(next -> next.undo = undo == null ? null : undo.afterRenaming(participantId));
  }

  /** The same with another silence. */
  Workshop with(Silence newSilence, @Nullable Undo newUndo) {
    return changing(
        next -> {
          next.undo = newUndo;
          next.silence = newSilence;
        });
  }

  /** With one more who joined, or a link that was made. */
  Workshop recognising(String id) {
    return recovery == null ? this : with(recovery.recognising(id));
  }

  /** With a flipchart of this table that a facilitator has started, and no phone told of. */
  Workshop startedHere(int table) {
    return recovery == null ? this : with(recovery.startedAfresh(table));
  }

  private Workshop changing(Consumer<Parts> change) {
    Parts next = new Parts(this);
    change.accept(next);
    return next.whole();
  }

  /** The parts of a workshop while the next one is made of them. */
  private static final class Parts {
    private long version;
    private long controlled;
    private Charter charter;
    private List<Table> tables;
    private People people;
    private Controls controls;
    private List<Message> messages;
    private SequencedSet<HiddenItem> hidden;
    private List<CardVerdict> verdicts;
    private @Nullable Undo undo;
    private @Nullable Recovery recovery;
    private RunSheet runSheet;
    private Crew crew;
    private Silence silence;
    private Merges merges;
    private Offers offers;
    private Trail trail;

    Parts(Workshop before) {
      version = before.version;
      controlled = before.controlled;
      charter = before.charter;
      tables = before.tables;
      people = before.people;
      controls = before.controls;
      messages = before.messages;
      hidden = before.hidden;
      verdicts = before.verdicts;
      undo = before.undo;
      recovery = before.recovery;
      runSheet = before.runSheet;
      crew = before.crew;
      silence = before.silence;
      merges = before.merges;
      offers = before.offers;
      trail = before.trail;
    }

    Workshop whole() {
      return new Workshop(
          version,
          controlled,
          charter,
          tables,
          people,
          controls,
          messages,
          hidden,
          verdicts,
          undo,
          recovery,
          runSheet,
          crew,
          silence,
          merges,
          offers,
          trail);
    }
  }
}
