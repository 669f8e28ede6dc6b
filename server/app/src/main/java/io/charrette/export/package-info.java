/**
 * The report of a workshop: everything the tables wrote, per table and across tables, in five
 * formats.
 *
 * <p>Lives here: the report as values, one writer for each format, and what the PDF needs for text
 * from right to left. HTML and PDF are made from one page, whose templates in {@code src/main/jte}
 * are compiled into this package. May not live here: a clock, sockets, and I/O other than reading
 * styles and fonts from the class path.
 *
 * <p>Thread: any, since nothing here has state. But a PDF takes up to some seconds of a processor,
 * so the gateway calls from a worker and never from an event loop.
 *
 * <p>Read {@link io.charrette.export.Report} first, then {@link io.charrette.export.ReportFormat}.
 */
@NullMarked
package io.charrette.export;

import org.jspecify.annotations.NullMarked;
