package io.charrette.servers;

import static io.charrette.journal.Patience.awaitUntil;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Phones that all type, ten marks a second each, until closed. */
final class Typing implements AutoCloseable {
  private static final int EVERY_MS = 100;

  /** How many more marks of each are worth waiting for. */
  private static final int MORE = 5;

  private final List<RemotePhone> phones;
  private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();

  Typing(List<RemotePhone> phones) {
    this.phones = phones;
    var unused =
        fingers.scheduleAtFixedRate(
            () -> phones.forEach(RemotePhone::typeSoon), 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /** Waits until some more words of each have been Saved. */
  void awaitMore() {
    for (RemotePhone phone : phones) {
      int before = phone.saved().size();
      awaitUntil("more is Saved", () -> phone.saved().size() >= before + MORE);
    }
  }

  /** Waits until each has typed for so many seconds without anything becoming Saved. */
  void awaitUnsaved(int seconds) {
    for (int second = 1; second <= seconds; second++) {
      int marks = second * 1000 / EVERY_MS;
      for (RemotePhone phone : phones) {
        awaitUntil("so many wait to be Saved", () -> phone.unsaved() >= marks);
      }
    }
  }

  @Override
  public void close() {
    fingers.close();
  }
}
