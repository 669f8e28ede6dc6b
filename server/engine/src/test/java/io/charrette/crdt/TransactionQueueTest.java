package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TransactionQueueTest {
  private final Document document = new Document(1);
  private final Transaction first = new Transaction(document);
  private final Transaction second = new Transaction(document);
  private final Transaction third = new Transaction(document);
  private final List<String> steps = new ArrayList<>();
  private Consumer<Transaction> meanwhile = transaction -> {};
  private final TransactionQueue queue = new TransactionQueue(this::finish);

  private void finish(Transaction transaction) {
    steps.add("begin " + nameOf(transaction));
    meanwhile.accept(transaction);
    steps.add("end " + nameOf(transaction));
  }

  private String nameOf(Transaction transaction) {
    return transaction == first ? "first" : transaction == second ? "second" : "third";
  }

  @Test
  void whatEndsWhileAnotherIsFinishedComesAfterThat() {
    meanwhile =
        transaction -> {
          if (transaction == first) {
            queue.finish(second);
            queue.finish(third);
          }
        };

    queue.finish(first);

    assertThat(steps)
        .containsExactly(
            "begin first", "end first", "begin second", "end second", "begin third", "end third");
  }

  @Test
  void oneThatFailsKeepsNoOtherFromBeingFinished() {
    meanwhile =
        transaction -> {
          if (transaction == first) {
            queue.finish(second);
            throw new IllegalStateException("by the test");
          }
        };

    assertThatIllegalStateException()
        .isThrownBy(() -> queue.finish(first))
        .withMessage("by the test");
    assertThat(steps).containsExactly("begin first", "begin second", "end second");

    queue.finish(third);
    assertThat(steps).endsWith("begin third", "end third");
  }
}
