package io.charrette.gateway.api;

import io.charrette.activity.CardSheet;
import io.charrette.export.RoomMap;
import io.charrette.export.RoomMapJson;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.charrette.live.loop.Role;
import io.charrette.workshop.CardVerdict;
import io.charrette.workshop.Table;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Predicate;

/** What tables have found, for the map of a room screen and of a dashboard (SPEC H31). */
public final class MapRoutes {
  private final Vertx vertx;
  private final Live live;
  private final Callers callers;
  private final ReportLoads loads;

  /**
   * Makes them.
   *
   * @param loads of the process
   */
  public MapRoutes(Vertx vertx, Live live, Callers callers, ReportLoads loads) {
    this.vertx = vertx;
    this.live = live;
    this.callers = callers;
    this.loads = loads;
  }

  public void mount(Router router) {
    router.get("/api/workshops/:workshop/map").handler(this::map);
  }

  private void map(RoutingContext context) {
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(caller -> map(context, caller)),
        found -> Bodies.send(context, 200, found));
  }

  private Future<byte[]> map(RoutingContext context, Caller caller) {
    Workshop workshop = caller.workshop();
    if (caller.role() != Role.SCREEN) {
      caller.requireFacilitator();
    }
    CardSheet sheet = sheet(context, workshop);
    List<Integer> tables = tables(context, workshop);
    if (caller.role() == Role.SCREEN
        && !(workshop.showsRoomCards() && tables.equals(workshop.tablesOnMap()))) {
      // A screen gets nothing that it does not show (SPEC M37).
      throw Problem.of(ProblemType.NOT_NOW, "The screen shows something else now");
    }
    return loads.mapping(
        caller,
        each ->
            live.shownFlipcharts(workshop.id(), tables, each)
                // On a worker: hundreds of full flipcharts take their time.
                .compose(
                    flipcharts ->
                        vertx.executeBlocking(
                            () ->
                                RoomMapJson.write(
                                    RoomMap.of(sheet, flipcharts, workshop.verdicts()),
                                    told(caller, sheet)),
                            false)));
  }

  private static CardSheet sheet(RoutingContext context, Workshop workshop) {
    String wanted = parameter(context, "sheet");
    return workshop.activity().cardSheets().stream()
        .filter(sheet -> sheet.id().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> Problem.of(ProblemType.MALFORMED, "sheet must be the id of a sheet with cards"));
  }

  /** The numbers of the tables that are asked for: one, those of a place, or all. */
  private static List<Integer> tables(RoutingContext context, Workshop workshop) {
    String number = parameter(context, "table");
    String place = parameter(context, "place");
    Predicate<Table> wanted =
        !number.isEmpty()
            ? table -> String.valueOf(table.number()).equals(number)
            : table -> place.isEmpty() || table.place().equals(place);
    List<Integer> tables =
        workshop.openTables().stream().filter(wanted).map(Table::number).toList();
    if (tables.isEmpty()) {
      throw Problem.of(ProblemType.NO_SUCH_TABLE, "There is no such table");
    }
    return tables;
  }

  /** The first value of a parameter, empty when it is not given. */
  private static String parameter(RoutingContext context, String name) {
    return context.queryParam(name).stream().findFirst().orElse("");
  }

  /** What facilitators have said of a sheet's cards: for facilitators alone. */
  private static List<CardVerdict> told(Caller caller, CardSheet sheet) {
    return caller.role() == Role.FACILITATOR
        ? caller.workshop().verdicts().stream()
            .filter(verdict -> verdict.sheet().equals(sheet.id()))
            .toList()
        : List.of();
  }
}
