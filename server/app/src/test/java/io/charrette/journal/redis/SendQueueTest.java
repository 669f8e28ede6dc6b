package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.charrette.journal.JournalException;
import io.charrette.journal.JournalFullException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Patience;
import io.charrette.journal.QueueBudget;
import io.charrette.journal.RefusedForGoodException;
import io.charrette.journal.StreamId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SendQueueTest {
  private static final StreamId TABLE = StreamId.table("HCKR2B7W4XFG", 3);
  private static final StreamId OTHER_TABLE = StreamId.table("HCKR2B7W4XFG", 4);
  private static final Request SOMETHING = Request.cmd(Command.PING);
  private static final int MOST = 10;

  private final QueueBudget budget =
      new QueueBudget(
          new JournalLimits(MOST, 1 << 20, Duration.ofMillis(5), Duration.ofMillis(40)));
  private final List<Runnable> afterwards = new ArrayList<>();
  private final SendQueue queue = new SendQueue(budget, afterwards::add);

  private static QueuedChange change(StreamId stream, QueuedChange.Kind kind) {
    return new QueuedChange(
        stream.name(), kind, 1, 8, new CompletableFuture<Void>(), (response, again) -> {});
  }

  private QueuedChange added(StreamId stream, QueuedChange.Kind kind) {
    QueuedChange change = change(stream, kind);
    queue.admit(change);
    queue.add(change);
    return change;
  }

  private QueuedChange append(StreamId stream) {
    return added(stream, new QueuedChange.Append(StreamKeys.of(stream), "origin", new byte[8]));
  }

  private QueuedChange deletion(StreamId stream) {
    return added(stream, new QueuedChange.Deletion(SOMETHING, null));
  }

  private QueuedChange counted(StreamId stream, Duration within) {
    return added(stream, new QueuedChange.CountedAppend(SOMETHING, within));
  }

  private QueuedChange upkeep(StreamId stream) {
    return added(stream, new QueuedChange.Upkeep(SOMETHING));
  }

  private static RefusedForGoodException refusal(StreamId stream) {
    return new RefusedForGoodException(stream, "by the test", null);
  }

  /** What goes in the next batch, a list a parcel. */
  private List<List<QueuedChange>> nextBatch() {
    return queue.nextBatch().stream().map(Parcel::contents).toList();
  }

  private static Throwable failure(QueuedChange change) {
    return change.done().exceptionNow();
  }

  @Test
  @DisplayName("[J1] appends in a row go as one, other streams beside them, the rest in the next")
  void batches() {
    QueuedChange first = append(TABLE);
    QueuedChange other = upkeep(OTHER_TABLE);
    QueuedChange second = append(TABLE);
    QueuedChange checkpoint = upkeep(TABLE);
    QueuedChange third = append(TABLE);

    assertThat(nextBatch()).containsExactly(List.of(first, second), List.of(other));
    assertThat(nextBatch()).containsExactly(List.of(checkpoint));
    assertThat(nextBatch()).containsExactly(List.of(third));
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  @DisplayName("[J10] what got no answer is the next again, before what came meanwhile")
  void putBack() {
    QueuedChange first = append(TABLE);
    QueuedChange second = append(TABLE);
    List<Parcel> unanswered = queue.nextBatch();
    QueuedChange third = append(TABLE);

    queue.putBack(unanswered);

    assertThat(nextBatch()).containsExactly(List.of(first, second, third));
  }

  @Test
  @DisplayName("[J35] what nobody waits for any longer is not sent again, and needs no room")
  void givenUp() {
    QueuedChange waiting = append(OTHER_TABLE);
    QueuedChange underWay = append(TABLE);
    JournalException late = new JournalException("late", null);
    queue.giveUp(waiting, late);
    List<Parcel> unanswered = queue.nextBatch();
    queue.giveUp(underWay, late);

    queue.putBack(unanswered);

    assertThat(queue.isEmpty()).isTrue();
    assertThat(List.of(failure(waiting), failure(underWay))).containsOnly(late);
    assertThat(budget.entries()).isZero();
  }

  @Test
  @DisplayName("[J17] what was sent with a refused append, waits behind it or comes at once fails")
  void refusedAppend() {
    QueuedChange first = append(TABLE);
    QueuedChange second = append(TABLE);
    QueuedChange other = append(OTHER_TABLE);
    List<Parcel> batch = queue.nextBatch();
    QueuedChange behind = append(TABLE);
    QueuedChange checkpoint = upkeep(TABLE);

    RefusedForGoodException told = refusal(TABLE);
    queue.refused(batch.getFirst(), told);
    QueuedChange atOnce = append(TABLE);

    assertThat(failure(first)).isSameAs(told);
    assertThat(List.of(failure(second), failure(behind), failure(atOnce)))
        .allSatisfy(failure -> assertThat(failure).hasCause(told));
    assertThat(other.done()).isNotDone();
    afterwards.forEach(Runnable::run);
    QueuedChange later = append(TABLE);
    assertThat(nextBatch()).containsExactly(List.of(checkpoint));
    assertThat(nextBatch()).containsExactly(List.of(later));
  }

  @Test
  @DisplayName("[J17] what comes after a deletion does not wait for what was before it")
  void refusedBeforeDeletion() {
    append(TABLE);
    List<Parcel> batch = queue.nextBatch();
    QueuedChange deletion = deletion(TABLE);
    QueuedChange after = append(TABLE);

    queue.refused(batch.getFirst(), refusal(TABLE));

    assertThat(nextBatch()).containsExactly(List.of(deletion));
    assertThat(nextBatch()).containsExactly(List.of(after));
  }

  @Test
  @DisplayName("[J17] a deletion that comes at once mends a stream, and not only until then")
  void deletedAfterRefusal() {
    append(TABLE);
    queue.refused(queue.nextBatch().getFirst(), refusal(TABLE));
    QueuedChange deletion = deletion(TABLE);
    QueuedChange after = append(TABLE);

    assertThat(nextBatch()).containsExactly(List.of(deletion));
    assertThat(nextBatch()).containsExactly(List.of(after));
  }

  @Test
  @DisplayName("[J17] what follows an older refusal does not end a newer one")
  void refusedTwice() {
    append(TABLE);
    queue.refused(queue.nextBatch().getFirst(), refusal(TABLE));
    deletion(TABLE);
    queue.taken(queue.nextBatch().getFirst());
    append(TABLE);
    queue.refused(queue.nextBatch().getFirst(), refusal(TABLE));

    afterwards.getFirst().run();

    assertThat(append(TABLE).done()).isCompletedExceptionally();
  }

  @Test
  @DisplayName("[J17] a checkpoint that is refused fails alone")
  void refusedUpkeep() {
    QueuedChange checkpoint = upkeep(TABLE);
    List<Parcel> batch = queue.nextBatch();
    QueuedChange behind = append(TABLE);

    RefusedForGoodException told = refusal(TABLE);
    queue.refused(batch.getFirst(), told);

    assertThat(failure(checkpoint)).isSameAs(told);
    assertThat(nextBatch()).containsExactly(List.of(behind));
  }

  @Test
  @DisplayName("[J11] room is taken from when a change is admitted until it is done with")
  void room() {
    for (int i = 0; i < MOST; i++) {
      append(i % 2 == 0 ? TABLE : OTHER_TABLE);
    }
    assertThatExceptionOfType(JournalFullException.class).isThrownBy(() -> append(TABLE));

    List<Parcel> batch = queue.nextBatch();
    assertThat(budget.entries()).as("under way").isEqualTo(MOST);
    queue.taken(batch.getFirst());
    queue.refused(batch.getLast(), refusal(OTHER_TABLE));
    assertThat(budget.entries()).isZero();
  }

  @Test
  @DisplayName("[J12] all that waits can be failed")
  void failAll() {
    QueuedChange first = append(TABLE);
    QueuedChange second = upkeep(OTHER_TABLE);
    JournalException closed = new JournalException("closed", null);

    queue.failAll(closed);

    assertThat(List.of(failure(first), failure(second))).containsOnly(closed);
    assertThat(queue.isEmpty()).isTrue();
    assertThat(budget.entries()).isZero();
  }

  @Test
  @DisplayName(
      "[J35] what nobody waits for any longer is not sent, also where no timer has said so")
  void late() {
    StreamId stream = StreamId.workshop("HCKR2B7W4XFG");
    QueuedChange late = counted(stream, Duration.ZERO);
    QueuedChange wanted = counted(stream, Patience.LONGEST);
    assertThat(queue.nextBatch().stream().flatMap(parcel -> parcel.contents().stream()))
        .containsExactly(wanted);
    assertThat(late.done()).isCompletedExceptionally();
    assertThat(budget.entries()).as("room is taken by the other alone").isEqualTo(1);
  }
}
