package io.charrette.live.loop;

/** One of several tables that were to become what they were, and what became of that. */
public record RestoredTable(int table, Result result) {
  /** What became of it. */
  public sealed interface Result {
    /** The room answered. */
    record Answered(Restored restored) implements Result {}

    /** The room did not answer. */
    record Failed(Throwable failure) implements Result {
      /** Whether it is sure that nothing was changed. */
      public boolean notBegun() {
        return failure instanceof NotBegunException;
      }
    }
  }

  /** How many parts of it are not as they were before. */
  public int parts() {
    return result instanceof Result.Answered(Restored.Done done) ? done.parts().size() : 0;
  }
}
