package io.charrette.journal;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * What one of its users remembers of the store failing again and again: how often in a row, and so
 * how long to wait before the next try. The first failure is logged, and that it is over; those
 * between are not. One thread.
 */
public final class Outage {
  private final JournalLimits limits;
  private final Logger log;
  private final Words failing;
  private final Words over;
  private int failures;

  /**
   * What is logged.
   *
   * @param event the name by which a program finds it in the log
   * @param text what it means, for an operator
   */
  public record Words(String event, String text) {}

  /**
   * None yet.
   *
   * @param failing its text follows the reason, after a semicolon
   */
  public Outage(JournalLimits limits, Logger log, Words failing, Words over) {
    this.limits = limits;
    this.log = log;
    this.failing = failing;
    this.over = over;
  }

  /**
   * Counts a failure.
   *
   * @param reason in words for an operator
   * @return how long to wait before the next try
   */
  public Duration failed(String reason) {
    failures++;
    if (failures == 1) {
      log.atWarn().addKeyValue("event", failing.event()).log("{}; {}", reason, failing.text());
    }
    return limits.retryAfter(failures);
  }

  /** Counts a success: whatever there was is over. */
  public void over() {
    if (failures > 0) {
      failures = 0;
      log.atInfo().addKeyValue("event", over.event()).log(over.text());
    }
  }

  /** How many failures there were in a row, up to now. */
  public int failures() {
    return failures;
  }
}
