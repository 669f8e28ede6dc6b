package io.charrette.activity;

/** An activity breaks a rule of section 5; the message names the JSON path of what is wrong. */
public final class InvalidActivityException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String path;
  private final String problem;

  InvalidActivityException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
    this.path = path;
    this.problem = problem;
  }

  /** Where, for example {@code phases[2].step}; empty when it is the whole. */
  public String path() {
    return path;
  }

  /** What is wrong there, in words for the activity's author. */
  public String problem() {
    return problem;
  }

  /** The same problem, seen from further out. */
  InvalidActivityException within(String outer) {
    if (outer.isEmpty()) {
      return this;
    }
    String joined = path.isEmpty() || path.startsWith("[") ? outer + path : outer + "." + path;
    return new InvalidActivityException(joined, problem);
  }
}
