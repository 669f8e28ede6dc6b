package io.charrette.gateway;

import io.charrette.gateway.api.ActivityRoutes;
import io.charrette.gateway.api.CreateRoutes;
import io.charrette.gateway.api.DeviceRoutes;
import io.charrette.gateway.api.HealthRoutes;
import io.charrette.gateway.api.HistoryRoutes;
import io.charrette.gateway.api.JoinRoutes;
import io.charrette.gateway.api.LicenceRoutes;
import io.charrette.gateway.api.LinkRoutes;
import io.charrette.gateway.api.MapRoutes;
import io.charrette.gateway.api.MetricsRoutes;
import io.charrette.gateway.api.OfferRoutes;
import io.charrette.gateway.api.PagesRoutes;
import io.charrette.gateway.api.RecoveryRoutes;
import io.charrette.gateway.api.ReportRoutes;
import io.charrette.gateway.api.ReturnRoutes;
import io.charrette.gateway.api.SeatOfferRoutes;
import io.charrette.gateway.api.SeatRoutes;
import io.charrette.gateway.api.WorkshopRoutes;
import io.charrette.gateway.caller.Askers;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Browsers;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.CreationGate;
import io.charrette.gateway.caller.GuardedKey;
import io.charrette.gateway.caller.JoinCodes;
import io.charrette.gateway.caller.OriginCheck;
import io.charrette.gateway.caller.OwnCookies;
import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.caller.Reach;
import io.charrette.gateway.http.AccessLog;
import io.charrette.gateway.http.BodyPieces;
import io.charrette.gateway.http.FailureHandler;
import io.charrette.gateway.http.LargeBodies;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.RequestDeadlines;
import io.charrette.gateway.http.RequestForm;
import io.charrette.gateway.http.RequestInflow;
import io.charrette.gateway.http.RequestTurns;
import io.charrette.gateway.http.SecurityHeaders;
import io.charrette.gateway.http.Standstill;
import io.charrette.gateway.socket.Connections;
import io.charrette.gateway.socket.Dialect;
import io.charrette.gateway.socket.SocketRoutes;
import io.charrette.live.Live;
import io.charrette.live.directory.ActivityShelf;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.ToLoop;
import io.charrette.workshop.CommandJson;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One loop's share of the gateway: an HTTP server on the port that all loops share, and the sockets
 * that it accepted.
 */
public final class GatewayVerticle extends VerticleBase {
  /** How long an HTTP connection may bring nothing. */
  private static final int IDLE_SECONDS = 75;

  /** HTTP connections that a loop keeps; those that became sockets are not counted. */
  private static final int MOST_CONNECTIONS = 4_096;

  /** This part of the heap is for bodies that are being read, of all loops together. */
  private static final int BODIES_PART = 8;

  private static final long SWEEP_MS = 1_000;

  private static final int COME_BACK_SECONDS = 1;
  private static final Duration GOODBYE = Duration.ofSeconds(6);

  private final Gateway gateway;
  private final int loop;
  private @Nullable Connections connections;
  private @Nullable HttpServer server;
  private @Nullable AuditLog audit;

  /** The share of the loop of this index. */
  public GatewayVerticle(Gateway gateway, int loop) {
    this.gateway = gateway;
    this.loop = loop;
  }

  @Override
  public Future<?> start() {
    Settings settings = gateway.settings();
    RoomMail rooms = gateway.live().roomMail(context);
    Connections sockets =
        new Connections(
            (ContextInternal) context,
            loop,
            gateway.loops(),
            settings.sockets().sendQueue(),
            settings.sockets().participantSendQueue(),
            rooms,
            gateway.socketMeters());
    connections = sockets;
    gateway.opened(sockets);
    vertx.eventBus().<ToLoop>localConsumer(ToLoop.address(loop), m -> sockets.handle(m.body()));
    long pings = settings.sockets().silence().toMillis() / Connections.UNANSWERED_PINGS;
    pingLater(sockets, pings);
    RequestDeadlines deadlines =
        new RequestDeadlines(MOST_CONNECTIONS, gateway.httpMeters()::nanos);
    AuditLog auditLog = new AuditLog(new Reach(settings.address()), gateway.browserKey());
    audit = auditLog;
    vertx.setPeriodic(
        SWEEP_MS,
        due -> {
          deadlines.closeLate();
          noteBraked(auditLog, false);
        });
    Standstill standstill = new Standstill(gateway.httpMeters());
    vertx.setPeriodic(Standstill.LOOK_MS, due -> standstill.look());
    RequestInflow.Gate inflow = new RequestInflow.Gate(context, gateway.socketMeters()::nanos);
    HttpServer http =
        vertx
            .createHttpServer(options(settings))
            .connectionHandler(
                opened -> {
                  deadlines.opened(opened);
                  inflow.opened(opened);
                  BodyPieces.bound(opened);
                })
            .requestHandler(handler(sockets, rooms, deadlines, standstill, auditLog));
    server = http;
    return http.listen(address(settings)).onSuccess(bound -> gateway.bound(bound.actualPort()));
  }

  /**
   * Pings one pause after the last pings, however late those were: a periodic timer makes up at
   * once for what it missed while the process stood still, and no peer can answer so fast.
   */
  private void pingLater(Connections sockets, long pauseMs) {
    vertx.setTimer(
        pauseMs,
        due -> {
          sockets.pingAll();
          pingLater(sockets, pauseMs);
        });
  }

  /** Of all loops it is one that finds what is due. */
  private void noteBraked(AuditLog audit, boolean all) {
    gateway.limits().braked().takeDue(all).forEach(audit::braked);
  }

  /** Where to listen: a free port must be the same one for every loop. */
  private static SocketAddress address(Settings settings) {
    return settings.port() == 0
        ? SocketAddress.sharedRandomPort(1, settings.host())
        : SocketAddress.inetSocketAddress(settings.port(), settings.host());
  }

  @Override
  public Future<?> stop() {
    if (connections == null || server == null || audit == null) {
      return Future.succeededFuture();
    }
    noteBraked(audit, true);
    HttpServer http = server;
    return connections
        .closeAll(CloseReason.GOING_AWAY)
        .timeout(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
        .eventually(http::close);
  }

  private static HttpServerOptions options(Settings settings) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setReadIdleTimeout(IDLE_SECONDS)
            .setMaxHeaderSize(16 * 1024)
            .setMaxInitialLineLength(4 * 1024)
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            // Frames are small and often carry secrets beside what others wrote: never compressed.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setMaxWebSocketFrameSize(settings.sockets().syncFrame())
            .setWebSocketSubProtocols(Dialect.SUBPROTOCOLS);
    settings
        .tls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString())));
    return options;
  }

  private Handler<HttpServerRequest> handler(
      Connections sockets,
      RoomMail rooms,
      RequestDeadlines deadlines,
      Standstill standstill,
      AuditLog audit) {
    Settings settings = gateway.settings();
    Live live = gateway.live();
    RateLimits limits = gateway.limits();
    Reach reach = new Reach(settings.address());
    OriginCheck origins = new OriginCheck(reach);
    Callers callers =
        new Callers(live, reach, origins, limits.known(), limits.tokens(), gateway.clock());
    Browsers browsers = new Browsers(reach, gateway.random(), gateway.browserKey());
    CreationGate gate =
        new CreationGate(
            new GuardedKey(
                settings.createKey(),
                "the create key",
                browsers,
                limits.createKey(),
                limits.braked(),
                limits.known(),
                request -> settings.localCreates() && reach.isFromThisMachine(request),
                audit),
            origins,
            limits.stored());
    FailureHandler failures = new FailureHandler(gateway.httpMeters(), gateway.random());
    SecurityHeaders headers = new SecurityHeaders(reach::staysHttps, reach::isSecureContext);
    ActivityShelf shelf = gateway.shelf();

    Router router = Router.router(vertx);
    new AccessLog(gateway.httpMeters()).mount(router);
    headers.mount(router);
    failures.mount(router);
    long bodies = Runtime.getRuntime().maxMemory() / BODIES_PART / gateway.loops();
    router.route().handler(new LargeBodies(bodies));
    GuardedKey metricsToken =
        new GuardedKey(
            settings.metricsToken(),
            "the metrics token",
            browsers,
            limits.metricsToken(),
            limits.braked(),
            limits.known(),
            request -> settings.localMetrics() && reach.isFromThisMachine(request),
            audit);
    new HealthRoutes(gateway.readiness(), metricsToken).mount(router);
    new MetricsRoutes(vertx, gateway::count, gateway.exposition(), metricsToken).mount(router);
    new CreateRoutes(
            live,
            shelf,
            gate,
            callers,
            reach,
            settings.tables(),
            settings.keep(),
            audit,
            gateway.clock(),
            gateway.random())
        .mount(router);
    new RecoveryRoutes(
            live, shelf, gate, audit, callers, reach, settings.tables(), gateway.random())
        .mount(router);
    new ReturnRoutes(live, callers, audit, limits.stored(), gateway.random()).mount(router);
    new ActivityRoutes(shelf, gate, audit).mount(router);
    new JoinRoutes(
            vertx,
            live,
            callers,
            audit,
            browsers,
            limits,
            gateway.httpMeters(),
            gateway.clock(),
            gateway.random())
        .mount(router);
    new WorkshopRoutes(
            live,
            callers,
            audit,
            reach,
            new CommandJson(
                gateway.random()::nextLong,
                () -> JoinCodes.unused(gateway.random(), live::isTaken)),
            limits.stored(),
            gateway.clock())
        .mount(router);
    new OfferRoutes(live, callers, audit, limits.stored()).mount(router);
    new SeatRoutes(live, callers, audit, limits.stored()).mount(router);
    new SeatOfferRoutes(live, callers, audit, reach, limits.stored(), gateway.random())
        .mount(router);
    new DeviceRoutes(new OwnCookies(reach, origins)).mount(router);
    new LinkRoutes(live, callers, audit, gate, reach, limits.stored(), gateway.random())
        .mount(router);
    new ReportRoutes(
            vertx,
            live,
            callers,
            audit,
            gateway.reports(),
            settings.zone(),
            gateway.httpMeters()::nanos)
        .mount(router);
    new MapRoutes(vertx, live, callers, gateway.reports()).mount(router);
    new HistoryRoutes(live, callers, audit, limits.stored(), gateway.clock()).mount(router);
    new LicenceRoutes(vertx).mount(router);
    new PagesRoutes(gateway.files(), browsers).mount(router);
    SocketRoutes handshakes =
        new SocketRoutes(
            live,
            rooms,
            callers,
            sockets,
            settings.sockets(),
            gateway.handshakes(),
            limits.stored(),
            standstill,
            failures,
            headers,
            gateway.clock());
    RequestTurns turns =
        new RequestTurns(
            context,
            gateway.socketMeters()::nanos,
            new Askers(reach, limits.tokens())::of,
            request -> {
              try {
                RequestForm.check(request);
                requireRunning(request);
                standstill.requireInTime(request);
              } catch (Problem problem) {
                headers.set(request);
                failures.answer(request, problem);
                request.resume();
                return;
              }
              if (SocketRoutes.isSocket(request)) {
                handshakes.handle(request).onSuccess(socket -> deadlines.upgraded(request));
              } else {
                standstill.whenHeard(
                    vertx,
                    request,
                    () -> {
                      if (!request.response().closed()) {
                        router.handle(request);
                        request.resume();
                      }
                    });
              }
            });
    return request -> {
      deadlines.asked(request);
      standstill.look();
      turns.take(request);
    };
  }

  /** Not a moment later: whoever comes now goes to another server, or to this one's successor. */
  private void requireRunning(HttpServerRequest request) {
    if (gateway.readiness().get().stopping() && !isForOperators(request)) {
      request.response().putHeader("Connection", "close");
      throw Problem.later(ProblemType.STOPPING, "Come back in a moment", COME_BACK_SECONDS);
    }
  }

  private static boolean isForOperators(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    return path.startsWith("/health/") || path.equals("/metrics");
  }
}
