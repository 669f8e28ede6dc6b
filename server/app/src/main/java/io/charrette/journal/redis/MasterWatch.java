package io.charrette.journal.redis;

import io.charrette.journal.JournalLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the journal go over to another master when the sentinels say that there is one. Belongs to
 * the journal's loop.
 */
final class MasterWatch implements Failovers.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(MasterWatch.class);

  /** What a sentinel has said is not believed for longer, if it says no more. */
  static final Duration LONGEST_FAILOVER = Duration.ofSeconds(15);

  /** So long a start waits for what the sentinels say first. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(2);

  private final RedisLoop loop;
  private final RedisAddress address;
  private final RedisWriter writer;
  private final Reconciliation reconciliation;
  private final Runnable cutOthers;
  private final List<SentinelWatch> sentinels;

  /**
   * Hears nobody yet; without sentinels it never does.
   *
   * @param cutOthers gives up the connections that are not the writer's
   */
  MasterWatch(
      RedisLoop loop,
      RedisAddress address,
      JournalLimits limits,
      Duration answer,
      RedisWriter writer,
      Reconciliation reconciliation,
      Runnable cutOthers) {
    this.loop = loop;
    this.address = address;
    this.writer = writer;
    this.reconciliation = reconciliation;
    this.cutOthers = cutOthers;
    Failovers failovers = new Failovers(loop, LONGEST_FAILOVER, this);
    this.sentinels =
        address.sentinels().stream()
            .map(
                sentinel ->
                    new SentinelWatch(
                        loop, sentinel, address.master(), limits, answer, failovers.hear()))
            .toList();
  }

  /**
   * Completes when each sentinel has said where the master is and whether it is being replaced, or
   * does not say it soon.
   */
  Future<Void> start() {
    return Future.join(
            sentinels.stream().map(sentinel -> loop.within(FIRST_WORD, sentinel.start())).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Hears no more. */
  void close() {
    sentinels.forEach(SentinelWatch::close);
  }

  @Override
  public void failingOver() {
    writer.hold("Redis at " + address + " is failing over to a replica");
  }

  @Override
  public void stays() {
    writer.goOn();
  }

  @Override
  public void switched() {
    LOG.atWarn()
        .addKeyValue("event", "journal.failover")
        .log("Redis at {} has a new master, which is used from now on", address);
    reconciliation.expectAnother();
    cutOthers.run();
    writer.reconnect("Redis at " + address + " has a new master, which is not reached yet");
  }
}
