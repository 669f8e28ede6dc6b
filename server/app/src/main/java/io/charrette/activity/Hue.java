package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** A colour of the palette (SPEC A1); ink belongs to phases without a sheet. */
public enum Hue implements Named {
  INK,
  BLUE,
  RUST,
  PURPLE,
  NAVY,
  TEAL,
  GREEN,
  GOLD,
  ROSE,
  VIOLET,
  RED,
  OLIVE,
  SLATE;

  @Override
  public @Nullable String formerName() {
    return switch (this) {
      case BLUE -> "scan";
      case RUST -> "challenge";
      case PURPLE -> "pitch";
      case NAVY -> "gov";
      case TEAL -> "net";
      case GREEN -> "civic";
      case GOLD -> "learn";
      case ROSE -> "fund";
      case VIOLET -> "anchor";
      case RED -> "fed";
      default -> null;
    };
  }
}
