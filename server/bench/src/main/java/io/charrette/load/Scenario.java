package io.charrette.load;

import java.util.Arrays;

/** What is done to a server. */
enum Scenario {
  /** 40 tables of 8, three typing at 5 characters a second. */
  WORKSHOP("workshop"),
  /** 500 tables of 8 over ten workshops, one typing at 4 characters a second. */
  CONFERENCE("conference"),
  /** 100 tables of 8, two typing faster and faster until p99 passes 100 ms. */
  SATURATION("saturation"),
  /** 1,000 on one document, four typing at 5 characters a second. */
  HALL("hall"),
  /** As {@link #WORKSHOP}, and with every character its writer's caret moves. */
  WORKSHOP_CARETS("workshop-carets"),
  /** As {@link #CONFERENCE}, with carets. */
  CONFERENCE_CARETS("conference-carets"),
  /** 500 on one document, four of them typing at 5 characters a second, with carets. */
  HALL_CARETS("hall-500-carets"),
  /** The same with 1,500. */
  GREAT_HALL_CARETS("hall-1500-carets"),
  /** 4,000 connect at once to 500 documents of 20 kB that are in memory. */
  STORM("storm"),
  /** The same, but each comes with the document, as phones do that were there before. */
  KNOWN_STORM("known-storm"),
  /** The same, but the documents come from disk, and the server has been there for others. */
  COLD_STORM("cold-storm"),
  /** The same just after a restart: the documents come from disk, and the server is cold too. */
  RESTART("restart"),
  /** What 10,000 idle connections and 500 documents of 20 kB at rest add to a server's memory. */
  IDLE("idle"),
  /** A dashboard that watches 60 typing tables: from a keystroke to the digest that has it. */
  DASHBOARD("dashboard"),
  /** From pressing the timer to the last of 4,000 phones told, and the bytes of five controls. */
  COMMANDS("commands");

  private final String label;

  Scenario(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static Scenario of(String label) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.label.equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario " + label));
  }

  /**
   * Whether this server can be measured so: others have no dashboard, and not all keep or store.
   * How clients gather what they write matters only where they write.
   */
  boolean isFor(Contender contender) {
    return switch (this) {
      case WORKSHOP, CONFERENCE, SATURATION, HALL -> true;
      case WORKSHOP_CARETS, CONFERENCE_CARETS, HALL_CARETS, GREAT_HALL_CARETS -> true;
      case STORM, KNOWN_STORM -> contender.flushDelay() == 0;
      case IDLE -> contender.keepsDocuments() && contender.flushDelay() == 0;
      case COLD_STORM, RESTART -> contender.persists();
      case DASHBOARD, COMMANDS -> contender.isCharrette();
    };
  }

  /** Whether a caret moves with every character. */
  boolean hasCarets() {
    return switch (this) {
      case WORKSHOP_CARETS, CONFERENCE_CARETS, HALL_CARETS, GREAT_HALL_CARETS -> true;
      default -> false;
    };
  }

  /**
   * Whether a lower or a higher figure here says which server is better. Latency at saturation does
   * not: each server has it at a rate of its own.
   */
  boolean compares(Metric metric) {
    return metric != Metric.GENERATOR
        && (this != SATURATION || metric == Metric.DELIVERIES || metric == Metric.CPU);
  }
}
