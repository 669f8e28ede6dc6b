package io.charrette.journal;

/**
 * The other processes that share a journal. What they tell each other is not stored: whoever cannot
 * be reached at that moment misses it. Any thread; nothing blocks.
 */
public interface Neighbours {
  /** Those of an embedded journal: there are none. */
  Neighbours NONE =
      new Neighbours() {
        @Override
        public void tell(StreamId topic, byte[] news) {}

        @Override
        public Hearing hear(StreamId topic, Listener listener) {
          return () -> {};
        }

        @Override
        public boolean mayBeThere() {
          return false;
        }
      };

  /** Whether there may be any. */
  default boolean mayBeThere() {
    return true;
  }

  /** Tells the others; it reaches those who hear of the topic at that moment. */
  void tell(StreamId topic, byte[] news);

  /**
   * Hands over what others tell about a topic, until closed; never what this process tells. The
   * listener is called on a thread of the journal's own, which it must not block.
   */
  Hearing hear(StreamId topic, Listener listener);

  /** What a hearing calls. */
  interface Listener {
    /** From now on what others tell is heard: at first, and again after an interruption. */
    void joined();

    /** Another process told this. */
    void heard(byte[] news);
  }

  /** A running hearing. */
  interface Hearing extends AutoCloseable {
    @Override
    void close();
  }
}
