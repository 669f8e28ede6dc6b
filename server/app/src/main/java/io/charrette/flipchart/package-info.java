/**
 * What a table's document means: the cards, texts, choices and roles of the activity's sheets.
 *
 * <p>Lives here: the only server code that knows the names of the document's shared types (SPEC
 * section 6), to read it and to bring back what was on it. May not live here: any other change to a
 * document, I/O, Vert.x. Reading a document happens on the thread that owns it; the records that
 * come of it are immutable and may go anywhere. Read {@link io.charrette.flipchart.FlipchartLayout}
 * and {@link io.charrette.flipchart.Flipchart} first.
 */
@NullMarked
package io.charrette.flipchart;

import org.jspecify.annotations.NullMarked;
