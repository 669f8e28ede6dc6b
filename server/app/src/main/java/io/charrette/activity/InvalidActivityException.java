package io.charrette.activity;

import java.util.List;
import java.util.stream.Collectors;

/** An activity breaks rules of section 5; the message is all that is wrong, a line each. */
public final class InvalidActivityException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;
  private final int more;

  InvalidActivityException(List<Fault> faults, int more) {
    super(
        faults.stream().map(Fault::english).collect(Collectors.joining("\n"))
            + (more > 0 ? "\nand " + more + " more" : ""));
    this.faults = List.copyOf(faults);
    this.more = more;
  }

  /** What is wrong, in the order in which it was found; at least one. */
  public List<Fault> faults() {
    return faults;
  }

  /** How many faults were found besides. */
  public int more() {
    return more;
  }
}
