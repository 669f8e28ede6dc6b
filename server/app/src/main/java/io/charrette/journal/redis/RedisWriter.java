package io.charrette.journal.redis;

import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Outage;
import io.charrette.journal.QueueBudget;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one sender of what changes something: sends whatever has queued while the last batch was
 * under way, pipelined, and tells everyone as the answers come in. What got no answer is sent
 * again.
 *
 * <p>A batch has one command of each stream. Of two, Redis could refuse the first and take the
 * second, as when it has just read its file or is given memory, and so turn their order round.
 */
final class RedisWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RedisWriter.class);
  private static final int MAX_BATCH = 1000;
  private static final long MAX_BATCH_BYTES = 8 << 20;

  /** After so many failures in a row a journal that is being closed gives up. */
  private static final int CLOSING_ATTEMPTS = 3;

  // Set once.
  private final RedisLoop loop;
  private final RedisAddress address;
  private final Duration answer;
  private final QueueBudget budget;

  // Any thread.
  private volatile boolean closing;
  private volatile String problem = "";

  // The loop's own.
  private final RedisLink link;
  private final Deque<QueuedChange> queue = new ArrayDeque<>();
  private boolean busy;
  private final Outage outage;
  private boolean draining;
  private boolean closed;
  private Runnable onClosed = () -> {};

  RedisWriter(RedisLoop loop, RedisAddress address, JournalLimits limits, Duration answer) {
    this.loop = loop;
    this.address = address;
    this.answer = answer;
    this.budget = new QueueBudget(limits);
    this.link = new RedisLink(loop, address, answer, this::pump);
    this.outage =
        new Outage(
            limits,
            LOG,
            new Outage.Words("journal.refused", "they are sent again"),
            new Outage.Words("journal.recovered", "Redis at " + address + " takes entries again"));
  }

  /** The link, for the questions at the start. On the loop. */
  RedisLink link() {
    return link;
  }

  /** Queues, or completes the stage with the reason why not. Any thread. */
  void submit(QueuedChange change) {
    try {
      if (closing) {
        throw new JournalException("The journal is closed", null);
      }
      budget.take(change.entries(), change.bytes());
    } catch (JournalException e) {
      change.done().completeExceptionally(e);
      return;
    }
    if (!loop.run(() -> enqueue(change))) {
      fail(change, new JournalException("The journal is closed", null));
    }
  }

  private void enqueue(QueuedChange change) {
    if (closed) {
      fail(change, new JournalException("The journal is closed", null));
    } else {
      queue.add(change);
      pump();
    }
  }

  /** Empty while writing succeeds. Any thread. */
  String problem() {
    if (problem.isEmpty() && budget.full()) {
      return "The journal's queue is full: Redis at " + address + " does not keep up";
    }
    return problem;
  }

  /** Any thread. */
  int queued() {
    return budget.entries();
  }

  /**
   * Takes no more, sends what there is, and then, or when that is given up, runs {@code then} on
   * the loop. Once, from any thread.
   */
  void close(Runnable then) {
    closing = true;
    loop.run(
        () -> {
          if (closed) {
            then.run();
          } else {
            draining = true;
            onClosed = then;
            pump();
          }
        });
  }

  /** Sends the next batch, unless one is under way; also connects again when that is all to do. */
  private void pump() {
    assert loop.isCurrent();
    if (busy || closed) {
      return;
    }
    if (queue.isEmpty() && draining) {
      finish();
      return;
    }
    if (queue.isEmpty() && link.connected()) {
      return;
    }
    busy = true;
    List<Parcel> batch = nextBatch();
    link.connection()
        .onSuccess(connection -> send(batch, connection))
        .onFailure(e -> tryAgain(batch, e));
  }

  private List<Parcel> nextBatch() {
    Map<String, Parcel> batch = new LinkedHashMap<>();
    List<QueuedChange> later = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < MAX_BATCH && !queue.isEmpty() && bytes < MAX_BATCH_BYTES; i++) {
      QueuedChange next = queue.remove();
      if (batch.computeIfAbsent(next.stream(), stream -> new Parcel()).takes(next)) {
        bytes += next.bytes();
      } else {
        later.add(next);
      }
    }
    putBack(later);
    return List.copyOf(batch.values());
  }

  private void putBack(List<QueuedChange> first) {
    for (int i = first.size() - 1; i >= 0; i--) {
      queue.addFirst(first.get(i));
    }
  }

  private void send(List<Parcel> batch, RedisConnection connection) {
    List<Future<Response>> answers = new ArrayList<>(batch.size());
    for (Parcel parcel : batch) {
      answers.add(connection.send(parcel.request()));
    }
    loop.within(answer, Future.join(answers)).onComplete(ignored -> settle(batch, answers));
  }

  private void settle(List<Parcel> batch, List<Future<Response>> answers) {
    List<Parcel> again = new ArrayList<>();
    Throwable reason = null;
    for (int i = 0; i < batch.size(); i++) {
      Parcel parcel = batch.get(i);
      Future<Response> answer = answers.get(i);
      if (answer.succeeded()) {
        parcel.contents().forEach(this::release);
        parcel.answered(answer.result());
      } else if (answer.failed() && RedisErrors.isFinal(answer.cause())) {
        JournalException because =
            new JournalException(RedisErrors.inWords(address, answer.cause()), answer.cause());
        parcel.contents().forEach(change -> fail(change, because));
      } else {
        reason = answer.failed() ? answer.cause() : new TimeoutException("no answer");
        parcel.contents().forEach(QueuedChange::sentAgain);
        again.add(parcel);
      }
    }
    if (reason == null) {
      outage.over();
      problem = "";
      busy = false;
      pump();
    } else {
      tryAgain(again, reason);
    }
  }

  private void tryAgain(List<Parcel> batch, Throwable reason) {
    link.discard();
    problem = RedisErrors.inWords(address, reason);
    Duration pause = outage.failed(problem + "; " + budget.entries() + " entries wait");
    putBack(batch.stream().flatMap(parcel -> parcel.contents().stream()).toList());
    if (draining && outage.failures() >= CLOSING_ATTEMPTS) {
      JournalException gaveUp = new JournalException(problem, reason);
      queue.forEach(change -> fail(change, gaveUp));
      queue.clear();
      finish();
      return;
    }
    loop.later(
        pause,
        () -> {
          busy = false;
          pump();
        });
  }

  private void finish() {
    link.discard();
    closed = true;
    onClosed.run();
  }

  private void fail(QueuedChange change, JournalException because) {
    release(change);
    change.done().completeExceptionally(because);
  }

  private void release(QueuedChange change) {
    budget.release(change.entries(), change.bytes());
  }
}
