package io.charrette.gateway.api;

import io.charrette.export.HtmlReport;
import io.charrette.export.Report;
import io.charrette.export.ReportFormat;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;

/** Everything that the tables wrote, for the facilitator to take away (SPEC H7). */
public final class ReportRoutes {
  private final Vertx vertx;
  private final Live live;
  private final Callers callers;
  private final ZoneId zone;

  public ReportRoutes(Vertx vertx, Live live, Callers callers, ZoneId zone) {
    this.vertx = vertx;
    this.live = live;
    this.callers = callers;
    this.zone = zone;
  }

  public void mount(Router router) {
    router.get("/api/workshops/:workshop/report.:format").handler(this::report);
  }

  private void report(RoutingContext context) {
    ReportFormat format =
        ReportFormat.of(context.pathParam("format"))
            .orElseThrow(
                () -> Problem.of(ProblemType.NOT_FOUND, "There is no report in this format"));
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(this::report)
            .compose(report -> written(report, format)),
        written -> send(context.response(), format, written));
  }

  private record Written(String fileName, byte[] bytes) {}

  private Future<Report> report(Caller caller) {
    caller.requireFacilitator();
    return live.flipcharts(caller.workshop().id())
        .map(flipcharts -> Report.of(caller.workshop(), flipcharts, zone));
  }

  /**
   * On a worker: a PDF takes seconds. One after the other, so that many do not take all workers.
   */
  private Future<Written> written(Report report, ReportFormat format) {
    return vertx.executeBlocking(
        () -> new Written(format.fileName(report), format.write(report)), true);
  }

  private static void send(HttpServerResponse response, ReportFormat format, Written written) {
    response.putHeader("Content-Type", format.mediaType());
    if (format == ReportFormat.HTML) {
      response.putHeader("Content-Security-Policy", HtmlReport.CONTENT_SECURITY_POLICY);
    } else {
      response.putHeader(
          "Content-Disposition", "attachment; filename=\"" + written.fileName() + "\"");
    }
    response.end(Buffer.buffer(written.bytes()));
  }
}
