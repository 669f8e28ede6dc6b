package io.charrette.live.loop;

import java.util.List;

/** What of a flipchart is to become what it was. */
public sealed interface Wanted {
  /** All that was there and is gone or different; what came since stays. */
  record Lost() implements Wanted {}

  /**
   * Some parts, also those that had not been there.
   *
   * @param names as {@link io.charrette.flipchart.Restoration} names them
   */
  record Parts(List<String> names) implements Wanted {
    public Parts {
      names = List.copyOf(names);
    }
  }

  /**
   * All of it: what was not there goes. It is left as it is where the words of a table would go
   * that became one with it.
   */
  record Everything() implements Wanted {}
}
