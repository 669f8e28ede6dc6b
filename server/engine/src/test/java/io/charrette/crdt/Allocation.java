package io.charrette.crdt;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How many bytes a piece of work allocates: the same each time, unlike how long it takes. */
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A piece of work. */
  interface Work {
    void run() throws Exception;
  }

  private Allocation() {}

  /** The bytes that the work allocates in this thread when its classes are loaded. */
  static long of(Work work) {
    try {
      work.run();
      long before = THREADS.getCurrentThreadAllocatedBytes();
      work.run();
      return THREADS.getCurrentThreadAllocatedBytes() - before;
    } catch (Exception e) {
      throw new AssertionError("the work failed", e);
    }
  }
}
