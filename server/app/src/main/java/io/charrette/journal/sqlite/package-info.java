/**
 * The embedded journal: one SQLite file, owned by one process.
 *
 * <p>Lives here: the file and its format, the lock that keeps a second process out, the one thread
 * that writes and the one that reads. May not live here: any knowledge of what entries mean. {@code
 * JournalWriter} owns the writing connection, {@code JournalReader} the reading one; no connection
 * is touched by any other thread. Stages complete on these two threads. Read {@code SqliteJournal}
 * first, then {@code JournalWriter}.
 */
@NullMarked
package io.charrette.journal.sqlite;

import org.jspecify.annotations.NullMarked;
