package io.charrette.workshop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.PhaseScreen;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a workshop, and when. Events are facts: a drawn order, not a seed; a deadline,
 * not a length of time from now. What events are called in the journal stays as it is: names there
 * are older than those here (SPEC M10).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Created.class, name = "created"),
  @JsonSubTypes.Type(value = Event.ZoneSet.class, name = "zone-set"),
  @JsonSubTypes.Type(value = Event.RecoveryKeySet.class, name = "recovery-key-set"),
  @JsonSubTypes.Type(value = Event.BroughtBack.class, name = "brought-back"),
  @JsonSubTypes.Type(value = Event.PhaseEntered.class, name = "phase-entered"),
  @JsonSubTypes.Type(value = Event.PhaseLengthSet.class, name = "phase-length-set"),
  @JsonSubTypes.Type(value = Event.PhaseAdvanced.class, name = "phase-advanced"),
  @JsonSubTypes.Type(value = Event.PhaseLengthsSet.class, name = "phase-lengths-set"),
  @JsonSubTypes.Type(value = Event.PlanSet.class, name = "plan-set"),
  @JsonSubTypes.Type(value = Event.AutomationSet.class, name = "automation-set"),
  @JsonSubTypes.Type(value = Event.Cued.class, name = "cued"),
  @JsonSubTypes.Type(value = Event.SilenceAsked.class, name = "silence-asked"),
  @JsonSubTypes.Type(value = Event.PairsFormed.class, name = "pairs-formed"),
  @JsonSubTypes.Type(value = Event.WordsShown.class, name = "words-shown"),
  @JsonSubTypes.Type(value = Event.DraftHeld.class, name = "draft-held"),
  @JsonSubTypes.Type(value = Event.PhasesReordered.class, name = "phases-reordered"),
  @JsonSubTypes.Type(value = Event.TimerStarted.class, name = "timer-started"),
  @JsonSubTypes.Type(value = Event.TimerPaused.class, name = "timer-paused"),
  @JsonSubTypes.Type(value = Event.TimerResumed.class, name = "timer-resumed"),
  @JsonSubTypes.Type(value = Event.TimeAdded.class, name = "time-added"),
  @JsonSubTypes.Type(value = Event.TimerReset.class, name = "timer-reset"),
  @JsonSubTypes.Type(value = Event.ExtraTimeGiven.class, name = "extra-time-given"),
  @JsonSubTypes.Type(value = Event.TurnsOrdered.class, name = "pitches-ordered"),
  @JsonSubTypes.Type(value = Event.TurnCalled.class, name = "pitch-called"),
  @JsonSubTypes.Type(value = Event.TurnSkipped.class, name = "pitch-skipped"),
  @JsonSubTypes.Type(value = Event.TurnEnded.class, name = "pitch-ended"),
  @JsonSubTypes.Type(value = Event.WrapUpSignalled.class, name = "wrap-up-signalled"),
  @JsonSubTypes.Type(value = Event.AnsweringSet.class, name = "answering-set"),
  @JsonSubTypes.Type(value = Event.OfferMade.class, name = "offer-made"),
  @JsonSubTypes.Type(value = Event.OfferWithdrawn.class, name = "offer-withdrawn"),
  @JsonSubTypes.Type(value = Event.OfferHidden.class, name = "offer-hidden"),
  @JsonSubTypes.Type(value = Event.TableShown.class, name = "table-shown"),
  @JsonSubTypes.Type(value = Event.SceneChosen.class, name = "scene-chosen"),
  @JsonSubTypes.Type(value = Event.TextFrozen.class, name = "text-frozen"),
  @JsonSubTypes.Type(value = Event.MapShown.class, name = "map-shown"),
  @JsonSubTypes.Type(value = Event.ScreenCleared.class, name = "screen-cleared"),
  @JsonSubTypes.Type(value = Event.ScreenBlanked.class, name = "screen-blanked"),
  @JsonSubTypes.Type(value = Event.Locked.class, name = "locked"),
  @JsonSubTypes.Type(value = Event.Unlocked.class, name = "unlocked"),
  @JsonSubTypes.Type(value = Event.JoiningClosed.class, name = "joining-closed"),
  @JsonSubTypes.Type(value = Event.JoiningOpened.class, name = "joining-opened"),
  @JsonSubTypes.Type(value = Event.Undone.class, name = "undone"),
  @JsonSubTypes.Type(value = Event.ItemHidden.class, name = "item-hidden"),
  @JsonSubTypes.Type(value = Event.ItemUnhidden.class, name = "item-unhidden"),
  @JsonSubTypes.Type(value = Event.CardsTold.class, name = "cards-told"),
  @JsonSubTypes.Type(value = Event.MessageSent.class, name = "message-sent"),
  @JsonSubTypes.Type(value = Event.MessageWithdrawn.class, name = "message-withdrawn"),
  @JsonSubTypes.Type(value = Event.HelpRaised.class, name = "help-raised"),
  @JsonSubTypes.Type(value = Event.HelpCleared.class, name = "help-cleared"),
  @JsonSubTypes.Type(value = Event.HelpClaimed.class, name = "help-claimed"),
  @JsonSubTypes.Type(value = Event.HelpReleased.class, name = "help-released"),
  @JsonSubTypes.Type(value = Event.CrewNoted.class, name = "crew-noted"),
  @JsonSubTypes.Type(value = Event.CrewNoteRemoved.class, name = "crew-note-removed"),
  @JsonSubTypes.Type(value = Event.ParticipantJoined.class, name = "participant-joined"),
  @JsonSubTypes.Type(value = Event.ParticipantRenamed.class, name = "participant-renamed"),
  @JsonSubTypes.Type(value = Event.ParticipantMoved.class, name = "participant-moved"),
  @JsonSubTypes.Type(value = Event.ParticipantNamed.class, name = "participant-named"),
  @JsonSubTypes.Type(value = Event.ParticipantSent.class, name = "participant-sent"),
  @JsonSubTypes.Type(value = Event.EverybodyMoved.class, name = "everybody-moved"),
  @JsonSubTypes.Type(value = Event.EverybodySentOn.class, name = "everybody-sent-on"),
  @JsonSubTypes.Type(value = Event.ParticipantRemoved.class, name = "participant-removed"),
  @JsonSubTypes.Type(value = Event.ParticipantWrote.class, name = "participant-wrote"),
  @JsonSubTypes.Type(value = Event.SeatsLapsed.class, name = "seats-lapsed"),
  @JsonSubTypes.Type(value = Event.SeatRetaken.class, name = "seat-retaken"),
  @JsonSubTypes.Type(value = Event.ParticipantKeptOut.class, name = "participant-kept-out"),
  @JsonSubTypes.Type(value = Event.ParticipantLetIn.class, name = "participant-let-in"),
  @JsonSubTypes.Type(value = Event.SeatAsked.class, name = "seat-asked"),
  @JsonSubTypes.Type(value = Event.SeatRefused.class, name = "seat-refused"),
  @JsonSubTypes.Type(value = Event.SeatGiven.class, name = "seat-given"),
  @JsonSubTypes.Type(value = Event.SeatTakenBack.class, name = "seat-taken-back"),
  @JsonSubTypes.Type(value = Event.SeatOffered.class, name = "seat-offered"),
  @JsonSubTypes.Type(value = Event.SeatTaken.class, name = "seat-taken"),
  @JsonSubTypes.Type(value = Event.JoinCodeRenewed.class, name = "join-code-renewed"),
  @JsonSubTypes.Type(value = Event.LinkMade.class, name = "link-made"),
  @JsonSubTypes.Type(value = Event.LinkUsed.class, name = "link-used"),
  @JsonSubTypes.Type(value = Event.LinkRevoked.class, name = "link-revoked"),
  @JsonSubTypes.Type(value = Event.TableAdded.class, name = "table-added"),
  @JsonSubTypes.Type(value = Event.TablesMerged.class, name = "tables-merged"),
  @JsonSubTypes.Type(value = Event.FlipchartsJoined.class, name = "flipcharts-joined"),
  @JsonSubTypes.Type(value = Event.FlipchartsParted.class, name = "flipcharts-parted"),
  @JsonSubTypes.Type(value = Event.TableRenamed.class, name = "table-renamed"),
  @JsonSubTypes.Type(value = Event.TableNamed.class, name = "table-named"),
  @JsonSubTypes.Type(value = Event.TableTold.class, name = "table-told"),
  @JsonSubTypes.Type(value = Event.TableStartedAfresh.class, name = "table-started-afresh"),
})
public sealed interface Event {
  /** When, epoch milliseconds. */
  long at();

  /** An event that {@code undo} takes back (SPEC M7). */
  sealed interface Control extends Event {}

  /** The workshop was created; its first event. */
  record Created(
      long at,
      String id,
      String name,
      String joinCode,
      @JsonSerialize(using = ActivityInJson.Writer.class)
          @JsonDeserialize(using = ActivityInJson.Reader.class)
          ActivityFile activity,
      List<NewTable> tables,
      String facilitatorTokenHash,
      String screenTokenHash,
      long deleteAfter)
      implements Event {
    public Created {
      tables = List.copyOf(tables);
    }
  }

  /** The IANA time zone of the place where the workshop is held became known. */
  record ZoneSet(long at, String zone) implements Event {}

  /** The workshop has a secret by which it can be brought back elsewhere. */
  record RecoveryKeySet(long at, RecoveryKey key) implements Event {}

  /** The workshop, which was created on another server, was brought back from its sheet. */
  record BroughtBack(long at) implements Event {}

  /** A phase began. */
  record PhaseEntered(long at, String phase) implements Control {}

  /**
   * A phase was given another length.
   *
   * @param length milliseconds
   */
  record PhaseLengthSet(long at, String phase, long length) implements Control {}

  /** The next phase began by itself, and its clock with it. */
  record PhaseAdvanced(long at, String phase, long deadline) implements Control {}

  /**
   * Phases that have not run yet were given other lengths, all at once.
   *
   * @param lengths milliseconds by phase
   */
  record PhaseLengthsSet(long at, Map<String, Long> lengths) implements Control {
    public PhaseLengthsSet {
      lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
    }
  }

  /** It was said when the workshop starts and must end, epoch milliseconds; null: it is open. */
  record PlanSet(long at, @Nullable Long start, @Nullable Long end) implements Control {}

  /** It was said what happens by itself in a phase. */
  record AutomationSet(long at, String phase, Automation automation) implements Control {}

  /**
   * A cue came at which something was to happen by itself.
   *
   * @param done whether that is done, by the events after this one; otherwise it was too late, and
   *     is left to the facilitator
   */
  record Cued(long at, Cue cue, boolean done) implements Event {}

  /**
   * A phase is to begin silently, or no longer; for the present one the silence begins (SPEC M38).
   */
  record SilenceAsked(long at, String phase, boolean on) implements Event {}

  /** People show each other, two by two, what they wrote in silence. */
  record PairsFormed(long at) implements Event {}

  /** What was written in silence was shown. */
  record WordsShown(long at) implements Event {}

  /** A participant has written something in silence, for the first time in this one. */
  record DraftHeld(long at, String id) implements Event {}

  /** The phases were put in another order. */
  record PhasesReordered(long at, List<String> phases) implements Control {
    public PhasesReordered {
      phases = List.copyOf(phases);
    }
  }

  /** The clock started. */
  record TimerStarted(long at, long deadline) implements Control {}

  /**
   * The clock was stopped on its way.
   *
   * @param remaining milliseconds, negative in overtime
   */
  record TimerPaused(long at, long remaining) implements Control {}

  /** The clock went on. */
  record TimerResumed(long at, long deadline) implements Control {}

  /** The clock was given time, or lost some; what it became. */
  record TimeAdded(long at, TimerState timer) implements Control {}

  /** The clock was made ready again. */
  record TimerReset(long at) implements Control {}

  /**
   * A table was given extra time.
   *
   * @param extra all that it has now, milliseconds
   */
  record ExtraTimeGiven(long at, int table, long extra) implements Control {}

  /**
   * The tables still to come in a phase were put in this order.
   *
   * @param phase null: the only one with turns, in what was stored when there was one at most
   * @param drawn whether by lot; not there where it was not, nor in what was stored before this was
   *     told
   */
  record TurnsOrdered(
      long at,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String phase,
      List<Integer> order,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drawn)
      implements Control {
    public TurnsOrdered {
      order = List.copyOf(order);
    }
  }

  /** A table was called, and its time began. */
  record TurnCalled(long at, int table, long deadline) implements Control {}

  /**
   * A table went to the end of the order of a phase.
   *
   * @param phase null: as in {@link TurnsOrdered}
   */
  record TurnSkipped(
      long at, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String phase, int table)
      implements Control {}

  /** The turn of the table that had it ended. */
  record TurnEnded(long at) implements Control {}

  /** The table whose turn it is was asked to come to an end, or no longer is. */
  record WrapUpSignalled(long at, boolean on) implements Control {}

  /** The room may answer to a turn of a phase, or no longer. */
  record AnsweringSet(long at, String phase, Answering answering) implements Control {}

  /** Somebody answered to a turn, or said it otherwise. */
  record OfferMade(long at, Offer offer) implements Event {}

  /** An answer was taken back. */
  record OfferWithdrawn(long at, Offer.Key offer) implements Event {}

  /** An answer is kept off the phones, or no longer. */
  record OfferHidden(long at, Offer.Key offer, boolean hidden) implements Event {}

  /**
   * The table on the screen stays there with its texts as they were, or again as they become.
   *
   * @param texts by field; null: as they become
   */
  record TextFrozen(long at, @Nullable Map<String, String> texts) implements Control {}

  /** A table was put on the screen. */
  record TableShown(long at, int table) implements Control {}

  /** A scene was chosen for the screen. */
  record SceneChosen(long at, PhaseScreen scene) implements Control {}

  /** The map of a part of the room was put on the screen, see {@link MapPart}. */
  record MapShown(long at, @Nullable String place, @Nullable Integer table) implements Control {}

  /** The screen shows again what the present phase has by itself. */
  record ScreenCleared(long at) implements Control {}

  /** The screen was made to show nothing, or something again. */
  record ScreenBlanked(long at, boolean blank) implements Control {}

  /** Pens went down at these tables. */
  record Locked(long at, List<Integer> tables) implements Control {
    public Locked {
      tables = List.copyOf(tables);
    }
  }

  /** These tables may write again. */
  record Unlocked(long at, List<Integer> tables) implements Control {
    public Unlocked {
      tables = List.copyOf(tables);
    }
  }

  /** Nobody more may join. */
  record JoiningClosed(long at) implements Control {}

  /** People may join again. */
  record JoiningOpened(long at) implements Control {}

  /** The last control was taken back. */
  record Undone(long at) implements Event {}

  /** A part of a flipchart is kept off the screen and the wall. */
  record ItemHidden(long at, int table, String item) implements Event {}

  /** It may be seen again. */
  record ItemUnhidden(long at, int table, String item) implements Event {}

  /**
   * It was said whether two cards, as tables have called them, are one to the whole room.
   *
   * @param same null: what was said before counts no longer
   */
  record CardsTold(long at, String sheet, String one, String other, @Nullable Boolean same)
      implements Event {}

  /**
   * The phones, the screen or both were told something.
   *
   * @param table null: all tables
   * @param on not there in what was stored when messages to all were on both
   */
  record MessageSent(long at, String id, String text, @Nullable Integer table, Reach on)
      implements Event {}

  /**
   * A message was taken off the phones, the screen or both.
   *
   * @param from not there in what was stored when it was both always
   */
  record MessageWithdrawn(long at, String id, Reach from) implements Event {}

  /** A table called for help. */
  record HelpRaised(long at, int table, String participant) implements Event {}

  /** A table no longer calls for help. */
  record HelpCleared(long at, int table) implements Event {}

  /** Somebody is on the way to a table that waits for help. */
  record HelpClaimed(long at, int table, String name) implements Event {}

  /** Nobody is on the way to it any longer. */
  record HelpReleased(long at, int table) implements Event {}

  /**
   * One of those who run the workshop has told the others something.
   *
   * @param table what it is about; null: said to all of them
   * @param by who said it
   */
  record CrewNoted(long at, String id, @Nullable Integer table, String by, String text)
      implements Event {}

  /** A note on a table was taken away. */
  record CrewNoteRemoved(long at, String id) implements Event {}

  /** Somebody joined. */
  record ParticipantJoined(long at, String id, String name, int table, String tokenHash)
      implements Event {}

  /**
   * A participant took another name, or in what was stored before {@link ParticipantNamed} got it.
   */
  record ParticipantRenamed(long at, String id, String name) implements Event {}

  /** A facilitator gave a participant another name. */
  record ParticipantNamed(long at, String id, String name) implements Control {}

  /**
   * A participant went to another table, or in what was stored before {@link ParticipantSent} was
   * moved.
   */
  record ParticipantMoved(long at, String id, int table) implements Event {}

  /** A facilitator moved a participant to another table. */
  record ParticipantSent(long at, String id, int table) implements Control {}

  /**
   * Everybody went on to another table but those who stayed.
   *
   * @param tables where each sits now, by id
   */
  record EverybodyMoved(long at, Map<String, Integer> tables) implements Event {
    public EverybodyMoved {
      tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }
  }

  /**
   * Everybody goes on to other tables, and undo brings them back.
   *
   * @param tables to which, by id of the participant
   */
  record EverybodySentOn(long at, Map<String, Integer> tables) implements Control {
    public EverybodySentOn {
      tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }
  }

  /** There is one table more, the last one. */
  record TableAdded(long at, int table, String place, String label) implements Control {}

  /**
   * The people of one table sit at another, and it is closed (SPEC M32).
   *
   * @param merged what tells this from all other times: later than theirs, and {@code at} unless a
   *     clock was set back
   */
  record TablesMerged(long at, int from, int into, long merged) implements Control {}

  /**
   * The flipchart of the other table has what was on that of the closed one.
   *
   * @param merged when the tables became one
   * @param leftOut the parts for which there was no room
   */
  record FlipchartsJoined(long at, int from, long merged, List<String> leftOut) implements Event {
    public FlipchartsJoined {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * What one flipchart was given of another was taken out again.
   *
   * @param merged when the tables became one
   * @param stillHidden of what was hidden on it because it was hidden on the other, what could not
   *     be taken out, and stays hidden
   */
  record FlipchartsParted(long at, int from, long merged, List<String> stillHidden)
      implements Event {
    public FlipchartsParted {
      stillHidden = List.copyOf(stillHidden);
    }
  }

  /** A participant was removed, and the token revoked. */
  record ParticipantRemoved(long at, String id) implements Event {}

  /** A participant has written something, for the first time. */
  record ParticipantWrote(long at, String id) implements Event {}

  /** These participants are away for long, and their seats may be taken by others (SPEC M15). */
  record SeatsLapsed(long at, List<String> ids) implements Event {
    public SeatsLapsed {
      ids = List.copyOf(ids);
    }
  }

  /** A participant whose seat had lapsed is back in it, whether somebody else took one or not. */
  record SeatRetaken(long at, String id) implements Event {}

  /** A participant was removed, and whoever brings their token may not join. */
  record ParticipantKeptOut(long at, String id) implements Event {}

  /** A participant who was kept out is in again, with the name, table and token of before. */
  record ParticipantLetIn(long at, String id) implements Event {}

  /** A participant says that the seat of another was theirs, on another phone (SPEC M20). */
  record SeatAsked(long at, String by, String seat) implements Event {}

  /** Somebody at the table said no, or whoever's seat it is came back. */
  record SeatRefused(long at, String seat, String by) implements Event {}

  /**
   * The phone of one participant has the seat of another now, and is nobody else any longer.
   *
   * @param to whose phone it was
   * @param givenBy the participant who said yes; null: a facilitator
   */
  record SeatGiven(long at, String seat, String to, @Nullable String givenBy) implements Event {}

  /** A seat is the phone's again that had it before it was given last. */
  record SeatTakenBack(long at, String seat) implements Event {}

  /** A facilitator offers a seat to the first phone that brings a token (SPEC M41). */
  record SeatOffered(long at, String seat, String tokenHash) implements Event {}

  /** A phone has taken the seat that was offered, and is known by this token; no other has it. */
  record SeatTaken(long at, String seat, String tokenHash) implements Event {}

  /** People join with this code from now on, and no longer with the one before. */
  record JoinCodeRenewed(long at, String joinCode) implements Event {}

  /** A link was made for somebody who runs the workshop, or for a screen. */
  record LinkMade(long at, String id, Link.Opens opens, String label, String tokenHash)
      implements Event {}

  /** A page connected by a link; told once in a while. */
  record LinkUsed(long at, String id) implements Event {}

  /** A link opens nothing any longer. */
  record LinkRevoked(long at, String id) implements Event {}

  /** A table got another place and label, in what was stored before undo took that back. */
  record TableRenamed(long at, int table, @JsonProperty("city") String place, String label)
      implements Event {}

  /** A table got another place and label. */
  record TableNamed(long at, int table, String place, String label) implements Control {}

  /**
   * A table has an empty flipchart, and what was on the one before is history.
   *
   * @param startedAt what tells this flipchart from those before: later than theirs, and {@code at}
   *     unless a clock was set back
   */
  record TableStartedAfresh(long at, int table, long startedAt) implements Event {}

  /**
   * A phone that came back has told of a table, or of a later flipchart of one, that the recovery
   * sheet does not have (SPEC B4).
   *
   * @param startedAt as in {@link TableStartedAfresh}; {@link Table#WITH_WORKSHOP} if it never was
   */
  record TableTold(long at, int table, long startedAt) implements Event {}
}
