/**
 * The server's own words, in each language that has a file of them in {@code resources/words}: of
 * reports, and of the pages that it shows by itself for an error.
 *
 * <p>May not live here: what an activity says, which has its languages with it, and the words of
 * the pages (the web client's {@code i18n}). Any thread. There is {@link io.charrette.words.Labels}
 * alone.
 */
@NullMarked
package io.charrette.words;

import org.jspecify.annotations.NullMarked;
