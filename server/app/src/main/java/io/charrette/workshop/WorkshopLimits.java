package io.charrette.workshop;

/** The bounds of a workshop's state. Lengths of texts are characters, which are code points. */
public final class WorkshopLimits {
  public static final int TABLES = 200;
  public static final int PEOPLE_PER_TABLE = 20;

  /** Seats of those who are there, and of those who are away for long, together. */
  public static final int PARTICIPANTS_PER_TABLE = 60;

  /** Messages to one table, and those to all. */
  public static final int MESSAGES_EACH = 20;

  /** Messages in all: so many that the last one to a table goes for none to another. */
  public static final int MESSAGES = 2 * TABLES;

  public static final int HIDDEN_ITEMS = 1_000;

  /** So far beyond the last table that it knows a server takes a phone's word for one (SPEC B4). */
  public static final int TABLES_TOLD = 8;

  /** So far ahead of this server's the clock of another may have been (SPEC B4), milliseconds. */
  public static final long CLOCKS_DIFFER_MS = 60_000;

  /** The latest moment of a flipchart that a page can name (SPEC W15), epoch milliseconds. */
  public static final long LATEST_START = 999_999_999_999_999L;

  /** No workshop is kept longer: ten years, and a day for clocks that differ, milliseconds. */
  public static final long KEPT_MS = 3_651L * 86_400_000;

  public static final int LINKS = 50;
  public static final int LINK_LABEL = 60;

  /** How often it is noted that a link is used, milliseconds. */
  public static final long LINK_USE_MS = 3_600_000;

  /** How long a phone may take a seat that is offered to it, milliseconds. */
  public static final long SEAT_OFFER_MS = 600_000;

  /** How many seats may be offered to phones at a time. */
  public static final int SEAT_OFFERS = 100;

  /** How long somebody may say yes to who asks for a seat, milliseconds. */
  public static final long SEAT_REQUEST_MS = 180_000;

  /** How often one seat that was given to another phone can be taken back, in turn. */
  public static final int TIMES_GIVEN = 10;

  /** Notes of those who run the workshop on one table. */
  public static final int NOTES_PER_TABLE = 20;

  /** What they have said to each other last. */
  public static final int LINE = 100;

  /** Of how many it is remembered that they are kept out. */
  public static final int KEPT_OUT = 1_000;

  public static final int WORKSHOP_NAME = 120;
  public static final int PLACE = 80;
  public static final int LABEL = 80;
  public static final int PARTICIPANT_NAME = 40;
  public static final int MESSAGE_TEXT = 500;

  /** The most that one command may add to or take from a clock, milliseconds. */
  public static final long TIME_STEP_MS = 3_600_000;

  /** The most that a clock may be away from zero, milliseconds. */
  public static final long CLOCK_MS = 24 * 3_600_000L;

  /** The most extra time of one table, milliseconds. */
  public static final long EXTRA_MS = 4 * 3_600_000L;

  /** From the start of a plan to its end, milliseconds. */
  public static final long PLAN_LENGTH_MS = 24 * 3_600_000L;

  /** Where plans end: the year 2100, epoch milliseconds. */
  public static final long PLAN_BEFORE_MS = 4_102_444_800_000L;

  /** What happens by itself happens up to so long after it was due, milliseconds. */
  public static final long CUE_LATE_MS = 20_000;

  /** What a run sheet holds of each kind; of calls for help, of each table. */
  public static final int PHASES_RUN = 100;

  public static final int TURNS_RUN = 400;
  public static final int MESSAGES_SAID = 100;
  public static final int HELP_CALLS_PER_TABLE = 8;
  public static final int CHANGES = 300;

  /** What facilitators have said of two cards each. */
  public static final int CARD_VERDICTS = 300;

  /** The longest name of a card. */
  public static final int CARD_NAME = 120;

  /** The longest line of an answer to a turn. */
  public static final int OFFER_TEXT = 200;

  /** Answers by one person to all turns. */
  public static final int OFFERS_PER_PERSON = 120;

  /**
   * How many answers that nobody sees are kept, and for how many that are no longer there it is
   * remembered that they are hidden.
   */
  public static final int OFFERS_HIDDEN = 2_000;

  private WorkshopLimits() {}
}
