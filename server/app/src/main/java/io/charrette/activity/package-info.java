/**
 * The template of a workshop as data: phases, sheets, sectors, prompts and cities.
 *
 * <p>Lives here: the records of an activity, how they are read from and written as JSON, and the
 * built-in ones. May not live here: anything that knows a sector, a city or a phase by name, and
 * I/O other than reading the built-in resources from the class path. All values are immutable and
 * may be read from any thread. Read {@link io.charrette.activity.Activity} first, then section 5 of
 * {@code SPEC.md}.
 */
@NullMarked
package io.charrette.activity;

import org.jspecify.annotations.NullMarked;
