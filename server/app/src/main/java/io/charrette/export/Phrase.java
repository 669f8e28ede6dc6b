package io.charrette.export;

/**
 * A piece of what a report says.
 *
 * @param own whether it is of the activity's words, which may be in another language than the
 *     report's
 * @param name whether it is a name that people gave, in any language
 */
record Phrase(String text, boolean own, boolean name) {
  /** What stands between two of several pieces. */
  static final Phrase BETWEEN = new Phrase(" · ", false);

  Phrase(String text, boolean own) {
    this(text, own, false);
  }

  static Phrase ofPeople(String name) {
    return new Phrase(name, false, true);
  }

  static Phrase ofActivity(String text) {
    return new Phrase(text, true);
  }

  static Phrase ofReport(String text) {
    return new Phrase(text, false);
  }
}
