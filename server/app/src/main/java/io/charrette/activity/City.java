package io.charrette.activity;

/** A place that tables may be given to work on. */
public record City(String name) {
  public City {
    Check.text("name", name, 80);
  }
}
