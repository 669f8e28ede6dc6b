package io.charrette.journal.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits, as a process starts, for a Redis that will answer before long: one that reads its file,
 * and, behind a sentinel, the one that comes after a master that has died. Belongs to the journal's
 * loop.
 */
final class FirstAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAnswer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A file of many gigabytes is read in a quarter of an hour. */
  static final Duration LONGEST_LOADING = Duration.ofMinutes(15);

  /**
   * Sentinels often take 30 s to believe that a master is gone (their default), and some more to
   * choose another.
   */
  private static final Duration LONGEST_FAILOVER = Duration.ofSeconds(60);

  private final RedisLoop loop;
  private final RedisAddress address;
  private final RedisLink link;
  private boolean loadingOver;
  private boolean failoverOver;
  private boolean told;

  FirstAnswer(RedisLoop loop, RedisAddress address, RedisLink link) {
    this.loop = loop;
    this.address = address;
    this.link = link;
  }

  /** Completes when Redis answers; fails with the last reason why it did not. On the loop. */
  Future<Void> await() {
    long loading = loop.later(LONGEST_LOADING, () -> loadingOver = true);
    long failover = loop.later(LONGEST_FAILOVER, () -> failoverOver = true);
    return ask()
        .onComplete(
            done -> {
              loop.cancel(loading);
              loop.cancel(failover);
            });
  }

  private Future<Void> ask() {
    return link.send(Request.cmd(Command.PING))
        .<Void>mapEmpty()
        .recover(
            failure -> {
              if (RedisErrors.isForbidden(failure)) {
                return Future.succeededFuture(); // what is missing is named together
              }
              String right = RedisErrors.rightToConnect(failure);
              if (!right.isEmpty()) {
                return Future.failedFuture(
                    address.sentinels().isEmpty()
                        ? RedisRights.lacking(address, right, failure)
                        : MasterWatch.lacking(right, failure));
              }
              if (!mayPass(failure)) {
                return Future.failedFuture(failure);
              }
              tell(failure);
              return loop.pause(PAUSE).compose(over -> ask());
            });
  }

  private boolean mayPass(Throwable failure) {
    if (RedisErrors.isLoading(failure)) {
      return !loadingOver;
    }
    boolean ofMaster = !RedisErrors.answered(failure) || RedisErrors.isOfReplica(failure);
    return ofMaster && !address.sentinels().isEmpty() && !failoverOver;
  }

  private void tell(Throwable failure) {
    if (told) {
      return;
    }
    told = true;
    if (RedisErrors.isLoading(failure)) {
      LOG.atInfo()
          .addKeyValue("event", "journal.loading")
          .log("Redis at {} is reading its file; waiting for it", address);
    } else {
      LOG.atWarn()
          .addKeyValue("event", "journal.no-master")
          .log(
              "{}; waiting up to {} s for another master",
              RedisErrors.inWords(address, failure),
              LONGEST_FAILOVER.toSeconds());
    }
  }
}
