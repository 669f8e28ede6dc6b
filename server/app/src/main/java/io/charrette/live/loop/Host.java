package io.charrette.live.loop;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one event loop owns of a kind, by key, and the address at which it is reached. Public
 * methods may be called from any thread, all others from the host's own context.
 *
 * @param <K> what tells one from another
 * @param <H> what is hosted
 */
public abstract class Host<K, H extends Hosted> extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(Host.class);

  private final int loop;
  private final Services services;
  private final Map<K, H> hosted = new HashMap<>();
  private @Nullable HostContext here;
  private boolean draining;

  /**
   * Hosts nothing yet.
   *
   * @param loop the index of this host among those of its kind
   */
  protected Host(int loop, Services services) {
    this.loop = loop;
    this.services = services;
  }

  /** Begins to take the messages to a loop; completes when they come in. */
  protected abstract Future<Void> serve(int loop);

  /** Something that was hosted has left memory. */
  protected void left(K key) {}

  /** Something failed that should not in what is hosted under this key. It stays, by default. */
  protected void failed(K key) {}

  @Override
  public final Future<?> start() {
    here = services.on(context);
    vertx.setPeriodic(services.limits().pace().housekeeping().toMillis(), timer -> keepHouse());
    return serve(loop);
  }

  @Override
  public final Future<?> stop() {
    List.copyOf(hosted.entrySet()).forEach(each -> end(each.getKey(), each.getValue()::unload));
    hosted.clear();
    return Future.succeededFuture();
  }

  /**
   * Makes everything durable, then closes the sockets as going away; completes when they are on
   * their way to be told. What cannot be made durable fails it only after the rest has been.
   */
  public final Future<Void> drain() {
    return onContext(
        () -> {
          draining = true;
          return Future.join(hosted.values().stream().map(Host::drain).toList())
              .<Void>mapEmpty()
              .eventually(this::mailIsPosted);
        });
  }

  /** Whether it was drained, or is being drained. */
  protected final boolean isDraining() {
    return draining;
  }

  /** Completes when what this turn has for sockets is on its way. */
  private Future<Void> mailIsPosted() {
    Promise<Void> posted = Promise.promise();
    context.runOnContext(turn -> posted.complete());
    return posted.future();
  }

  private static Future<Void> drain(Hosted one) {
    return Future.succeededFuture().compose(v -> one.drain());
  }

  /** Closes every socket, whatever is durable. */
  public final Future<Void> closeAll(CloseReason reason) {
    return onContext(
        () -> {
          hosted.forEach((key, one) -> end(key, () -> one.closeAll(reason)));
          return Future.succeededFuture();
        });
  }

  /** What is in memory here now. */
  public final Future<LiveCount> count() {
    return onContext(
        () ->
            Future.succeededFuture(
                hosted.values().stream()
                    .map(Hosted::count)
                    .reduce(LiveCount.NOTHING, LiveCount::and)));
  }

  /** What this host gives to what it hosts; there is none before it is started. */
  protected final HostContext here() {
    return Objects.requireNonNull(here, "not started");
  }

  protected final @Nullable H get(K key) {
    return hosted.get(key);
  }

  protected final void put(K key, H one) {
    hosted.put(key, one);
  }

  /** Has it leave memory, unless it has already. */
  protected final void forget(K key, H one) {
    if (hosted.remove(key, one)) {
      end(key, one::unload);
      left(key);
    }
  }

  /** Has one that cannot go on leave memory; its sockets come back, and have it loaded anew. */
  protected final void dismiss(K key, H one) {
    end(key, () -> one.closeAll(CloseReason.TRY_AGAIN_LATER));
    forget(key, one);
  }

  /** Has what is being deleted leave memory, and its sockets with it. */
  protected final void delete(K key) {
    H deleted = hosted.get(key);
    if (deleted != null) {
      end(key, () -> deleted.closeAll(CloseReason.DELETED));
      forget(key, deleted);
    }
  }

  /**
   * Whether a message that would have its receiver loaded comes too late, since the workshop is
   * being deleted: then its socket is closed, or who asks is told, and nothing is loaded.
   */
  protected final boolean isTooLate(Addressed message, String workshopId) {
    if (!services.deletions().include(workshopId)) {
      return false;
    }
    if (message instanceof Addressed.FromSocket opened) {
      here()
          .bus()
          .send(opened.from().loop(), new ToLoop.Close(opened.sender(), CloseReason.DELETED));
    } else if (message instanceof Question<?> question) {
      question.reply().fail(new UnknownWorkshopException(workshopId));
    }
    return true;
  }

  private void keepHouse() {
    long now = services.clock().millis();
    for (K key : List.copyOf(hosted.keySet())) {
      H one = hosted.get(key);
      if (one != null && mayLeave(key, one, now)) {
        forget(key, one);
      }
    }
  }

  /** Looks after one; what fails of it must not keep the others from being looked after. */
  private boolean mayLeave(K key, Hosted one, long now) {
    try {
      return one.keepHouse(now);
    } catch (Throwable failure) {
      LOG.atError()
          .addKeyValue("event", "live.housekeeping-failed")
          .log("{} cannot be looked after", key, failure);
      failed(key);
      return false;
    }
  }

  /** Closes or unloads one; what fails of that must not keep the rest from being done. */
  private static <K> void end(K key, Runnable ending) {
    try {
      ending.run();
    } catch (Throwable failure) {
      LOG.atError()
          .addKeyValue("event", "live.ending-failed")
          .log("{} cannot be ended", key, failure);
    }
  }

  /** Does something on the host's context; the future completes there. */
  private <T> Future<T> onContext(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(
        turn -> Future.succeededFuture().compose(v -> work.get()).onComplete(promise));
    return promise.future();
  }
}
