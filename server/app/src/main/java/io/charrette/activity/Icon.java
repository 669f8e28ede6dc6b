package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** An icon of the palette (SPEC A1). */
public enum Icon implements Named {
  BUILDING,
  NETWORK,
  CODE,
  CAP,
  COIN,
  HOUSE,
  STAR,
  PEOPLE,
  HEART,
  LEAF,
  SHIELD,
  BOLT,
  SPEECH,
  QUESTION,
  PLUS,
  MINUS;

  @Override
  public @Nullable String formerName() {
    return switch (this) {
      case BUILDING -> "gov";
      case NETWORK -> "net";
      case CODE -> "civic";
      case CAP -> "learn";
      case COIN -> "fund";
      case HOUSE -> "anchor";
      case STAR -> "fed";
      default -> null;
    };
  }
}
