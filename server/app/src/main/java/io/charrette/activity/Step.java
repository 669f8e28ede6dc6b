package io.charrette.activity;

/**
 * A tab of the phone: one sheet of the flipchart.
 *
 * @param colour the colour it has on every screen
 */
public record Step(String id, String title, StepColour colour, Sheet sheet) {
  public Step {
    Check.id("id", id);
    Check.text("title", title, 60);
    Check.present("colour", colour);
    if (colour == StepColour.INK) {
      throw new InvalidActivityException("colour", "ink is for phases without a step");
    }
    Check.present("sheet", sheet);
  }
}
