/**
 * The report of a workshop: everything the tables wrote, per table and across tables, in five
 * formats.
 *
 * <p>Lives here: the report as values, and one writer for each format. May not live here: a clock,
 * sockets, and I/O other than reading styles, words and fonts from the class path. All is
 * stateless; any thread may call, but a PDF takes seconds of a processor, so not an event loop.
 * Read {@link io.charrette.export.Report} first, then {@link io.charrette.export.ReportFormat}.
 */
@NullMarked
package io.charrette.export;

import org.jspecify.annotations.NullMarked;
