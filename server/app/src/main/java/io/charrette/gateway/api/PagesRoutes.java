package io.charrette.gateway.api;

import io.charrette.gateway.api.WebFiles.Form;
import io.charrette.gateway.api.WebFiles.WebFile;
import io.charrette.gateway.caller.Browsers;
import io.charrette.gateway.caller.JoinCodes;
import io.charrette.gateway.http.ContentCoding;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.gateway.http.SecurityHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The pages and their assets (SPEC H12). */
public final class PagesRoutes {
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String ASSETS = "assets/";

  private final WebFiles files;
  private final Browsers browsers;

  public PagesRoutes(WebFiles files, Browsers browsers) {
    this.files = files;
    this.browsers = browsers;
  }

  /** Mounts them after all other routes: what is no page either is answered with 404. */
  public void mount(Router router) {
    page(router, "/", "index.html");
    page(router, "/j/:code", "index.html");
    page(router, "/j/:code/:table", "index.html");
    page(router, "/s/:workshop", "index.html");
    page(router, "/t/:workshop", "phone.html");
    page(router, "/facilitate/:workshop", "facilitator.html");
    page(router, "/helper/:workshop", "facilitator.html");
    page(router, "/screen/:workshop", "screen.html");
    // Who is told there that nothing is kept any longer is given nothing to keep.
    plainPage(router, "/device", "device.html");
    router.get("/report/:workshop").handler(PagesRoutes::toReport);
    router.get().method(HttpMethod.HEAD).handler(this::file);
  }

  private void page(Router router, String path, String file) {
    router
        .get(path)
        .method(HttpMethod.HEAD)
        .handler(
            context -> {
              browsers.greet(context.request());
              context.next();
            });
    plainPage(router, path, file);
  }

  private void plainPage(Router router, String path, String file) {
    router.get(path).method(HttpMethod.HEAD).handler(context -> send(context, file, "no-cache"));
  }

  private static void toReport(RoutingContext context) {
    String workshop =
        JoinCodes.readId(context.pathParam("workshop"))
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "This is not a workshop's id"));
    context
        .response()
        .setStatusCode(302)
        .putHeader("Location", "/api/workshops/" + workshop + "/report.html?as=facilitator")
        .end();
  }

  private void file(RoutingContext context) {
    String path = context.request().path().substring(1);
    // Pages have addresses of their own.
    String name = path.endsWith(".html") ? "" : path;
    send(context, name, path.startsWith(ASSETS) ? FOREVER : "no-cache");
  }

  private void send(RoutingContext context, String name, String caching) {
    WebFile file =
        files
            .find(name)
            .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "This address leads nowhere"));
    Form form = takenForm(context, file);
    HttpServerRequest request = context.request();
    HttpServerResponse response =
        request
            .response()
            .putHeader("Content-Type", file.type())
            .putHeader("Cache-Control", caching)
            .putHeader("ETag", form.tag());
    if (name.startsWith(ASSETS) && file.isPart()) {
      SecurityHeaders.keepThoseOfParts(response);
    }
    if (file.varies()) {
      response.putHeader("Vary", "Accept-Encoding");
    }
    if (form.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    if (form.coding() != null) {
      response.putHeader("Content-Encoding", form.coding());
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Integer.toString(form.bytes().length)).end();
    } else {
      response.end(Buffer.buffer(form.bytes()));
    }
  }

  /** The smallest form that the browser takes. Every browser takes a file as it is. */
  private static Form takenForm(RoutingContext context, WebFile file) {
    return file.forms().stream()
        .filter(form -> form.coding() != null && ContentCoding.isTaken(context, form.coding()))
        .findFirst()
        .orElse(file.plain());
  }
}
