/**
 * The start of the process: configuration, wiring by constructors, and the clock that everything
 * else is handed.
 *
 * <p>Lives here: {@code Main}, {@code Configuration}, the set-up of the log and of the metrics. May
 * not live here: any decision about workshops, documents or frames. Runs on the main thread until
 * the verticles are deployed. Read {@code Main} first.
 */
@NullMarked
package io.charrette.app;

import org.jspecify.annotations.NullMarked;
