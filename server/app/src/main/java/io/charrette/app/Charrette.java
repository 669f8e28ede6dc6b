package io.charrette.app;

import static io.charrette.app.Waiting.await;
import static io.charrette.app.Waiting.until;

import io.charrette.activity.Activities;
import io.charrette.gateway.Gateway;
import io.charrette.gateway.GatewayVerticle;
import io.charrette.gateway.api.Readiness;
import io.charrette.gateway.api.WebFiles;
import io.charrette.gateway.http.HttpMeters;
import io.charrette.gateway.socket.SocketMeters;
import io.charrette.journal.Journal;
import io.charrette.journal.JournalException;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.charrette.live.loop.LiveMeters;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Its methods block and belong to threads that are not event loops. */
public final class Charrette implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Charrette.class);

  /** How long a stop may take, after the server has gone on working for as long as it was told. */
  static final Duration STOP = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final Journal journal;
  private final Metrics metrics;
  private final ActivityShelf shelf;
  private final Live live;
  private final String gatewayDeployment;
  private final int port;
  private final Duration drain;
  private final Lifetime life;

  private Charrette(
      Vertx vertx,
      Journal journal,
      Metrics metrics,
      ActivityShelf shelf,
      Live live,
      String gatewayDeployment,
      int port,
      Duration drain,
      Lifetime life) {
    this.vertx = vertx;
    this.journal = journal;
    this.metrics = metrics;
    this.shelf = shelf;
    this.live = live;
    this.gatewayDeployment = gatewayDeployment;
    this.port = port;
    this.drain = drain;
    this.life = life;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param clock the only one of the machine that the server looks at
   * @throws StartException in words for an operator
   * @throws ConfigurationException when a file that a setting names is not what it should be
   */
  public static Charrette start(Configuration configuration, InstantSource clock) {
    return start(configuration, clock, () -> {});
  }

  /**
   * The same.
   *
   * @param listens is run when all is prepared, just before anybody can come
   */
  static Charrette start(Configuration configuration, InstantSource clock, Runnable listens) {
    int loops = Runtime.getRuntime().availableProcessors();
    Vertx vertx = vertx(loops);
    Store store;
    try {
      configuration.gateway().tls().ifPresent(tls -> TlsFiles.check(vertx, tls));
      store = Store.open(configuration, clock);
    } catch (JournalException e) {
      await(vertx.close(), "stopping");
      throw new StartException(String.valueOf(e.getMessage()), e);
    } catch (ConfigurationException e) {
      await(vertx.close(), "stopping");
      throw e;
    }
    try {
      return start(configuration, vertx, store, loops, listens);
    } catch (StartException | IllegalStateException e) {
      await(vertx.close(), "stopping");
      store.journal().close();
      throw e;
    }
  }

  private static Charrette start(
      Configuration configuration, Vertx vertx, Store store, int loops, Runnable listens) {
    Journal journal = store.journal();
    Metrics metrics = new Metrics(journal);
    Live live =
        new Live(
            vertx,
            journal,
            store.neighbours(),
            store.clock(),
            configuration.live(),
            loops,
            new LiveMeters(metrics.registry()));
    ActivityShelf shelf = new ActivityShelf(vertx, journal, Activities.builtIn());
    Lifetime life = new Lifetime();
    Gateway gateway =
        new Gateway(
            configuration.gateway(),
            loops,
            live,
            shelf,
            WebFiles.load(),
            () -> readiness(life.now(), journal.health()),
            new HttpMeters(metrics.registry()),
            new SocketMeters(metrics.registry()),
            metrics::text,
            store.clock(),
            new SecureRandom());
    await(Future.all(live.start(), shelf.load()), "reading the journal");
    listens.run();
    AtomicInteger loop = new AtomicInteger();
    String deployment =
        await(
            vertx.deployVerticle(
                () -> new GatewayVerticle(gateway, loop.getAndIncrement()),
                new DeploymentOptions().setInstances(loops)),
            "listening on "
                + configuration.gateway().host()
                + ":"
                + configuration.gateway().port());
    return new Charrette(
        vertx,
        journal,
        metrics,
        shelf,
        live,
        deployment,
        gateway.port(),
        configuration.drain(),
        life);
  }

  private static Readiness readiness(Readiness.Life life, Journal.Health journal) {
    return new Readiness(life, journal.writable(), journal.problem());
  }

  /** An event loop for each processor, by the operating system's own way of waiting for sockets. */
  static Vertx vertx(int loops) {
    return Vertx.vertx(
        new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(loops)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setClassPathResolvingEnabled(false)
                    .setFileCachingEnabled(false)));
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Where everything is kept and what that is worth, in a sentence for an operator. */
  public String journal() {
    return journal.describe();
  }

  /** As {@link #stop}. A second call does nothing. */
  @Override
  public void close() {
    stop();
  }

  /**
   * Stops. First it goes on with all its work, as long as {@link Configuration#drain} says, and is
   * not ready: a load balancer sees it, and nobody comes any more. Then it takes nothing new, makes
   * everything durable, says goodbye to all sockets, and releases all, in {@link #STOP} at most.
   *
   * @return whether everything that was taken is stored
   */
  public boolean stop() {
    if (!life.leave()) {
      return true;
    }
    goOnWorking();
    life.stop();
    long end = System.nanoTime() + STOP.toNanos();
    boolean stored = true;
    try {
      await(live.drain(), "making everything durable", until(end));
      await(vertx.undeploy(gatewayDeployment), "closing the sockets", until(end));
    } catch (StartException e) {
      stored = false;
      LOG.atError()
          .addKeyValue("event", "server.stop-failed")
          .log("The stop was not clean: {}", e.getMessage());
    }
    return release(end) && stored;
  }

  private void goOnWorking() {
    if (drain.isPositive()) {
      LOG.atInfo()
          .addKeyValue("event", "server.leaving")
          .log("Told to stop; going on for {} s, not ready", drain.toSeconds());
      try {
        Thread.sleep(drain);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Releases all; whether that was done in time, and so all that the journal could store is. */
  private boolean release(long end) {
    shelf.close();
    metrics.close();
    try {
      await(vertx.close(), "stopping", until(end));
      await(closed(journal), "closing the journal", until(end));
      return true;
    } catch (StartException e) {
      LOG.atError()
          .addKeyValue("event", "server.not-released")
          .log("The stop was cut short: {}", e.getMessage());
      return false;
    }
  }

  /** The journal sends what it still can, on a thread that keeps no process from ending. */
  private static Future<Void> closed(Journal journal) {
    Promise<Void> closed = Promise.promise();
    Thread.ofPlatform()
        .daemon()
        .name("closing-journal")
        .start(
            () -> {
              try {
                journal.close();
                closed.complete();
              } catch (RuntimeException e) {
                closed.fail(e);
              }
            });
    return closed.future();
  }
}
