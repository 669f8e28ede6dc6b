package io.charrette.gateway.socket;

import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.caller.Handshakes;
import io.charrette.gateway.caller.StoredCalls;
import io.charrette.gateway.caller.TableNumbers;
import io.charrette.gateway.http.FailureHandler;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.gateway.http.SecurityHeaders;
import io.charrette.gateway.http.Standstill;
import io.charrette.live.Live;
import io.charrette.live.loop.Role;
import io.charrette.live.loop.RoomKey;
import io.charrette.live.loop.RoomMail;
import io.charrette.live.loop.TokenBucket;
import io.charrette.message.ClientMessage;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Table;
import io.charrette.workshop.Trail;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes of WebSockets: who may open which, before anything is upgraded (SPEC W1, W3, T6).
 * They do not go through the router, whose requests hide the sockets' channels.
 */
public final class SocketRoutes {
  private static final Pattern PATH = Pattern.compile("/ws/([^/]+)(?:/tables/([^/]+))?");
  private static final Pattern POINT = Pattern.compile("([0-9]{1,15})\\.([0-9]{1,15})");

  private final Live live;
  private final RoomMail rooms;
  private final Callers callers;
  private final Connections connections;
  private final ClientMessages messages;
  private final SocketLimits limits;
  private final Handshakes handshakes;
  private final FailureHandler failures;
  private final SecurityHeaders headers;
  private final InstantSource clock;

  public SocketRoutes(
      Live live,
      RoomMail rooms,
      Callers callers,
      Connections connections,
      SocketLimits limits,
      Handshakes handshakes,
      StoredCalls stored,
      Standstill standstill,
      FailureHandler failures,
      SecurityHeaders headers,
      InstantSource clock) {
    this.live = live;
    this.rooms = rooms;
    this.callers = callers;
    this.connections = connections;
    this.messages = new ClientMessages(live, connections, stored, standstill, clock);
    this.limits = limits;
    this.handshakes = handshakes;
    this.failures = failures;
    this.headers = headers;
    this.clock = clock;
  }

  /** Whether this request is for a socket, and so not for the router. */
  public static boolean isSocket(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith("/ws/");
  }

  /** Upgrades the request, or answers why not; then the future fails. */
  public Future<Void> handle(HttpServerRequest request) {
    request.pause();
    return Future.succeededFuture(request)
        .compose(this::open)
        .onFailure(
            cause -> {
              request.resume();
              refuse(request, cause);
            });
  }

  private Future<Void> open(HttpServerRequest request) {
    Matcher path = PATH.matcher(String.valueOf(request.path()));
    if (!path.matches()) {
      throw Problem.of(ProblemType.NOT_FOUND, "This address leads nowhere");
    }
    requireUpgrade(request);
    @Nullable String table = path.group(2);
    if (table == null && !asksForCharrette(request)) {
      throw Problem.of(
          ProblemType.MALFORMED,
          400,
          "This path speaks only the subprotocols " + String.join(" and ", Dialect.SUBPROTOCOLS));
    }
    return Responses.inTime(
            callers
                .changing(request, path.group(1))
                .compose(
                    caller -> {
                      handshakes.admit(caller, clock.millis());
                      return table == null
                          ? Future.succeededFuture(caller)
                          : seated(caller, TableNumbers.read(table, caller.workshop()));
                    }))
        .compose(
            caller ->
                table == null
                    ? workshop(request, caller)
                    : table(request, caller, TableNumbers.read(table, caller.workshop())));
  }

  private Future<Caller> seated(Caller caller, int table) {
    return (hasSeat(caller, table) ? Future.succeededFuture(caller) : callers.latest(caller))
        .map(
            known -> {
              if (!hasSeat(known, table)) {
                throw Problem.of(ProblemType.FORBIDDEN, "This is not your table");
              }
              return caller;
            });
  }

  private Future<Void> workshop(HttpServerRequest request, Caller caller) {
    if (caller.role() == Role.PARTICIPANT) {
      throw Problem.of(ProblemType.FORBIDDEN, "A participant's socket is on the path of the table");
    }
    Trail.@Nullable Point known = known(request);
    return request
        .toWebSocket()
        .onSuccess(socket -> openWorkshop(caller, known, socket))
        .mapEmpty();
  }

  private Future<Void> table(HttpServerRequest request, Caller caller, int table) {
    long startedAt = startedAt(request);
    return request
        .toWebSocket()
        .onSuccess(socket -> openTable(caller, table, startedAt, socket))
        .mapEmpty();
  }

  private void openWorkshop(Caller caller, Trail.@Nullable Point known, ServerWebSocket socket) {
    UpgradedChannel channel = UpgradedChannel.of(socket);
    Connection connection =
        connections.add(channel.wire(), caller.role(), null, Dialect.of(socket), null);
    WorkshopSocket receiver =
        new WorkshopSocket(
            caller.workshop().id(),
            connection,
            caller.link(),
            known,
            live,
            messages,
            limits,
            clock);
    receiver.opened();
    receive(channel, connection, ClientMessage.MOST_BYTES, receiver);
  }

  private static boolean hasSeat(Caller caller, int table) {
    return switch (caller.principal()) {
      case Principal.Facilitator ignored -> true;
      case Principal.Helper ignored -> false;
      case Principal.Screen ignored -> false;
      case Principal.Participant who ->
          caller.workshop().participant(who.id()).map(Participant::table).orElse(0) == table;
    };
  }

  /**
   * Which of the table's flipcharts the peer has; the first one when it does not say (SPEC W15).
   */
  private static long startedAt(HttpServerRequest request) {
    String startedAt = request.getParam("started");
    if (startedAt == null) {
      return Table.WITH_WORKSHOP;
    }
    if (!startedAt.matches("[0-9]{1,15}")) {
      throw Problem.of(ProblemType.MALFORMED, 400, "started must be epoch milliseconds");
    }
    return Long.parseLong(startedAt);
  }

  /** Up to where the peer knew the workshop's history (SPEC W3); null when it does not say. */
  private static Trail.@Nullable Point known(HttpServerRequest request) {
    String known = request.getParam("known");
    if (known == null) {
      return null;
    }
    Matcher point = POINT.matcher(known);
    if (!point.matches()) {
      throw Problem.of(
          ProblemType.MALFORMED, 400, "known must be a version and epoch milliseconds");
    }
    return new Trail.Point(Long.parseLong(point.group(1)), Long.parseLong(point.group(2)));
  }

  private void openTable(Caller caller, int table, long startedAt, ServerWebSocket socket) {
    RoomKey room = new RoomKey(caller.workshop().id(), table);
    @Nullable String participantId = caller.participantId();
    UpgradedChannel channel = UpgradedChannel.of(socket);
    Connection connection =
        connections.add(channel.wire(), caller.role(), participantId, Dialect.of(socket), room);
    TableSocket receiver =
        new TableSocket(
            connection,
            room,
            startedAt,
            caller.link(),
            live,
            rooms,
            connections,
            messages,
            limits,
            clock);
    receiver.opened();
    receive(channel, connection, limits.syncFrame(), receiver);
  }

  private void receive(
      UpgradedChannel channel, Connection connection, int mostBytes, Incoming.Receiver receiver) {
    TokenBucket own = limits.frames(clock.millis());
    ParticipantShare share = share(connection);
    channel.receive(
        new Inflow(
            connection,
            connections.inflow(),
            connections.unfinished(),
            share == null ? null : pace(channel, connection, share)),
        new Incoming(
            connections,
            connection,
            mostBytes,
            receiver,
            share == null ? List.of(own) : List.of(own, share.frames()),
            clock));
  }

  /** What the connection has in common with others of its participant, if it is one's. */
  private @Nullable ParticipantShare share(Connection connection) {
    String participantId = connection.ref().participantId();
    RoomKey room = connection.room();
    return participantId == null || room == null
        ? null
        : connections.shareOf(
            room, participantId, () -> ParticipantShare.of(limits, clock.millis()));
  }

  private ReadPace pace(UpgradedChannel channel, Connection connection, ParticipantShare share) {
    EventLoop loop = channel.wire().channel().eventLoop();
    return new ReadPace(connection.reading(), loop, share.bytes(), clock);
  }

  /** Vert.x has answered most handshakes that it cannot make by itself. */
  private void refuse(HttpServerRequest request, Throwable cause) {
    if (request.response().ended()) {
      return;
    }
    headers.set(request);
    failures.answer(
        request,
        cause instanceof WebSocketHandshakeException
            ? Problem.of(ProblemType.MALFORMED, 400, "This is not a WebSocket handshake")
            : cause);
  }

  private static void requireUpgrade(HttpServerRequest request) {
    String upgrade = request.getHeader("Upgrade");
    if (upgrade == null || !upgrade.equalsIgnoreCase("websocket")) {
      throw Problem.of(ProblemType.MALFORMED, 400, "This path is for WebSockets");
    }
  }

  private static boolean asksForCharrette(HttpServerRequest request) {
    return request.headers().getAll("Sec-WebSocket-Protocol").stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .anyMatch(protocol -> Dialect.SUBPROTOCOLS.contains(protocol.strip()));
  }
}
