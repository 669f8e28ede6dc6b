package io.charrette.app;

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
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Its methods block and belong to threads that are not event loops. */
public final class Charrette implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Charrette.class);
  private static final long STEP_SECONDS = 30;

  private final Vertx vertx;
  private final Journal journal;
  private final Metrics metrics;
  private final ActivityShelf shelf;
  private final Live live;
  private final String gatewayDeployment;
  private final int port;
  private final AtomicBoolean stopping;

  private Charrette(
      Vertx vertx,
      Journal journal,
      Metrics metrics,
      ActivityShelf shelf,
      Live live,
      String gatewayDeployment,
      int port,
      AtomicBoolean stopping) {
    this.vertx = vertx;
    this.journal = journal;
    this.metrics = metrics;
    this.shelf = shelf;
    this.live = live;
    this.gatewayDeployment = gatewayDeployment;
    this.port = port;
    this.stopping = stopping;
  }

  /**
   * Starts a server and waits until it accepts connections.
   *
   * @param clock the only one of the machine that the server looks at
   * @throws StartException in words for an operator
   * @throws ConfigurationException when a file that a setting names is not what it should be
   */
  public static Charrette start(Configuration configuration, InstantSource clock) {
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
      return start(configuration, vertx, store, loops);
    } catch (StartException | IllegalStateException e) {
      await(vertx.close(), "stopping");
      store.journal().close();
      throw e;
    }
  }

  private static Charrette start(Configuration configuration, Vertx vertx, Store store, int loops) {
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
    ActivityShelf shelf = new ActivityShelf(journal, Activities.builtIn());
    AtomicBoolean stopping = new AtomicBoolean();
    Gateway gateway =
        new Gateway(
            configuration.gateway(),
            loops,
            live,
            shelf,
            WebFiles.load(),
            () -> readiness(stopping.get(), journal.health()),
            new HttpMeters(metrics.registry()),
            new SocketMeters(metrics.registry()),
            metrics::text,
            store.clock(),
            new SecureRandom());
    await(Future.all(live.start(), shelf.load()), "reading the journal");
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
        vertx, journal, metrics, shelf, live, deployment, gateway.port(), stopping);
  }

  private static Readiness readiness(boolean stopping, Journal.Health journal) {
    return new Readiness(stopping, journal.writable(), journal.problem());
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
   * Stops: takes nothing new, makes everything durable, says goodbye to all sockets, and releases
   * all. Takes as long as the journal needs, at most a minute and a half.
   *
   * @return whether everything that was taken is stored
   */
  public boolean stop() {
    if (!stopping.compareAndSet(false, true)) {
      return true;
    }
    try {
      await(live.drain(), "making everything durable");
      await(vertx.undeploy(gatewayDeployment), "closing the sockets");
      return true;
    } catch (StartException e) {
      LOG.atError()
          .addKeyValue("event", "server.stop-failed")
          .log("The stop was not clean: {}", e.getMessage());
      return false;
    } finally {
      shelf.close();
      metrics.close();
      await(vertx.close(), "stopping");
      journal.close();
    }
  }

  private static <T> T await(Future<T> future, String what) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(STEP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new StartException(what + " failed: " + inWords(e.getCause()), e);
    } catch (TimeoutException e) {
      throw new StartException(what + " took longer than " + STEP_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException(what + " was interrupted", e);
    }
  }

  private static String inWords(@Nullable Throwable cause) {
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse("");
    // The system's own word comes after the name of the call: "bind(..) failed …: Address in use".
    return cause instanceof IOException ? line.substring(line.lastIndexOf(": ") + 1).strip() : line;
  }
}
