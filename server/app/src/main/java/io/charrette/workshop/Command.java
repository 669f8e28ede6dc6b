package io.charrette.workshop;

import io.charrette.activity.ActivityFile;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a workshop; whether it happens, {@link Decider} says. */
public sealed interface Command
    permits Command.Create,
        Command.People,
        Command.Offering,
        Command.Links,
        Command.SayOnce,
        Command.DoWhatIsDue,
        Command.Merging,
        Command.SeatOffers,
        FacilitatorCommand {

  /**
   * Creates the workshop.
   *
   * @param facilitatorTokenHash the hash of the token that runs it
   * @param screenTokenHash the hash of the room screen's token
   * @param deleteAfter epoch milliseconds
   * @param zone the IANA time zone of the place where it is held, if that was said
   * @param recoveryKey by which it can be brought back elsewhere; null when it cannot be
   * @param broughtBack what is known of it besides, if it was created elsewhere and comes from its
   *     recovery sheet; null when it begins here
   */
  record Create(
      String id,
      String name,
      String joinCode,
      ActivityFile activity,
      List<NewTable> tables,
      String facilitatorTokenHash,
      String screenTokenHash,
      long deleteAfter,
      @Nullable String zone,
      PlanCommand.SetPlan plan,
      @Nullable RecoveryKey recoveryKey,
      @Nullable BroughtBack broughtBack)
      implements Command {
    public Create {
      tables = List.copyOf(tables);
    }

    /** One that begins here and cannot be brought back elsewhere. */
    public Create(
        String id,
        String name,
        String joinCode,
        ActivityFile activity,
        List<NewTable> tables,
        String facilitatorTokenHash,
        String screenTokenHash,
        long deleteAfter,
        @Nullable String zone) {
      this(
          id,
          name,
          joinCode,
          activity,
          tables,
          facilitatorTokenHash,
          screenTokenHash,
          deleteAfter,
          zone,
          PlanCommand.SetPlan.OPEN,
          null,
          null);
    }
  }

  /**
   * What a recovery sheet knows beyond what a workshop is created with.
   *
   * @param startedAt by number of the table: when its flipchart was started afresh, epoch
   *     milliseconds; those that never were are not there
   */
  record BroughtBack(SortedMap<Integer, Long> startedAt) {
    public BroughtBack {
      startedAt = Collections.unmodifiableSortedMap(new TreeMap<>(startedAt));
    }
  }

  /** What becomes of links, beside that a facilitator revokes them. */
  sealed interface Links extends Command {}

  /**
   * Makes a link.
   *
   * @param tokenHash the hash of its token
   */
  record MakeLink(String id, Link.Opens opens, String label, String tokenHash) implements Links {}

  /**
   * A link, of which only the token is known since the workshop was brought back, is used (SPEC
   * B5).
   */
  record RecogniseLink(String id, Link.Opens opens, String tokenHash) implements Links {}

  /** A page has connected by a link. */
  record NoteLinkUse(String link) implements Links {}

  /** Says words under an id of their own: once, however often it is asked for (SPEC H23). */
  record SayOnce(String id, Words words) implements Command {}

  /** Does what a facilitator wants to happen by itself, as far as it is due (SPEC M23). */
  record DoWhatIsDue() implements Command {}

  /** What became of the flipcharts of two tables that became one, or two again (SPEC M32). */
  sealed interface Merging extends Command {
    /** The table that is, or was, closed. */
    int from();

    /** When the tables became one. */
    long at();
  }

  /**
   * One flipchart has what was on the other.
   *
   * @param leftOut the parts for which there was no room
   */
  record NoteJoined(int from, long at, List<String> leftOut) implements Merging {
    public NoteJoined {
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * It has that no longer.
   *
   * @param stillHidden of what was hidden on it because it was hidden on the other, what stays
   *     there
   */
  record NoteParted(int from, long at, List<String> stillHidden) implements Merging {
    public NoteParted {
      stillHidden = List.copyOf(stillHidden);
    }
  }

  /** A seat goes to a phone that a facilitator shows a code (SPEC M41). */
  sealed interface SeatOffers extends Command {}

  /**
   * Offers a seat to the first phone that takes it.
   *
   * @param seat the participant whose it is
   * @param tokenHash the hash of the token by which it is taken
   */
  record OfferSeat(String seat, String tokenHash) implements SeatOffers {}

  /**
   * Takes a seat that is offered.
   *
   * @param offerHash the hash of the token by which it is
   * @param tokenHash the hash of the token by which the phone is known from then on
   */
  record TakeOfferedSeat(String offerHash, String tokenHash) implements SeatOffers {}

  /** What participants do themselves (SPEC M8). */
  sealed interface People extends Command {}

  /**
   * Joins; or, for a participant who is there already, takes this name and this table.
   *
   * @param tokenHash the hash of the participant's token, always the same for one participant
   * @param unused the ids of those at the table who are known never to have come to their seats
   */
  record Join(String participantId, String name, int table, String tokenHash, Set<String> unused)
      implements People {
    /** Where nothing is known of who has come. */
    public Join(String participantId, String name, int table, String tokenHash) {
      this(participantId, name, table, tokenHash, Set.of());
    }

    /** The same at another table. */
    public Join at(int other) {
      return new Join(participantId, name, other, tokenHash, unused);
    }

    /** The same where it is known of some that they never came. */
    public Join past(Set<String> neverCame) {
      return new Join(participantId, name, table, tokenHash, neverCame);
    }
  }

  /**
   * Takes the seat again that somebody had before the workshop was brought back (SPEC B4).
   *
   * @param participantId as the token says it
   * @param startedAt which of the table's flipcharts was the present one there, see {@link
   *     Table#startedAt}
   */
  record TakeSeatAgain(
      String participantId, String name, int table, long startedAt, String tokenHash)
      implements People {
    /** The same at the table that this one has become one with, of which it knows no flipchart. */
    TakeSeatAgain at(int other) {
      return other == table
          ? this
          : new TakeSeatAgain(participantId, name, other, Table.WITH_WORKSHOP, tokenHash);
    }
  }

  /** A participant's phone has brought something new to the flipchart. */
  record NoteWriting(String participantId) implements People {}

  /** Something that a participant wrote in a silence is held back. */
  record NoteDraft(String participantId) implements People {}

  /**
   * Some participants are away for long, so that others may have their seats.
   *
   * @param participantIds of those who are not connected, and have not been for long
   */
  record NoteAbsence(Set<String> participantIds) implements People {
    public NoteAbsence {
      participantIds = Set.copyOf(participantIds);
    }
  }

  /** A participant whose seat had lapsed is connected again. */
  record NoteReturn(String participantId) implements People {}

  /**
   * Says that a seat at the same table was theirs, on another phone (SPEC M20).
   *
   * @param by the participant who asks
   * @param seat the participant whose seat it is
   */
  record AskForSeat(String by, String seat) implements People {}

  /**
   * Says whether who asks for a seat is the one whose it was.
   *
   * @param participantId who says so
   * @param by who asks
   */
  record AnswerSeatRequest(String participantId, String by, boolean give) implements People {}

  /** What the room answers to turns (SPEC M28). */
  sealed interface Offering extends Command {}

  /** Answers to a turn, or says it otherwise. */
  record MakeOffer(Offer.Key offer, String text) implements Offering {}

  /** Takes an answer back. */
  record WithdrawOffer(Offer.Key offer) implements Offering {}

  /** Calls for help on behalf of the participant's table, or no longer does. */
  record RaiseHelp(String participantId, boolean on) implements People {}
}
