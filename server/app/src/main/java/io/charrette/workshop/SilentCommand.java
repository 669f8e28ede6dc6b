package io.charrette.workshop;

/** Hides from the others what each writes, until it is shown (SPEC M38 to M40). */
public sealed interface SilentCommand extends FacilitatorCommand {

  /**
   * Asks that a phase begin silently, the present one at once; or no longer asks it of a later one.
   */
  record AskForSilence(String phase, boolean on) implements SilentCommand {
    public AskForSilence {
      if (phase == null) {
        throw new IllegalArgumentException("phase is missing");
      }
    }
  }

  /** Has people show each other, two by two, what they wrote. */
  record FormPairs() implements SilentCommand {}

  /** Shows what was written; nobody can take that back. */
  record ShowWords() implements SilentCommand {}
}
