package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.charrette.message.MessageSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A control that comes twice, because a thumb pressed twice or an answer was lost, does what it
 * does once, whatever people did in between.
 */
class RepeatedCommandsTest {
  private static final int TABLES = 3;
  private static final int STEPS = 8_000;

  /** Why a command does nothing more when it comes twice. */
  private enum Way {
    /** It says what is to be; then it is so. */
    SAYS_WHAT_IS_TO_BE,
    /** It names what was seen of people, and means nothing that came later. */
    NAMES_WHAT_WAS_SEEN,
    /** It adds words, and comes with the key of its call (SPEC H23). */
    HAS_A_KEY,
    /** It comes with the version that was seen, of which it makes another. */
    HAS_A_VERSION
  }

  private static final Map<Way, Set<String>> COMMANDS =
      Map.of(
          Way.SAYS_WHAT_IS_TO_BE,
          Set.of(
              "set-phase-length",
              "set-plan",
              "set-automation",
              "ask-for-silence",
              "reorder-phases",
              "order-turns",
              "offer-after-each",
              "hide-offer",
              "show-table",
              "choose-scene",
              "show-map",
              "clear-screen",
              "blank-screen",
              "lock",
              "unlock",
              "withdraw-message",
              "hide",
              "unhide",
              "tell-cards",
              "move-participant",
              "remove-participant",
              "keep-out",
              "let-in",
              "give-seat",
              "take-back-seat",
              "close-joining",
              "open-joining",
              "rename-participant",
              "rename-table",
              "remove-note",
              "revoke-link"),
          Way.NAMES_WHAT_WAS_SEEN,
          Set.of("remove-silent", "clear-help", "claim-help", "release-help"),
          Way.HAS_A_KEY,
          Set.of("send-message", "note-table", "tell-crew"),
          Way.HAS_A_VERSION,
          Set.of(
              "go-to-phase",
              "next-phase",
              "previous-phase",
              "set-phase-lengths",
              "form-pairs",
              "show-words",
              "start-timer",
              "pause-timer",
              "resume-timer",
              "add-time",
              "set-timer",
              "reset-timer",
              "extra-time",
              "draw-turns",
              "call-turn",
              "next-turn",
              "skip-turn",
              "end-turn",
              "signal-wrap-up",
              "open-offers",
              "freeze-text",
              "move-everybody",
              "renew-join-code",
              "add-table",
              "merge-tables",
              "start-afresh",
              "undo"));

  private static final Map<Class<?>, String> TYPES =
      Arrays.stream(FacilitatorCommand.class.getAnnotation(JsonSubTypes.class).value())
          .collect(Collectors.toMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

  private static Way wayOf(String type) {
    return COMMANDS.entrySet().stream()
        .filter(way -> way.getValue().contains(type))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new AssertionError(type + " may do more when it comes twice"));
  }

  private long now = PlayedWorkshop.START;
  private int newcomers;

  @Test
  @DisplayName("[M9] it is known of every command why it does no more when it comes twice")
  void every() {
    List<String> known = COMMANDS.values().stream().flatMap(Set::stream).toList();
    assertThat(known).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(TYPES.values());
  }

  @Test
  @DisplayName("[M9] pages send the version with those that need it, and what was seen likewise")
  void asPagesSendThem() throws Exception {
    for (String type : TYPES.values()) {
      assertThat(MessageSamples.read("commands/" + type).has("expectedVersion"))
          .as(type)
          .isEqualTo(wayOf(type) == Way.HAS_A_VERSION);
    }
    CommandJson commands = new CommandJson(() -> 1, () -> "QQ7762");
    for (String type : Objects.requireNonNull(COMMANDS.get(Way.NAMES_WHAT_WAS_SEEN))) {
      assertThat(namesWhatWasSeen(commands.read(MessageSamples.read("commands/" + type))))
          .as(type)
          .isTrue();
    }
  }

  @Test
  @DisplayName("[M9] [M13] [M29] what comes twice does nothing more, whatever people do in between")
  void twice() {
    Set<String> tried = new HashSet<>();
    for (long seed : new long[] {1, 2, 3}) {
      play(new Random(seed), tried);
    }
    assertThat(tried).containsExactlyInAnyOrderElementsOf(TYPES.values());
  }

  private void play(Random random, Set<String> tried) {
    RandomCommands commands = new RandomCommands(random, TABLES);
    Workshop state = after(Workshop.UNBORN, PlayedWorkshop.creation(TABLES));
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(90_000);
      Command command =
          random.nextInt(4) == 0 ? aboutWhatIsThere(state, random) : commands.next(state);
      Workshop next = after(state, command);
      String type = TYPES.get(command.getClass());
      if (type != null && next.version() > state.version() && namesWhatWasSeen(command)) {
        tried.add(type);
        check(wayOf(type), command, state, next);
      }
      state = next;
    }
  }

  /** One of those that chance rarely lets meet what they are about. */
  private static Command aboutWhatIsThere(Workshop state, Random random) {
    int table = 1 + random.nextInt(TABLES);
    String newcomer = "p" + random.nextInt(60);
    List<Command> some =
        new ArrayList<>(
            List.of(
                new Command.Join(newcomer, "Newcomer", table, "hash-" + newcomer),
                new FacilitatorCommand.Unlock(null),
                new SilentCommand.ShowWords(),
                new FacilitatorCommand.OpenOffers(true),
                new FacilitatorCommand.ShowTable(table),
                new FacilitatorCommand.FreezeText(true, table, Map.of())));
    List<String> people = List.copyOf(state.participants().keySet());
    if (people.size() > 9) {
      String id = people.get(random.nextInt(people.size()));
      some.add(
          random.nextInt(9) == 0
              ? new FacilitatorCommand.RemoveSilent(people.get(4))
              : new FacilitatorCommand.GiveSeat(people.getFirst(), people.getLast()));
      some.add(new FacilitatorCommand.RenameParticipant(id, "Name " + random.nextInt(9)));
      some.add(new FacilitatorCommand.KeepOut(List.of(id)));
      some.add(new FacilitatorCommand.MoveParticipant(id, table));
      some.add(new Command.RaiseHelp(id, true));
      int answered =
          state.controls().turnsIn("pitches").map(turns -> turns.answering().table()).orElse(table);
      some.add(new Command.MakeOffer(offer(answered, id), "Answer"));
    }
    some.add(
        new FacilitatorCommand.LetIn(state.people().keptOut().keySet().stream().limit(1).toList()));
    Table seen = state.table(table).orElseThrow();
    some.add(new CrewCommand.ClaimHelp(table, "Ana", seen.helpSince()));
    state
        .crew()
        .claimOf(table)
        .ifPresent(claim -> some.add(new CrewCommand.ReleaseHelp(table, claim.at())));
    state.crew().notesOn(table).stream()
        .findFirst()
        .ifPresent(note -> some.add(new CrewCommand.RemoveNote(note.id())));
    state.offers().to(table).stream()
        .findFirst()
        .ifPresent(
            offer -> some.add(new FacilitatorCommand.HideOffer(offer.key(), random.nextBoolean())));
    state.people().handovers().made().stream()
        .map(Handover::given)
        .findFirst()
        .ifPresent(
            given -> some.add(new FacilitatorCommand.TakeBackSeat(given.seat(), given.at())));
    return some.get(random.nextInt(some.size()));
  }

  private static Offer.Key offer(int table, String by) {
    return new Offer.Key("pitches", table, by, OfferKind.CONTACT);
  }

  private void check(Way way, Command command, Workshop before, Workshop after) {
    switch (way) {
      case HAS_A_VERSION -> {
        // The rest, which no control comes after, says what is to be as well.
        if (after.isControlledAsOf(before.version())) {
          assertOnce(command, after);
        }
      }
      case HAS_A_KEY -> {
        Command keyed = new Command.SayOnce("key", (Words) command);
        assertOnce(keyed, after(before, keyed));
      }
      case SAYS_WHAT_IS_TO_BE, NAMES_WHAT_WAS_SEEN -> assertOnce(command, after);
    }
  }

  private void assertOnce(Command command, Workshop after) {
    now++;
    assertThat(after(after, command)).as("%s at once", command).isSameAs(after);
    Workshop later = afterPeople(after);
    assertThat(after(later, command)).as("%s later", command).isSameAs(later);
  }

  /** People come, call for help again, and are answered; others say something. */
  private Workshop afterPeople(Workshop start) {
    List<Command> done = new ArrayList<>();
    done.add(new CrewCommand.TellCrew("Zoe", "On my way"));
    for (int table = 1; table <= TABLES; table++) {
      String id = "newcomer-" + ++newcomers;
      done.add(new Command.Join(id, "Newcomer", table, "hash-" + id));
      done.add(new Command.RaiseHelp(id, false));
      done.add(new Command.RaiseHelp(id, true));
      done.add(new CrewCommand.ClaimHelp(table, "Zoe", null));
      done.add(new CrewCommand.NoteTable(table, "Zoe", "On my way"));
    }
    Workshop state = start;
    for (Command each : done) {
      now += 1_000;
      state = after(state, each);
    }
    return state;
  }

  /** Whether a command that means what was seen says so; those do not that are of older pages. */
  private static boolean namesWhatWasSeen(Command command) {
    return switch (command) {
      case FacilitatorCommand.RemoveSilent silent -> silent.last() != null;
      case FacilitatorCommand.ClearHelp clear -> clear.since() != null;
      case CrewCommand.ClaimHelp claim -> claim.since() != null;
      case CrewCommand.ReleaseHelp release -> release.at() != null;
      default -> true;
    };
  }

  /** The very same state when nothing comes of the command. */
  private Workshop after(Workshop state, Command command) {
    if (!(Decider.decide(state, command, now) instanceof Decision.Accepted accepted)) {
      return state;
    }
    Workshop next = state;
    for (Event event : accepted.events()) {
      next = Evolver.evolve(next, event);
    }
    return next;
  }
}
