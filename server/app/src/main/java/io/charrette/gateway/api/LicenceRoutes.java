package io.charrette.gateway.api;

import io.charrette.gateway.http.Responses;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;

/** Whose work this is made with, for everybody (SPEC H26). */
public final class LicenceRoutes {
  private final Vertx vertx;

  public LicenceRoutes(Vertx vertx) {
    this.vertx = vertx;
  }

  public void mount(Router router) {
    router
        .get("/licences")
        .handler(
            context ->
                Responses.when(
                    context,
                    vertx.executeBlocking(Licences::text, false),
                    text ->
                        context
                            .response()
                            .putHeader("Content-Type", "text/plain; charset=utf-8")
                            .end(Buffer.buffer(text))));
  }
}
