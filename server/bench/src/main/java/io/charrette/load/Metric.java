package io.charrette.load;

/** What is measured. */
enum Metric {
  DELIVERIES("deliveries/s held", true),
  P50("p50 ms", false),
  P99("p99 ms", false),
  SAVED_P99("Saved p99 ms", false),
  CARET_P99("caret p99 ms", false),
  UNDELIVERED("deliveries missing", false),
  UNSEEN_CARETS("carets missing", false),
  UNSAVED("frames not Saved", false),
  CPU("processor µs a delivery", false),
  GENERATOR("generator busy %", false),
  LAST("last client s", false),
  DROPPED("connections lost", false),
  START_BYTES("bytes a phone: start the timer", false),
  MESSAGE_BYTES("bytes a phone: message to all", false),
  LOCK_BYTES("bytes a phone: pens down for all", false),
  NEXT_BYTES("bytes a phone: next phase", false),
  CALL_BYTES("bytes a phone: call a turn", false),
  RESIDENT_CONNECTION("resident kB a connection", false),
  HEAP_CONNECTION("live heap kB a connection", false),
  RESIDENT_DOCUMENT("resident kB a document", false),
  HEAP_DOCUMENT("live heap kB a document", false),
  RESIDENT_IDLE("resident MB of an idle server", false);

  private final String words;
  private final boolean moreIsBetter;

  Metric(String words, boolean moreIsBetter) {
    this.words = words;
    this.moreIsBetter = moreIsBetter;
  }

  String words() {
    return words;
  }

  boolean moreIsBetter() {
    return moreIsBetter;
  }
}
