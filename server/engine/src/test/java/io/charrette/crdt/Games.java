package io.charrette.crdt;

import io.charrette.oracle.Oracle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays games, one for each seed from a first one on, in lanes that each have a Yjs of their own.
 */
final class Games implements AutoCloseable {
  /** A game that went wrong. */
  record Failure(long seed, Throwable cause) {}

  private final List<Oracle> oracles = new ArrayList<>();
  private final AtomicLong nextSeed;
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();
  private final Tally tally = new Tally();

  Games(long firstSeed, int lanes) {
    nextSeed = new AtomicLong(firstSeed);
    for (int i = 0; i < lanes; i++) {
      oracles.add(new Oracle());
    }
  }

  /** Plays on until told to stop, or until a game goes wrong. */
  void playUntil(BooleanSupplier enough) throws InterruptedException {
    List<Thread> lanes = new ArrayList<>();
    for (Oracle oracle : oracles) {
      lanes.add(Thread.ofPlatform().start(() -> playIn(oracle, enough)));
    }
    for (Thread lane : lanes) {
      lane.join();
    }
  }

  private void playIn(Oracle oracle, BooleanSupplier enough) {
    while (failure.get() == null && !enough.getAsBoolean()) {
      long seed = nextSeed.getAndIncrement();
      try {
        new Simulation(seed, oracle, tally).play();
      } catch (Throwable e) {
        Failure mine = new Failure(seed, e);
        failure.accumulateAndGet(
            mine, (other, own) -> other != null && other.seed() < seed ? other : own);
      }
    }
  }

  /** The game that went wrong, of those the one with the smallest seed. */
  @Nullable Failure failure() {
    return failure.get();
  }

  /** The seed of the game that comes next. */
  long nextSeed() {
    return nextSeed.get();
  }

  /** What has been played. */
  Tally tally() {
    return tally;
  }

  /** How many bytes the processes of Yjs hold. */
  long oracleBytes() {
    return oracles.stream().mapToLong(oracle -> oracle.ask("memory").number("bytes")).sum();
  }

  @Override
  public void close() {
    oracles.forEach(Oracle::close);
  }
}
