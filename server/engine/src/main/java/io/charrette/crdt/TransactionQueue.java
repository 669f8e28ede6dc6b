package io.charrette.crdt;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Finishes transactions one after the other, in the order in which they ended: observers, listeners
 * and cleaning may begin new ones, whose turn comes after the present one.
 */
final class TransactionQueue {
  private final Consumer<Transaction> finisher;
  private final Queue<Transaction> ended = new ArrayDeque<>();
  private boolean finishing;

  /**
   * Has none.
   *
   * @param finisher does what is to be done with each
   */
  TransactionQueue(Consumer<Transaction> finisher) {
    this.finisher = finisher;
  }

  /** Finishes a transaction that has ended, unless another is being finished: then after that. */
  void finish(Transaction transaction) {
    ended.add(transaction);
    if (finishing) {
      return;
    }
    finishing = true;
    try {
      finishAll();
    } finally {
      finishing = false;
    }
  }

  private void finishAll() {
    try {
      for (Transaction next = ended.poll(); next != null; next = ended.poll()) {
        finisher.accept(next);
      }
    } finally {
      if (!ended.isEmpty()) {
        // An observer has failed, which keeps nobody else from hearing of what was done.
        finishAll();
      }
    }
  }
}
