package io.charrette.activity;

/** A pitch that tables may open to see what one looks like. */
public record SamplePitch(String text) {
  public SamplePitch {
    Check.text("text", text, 1_000);
  }
}
