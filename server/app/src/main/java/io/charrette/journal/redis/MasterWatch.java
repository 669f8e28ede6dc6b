package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
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
   * does not say it soon. Fails with {@link JournalException} when one does not let us hear it, or
   * does not know us: it never will.
   */
  Future<Void> start() {
    return Future.all(
            sentinels.stream()
                .map(
                    sentinel ->
                        loop.within(
                                FIRST_WORD, sentinel.start().compose(v -> sentinel.checkRights()))
                            .recover(failure -> bearable(sentinel, failure)))
                .toList())
        .mapEmpty();
  }

  /** One that is away may come; one that does not know us, or does not let us, never will. */
  private static Future<Void> bearable(SentinelWatch sentinel, Throwable failure) {
    if (RedisErrors.isForbidden(failure)) {
      String right = RedisErrors.missingRight(failure, "", "&*");
      return Future.failedFuture(lacking("The " + sentinel.address(), right, failure));
    }
    return RedisErrors.isOfUser(failure)
        ? Future.failedFuture(
            new JournalException(RedisErrors.inWords(sentinel.address(), failure), failure))
        : Future.succeededFuture();
  }

  /** Why no server starts whose user lacks a right at the sentinel that the client has asked. */
  static JournalException lacking(String right, Throwable cause) {
    return lacking("A sentinel", right, cause);
  }

  private static JournalException lacking(String which, String right, Throwable cause) {
    return new JournalException(
        which
            + " lets us in, but gives its user no right to "
            + right
            + " (all that is needed is in the manual, \"Several servers\")",
        cause);
  }

  /** Why a failover would not be heard of, in words for an operator; else empty. Any thread. */
  String problem() {
    List<String> problems =
        sentinels.stream().map(SentinelWatch::problem).filter(each -> !each.isEmpty()).toList();
    return problems.isEmpty() || problems.size() < sentinels.size()
        ? ""
        : problems.getFirst() + "; " + SentinelWatch.LATE;
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
