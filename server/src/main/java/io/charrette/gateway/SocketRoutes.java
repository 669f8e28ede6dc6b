package io.charrette.gateway;

import io.charrette.live.Live;
import io.charrette.live.Role;
import io.charrette.live.RoomKey;
import io.charrette.live.ToWorkshop;
import io.charrette.workshop.Participant;
import io.charrette.workshop.Principal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes of WebSockets: who may open which, before anything is upgraded (SPEC W1, W3, T6).
 */
final class SocketRoutes {
  /** The subprotocol under which a peer gets more than y-protocols. */
  static final String CHARRETTE = "charrette.v1";

  private final Live live;
  private final Callers callers;
  private final Connections connections;
  private final ClientMessages messages;
  private final Settings.Limits limits;
  private final InstantSource clock;

  SocketRoutes(
      Live live,
      Callers callers,
      Connections connections,
      Settings.Limits limits,
      InstantSource clock) {
    this.live = live;
    this.callers = callers;
    this.connections = connections;
    this.messages = new ClientMessages(live, connections, clock);
    this.limits = limits;
    this.clock = clock;
  }

  void mount(Router router) {
    router.get("/ws/:workshop").handler(this::workshop);
    router.get("/ws/:workshop/tables/:table").handler(this::table);
  }

  private void workshop(RoutingContext context) {
    HttpServerRequest request = context.request();
    requireUpgrade(request);
    if (!asksForCharrette(request)) {
      throw Problem.of(
          ProblemType.MALFORMED, 400, "This path speaks the subprotocol " + CHARRETTE + " only");
    }
    open(
        context,
        caller -> {
          if (caller.role() == Role.PARTICIPANT) {
            throw Problem.of(
                ProblemType.FORBIDDEN, "A participant's socket is on the path of the table");
          }
        },
        this::openWorkshop);
  }

  private void openWorkshop(Caller caller, ServerWebSocket socket) {
    String id = caller.workshop().id();
    Connection connection = connections.add(socket, caller.role(), null, true, null);
    socket.closeHandler(
        closed -> {
          connections.remove(connection);
          live.send(new ToWorkshop.Closed(id, connection.id()));
        });
    Incoming.receive(
        socket,
        connection,
        ClientMessages.MOST_BYTES,
        new WorkshopSocket(id, connection, messages, limits, clock));
    live.send(new ToWorkshop.Opened(id, connection.peer(), 0));
  }

  private void table(RoutingContext context) {
    HttpServerRequest request = context.request();
    requireUpgrade(request);
    open(
        context,
        caller -> requireSeat(caller, tableOf(context, caller)),
        (caller, socket) -> openTable(caller, tableOf(context, caller), socket));
  }

  private static int tableOf(RoutingContext context, Caller caller) {
    return TableNumbers.read(context.pathParam("table"), caller.workshop());
  }

  private static void requireSeat(Caller caller, int table) {
    boolean may =
        switch (caller.principal()) {
          case Principal.Facilitator ignored -> true;
          case Principal.Screen ignored -> false;
          case Principal.Participant who ->
              caller.workshop().participant(who.id()).map(Participant::table).orElse(0) == table;
        };
    if (!may) {
      throw Problem.of(ProblemType.FORBIDDEN, "This is not your table");
    }
  }

  private void openTable(Caller caller, int table, ServerWebSocket socket) {
    RoomKey room = new RoomKey(caller.workshop().id(), table);
    @Nullable String participantId =
        caller.principal() instanceof Principal.Participant who ? who.id() : null;
    boolean charrette = CHARRETTE.equals(socket.subProtocol());
    Connection connection = connections.add(socket, caller.role(), participantId, charrette, room);
    socket.closeHandler(
        closed -> {
          connections.remove(connection);
          TableSocket.ended(connection, room, live);
        });
    TableSocket.start(socket, connection, room, live, messages, limits, clock);
  }

  private interface Rule {
    /** Throws a {@link Problem} when the caller may not. */
    void check(Caller caller);
  }

  private interface Opening {
    void open(Caller caller, ServerWebSocket socket);
  }

  /** Holds the request back until it is known who makes it, then upgrades it or refuses it. */
  private void open(RoutingContext context, Rule rule, Opening opening) {
    HttpServerRequest request = context.request();
    request.pause();
    Future<Caller> allowed =
        Future.succeededFuture()
            .compose(held -> callers.changing(request, context.pathParam("workshop")))
            .map(
                caller -> {
                  rule.check(caller);
                  return caller;
                })
            .onFailure(refused -> request.resume());
    Answers.when(
        context,
        allowed,
        caller ->
            request
                .toWebSocket()
                .onSuccess(socket -> opening.open(caller, socket))
                .onFailure(refused -> refuse(context)));
  }

  /** Vert.x has answered most handshakes that it cannot make by itself. */
  private static void refuse(RoutingContext context) {
    if (!context.response().ended()) {
      context.fail(400);
    }
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
        .anyMatch(protocol -> protocol.strip().equals(CHARRETTE));
  }
}
