package io.charrette.activity;

/** A sheet of the flipchart, and a tab of the phone. */
public sealed interface Sheet permits CardSheet, TextSheet {
  /** Names it among the activity's sheets, and the root types of a sheet of cards. */
  String id();

  String title();

  /** For places with room for one or two words. */
  String shortTitle();

  /** The colour that means it on every screen. */
  Hue colour();

  /** What it asks for; may be empty. */
  String prompt();
}
