/**
 * The workshop as a pure state machine: commands are decided into events, events evolve the state.
 *
 * <p>Lives here: the state ({@code Workshop}), sealed commands and events, {@code Decider}, {@code
 * Evolver}, their JSON, and what each role may see ({@code WorkshopViews}, {@code Audience}). May
 * not live here: a clock, randomness, I/O, Vert.x, flipcharts. Everything is immutable, and any
 * thread may call; only {@code WorkshopViews}, which keeps what it has made, is for one thread at a
 * time. Read {@link io.charrette.workshop.Workshop} first, then {@link
 * io.charrette.workshop.Decider}, beside section 4 of {@code SPEC.md}.
 */
@NullMarked
package io.charrette.workshop;

import org.jspecify.annotations.NullMarked;
