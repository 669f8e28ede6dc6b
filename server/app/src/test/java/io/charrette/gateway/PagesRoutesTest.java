package io.charrette.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Reply;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesRoutesTest {
  private static final String ASSET = "/assets/app-1a2b3c4d.js";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/,index",
    "/j/BCDFGH,index",
    "/j/BCDFGH/,index",
    "/j/BCDFGH/12,index",
    "/t/BCDFGHJKMPQR,phone",
    "/facilitate/BCDFGHJKMPQR,facilitator",
    "/screen/BCDFGHJKMPQR,screen",
    "/device,device",
  })
  @DisplayName(
      "[H12] every page has its address, security headers, and is asked for anew each time")
  void pages(String path, String page) {
    Reply reply = server.get(path);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("A page of the tests: " + page);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(server.get(path, "If-None-Match", reply.header("ETag")).status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/j/BCDFGH", "/assets/app-1a2b3c4d.js"})
  @DisplayName("[H12] HEAD answers like GET, without the body")
  void head(String path) {
    Reply head = server.send(HttpMethod.HEAD, path, "");
    Reply get = server.get(path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
  }

  @Test
  @DisplayName("[H12] hashed assets are kept for a year")
  void assets() {
    Reply reply = server.get("/assets/app-1a2b3c4d.js");

    assertThat(reply.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(reply.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
  }

  @Test
  @DisplayName("[H12] a script comes without the headers that only documents heed")
  void headersOfParts() {
    Reply script = server.get(ASSET);

    assertThat(script.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(script.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(script.header("Referrer-Policy")).isEqualTo("no-referrer");
    for (String ofDocuments :
        List.of(
            "Content-Security-Policy",
            "X-Frame-Options",
            "Cross-Origin-Opener-Policy",
            "Permissions-Policy")) {
      assertThat(script.header(ofDocuments)).as(ofDocuments).isNull();
      assertThat(server.get("/").header(ofDocuments)).as(ofDocuments).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd | br   | .br",
        "BR;q=0.1, gzip          | br   | .br",
        "gzip, deflate           | gzip | .gz",
        "gzip, br;q=0            | gzip | .gz",
        "br;q=0, gzip;q=0.000    |      | ''",
        "gzippy, *;q=much, ;;    |      | ''",
        "identity                |      | ''",
      })
  @DisplayName("[H12] a file goes out as the build compressed it, to who takes it so")
  void compressed(String accepted, String coding, String ending) {
    Reply reply = server.send(HttpMethod.HEAD, ASSET, "", "Accept-Encoding", accepted);

    assertThat(reply.header("Content-Encoding")).isEqualTo(coding);
    assertThat(reply.header("Content-Length")).isEqualTo(Integer.toString(built(ASSET + ending)));
    assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  @DisplayName("[H12] each form of a file has a tag of its own")
  void tags() {
    String plain = server.get(ASSET).header("ETag");
    String brotli = server.get(ASSET, "Accept-Encoding", "br").header("ETag");

    assertThat(plain).isNotEqualTo(brotli);
    Reply known = server.get(ASSET, "Accept-Encoding", "br", "If-None-Match", brotli);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(server.get(ASSET, "If-None-Match", brotli).status()).isEqualTo(200);
  }

  /** How many bytes the build made of a file. */
  private static int built(String path) {
    try (InputStream file = PagesRoutesTest.class.getResourceAsStream("/web" + path)) {
      return file.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nix",
        "/index.html",
        "/assets/",
        "/assets/app-1a2b3c4d.js.br",
        "/assets/../index.html",
        "/assets/%2e%2e/index.html",
        "/..%2f..%2fetc/passwd",
        "/web/index.html",
        "/j/BCDFGH/1/2",
        "/META-INF/MANIFEST.MF",
      })
  @DisplayName("[H12] any other address is a 404: a page for people, a problem for programs")
  void nothing(String path) {
    Reply page = server.get(path, "Accept", "text/html,application/xhtml+xml");
    Reply spanish = server.get(path, "Accept", "text/html", "Accept-Language", "es-MX,en;q=0.5");
    Reply hebrew = server.get(path, "Accept", "text/html", "Accept-Language", "de,he-IL;q=0.8");
    Reply problem = server.get(path);

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("<html lang=\"en\" dir=\"ltr\">", "<h1>There is nothing here</h1>");
    assertThat(spanish.body())
        .contains("<html lang=\"es\" dir=\"ltr\">", "<h1>Aquí no hay nada</h1>");
    assertThat(hebrew.body()).contains("<html lang=\"he\" dir=\"rtl\">", "<h1>אין כאן כלום</h1>");
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.problem()).isEqualTo("not-found");
    assertThat(problem.header("Content-Security-Policy")).isNotNull();
  }

  @Test
  @DisplayName("[H12] the report's address leads to the report")
  void report() {
    Reply reply = server.get("/report/bcdf-ghjk-mpqr");

    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location"))
        .isEqualTo("/api/workshops/BCDFGHJKMPQR/report.html?as=facilitator");
  }

  @Test
  @DisplayName("a method that an address does not take is 405, which says what it takes")
  void method() {
    assertThat(allowed(HttpMethod.DELETE, "/api/activities")).isEqualTo("GET, POST");
    assertThat(allowed(HttpMethod.POST, "/api/activities/retrospective")).isEqualTo("DELETE, GET");
    assertThat(allowed(HttpMethod.PUT, "/api/workshops/BCDF/report.pdf")).isEqualTo("GET");
    assertThat(allowed(HttpMethod.PUT, "/")).isEqualTo("GET, HEAD");
  }

  private String allowed(HttpMethod method, String path) {
    Reply reply = server.send(method, path, "");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.problem()).isEqualTo("method-not-allowed");
    return reply.header("Allow");
  }

  @Test
  @DisplayName("[H10] the server says that it lives and that it can store")
  void health() {
    assertThat(server.get("/health/live").status()).isEqualTo(200);
    assertThat(server.get("/health/ready").status()).isEqualTo(200);
    assertThat(server.get("/health/ready").body())
        .isEqualTo("{\"journal\":\"ok\",\"detail\":\"ok\"}");
  }

  @Test
  @DisplayName("a Host that is no host is refused before it gets into a link")
  void wrongHost() {
    assertThat(server.get("/api/create-allowed", "Host", "a\"><script>").status()).isEqualTo(400);
  }
}
