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

  @Override
  public final Future<?> start() {
    here = services.on(context);
    vertx.setPeriodic(services.limits().pace().housekeeping().toMillis(), timer -> keepHouse());
    return serve(loop);
  }

  @Override
  public final Future<?> stop() {
    hosted.values().forEach(Hosted::unload);
    hosted.clear();
    return Future.succeededFuture();
  }

  /** Makes everything durable, then closes the sockets as going away. */
  public final Future<Void> drain() {
    return onContext(
        () -> Future.all(hosted.values().stream().map(Hosted::drain).toList()).mapEmpty());
  }

  /** Closes every socket, whatever is durable. */
  public final Future<Void> closeAll(CloseReason reason) {
    return onContext(
        () -> {
          hosted.values().forEach(each -> each.closeAll(reason));
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
      one.unload();
      left(key);
    }
  }

  /** Has what is being deleted leave memory, and its sockets with it. */
  protected final void delete(K key) {
    H deleted = hosted.get(key);
    if (deleted != null) {
      deleted.closeAll(CloseReason.UNAUTHORISED);
      forget(key, deleted);
    }
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
  private static <K> boolean mayLeave(K key, Hosted one, long now) {
    try {
      return one.keepHouse(now);
    } catch (RuntimeException failure) {
      LOG.atError()
          .addKeyValue("event", "live.housekeeping-failed")
          .log("{} cannot be looked after", key, failure);
      return false;
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
