package io.charrette.gateway;

import io.charrette.gateway.api.Readiness;
import io.charrette.gateway.api.ReportLoads;
import io.charrette.gateway.api.WebFiles;
import io.charrette.gateway.caller.Handshakes;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.http.HttpMeters;
import io.charrette.gateway.socket.Connections;
import io.charrette.gateway.socket.SocketCount;
import io.charrette.gateway.socket.SocketMeters;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The gateway of a process: what its loops have in common, and where they report. Any thread. */
public final class Gateway {
  private static final int KEY_BYTES = 32;

  private final Settings settings;
  private final int loops;
  private final Live live;
  private final ActivityShelf shelf;
  private final WebFiles files;
  private final Supplier<Readiness> readiness;
  private final HttpMeters httpMeters;
  private final SocketMeters socketMeters;
  private final Supplier<String> exposition;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final RateLimits limits;
  private final ReportLoads reports = ReportLoads.none();
  private final Handshakes handshakes;
  private final byte[] browserKey = new byte[KEY_BYTES];
  private final List<Connections> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger port = new AtomicInteger();

  /**
   * Wires them.
   *
   * @param loops how many loops there are
   * @param exposition all metrics of the process as Prometheus reads them; may block
   * @param random cryptographically strong, and safe for use by several threads
   */
  public Gateway(
      Settings settings,
      int loops,
      Live live,
      ActivityShelf shelf,
      WebFiles files,
      Supplier<Readiness> readiness,
      HttpMeters httpMeters,
      SocketMeters socketMeters,
      Supplier<String> exposition,
      InstantSource clock,
      RandomGenerator random) {
    this.settings = settings;
    this.loops = loops;
    this.live = live;
    this.shelf = shelf;
    this.files = files;
    this.readiness = readiness;
    this.httpMeters = httpMeters;
    this.socketMeters = socketMeters;
    this.exposition = exposition;
    this.clock = clock;
    this.random = random;
    this.handshakes = new Handshakes(settings.sockets().ofParticipant());
    this.limits = RateLimits.of(settings.rates(), clock);
    random.nextBytes(browserKey);
  }

  /** The port that the servers are bound to, once they are. */
  public int port() {
    return port.get();
  }

  void bound(int actualPort) {
    port.set(actualPort);
  }

  Settings settings() {
    return settings;
  }

  int loops() {
    return loops;
  }

  Live live() {
    return live;
  }

  ActivityShelf shelf() {
    return shelf;
  }

  WebFiles files() {
    return files;
  }

  Supplier<Readiness> readiness() {
    return readiness;
  }

  HttpMeters httpMeters() {
    return httpMeters;
  }

  SocketMeters socketMeters() {
    return socketMeters;
  }

  Supplier<String> exposition() {
    return exposition;
  }

  /** A loop's sockets are counted from now on. */
  void opened(Connections loop) {
    sockets.add(loop);
  }

  /** Counts what all loops have in memory, for the meters. */
  Future<Void> count() {
    return Future.all(live.count(), countSockets()).mapEmpty();
  }

  private Future<Void> countSockets() {
    List<Future<SocketCount>> counts = sockets.stream().map(Connections::count).toList();
    return Future.all(counts)
        .onSuccess(
            counted -> {
              SocketCount sum = new SocketCount();
              counted.<SocketCount>list().forEach(sum::add);
              socketMeters.counted(sum);
            })
        .mapEmpty();
  }

  InstantSource clock() {
    return clock;
  }

  RandomGenerator random() {
    return random;
  }

  RateLimits limits() {
    return limits;
  }

  ReportLoads reports() {
    return reports;
  }

  Handshakes handshakes() {
    return handshakes;
  }

  byte[] browserKey() {
    return browserKey.clone();
  }
}
