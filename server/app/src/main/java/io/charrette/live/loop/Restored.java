package io.charrette.live.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the wish to bring back what a flipchart was. */
public sealed interface Restored {
  /**
   * The parts are as they were, durably.
   *
   * @param parts those that were different before; none when all was so already
   * @param moment the one that is kept which they were brought back from, epoch milliseconds; null:
   *     nothing was there yet
   * @param before the moment that was kept just before, of which the same parts take it all back;
   *     of no meaning when there are no parts
   */
  record Done(List<String> parts, @Nullable Long moment, long before) implements Restored {}

  /** Nothing is kept of that time or before it; of parts, not that very moment. */
  record UnknownMoment() implements Restored {}

  /** The words of another table would go, which has become one with it since. */
  record MergedSince() implements Restored {}

  /** The flipchart would grow over its limits. */
  record TooLarge() implements Restored {}

  /** Something else is being brought back at this table at the moment. */
  record Busy() implements Restored {}
}
