package io.charrette.app;

import io.charrette.app.Configuration.LogForm;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;

/**
 * What the process does when it is told to stop (SIGTERM, Ctrl-C, SIGHUP), from its first moment
 * on. Any thread.
 *
 * <pre>
 * PREPARING → LISTENING → SERVING
 *   ↓     ↘       ↓
 * GIVEN_UP   FAILED
 * </pre>
 *
 * <p>While it prepares nobody can have given it anything: it ends at once, however long a Redis
 * still reads its file. From when it listens a start is waited for, since somebody may have been
 * answered already. A second signal changes nothing: the virtual machine heeds the first one only.
 */
final class StopHook {
  /** It was told to stop, and not everything that it had taken is stored. */
  private static final int NOT_STORED = 3;

  private enum State {
    PREPARING,
    LISTENING,
    SERVING,
    /** Told to stop before anybody could come. */
    GIVEN_UP,
    /** It says so itself, and ends with a status of its own. */
    FAILED
  }

  private final PrintStream out;
  private State state = State.PREPARING;
  private LogForm log = LogForm.TEXT;
  private BooleanSupplier stop = () -> true;
  private int status;

  private StopHook(PrintStream out) {
    this.out = out;
  }

  /** From now on a stop that is asked for ends the process as it should. */
  static StopHook install(PrintStream out) {
    StopHook hook = new StopHook(out);
    Runtime.getRuntime().addShutdownHook(new Thread(hook::run, "stop"));
    return hook;
  }

  /** The last line is written as the log is. */
  synchronized void logsAs(LogForm form) {
    log = form;
  }

  /**
   * From now on others may come. Does not return when the process was told to stop before: it ends.
   */
  synchronized void listens() {
    awaitNo(State.GIVEN_UP);
    become(State.PREPARING, State.LISTENING);
  }

  /**
   * All is there.
   *
   * @param howToStop stops it; whether everything that was taken is stored
   */
  synchronized void serves(BooleanSupplier howToStop) {
    stop = howToStop;
    become(State.LISTENING, State.SERVING);
  }

  /** There will be no server. Ends the process with this status. */
  void fail(int exitStatus) {
    synchronized (this) {
      state = State.FAILED;
      status = exitStatus;
      notifyAll();
    }
    System.exit(exitStatus);
  }

  private void become(State before, State after) {
    if (state != before) {
      throw new IllegalStateException(after + " after " + state);
    }
    state = after;
    notifyAll();
  }

  private void run() {
    int ends =
        switch (told()) {
          case FAILED -> failed();
          case SERVING -> stopped();
          default -> {
            say("Charrette has stopped before it was ready; it had taken nothing.");
            yield 0;
          }
        };
    // Otherwise it would be the signal's.
    Runtime.getRuntime().halt(ends);
  }

  /** What there is to stop; waits for a start that somebody may already have met. */
  private synchronized State told() {
    if (state == State.PREPARING) {
      state = State.GIVEN_UP;
    }
    awaitNo(State.LISTENING);
    return state;
  }

  private synchronized int failed() {
    return status;
  }

  /** A stop that was asked for is a success, whatever the signal was, if everything is stored. */
  private int stopped() {
    boolean stored = howToStop().getAsBoolean();
    say(
        stored
            ? "Charrette has stopped; everything is stored."
            : "Charrette has stopped; not everything could be stored, the phones keep it.");
    return stored ? 0 : NOT_STORED;
  }

  private synchronized BooleanSupplier howToStop() {
    return stop;
  }

  private synchronized void say(String last) {
    switch (log) {
      case TEXT -> out.println(last);
      case JSON ->
          LoggerFactory.getLogger(StopHook.class)
              .atInfo()
              .addKeyValue("event", "server.stopped")
              .log(last);
    }
  }

  private synchronized void awaitNo(State passing) {
    try {
      while (state == passing) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while it starts", e);
    }
  }
}
