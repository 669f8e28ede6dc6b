package io.charrette.live.directory;

import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.journal.StreamId;
import io.charrette.journal.VersionConflictException;
import io.charrette.live.directory.Directory.Listed;
import io.charrette.live.loop.NotBegunException;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomQuestion;
import io.charrette.live.loop.Services;
import io.charrette.live.loop.UnknownWorkshopException;
import io.charrette.live.loop.WorkshopOrder;
import io.charrette.live.loop.WorkshopQuestion;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Event;
import io.charrette.workshop.EventJson;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopLimits;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How workshops begin and end. A workshop is listed before its first event is stored, and taken off
 * the list after its streams are gone: wherever a process dies, what exists is listed, and gets
 * deleted one day. One that a facilitator ends is taken off before, so that all processes know;
 * what is left of it by a process that dies is deleted by the next that starts. Any thread.
 */
public final class WorkshopLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkshopLifecycle.class);

  private final Vertx vertx;
  private final Services services;
  private final Journal journal;
  private final Directory directory;

  /** The keys, ids and join codes of creations that have no answer yet. */
  private final Set<String> underway = new HashSet<>();

  /** Wires it; {@link Directory#load} and {@link #deleteExpired} set it going. */
  public WorkshopLifecycle(Vertx vertx, Services services) {
    this.vertx = vertx;
    this.services = services;
    this.journal = services.journal();
    this.directory = new Directory(vertx, journal, this::deleteBehind);
  }

  /** The list of the workshops that there are. */
  public Directory directory() {
    return directory;
  }

  /**
   * Creates a workshop, lists it, and makes both durable. Of what does not end as {@link
   * Outcome.Done} nothing remains: the code is free at once, and in the journal as soon as that can
   * be written.
   *
   * <p>While one is under way, another with the same key, id or join code is {@link
   * Outcome.Unavailable}; so is one with an id that is being deleted, or taken back, here. With an
   * id or code that is there it is {@link Outcome.Conflict}.
   *
   * @param key by which the directory finds it, null when nobody will ask
   * @param deadline until when it is waited for, epoch milliseconds
   */
  public Future<Outcome> create(Command.Create create, @Nullable String key, long deadline) {
    String id = create.id();
    if (directory.hides(id) || services.deletions().include(id)) {
      // What is left of the other would delete this one, too.
      return Future.succeededFuture(new Outcome.Unavailable(false));
    }
    Set<String> claims = claims(create, key);
    if (!begin(claims)) {
      return Future.succeededFuture(new Outcome.Unavailable(false));
    }
    Future<Creation> begun = Future.succeededFuture().map(v -> decide(create, key, deadline));
    begun.compose(Creation::settled).onComplete(ended -> end(Set.of(claimOn(id))));
    claims.remove(claimOn(id));
    return begun
        .compose(Creation::told)
        .onComplete(ended -> end(claims))
        .onSuccess(outcome -> services.meters().executed(create, outcome));
  }

  /**
   * A creation that has begun.
   *
   * @param told what whoever asked is told
   * @param settled completes when nothing of it goes on any longer, which may be later
   */
  private record Creation(Future<Outcome> told, Future<?> settled) {
    static Creation of(Outcome outcome) {
      return new Creation(Future.succeededFuture(outcome), Future.succeededFuture());
    }
  }

  private static Set<String> claims(Command.Create create, @Nullable String key) {
    Set<String> claims = new HashSet<>(Set.of(claimOn(create.id()), "code " + create.joinCode()));
    if (key != null) {
      claims.add("key " + key);
    }
    return claims;
  }

  private static String claimOn(String workshopId) {
    return "id " + workshopId;
  }

  /** Whether a creation may begin: none that is under way has any of these. */
  private boolean begin(Set<String> claims) {
    synchronized (underway) {
      return Collections.disjoint(underway, claims) && underway.addAll(claims);
    }
  }

  private void end(Set<String> claims) {
    synchronized (underway) {
      underway.removeAll(claims);
    }
  }

  private Creation decide(Command.Create create, @Nullable String key, long deadline) {
    if (directory.byId(create.id()).isPresent()
        || directory.byCode(create.joinCode()).isPresent()) {
      return Creation.of(new Outcome.Conflict(0));
    }
    return switch (Decider.decide(Workshop.UNBORN, create, services.clock().millis())) {
      case Decision.Rejected rejected ->
          Creation.of(new Outcome.Rejected(rejected.reason(), rejected.detail()));
      case Decision.Accepted accepted -> store(create, key, deadline, accepted.events());
    };
  }

  private Creation store(
      Command.Create create, @Nullable String key, long deadline, List<Event> events) {
    Workshop workshop = Workshop.UNBORN;
    for (Event event : events) {
      workshop = Evolver.evolve(workshop, event);
    }
    Outcome.Done done =
        new Outcome.Done(
            workshop.version(), workshop.controlled(), Workshop.UNBORN, workshop, true);
    List<byte[]> entries = events.stream().map(EventJson::write).toList();
    long now = services.clock().millis();
    if (!journal.health().writable() || Promptly.isLate(deadline, now)) {
      // Otherwise it would wait in the journal, and happen long after it was given up.
      return Creation.of(new Outcome.Unavailable(false));
    }
    Listed listed =
        new Listed(
            create.id(), create.joinCode(), create.deleteAfter(), create.tables().size(), key);
    Promise<Outcome> told = ((ContextInternal) vertx.getOrCreateContext()).promise();
    Promise<Void> settled = Promise.promise();
    long patience =
        vertx.setTimer(
            Promptly.left(deadline, now), timer -> told.tryComplete(new Outcome.Unavailable(true)));
    directory
        .add(listed)
        .compose(added -> append(listed.id(), entries, deadline, told))
        .recover(
            failure ->
                failure instanceof VersionConflictException
                    ? appendInPlaceOfAnOrphan(listed.id(), entries, deadline, told, failure)
                    : Future.failedFuture(failure))
        .onComplete(
            (version, failure) -> {
              vertx.cancelTimer(patience);
              stored(listed, done, told, settled, failure);
            });
    return new Creation(told.future(), settled.future());
  }

  private Future<Long> append(
      String workshopId, List<byte[]> entries, long deadline, Promise<Outcome> told) {
    long now = services.clock().millis();
    return told.future().isComplete() || Promptly.isLate(deadline, now)
        ? Future.failedFuture(new JournalException("it was given up", null))
        : Future.fromCompletionStage(
            journal.appendAt(
                StreamId.workshop(workshopId), 0, entries, Promptly.within(deadline, now)));
  }

  /**
   * A workshop that was deleted has streams: a process wrote behind the deletion, and ended before
   * it heard of that. They are deleted. Should somebody else be listing the same workshop, or
   * should it be unknown whether it was deleted, they are theirs.
   */
  private Future<Long> appendInPlaceOfAnOrphan(
      String workshopId,
      List<byte[]> entries,
      long deadline,
      Promise<Outcome> told,
      Throwable conflict) {
    return directory
        .listsOnceSinceRemoved(workshopId)
        .compose(once -> once ? deleteStreams(workshopId) : Future.<Void>failedFuture(conflict))
        .compose(deleted -> append(workshopId, entries, deadline, told));
  }

  private void stored(
      Listed listed,
      Outcome.Done done,
      Promise<Outcome> told,
      Promise<Void> settled,
      @Nullable Throwable failure) {
    if (failure == null) {
      directory.list(listed);
      services.bus().send(new WorkshopOrder.Created(listed.id()));
      if (told.tryComplete(done)) {
        settled.complete();
      } else {
        takeBack(listed, settled); // it was given up meanwhile
      }
    } else if (failure instanceof VersionConflictException) {
      told.tryComplete(new Outcome.Conflict(0)); // another process's, not ours to take back
      settled.complete();
    } else {
      takeBack(listed, settled);
      if (failure instanceof JournalException) {
        told.tryComplete(new Outcome.Unavailable(true));
      } else {
        told.tryFail(failure);
      }
    }
  }

  /** Leaves nothing of a creation that failed; some of it may be stored. */
  private void takeBack(Listed listed, Promise<Void> settled) {
    directory.hide(listed);
    delete(listed)
        .onSuccess(settled::complete)
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("event", "workshop.not-taken-back")
                  .log("workshop {} was not created, and is still listed", listed.id(), failure);
              vertx.setTimer(
                  services.limits().journal().lastRetry().toMillis(),
                  timer -> takeBack(listed, settled));
            });
  }

  /** Deletes all workshops that are past their date; those that cannot be are left for later. */
  public Future<Void> deleteExpired() {
    return Future.join(
            directory.expired(services.clock().millis()).stream().map(this::expire).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private Future<Void> expire(Listed listed) {
    directory.hide(listed);
    return delete(listed)
        .onSuccess(
            gone ->
                LOG.atInfo()
                    .addKeyValue("event", "workshop.deleted")
                    .log("workshop {} is past its date and deleted", listed.id()))
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("event", "workshop.not-deleted")
                  .log("workshop {} is past its date and cannot be deleted", listed.id(), failure);
              directory.list(listed);
            });
  }

  /**
   * Deletes a workshop before its date. What it is goes first, in time or not at all: an end that
   * was given up must not come later. When the future succeeds it has ended, and nobody finds it;
   * its sockets and all the rest of it go right after, however long that takes.
   *
   * @param deadline until when it is waited for, epoch milliseconds
   */
  public Future<Void> end(String workshopId, long deadline) {
    Optional<Listed> listed = directory.byId(workshopId);
    if (listed.isEmpty()) {
      return Future.failedFuture(new UnknownWorkshopException(workshopId));
    }
    long now = services.clock().millis();
    if (Promptly.isLate(deadline, now)) {
      return Future.failedFuture(new NotBegunException("Whoever asked has given up by now"));
    }
    return Promptly.whileWritable(journal)
        .compose(
            taking ->
                Future.fromCompletionStage(
                    journal.deleteInTime(
                        StreamId.workshop(workshopId), Promptly.within(deadline, now))))
        .map(
            ended -> {
              directory.hide(listed.get());
              takeAway(listed.get());
              return null;
            });
  }

  /**
   * Of what has ended nothing stays. It goes off the list first, by which all other processes hear
   * that it was deleted, before they miss its events.
   */
  private void takeAway(Listed listed) {
    String id = listed.id();
    forget(
            id,
            () ->
                (directory.hides(id) ? directory.remove(listed) : Future.<Void>succeededFuture())
                    .compose(unlisted -> deleteStreamsUnlessListed(id)))
        .onSuccess(
            gone ->
                LOG.atInfo()
                    .addKeyValue("event", "workshop.deleted")
                    .log("workshop {} is ended by a facilitator and deleted", id))
        .onFailure(
            failure -> {
              LOG.atWarn()
                  .addKeyValue("event", "workshop.not-deleted")
                  .log("workshop {} has ended and is not all deleted", id, failure);
              vertx.setTimer(
                  services.limits().journal().lastRetry().toMillis(), timer -> takeAway(listed));
            });
  }

  private Future<Void> delete(Listed listed) {
    return forget(listed.id(), () -> deleteStreams(listed.id()))
        .compose(gone -> directory.remove(listed));
  }

  /**
   * Deletes once more what was removed of late: a process may have ended before all of it was gone.
   */
  public Future<Void> deleteRemoved() {
    return Future.join(directory.removedOfLate().stream().map(this::deleteBehind).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Deletes once more behind what was written. */
  private Future<Void> deleteBehind(String workshopId) {
    return forget(workshopId, () -> deleteStreamsUnlessListed(workshopId))
        .onFailure(
            failure ->
                LOG.atWarn()
                    .addKeyValue("event", "workshop.not-deleted")
                    .log("workshop {} is not all deleted", workshopId, failure));
  }

  /**
   * Takes a workshop out of memory, then has it taken out of the journal, in this order: nothing
   * comes after, since nothing of it is loaded meanwhile, and afterwards there is nothing to load.
   */
  private Future<Void> forget(String workshopId, Supplier<Future<Void>> then) {
    services.deletions().begin(workshopId);
    List<Future<Void>> forgotten = new ArrayList<>();
    tables()
        .mapToObj(table -> new RoomQuestion.Deleted(new RoomKey(workshopId, table)))
        .forEach(room -> forgotten.add(services.bus().ask(room)));
    forgotten.add(services.bus().ask(new WorkshopQuestion.Deleted(workshopId)));
    return Future.join(forgotten)
        .compose(gone -> then.get())
        .onComplete(ended -> services.deletions().end(workshopId));
  }

  /**
   * A tail may lag behind: what has been listed again meanwhile stays, also while the streams are
   * deleted.
   */
  private Future<Void> deleteStreamsUnlessListed(String workshopId) {
    return unlessListed(workshopId, () -> deleteTables(workshopId))
        .compose(gone -> unlessListed(workshopId, () -> delete(StreamId.workshop(workshopId))));
  }

  private Future<Void> unlessListed(String workshopId, Supplier<Future<Void>> step) {
    return directory
        .latest()
        .compose(
            read -> directory.byId(workshopId).isPresent() ? Future.succeededFuture() : step.get());
  }

  /** The workshop's own stream last: while it is there, nobody creates another in its place. */
  private Future<Void> deleteStreams(String workshopId) {
    return deleteTables(workshopId).compose(gone -> delete(StreamId.workshop(workshopId)));
  }

  private Future<Void> deleteTables(String workshopId) {
    return Future.join(
            tables().mapToObj(table -> delete(StreamId.table(workshopId, table))).toList())
        .mapEmpty();
  }

  /** Those that there may be: any of them may have been added. */
  private static IntStream tables() {
    return IntStream.rangeClosed(1, WorkshopLimits.TABLES);
  }

  private Future<Void> delete(StreamId stream) {
    return Future.fromCompletionStage(journal.delete(stream));
  }
}
