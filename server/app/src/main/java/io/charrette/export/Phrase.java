package io.charrette.export;

/**
 * A piece of what a report says.
 *
 * @param own whether it is of the activity's words, which may be in another language than the
 *     report's
 */
record Phrase(String text, boolean own) {
  /** What stands between two of several pieces. */
  static final Phrase BETWEEN = new Phrase(" · ", false);

  static Phrase ofActivity(String text) {
    return new Phrase(text, true);
  }

  static Phrase ofReport(String text) {
    return new Phrase(text, false);
  }
}
