/**
 * The template of a workshop as data: sheets, phases, words, roles and places.
 *
 * <p>Lives here: the records of an activity, how they are read from JSON and everything that is
 * wrong is found, and the built-in ones. May not live here: anything that knows a sheet, a category
 * or a phase by name, but for the translation of the first form, and I/O other than reading the
 * built-in resources from the class path. All values are immutable and may be read from any thread.
 * Read {@link io.charrette.activity.Activity} and {@link io.charrette.activity.ActivityFile} first,
 * then section 5 of {@code SPEC.md}.
 */
@NullMarked
package io.charrette.activity;

import org.jspecify.annotations.NullMarked;
