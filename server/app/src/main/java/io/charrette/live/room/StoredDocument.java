package io.charrette.live.room;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import io.charrette.live.loop.LiveCount;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.workshop.Table;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document and the journal stream that keeps it: loaded from there, appended to there, and
 * followed there, because other processes may append too. The stream may also have entries of
 * earlier flipcharts of the table, or of later ones; they are passed over. Touched by the room's
 * context only.
 */
final class StoredDocument {
  private final StreamId stream;
  private final Context context;
  private final Journal journal;
  private final Listener listener;
  private final LiveMeters meters;
  private final HostedDocument document;
  private final RoomJournal entries;
  private final Compaction compaction;
  private final TurnUpdates ours = new TurnUpdates();
  private final TurnUpdates theirs = new TurnUpdates();
  private Journal.@Nullable Tail tail;
  private boolean closed;

  /** Which of the table's flipcharts this is, see {@link Table#startedAt}. */
  private long startedAt = Table.WITH_WORKSHOP;

  /** Hears of what happens to the document. */
  interface Listener {
    /** An update was taken that {@link #endTurn} is to hand on. */
    void gathering();

    /** The document has changed by this. */
    void changed(TurnUpdates.Merged news);

    /** More of it is durable than before. */
    void durable();

    /** The journal will never take something of it. */
    void refused();

    /** What came from other processes cannot be applied. */
    void failed(Throwable failure);
  }

  StoredDocument(
      StreamId stream,
      Context context,
      Journal journal,
      LiveLimits limits,
      Listener listener,
      LiveMeters meters) {
    this.stream = stream;
    this.context = context;
    this.journal = journal;
    this.listener = listener;
    this.meters = meters;
    this.document =
        new HostedDocument(limits.document(), new FreshWords(limits.history().erased()));
    this.compaction =
        new Compaction(
            journal, stream, context, limits.journal(), () -> stored(document.encodedState()));
    this.entries =
        new RoomJournal(journal, stream, context, limits.journal(), new Appended(), meters);
  }

  /** What the journal has of it. */
  Future<Journal.Recovered> read() {
    return Future.fromCompletionStage(journal.read(stream), context);
  }

  /**
   * Begins with what was read of a flipchart, and follows what comes after.
   *
   * @param flipchart see {@link Table#startedAt}
   */
  void recover(Journal.Recovered recovered, long flipchart) {
    startedAt = flipchart;
    if (recovered.checkpoint().length > 0) {
      StoredUpdate checkpoint = decode(recovered.checkpoint());
      if (isOurs(checkpoint)) {
        begin(checkpoint.update());
      }
    }
    for (Journal.Entry entry : recovered.entries()) {
      StoredUpdate stored = decode(entry.bytes());
      if (isOurs(stored)) {
        restore(stored.update());
      }
    }
    compaction.recovered(recovered);
    tail = journal.tail(stream, recovered.end(), new Follower());
  }

  /** Completes when it has all that is durable now, whichever process has stored it. */
  Future<Void> caughtUp() {
    return read()
        .map(
            stored -> {
              if (!closed) {
                entriesOf(stored).forEach(this::follow);
              }
              return null;
            });
  }

  private Stream<StoredUpdate> entriesOf(Journal.Recovered recovered) {
    return Stream.concat(
            Stream.of(recovered.checkpoint()).filter(checkpoint -> checkpoint.length > 0),
            recovered.entries().stream().map(Journal.Entry::bytes))
        .map(this::decode);
  }

  /** Applies what another process may have stored, of this flipchart. */
  private void follow(StoredUpdate entry) {
    if (isOurs(entry)) {
      Verdict verdict = restore(entry.update());
      gather(theirs, entry.update(), verdict, null, RoomConnections.NOBODY);
    }
  }

  /**
   * What was read of the flipchart before one, as one update; empty when nothing of it is there.
   *
   * @param flipchart see {@link Table#startedAt}
   */
  Optional<byte[]> before(Journal.Recovered recovered, long flipchart) {
    List<StoredUpdate> earlier =
        entriesOf(recovered).filter(stored -> stored.startedAt() < flipchart).toList();
    OptionalLong last = earlier.stream().mapToLong(StoredUpdate::startedAt).max();
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Document flipchartBefore = new Document();
    earlier.stream()
        .filter(stored -> stored.startedAt() == last.getAsLong())
        .forEach(stored -> flipchartBefore.apply(update(stored.update())));
    return Optional.of(flipchartBefore.encodeState());
  }

  HostedDocument hosted() {
    return document;
  }

  /**
   * Applies an update, if it keeps the document within its limits; what it brings that is new is
   * appended and handed on at the end of the turn.
   *
   * @param frame the update as a frame, when it came as one
   * @param from the connection that brought it
   * @param participant who that is; null if it is no participant
   */
  Verdict take(
      Update update,
      byte[] bytes,
      @Nullable Buffer frame,
      long from,
      @Nullable String participant) {
    // What it sets free its sender may not have.
    long knows = document.isIncomplete() ? RoomConnections.NOBODY : from;
    Verdict verdict = document.take(update, bytes.length, participant);
    gather(ours, bytes, verdict, frame, knows);
    return verdict;
  }

  /**
   * The same for an update of the server's own that makes room, or has kept to the limits already:
   * whatever they are, since what people have made of the document must not keep it from being
   * taken.
   *
   * @return whether the document has changed
   */
  boolean force(Update update, byte[] bytes) {
    Verdict verdict = document.apply(update, bytes.length);
    gather(ours, bytes, verdict, null, RoomConnections.NOBODY);
    return verdict.changed();
  }

  /**
   * What of an update the document did not have is kept for the end of the turn: of two versions of
   * an operation others must find the one that is here.
   */
  private void gather(
      TurnUpdates updates, byte[] bytes, Verdict verdict, @Nullable Buffer frame, long from) {
    byte[] news = verdict.news();
    if (!verdict.changed() || (news != null && news.length == 0)) {
      return;
    }
    updates.add(news == null ? bytes : news, news == null ? frame : null, from);
    listener.gathering();
  }

  /**
   * Appends what this turn has brought, as one entry, and hands it on. What comes after the end
   * stays where it is: nobody is told that it is saved.
   */
  void endTurn() {
    if (closed) {
      return;
    }
    // What came here in this turn may build upon theirs.
    if (!theirs.isEmpty()) {
      listener.changed(theirs.take());
    }
    if (!ours.isEmpty()) {
      TurnUpdates.Merged news = ours.take();
      entries.append(stored(news.update()));
      listener.changed(news);
    }
  }

  /** The number of the entry that has, or will have, the last update taken. */
  long appended() {
    return entries.appended() + (ours.isEmpty() ? 0 : 1);
  }

  /** The number up to which every entry is durable. */
  long durable() {
    return entries.durable();
  }

  /** Whether so much is not yet durable that no more is taken. */
  boolean full() {
    return entries.full();
  }

  /** What it holds now. */
  LiveCount count() {
    return new LiveCount(1, document.isFolded() ? 0 : 1, 0, 0, 0, 0, 0).and(entries.count());
  }

  /** Completes when all that was taken so far is durable. */
  Future<Void> settled() {
    endTurn();
    return ours.isEmpty()
        ? entries.settled()
        : Future.failedFuture(
            new JournalException(stream.name() + " has left memory with what it was told", null));
  }

  /** Whether all is durable and tidy; if it is only durable, sees to it. */
  boolean atRest() {
    if (!entries.isEmpty() || !ours.isEmpty()) {
      return false;
    }
    boolean tidy = !compaction.worthwhile();
    compaction.start();
    return tidy;
  }

  /** Makes the stream short for whoever reads it next, if the journal has room for that. */
  void shorten() {
    if (journal.health().writable()) {
      compaction.finish();
    }
  }

  /** Whether it follows and appends no more. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Follows, appends and makes checkpoints no more. A checkpoint that is on its way may still come,
   * and it holds what was not durable then, such as an entry that was refused for good. That is no
   * harm: nobody was told that it is saved, since only entries count for that. If the journal takes
   * the checkpoint, it is stored, and whoever brings it again is rightly told that it is. If not,
   * it is an entry again when it is brought again.
   */
  void close() {
    closed = true;
    entries.close();
    if (tail != null) {
      tail.close();
    }
  }

  private void begin(byte[] checkpoint) {
    try {
      document.begin(checkpoint);
    } catch (MalformedDataException e) {
      throw new IllegalStateException(stream.name() + " has a checkpoint that is no update", e);
    }
  }

  private Verdict restore(byte[] update) {
    return document.apply(update(update), update.length);
  }

  private byte[] stored(byte[] update) {
    return new StoredUpdate(startedAt, update).encode();
  }

  /**
   * Whether it is of this flipchart. Once something of a later one is there, no checkpoint is made
   * of this one: it would stand for what it does not have.
   */
  private boolean isOurs(StoredUpdate stored) {
    if (stored.startedAt() > startedAt) {
      compaction.forbid();
    }
    return stored.startedAt() == startedAt;
  }

  private StoredUpdate decode(byte[] entry) {
    try {
      return StoredUpdate.decode(entry);
    } catch (MalformedDataException e) {
      throw new IllegalStateException(stream.name() + " holds an entry of no flipchart", e);
    }
  }

  private Update update(byte[] bytes) {
    try {
      return Update.decode(bytes);
    } catch (MalformedDataException e) {
      throw new IllegalStateException(stream.name() + " holds an entry that is no update", e);
    }
  }

  /** Hears what becomes of what is appended here. */
  private final class Appended implements RoomJournal.Listener {
    @Override
    public void durable(int moreEntries, int bytes, Position last) {
      compaction.appended(moreEntries, bytes, last);
      listener.durable();
    }

    @Override
    public void refused() {
      listener.refused();
    }
  }

  /** Brings what other processes append, from the journal's threads to the room's. */
  private final class Follower implements Journal.TailListener {
    @Override
    public void appended(Journal.Entry entry) {
      onContext(() -> arrived(entry.bytes()));
    }

    @Override
    public void reached(Position position) {
      onContext(() -> compaction.reached(position));
    }

    /** What the journal has lost is appended again: nothing Saved may be here only. */
    @Override
    public void lapsed(Journal.Recovered afresh) {
      onContext(() -> compare(afresh));
    }

    /**
     * What was on its way when the room left must not write: the stream may be in deletion, or have
     * refused something that the document still has.
     */
    private void onContext(Runnable news) {
      context.runOnContext(
          turn -> {
            if (closed) {
              return;
            }
            try {
              news.run();
            } catch (Throwable failure) {
              listener.failed(failure);
            }
          });
    }

    private void compare(Journal.Recovered afresh) {
      Document stored = new Document();
      if (afresh.checkpoint().length > 0) {
        compare(afresh.checkpoint(), stored);
      }
      for (Journal.Entry entry : afresh.entries()) {
        compare(entry.bytes(), stored);
      }
      byte[] state = document.encodedState();
      if (!Arrays.equals(stored.encodeState(), state)) {
        entries.append(stored(document.document().encodeState(stored.stateVector())));
      }
    }

    private void compare(byte[] bytes, Document known) {
      arrived(bytes);
      StoredUpdate entry = decode(bytes);
      if (isOurs(entry)) {
        known.apply(update(entry.update()));
      }
    }

    private void arrived(byte[] bytes) {
      compaction.added(1, bytes.length);
      meters.updateFollowed();
      follow(decode(bytes));
    }
  }
}
