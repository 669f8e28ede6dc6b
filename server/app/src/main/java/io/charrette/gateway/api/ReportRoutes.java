package io.charrette.gateway.api;

import io.charrette.export.BridgesJson;
import io.charrette.export.HtmlReport;
import io.charrette.export.PdfReport;
import io.charrette.export.Report;
import io.charrette.export.ReportFormat;
import io.charrette.export.TooMuchForPdfException;
import io.charrette.flipchart.Flipchart;
import io.charrette.gateway.caller.AuditLog;
import io.charrette.gateway.caller.Caller;
import io.charrette.gateway.caller.Callers;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.ResponseStream;
import io.charrette.gateway.http.Responses;
import io.charrette.live.Live;
import io.charrette.workshop.Workshop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that the tables wrote, for the facilitator to take away (SPEC H7). */
public final class ReportRoutes {
  /** Whoever waits longer for a turn is told to ask again: connections end after 75 s. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

  /** A PDF that is not written then shared the processors with too much else. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(65);

  /** A PDF that takes more of a processor is given up for good. */
  private static final Duration LONGEST_WORK = Duration.ofSeconds(45);

  private final Vertx vertx;
  private final Live live;
  private final Callers callers;
  private final AuditLog audit;
  private final ReportLoads loads;
  private final ZoneId zone;
  private final LongSupplier nanos;

  /** Threads of their own: a PDF takes seconds, which nothing else should wait for. */
  private final WorkerExecutor shortPdfs;

  /**
   * More for long ones, so that neither short ones wait for them nor one workshop's for another's:
   * they share the processors. A long one takes up to hundreds of megabytes, so only those begin
   * that find room beside the others.
   */
  private final WorkerExecutor longPdfs;

  /**
   * Makes them.
   *
   * @param loads of the process
   * @param nanos of a clock that only goes forward
   */
  public ReportRoutes(
      Vertx vertx,
      Live live,
      Callers callers,
      AuditLog audit,
      ReportLoads loads,
      ZoneId zone,
      LongSupplier nanos) {
    this.vertx = vertx;
    this.live = live;
    this.callers = callers;
    this.audit = audit;
    this.loads = loads;
    this.zone = zone;
    this.nanos = nanos;
    // By these names all loops share them.
    this.shortPdfs = vertx.createSharedWorkerExecutor("pdf", ReportLoads.SHORT_PDFS_AT_ONCE);
    this.longPdfs = vertx.createSharedWorkerExecutor("long-pdf", ReportLoads.LONG_PDFS_AT_ONCE);
  }

  public void mount(Router router) {
    router.get("/api/workshops/:workshop/report.:format").handler(this::report);
    router.get("/api/workshops/:workshop/bridges").handler(this::bridges);
  }

  /** What the tables could link and have not (SPEC H30). */
  private void bridges(RoutingContext context) {
    Responses.when(
        context,
        callers
            .reading(context.request(), context.pathParam("workshop"))
            .compose(caller -> bridges(context, caller)),
        found -> Bodies.send(context, 200, found));
  }

  private Future<byte[]> bridges(RoutingContext context, Caller caller) {
    caller.requireFacilitator();
    return loads.mapping(
        caller,
        each ->
            told(context, caller, each)
                .compose(report -> vertx.executeBlocking(() -> BridgesJson.write(report), false)));
  }

  /** Has a report made of what the tables wrote. */
  private <T> Future<T> made(
      ReportLoad load, RoutingContext context, Caller caller, Function<Report, Future<T>> make) {
    return loads.making(load, caller, each -> told(context, caller, each).compose(make));
  }

  /** What the tables wrote; {@code each} is told of each flipchart that is read. */
  private Future<Report> told(RoutingContext context, Caller caller, Consumer<Flipchart> each) {
    Workshop workshop = caller.workshop();
    return live.flipcharts(workshop.id(), each)
        // On a worker, like all that follows: hundreds of full flipcharts take their time.
        .compose(
            flipcharts ->
                vertx.executeBlocking(
                    () -> Report.of(workshop, flipcharts, language(context), zone), false));
  }

  private void report(RoutingContext context) {
    ReportFormat format =
        ReportFormat.of(context.pathParam("format"))
            .orElseThrow(
                () -> Problem.of(ProblemType.NOT_FOUND, "There is no report in this format"));
    Responses.whenever(
        context,
        Responses.inTime(callers.reading(context.request(), context.pathParam("workshop")))
            .compose(caller -> report(context, caller, format)),
        sent -> {});
  }

  private Future<Void> report(RoutingContext context, Caller caller, ReportFormat format) {
    caller.requireFacilitator();
    return format == ReportFormat.PDF
        ? made(loads.pdfs(), context, caller, report -> pdf(context, caller, report))
        : made(
            loads.others(), context, caller, report -> streamed(context, caller, format, report));
  }

  /** The language that is asked for, if any is. */
  private static @Nullable String language(RoutingContext context) {
    return context.queryParam("language").stream().findFirst().orElse(null);
  }

  /**
   * Writes a report as whoever asked takes it. On a virtual thread, since that may be slow, and
   * nobody else should wait for it.
   */
  private Future<Void> streamed(
      RoutingContext context, Caller caller, ReportFormat format, Report report) {
    Context loop = vertx.getOrCreateContext();
    ResponseStream body =
        new ResponseStream(
            loop, context.response(), () -> begin(context, caller, format, report), nanos);
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("report")
        .start(
            () -> {
              try {
                format.write(report, body);
                body.finish();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    return Future.fromCompletionStage(done, loop);
  }

  private Future<Void> pdf(RoutingContext context, Caller caller, Report report) {
    return vertx
        .executeBlocking(() -> PdfReport.of(report), false)
        .compose(
            pdf ->
                pdf.isLong()
                    ? writtenAlone(context, caller, pdf)
                    : writtenInTurn(context, caller, pdf))
        .recover(
            cause ->
                Future.failedFuture(cause instanceof TooMuchForPdfException ? tooMuch() : cause))
        .compose(
            bytes -> {
              begin(context, caller, ReportFormat.PDF, report);
              return context.response().end(Buffer.buffer(bytes));
            });
  }

  /** A report is about to be sent. */
  private void begin(RoutingContext context, Caller caller, ReportFormat format, Report report) {
    audit.note(
        context.request(), caller, AuditLog.Act.REPORT_EXPORTED, context.pathParam("format"));
    HttpServerResponse response = context.response();
    response.putHeader("Content-Type", format.mediaType());
    if (format == ReportFormat.HTML) {
      response.putHeader("Content-Security-Policy", HtmlReport.CONTENT_SECURITY_POLICY);
    } else {
      response.putHeader(
          "Content-Disposition", "attachment; filename=\"" + format.fileName(report) + "\"");
    }
  }

  private Future<byte[]> writtenInTurn(RoutingContext context, Caller caller, PdfReport pdf) {
    long asked = nanos.getAsLong();
    Context loop = vertx.getOrCreateContext();
    return loads
        .shortPdfs()
        .inTurn(
            caller.workshop().id(),
            turn -> loop.runOnContext(due -> turn.run()),
            () -> written(context, pdf, asked, shortPdfs));
  }

  private Future<byte[]> writtenAlone(RoutingContext context, Caller caller, PdfReport pdf) {
    return loads
        .longPdfs()
        .during(
            caller,
            () ->
                loads.pages().tryAcquire(pdf.length())
                    ? written(context, pdf, nanos.getAsLong(), longPdfs)
                        .onComplete(done -> loads.pages().release(pdf.length()))
                    : Future.failedFuture(ReportLoad.busy()));
  }

  private Future<byte[]> written(
      RoutingContext context, PdfReport pdf, long asked, WorkerExecutor threads) {
    HttpServerResponse response = context.response();
    return threads.executeBlocking(
        () -> {
          if (response.closed() || nanos.getAsLong() - asked > LONGEST_WAIT.toNanos()) {
            throw ReportLoad.busy();
          }
          long worked = processorTime();
          return pdf.write(
              () -> {
                if (response.closed() || nanos.getAsLong() - asked > LONGEST_WRITE.toNanos()) {
                  throw ReportLoad.busy();
                }
                if (processorTime() - worked > LONGEST_WORK.toNanos()) {
                  throw tooMuch();
                }
              });
        },
        false);
  }

  /** Nanoseconds that a processor has worked for this thread. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Problem tooMuch() {
    return Problem.of(
        ProblemType.TOO_LARGE,
        "This is too much for a PDF; the HTML and the Markdown have all of it");
  }
}
