package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.charrette.activity.Phase;
import io.charrette.activity.PhaseScreen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A control of the facilitator (SPEC M3), as the dashboard sends it. Constructors refuse values
 * that no state could accept with an {@link IllegalArgumentException}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FacilitatorCommand.GoToPhase.class, name = "go-to-phase"),
  @JsonSubTypes.Type(value = FacilitatorCommand.NextPhase.class, name = "next-phase"),
  @JsonSubTypes.Type(value = FacilitatorCommand.PreviousPhase.class, name = "previous-phase"),
  @JsonSubTypes.Type(value = FacilitatorCommand.SetPhaseLength.class, name = "set-phase-length"),
  @JsonSubTypes.Type(value = PlanCommand.SetPhaseLengths.class, name = "set-phase-lengths"),
  @JsonSubTypes.Type(value = PlanCommand.SetPlan.class, name = "set-plan"),
  @JsonSubTypes.Type(value = PlanCommand.SetAutomation.class, name = "set-automation"),
  @JsonSubTypes.Type(value = SilentCommand.AskForSilence.class, name = "ask-for-silence"),
  @JsonSubTypes.Type(value = SilentCommand.FormPairs.class, name = "form-pairs"),
  @JsonSubTypes.Type(value = SilentCommand.ShowWords.class, name = "show-words"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ReorderPhases.class, name = "reorder-phases"),
  @JsonSubTypes.Type(value = FacilitatorCommand.StartTimer.class, name = "start-timer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.PauseTimer.class, name = "pause-timer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ResumeTimer.class, name = "resume-timer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.AddTime.class, name = "add-time"),
  @JsonSubTypes.Type(value = FacilitatorCommand.SetTimer.class, name = "set-timer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ResetTimer.class, name = "reset-timer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ExtraTime.class, name = "extra-time"),
  @JsonSubTypes.Type(value = FacilitatorCommand.DrawTurns.class, name = "draw-turns"),
  @JsonSubTypes.Type(value = FacilitatorCommand.OrderTurns.class, name = "order-turns"),
  @JsonSubTypes.Type(value = FacilitatorCommand.CallTurn.class, name = "call-turn"),
  @JsonSubTypes.Type(value = FacilitatorCommand.NextTurn.class, name = "next-turn"),
  @JsonSubTypes.Type(value = FacilitatorCommand.SkipTurn.class, name = "skip-turn"),
  @JsonSubTypes.Type(value = FacilitatorCommand.EndTurn.class, name = "end-turn"),
  @JsonSubTypes.Type(value = FacilitatorCommand.SignalWrapUp.class, name = "signal-wrap-up"),
  @JsonSubTypes.Type(value = FacilitatorCommand.OpenOffers.class, name = "open-offers"),
  @JsonSubTypes.Type(value = FacilitatorCommand.OfferAfterEach.class, name = "offer-after-each"),
  @JsonSubTypes.Type(value = FacilitatorCommand.HideOffer.class, name = "hide-offer"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ShowTable.class, name = "show-table"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ChooseScene.class, name = "choose-scene"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ShowMap.class, name = "show-map"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ClearScreen.class, name = "clear-screen"),
  @JsonSubTypes.Type(value = FacilitatorCommand.FreezeText.class, name = "freeze-text"),
  @JsonSubTypes.Type(value = FacilitatorCommand.BlankScreen.class, name = "blank-screen"),
  @JsonSubTypes.Type(value = FacilitatorCommand.Lock.class, name = "lock"),
  @JsonSubTypes.Type(value = FacilitatorCommand.Unlock.class, name = "unlock"),
  @JsonSubTypes.Type(value = FacilitatorCommand.SendMessage.class, name = "send-message"),
  @JsonSubTypes.Type(value = FacilitatorCommand.WithdrawMessage.class, name = "withdraw-message"),
  @JsonSubTypes.Type(value = FacilitatorCommand.ClearHelp.class, name = "clear-help"),
  @JsonSubTypes.Type(value = FacilitatorCommand.Hide.class, name = "hide"),
  @JsonSubTypes.Type(value = FacilitatorCommand.Unhide.class, name = "unhide"),
  @JsonSubTypes.Type(value = FacilitatorCommand.MoveParticipant.class, name = "move-participant"),
  @JsonSubTypes.Type(value = FacilitatorCommand.MoveEverybody.class, name = "move-everybody"),
  @JsonSubTypes.Type(
      value = FacilitatorCommand.RemoveParticipant.class,
      name = "remove-participant"),
  @JsonSubTypes.Type(value = FacilitatorCommand.RemoveSilent.class, name = "remove-silent"),
  @JsonSubTypes.Type(value = FacilitatorCommand.KeepOut.class, name = "keep-out"),
  @JsonSubTypes.Type(value = FacilitatorCommand.LetIn.class, name = "let-in"),
  @JsonSubTypes.Type(value = FacilitatorCommand.GiveSeat.class, name = "give-seat"),
  @JsonSubTypes.Type(value = FacilitatorCommand.TakeBackSeat.class, name = "take-back-seat"),
  @JsonSubTypes.Type(value = FacilitatorCommand.CloseJoining.class, name = "close-joining"),
  @JsonSubTypes.Type(value = FacilitatorCommand.OpenJoining.class, name = "open-joining"),
  @JsonSubTypes.Type(value = FacilitatorCommand.RenewJoinCode.class, name = "renew-join-code"),
  @JsonSubTypes.Type(value = FacilitatorCommand.RevokeLink.class, name = "revoke-link"),
  @JsonSubTypes.Type(value = CrewCommand.ClaimHelp.class, name = "claim-help"),
  @JsonSubTypes.Type(value = CrewCommand.ReleaseHelp.class, name = "release-help"),
  @JsonSubTypes.Type(value = CrewCommand.NoteTable.class, name = "note-table"),
  @JsonSubTypes.Type(value = CrewCommand.RemoveNote.class, name = "remove-note"),
  @JsonSubTypes.Type(value = CrewCommand.TellCrew.class, name = "tell-crew"),
  @JsonSubTypes.Type(
      value = FacilitatorCommand.RenameParticipant.class,
      name = "rename-participant"),
  @JsonSubTypes.Type(value = FacilitatorCommand.AddTable.class, name = "add-table"),
  @JsonSubTypes.Type(value = MergeTables.class, name = "merge-tables"),
  @JsonSubTypes.Type(value = FacilitatorCommand.RenameTable.class, name = "rename-table"),
  @JsonSubTypes.Type(value = FacilitatorCommand.StartAfresh.class, name = "start-afresh"),
  @JsonSubTypes.Type(value = CardCommand.TellCards.class, name = "tell-cards"),
  @JsonSubTypes.Type(value = FacilitatorCommand.TakeBack.class, name = "undo"),
})
public sealed interface FacilitatorCommand extends Command
    permits FacilitatorCommand.Phases,
        FacilitatorCommand.Timer,
        FacilitatorCommand.Calling,
        FacilitatorCommand.Showing,
        FacilitatorCommand.Admission,
        FacilitatorCommand.Hosting,
        FacilitatorCommand.TakeBack,
        MergeTables,
        CrewCommand,
        PlanCommand,
        CardCommand,
        SilentCommand {

  /** Whether helpers may give it, too: about help, notes, and messages to one table (SPEC M19). */
  default boolean isForHelpers() {
    return this instanceof ClearHelp
        || this instanceof CrewCommand
        || (this instanceof SendMessage say && say.table() != null);
  }

  /** Goes through the phases, or changes them. */
  sealed interface Phases extends FacilitatorCommand {}

  /** Handles the clock. */
  sealed interface Timer extends FacilitatorCommand {}

  /** Calls tables one after the other, in phases with turns. */
  sealed interface Calling extends FacilitatorCommand {}

  /** Says what is on the screen, what is hidden from it, and who may write. */
  sealed interface Showing extends FacilitatorCommand {}

  /** Says who may come in, and who may come back. */
  sealed interface Admission extends FacilitatorCommand {}

  /** Deals with people: their tables, their calls for help, messages to them. */
  sealed interface Hosting extends FacilitatorCommand {}

  /** Enters a phase. */
  record GoToPhase(String phase) implements Phases {
    public GoToPhase {
      present("phase", phase);
    }
  }

  /** Enters the phase after the present one. */
  record NextPhase() implements Phases {}

  /** Enters the phase before the present one. */
  record PreviousPhase() implements Phases {}

  /**
   * Gives a phase another length.
   *
   * @param length milliseconds
   */
  record SetPhaseLength(String phase, long length) implements Phases {
    public SetPhaseLength {
      present("phase", phase);
      if (length < Phase.SHORTEST_MS || length > Phase.LONGEST_MS) {
        throw new IllegalArgumentException("length must be from 10 seconds to 4 hours");
      }
    }
  }

  /**
   * Puts the phases in another order.
   *
   * @param phases all their ids
   */
  record ReorderPhases(List<String> phases) implements Phases {
    public ReorderPhases {
      phases = entries("phases", phases);
    }
  }

  /** Starts a clock that is ready. */
  record StartTimer() implements Timer {}

  /** Stops a running clock where it is. */
  record PauseTimer() implements Timer {}

  /** Lets a paused clock go on. */
  record ResumeTimer() implements Timer {}

  /**
   * Adds time to the clock, or takes some from it.
   *
   * @param ms milliseconds
   */
  record AddTime(long ms) implements Timer {
    public AddTime {
      checkTimeStep(ms);
    }
  }

  /**
   * Leaves so much on the clock, whether it is ready, running or paused.
   *
   * @param ms milliseconds
   */
  record SetTimer(long ms) implements Timer {
    public SetTimer {
      if (ms < 0 || ms > WorkshopLimits.CLOCK_MS) {
        throw new IllegalArgumentException("ms must be from 0 to 24 hours");
      }
    }
  }

  /** Makes the clock ready again, with the phase's length. */
  record ResetTimer() implements Timer {}

  /**
   * Gives one table more time than the others, or takes some of that back.
   *
   * @param ms milliseconds
   */
  record ExtraTime(int table, long ms) implements Timer {
    public ExtraTime {
      checkTimeStep(ms);
    }
  }

  /**
   * Draws the order of the tables still to come in a phase.
   *
   * @param seed decides the order; the server's, not the client's
   */
  record DrawTurns(String phase, long seed) implements Calling {
    public DrawTurns {
      present("phase", phase);
    }
  }

  /**
   * Sets the order of the tables still to come in a phase.
   *
   * @param order all of them, and any that are done and shall come again
   */
  record OrderTurns(String phase, List<Integer> order) implements Calling {
    public OrderTurns {
      present("phase", phase);
      order = entries("order", order);
    }
  }

  /** It is this table's turn now. */
  record CallTurn(int table) implements Calling {}

  /** Calls the first table of the order. */
  record NextTurn() implements Calling {}

  /** Puts a table at the end of the order of a phase. */
  record SkipTurn(String phase, int table) implements Calling {
    public SkipTurn {
      present("phase", phase);
    }
  }

  /** Ends the turn of the table that has it. */
  record EndTurn() implements Calling {}

  /** Asks the table whose turn it is to come to an end, unseen by the room, or no longer does. */
  record SignalWrapUp(boolean on) implements Calling {}

  /** Lets the room answer to the turn that is or was last, or no longer. */
  record OpenOffers(boolean open) implements Calling {}

  /** Lets the room answer after every turn of a phase, or only when it is asked to. */
  record OfferAfterEach(String phase, boolean on) implements Calling {
    public OfferAfterEach {
      present("phase", phase);
    }
  }

  /** Keeps an answer off the phones, or lets them have it again. */
  record HideOffer(Offer.Key offer, boolean hidden) implements Calling {
    public HideOffer {
      present("offer", offer);
    }
  }

  /** Shows a table's flipchart on the screen. */
  record ShowTable(int table) implements Showing {}

  /** Shows a scene until another is chosen, a table is shown or called, or a phase begins. */
  record ChooseScene(PhaseScreen scene) implements Showing {
    public ChooseScene {
      present("scene", scene);
    }
  }

  /** Shows the map of a part of the room; {@link MapPart} says what each field means. */
  record ShowMap(@Nullable String place, @Nullable Integer table) implements Showing {
    public ShowMap {
      new MapPart(place, table);
    }

    MapPart part() {
      return new MapPart(place, table);
    }
  }

  /** Shows what the present phase has by itself. */
  record ClearScreen() implements Showing {}

  /**
   * Lets the table on the screen stay there with its texts as they are, or again as they become.
   *
   * @param table the one whose texts were read; the server's, not the client's
   * @param texts by field; likewise
   */
  record FreezeText(boolean on, @Nullable Integer table, Map<String, String> texts)
      implements Showing {
    public FreezeText {
      present("texts", texts);
      texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** The same, with what is written at a table. */
    public FreezeText with(int read, Map<String, String> written) {
      return new FreezeText(on, read, written);
    }
  }

  /** Makes the screen show nothing, or again what it showed. */
  record BlankScreen(boolean blank) implements Showing {}

  /**
   * Pens down.
   *
   * @param table null: all tables
   */
  record Lock(@Nullable Integer table) implements Showing {}

  /**
   * Pens up.
   *
   * @param table null: all tables
   */
  record Unlock(@Nullable Integer table) implements Showing {}

  /** Keeps a part of a flipchart off the screen and the wall. */
  record Hide(int table, String item) implements Showing {
    public Hide {
      checkItem(item);
    }
  }

  /** Lets it be seen again. */
  record Unhide(int table, String item) implements Showing {
    public Unhide {
      checkItem(item);
    }
  }

  /**
   * Tells the phones, the screen or both something.
   *
   * @param table null: all tables
   * @param on the phones where a message for one table is shown
   */
  record SendMessage(String text, @Nullable Integer table, Reach on) implements Hosting, Words {
    public SendMessage {
      Text.message(present("text", text)).ifPresent(FacilitatorCommand::refuse);
      if (present("on", on).screen() && table != null) {
        throw new IllegalArgumentException("on must be phones for a message to one table");
      }
    }
  }

  /** Takes a message off the phones, the screen or both. */
  record WithdrawMessage(String id, Reach from) implements Hosting {
    public WithdrawMessage {
      present("id", id);
      present("from", from);
    }
  }

  /**
   * A table has been helped.
   *
   * @param since which of its calls is meant, by when it began; null: whichever there is, as pages
   *     of before mean it
   */
  record ClearHelp(int table, @Nullable Long since) implements Hosting {}

  /** Seats a participant at another table. */
  record MoveParticipant(String participant, int table) implements Hosting {
    public MoveParticipant {
      present("participant", participant);
    }
  }

  /**
   * Sends everybody on to other tables.
   *
   * @param stay the ids of those who stay where they are
   */
  record MoveEverybody(List<String> stay) implements Hosting {
    public MoveEverybody {
      stay = entries("stay", stay);
    }
  }

  /** Removes a participant and revokes the token. */
  record RemoveParticipant(String participant) implements Hosting {
    public RemoveParticipant {
      present("participant", participant);
    }
  }

  /**
   * Removes all participants who have not written anything.
   *
   * @param last who joined last of those who are meant; null: whoever is there, as pages of before
   *     mean it
   */
  record RemoveSilent(@Nullable String last) implements Admission {}

  /**
   * Removes participants, and lets nobody in who brings a token of theirs.
   *
   * @param participants their ids; who is gone already is passed over
   */
  record KeepOut(List<String> participants) implements Admission {
    public KeepOut {
      participants = entries("participants", participants);
    }
  }

  /**
   * Lets participants who were kept out in again, as far as their tables have seats.
   *
   * @param participants their ids
   */
  record LetIn(List<String> participants) implements Admission {
    public LetIn {
      participants = entries("participants", participants);
    }
  }

  /** Gives a participant's seat to the phone of another, who is then nobody else any longer. */
  record GiveSeat(String seat, String to) implements Admission {
    public GiveSeat {
      present("seat", seat);
      present("to", to);
    }
  }

  /**
   * Gives a seat back to the phone that had it before.
   *
   * @param at when it was given to the other, epoch milliseconds
   */
  record TakeBackSeat(String seat, long at) implements Admission {
    public TakeBackSeat {
      present("seat", seat);
    }
  }

  /** Lets nobody more join. */
  record CloseJoining() implements Admission {}

  /** Lets people join again. */
  record OpenJoining() implements Admission {}

  /**
   * Makes another code the one that people join with.
   *
   * @param joinCode an unused one; the server's, not the client's
   */
  record RenewJoinCode(String joinCode) implements Admission {
    public RenewJoinCode {
      present("joinCode", joinCode);
    }
  }

  /** Lets nobody in any longer by this link, and sends away who came by it. */
  record RevokeLink(String link) implements Admission {
    public RevokeLink {
      present("link", link);
    }
  }

  /** Gives a participant another name. */
  record RenameParticipant(String participant, String name) implements Hosting {
    public RenameParticipant {
      present("participant", participant);
      Text.name("name", present("name", name).strip(), 1, WorkshopLimits.PARTICIPANT_NAME)
          .ifPresent(FacilitatorCommand::refuse);
    }
  }

  /** Adds a table after the last one. */
  record AddTable(String place, String label) implements Hosting {
    public AddTable {
      Text.name("place", present("place", place), 0, WorkshopLimits.PLACE)
          .ifPresent(FacilitatorCommand::refuse);
      Text.name("label", present("label", label), 0, WorkshopLimits.LABEL)
          .ifPresent(FacilitatorCommand::refuse);
    }
  }

  /** Gives a table another place and label. */
  record RenameTable(int table, String place, String label) implements Hosting {
    public RenameTable {
      Text.name("place", present("place", place), 0, WorkshopLimits.PLACE)
          .ifPresent(FacilitatorCommand::refuse);
      Text.name("label", present("label", label), 0, WorkshopLimits.LABEL)
          .ifPresent(FacilitatorCommand::refuse);
    }
  }

  /** Gives a table an empty flipchart; what was on the one before is kept in its history. */
  record StartAfresh(int table) implements Hosting {}

  /** Takes the last control back (SPEC M7). */
  record TakeBack() implements FacilitatorCommand {}

  private static <T> T present(String field, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  private static <T> List<T> entries(String field, @Nullable List<T> values) {
    List<T> list = present(field, values);
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(field + " has an empty entry");
    }
    return List.copyOf(list);
  }

  private static void checkTimeStep(long ms) {
    if (ms == 0 || ms < -WorkshopLimits.TIME_STEP_MS || ms > WorkshopLimits.TIME_STEP_MS) {
      throw new IllegalArgumentException("ms must not be 0 and at most an hour either way");
    }
  }

  private static void checkItem(@Nullable String item) {
    if (!present("item", item).matches("[\\x21-\\x7E]{1,80}")) {
      throw new IllegalArgumentException("item must be the id of a field, of a role or of a card");
    }
  }

  private static void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }
}
