package io.charrette.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;

/**
 * A problem as a page: plain HTML that needs no style, no script and no built assets, in the
 * reader's language.
 */
final class ProblemPage {
  private ProblemPage() {}

  static void send(Problem problem, HttpServerRequest request) {
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(problem.status())
            .putHeader("Content-Type", "text/html; charset=utf-8");
    response.end(isSpanish(request) ? spanish(problem) : english(problem));
  }

  private static boolean isSpanish(HttpServerRequest request) {
    String languages = request.getHeader("Accept-Language");
    return languages != null && languages.toLowerCase(Locale.ROOT).startsWith("es");
  }

  private static String english(Problem problem) {
    return switch (problem.status()) {
      case 404 ->
          page("en", "There is nothing here", "Check the address, or start again.", "To the start");
      case 401, 403 ->
          page(
              "en",
              "This page is not open to you",
              "Open it again by the link you were given.",
              "To the start");
      case 413 ->
          page(
              "en",
              "This is too much for a PDF",
              "Take the report as a page or as Markdown: they have all of it.",
              "To the start");
      default -> page("en", "That did not work", "Try again in a moment.", "To the start");
    };
  }

  private static String spanish(Problem problem) {
    return switch (problem.status()) {
      case 404 ->
          page("es", "Aquí no hay nada", "Revise la dirección o empiece de nuevo.", "Al inicio");
      case 401, 403 ->
          page(
              "es",
              "Usted no tiene acceso a esta página",
              "Ábrala de nuevo con el enlace que recibió.",
              "Al inicio");
      case 413 ->
          page(
              "es",
              "Esto es demasiado para un PDF",
              "Descargue el informe como página o en Markdown: allí está todo.",
              "Al inicio");
      default -> page("es", "Eso no funcionó", "Inténtelo de nuevo en un momento.", "Al inicio");
    };
  }

  private static String page(String language, String title, String text, String back) {
    return """
    <!doctype html>
    <html lang="%s">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>%s – Charrette</title></head>
    <body><main><h1>%s</h1><p>%s</p><p><a href="/">%s</a></p></main></body>
    </html>
    """
        .formatted(language, title, title, text, back);
  }
}
