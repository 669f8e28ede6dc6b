/**
 * What any thread may ask: which workshops there are, by id and by code, who is connected, and
 * which activities can be chosen; and how workshops begin and end.
 *
 * <p>May not live here: the state of a workshop or of a document. Any thread. Read {@link
 * io.charrette.live.directory.Directory} first, then {@link
 * io.charrette.live.directory.WorkshopLifecycle}.
 */
@NullMarked
package io.charrette.live.directory;

import org.jspecify.annotations.NullMarked;
