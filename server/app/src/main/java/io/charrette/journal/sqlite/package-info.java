/**
 * The embedded journal: one SQLite file, owned by one process.
 *
 * <p>Lives here: the file and its format, the lock that keeps a second process out, the thread that
 * writes, the thread that reads, and backups. May not live here: any knowledge of what entries
 * mean.
 *
 * <p>Threads: {@code journal-writer} owns {@code JournalWriter}'s loop with {@code Committer} and
 * {@code Batch}; {@code journal-reader} owns what {@code JournalReader} has open. Each has a
 * connection that no other thread touches, and asserts that. {@code WorkQueue} and {@code Tails}
 * are any thread's. Stages complete, and tails are told, on these two threads.
 *
 * <p>Read {@code SqliteJournal} first, then {@code JournalWriter} and {@code Committer}.
 */
@NullMarked
package io.charrette.journal.sqlite;

import org.jspecify.annotations.NullMarked;
