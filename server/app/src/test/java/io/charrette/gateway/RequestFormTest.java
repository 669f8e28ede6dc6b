package io.charrette.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.charrette.gateway.TestServer.Created;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that no client makes, byte by byte as an attacker would write them. */
class RequestFormTest {
  private static TestServer server;
  private static Created workshop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    workshop = server.create(1);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%zz",
        "/%",
        "/%4",
        "/j/%zz",
        "/j/BCDFGH?%zz",
        "/j/BCDFGH?as=%zz",
        "/t/%e",
        "/report/%zz",
        "/api/join/%zz",
        "/api/activities/%zz",
        "/api/workshops/%zz",
        "/api/workshops/%zz/report.pdf",
        "/api/workshops/{workshop}?as=%zz",
        "/api/workshops/{workshop}/qr.svg?table=%zz",
        "/api/workshops/{workshop}/tables/1/history/%zz",
        "/health/%zz",
        "/metrics?%zz",
        "/assets/%zz",
        "/ws/%zz",
        "/ws/{workshop}/tables/%zz",
        "/ws/{workshop}?as=%zz",
      })
  @DisplayName("[H15] an address that is not percent-encoded is 400, and no accident in the log")
  void percent(String path) throws IOException {
    String answer =
        quietly(
            () ->
                send(
                    "GET %s HTTP/1.1".formatted(path.replace("{workshop}", workshop.id())),
                    "Host: " + server.authority(),
                    "Upgrade: websocket",
                    "Authorization: Bearer " + workshop.facilitatorToken()));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:charrette:problem:malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz", "", "-1", "0x5", "5 5", "fffffffffffffffffff", "ffffffff"})
  @DisplayName("[H15] a body whose chunks cannot be told apart is 400, and no accident in the log")
  void chunks(String size) throws IOException {
    String answer =
        quietly(
            () ->
                send(
                    (size + "\r\n{\"name\":\"A\",\"table\":1}\r\n0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII),
                    "POST /api/join/" + workshop.joinCode() + " HTTP/1.1",
                    "Host: " + server.authority(),
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked"));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:charrette:problem:malformed");
  }

  @Test
  @DisplayName("[H18] a body in a thousand chunks is read; one in many more ends its connection")
  void manyChunks() throws IOException {
    String[] head = {
      "POST /api/join/" + workshop.joinCode() + " HTTP/1.1",
      "Host: " + server.authority(),
      "Content-Type: application/json",
      "Transfer-Encoding: chunked"
    };
    String end = "0\r\n\r\n";
    byte[] many = ("1\r\n{\r\n".repeat(900) + end).getBytes(StandardCharsets.US_ASCII);
    byte[] tooMany = ("1\r\n{\r\n".repeat(2_000) + end).getBytes(StandardCharsets.US_ASCII);

    assertThat(send(many, head)).startsWith("HTTP/1.1 422 ");
    assertThat(answerUntilClosed(tooMany, head)).isEmpty();
  }

  /** The same of a server that may not read all, so that the connection ends with a reset. */
  private static String answerUntilClosed(byte[] body, String... lines) {
    try {
      return send(body, lines);
    } catch (IOException reset) {
      return "";
    }
  }

  @Test
  @DisplayName("[H15] who goes in the midst of a request is no accident in the log")
  void goesAway() throws IOException {
    quietly(
        () -> {
          try (Socket socket = halfAsked()) {
            socket.shutdownOutput();
            // Until the server has noticed it.
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
          }
        });
  }

  @Test
  @DisplayName("[H15] nor is a connection that is reset in the midst of one")
  void isReset() throws IOException {
    quietly(
        () -> {
          for (int one = 0; one < 50; one++) {
            Socket socket = halfAsked();
            // Closing it resets it then.
            socket.setSoLinger(true, 0);
            socket.close();
          }
          // By then the server has noticed the first of them.
          return send("GET /health/live HTTP/1.1", "Host: " + server.authority());
        });
  }

  /** A connection on which a request has begun, whose body never comes whole. */
  private static Socket halfAsked() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    String head =
        String.join(
            "\r\n",
            "POST /api/join/" + workshop.joinCode() + " HTTP/1.1",
            "Host: " + server.authority(),
            "Content-Type: application/json",
            "Content-Length: 100",
            "",
            "{");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private interface Asked {
    String answer() throws IOException;
  }

  /** The answer, for which nothing was logged with a stack trace. */
  private static String quietly(Asked asked) throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try {
      String answer = asked.answer();
      assertThat(log.list).filteredOn(event -> event.getThrowableProxy() != null).isEmpty();
      return answer;
    } finally {
      root.detachAppender(log);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/,Host: {own},Host: evil.example",
    "/,Host: {own},Host: {own}",
    "/api/create-allowed,Host: evil.example,Host: {own}",
    "/api/workshops/{workshop},Authorization: Bearer a,Authorization: Bearer b",
    "/ws/{workshop},Origin: http://{own},Origin: http://evil.example",
    "/ws/{workshop},Host: {own},Host: evil.example",
    "/health/live,Host: {own},Host: evil.example",
  })
  @DisplayName("[H15] a header that may come once and comes twice is 400")
  void twice(String path, String first, String second) throws IOException {
    String both = first + "\r\n" + second;
    String host = both.contains("Host") ? "" : "\r\nHost: {own}";

    String answer =
        send(
            "GET %s HTTP/1.1".formatted(path.replace("{workshop}", workshop.id())),
            (both + host).replace("{own}", server.authority()));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("urn:charrette:problem:malformed");
  }

  @Test
  @DisplayName("[H12] [H15] the answer to such a request has the security headers too")
  void headers() throws IOException {
    assertThat(send("GET /%zz HTTP/1.1", "Host: " + server.authority()))
        .containsIgnoringCase("content-security-policy:")
        .containsIgnoringCase("x-content-type-options: nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "ISO-8859-1"})
  @DisplayName("[H16] a body in another encoding than UTF-8 is malformed")
  void encodings(String charset) throws IOException {
    byte[] body = "{\"name\":\"Zoë\",\"table\":1}".getBytes(Charset.forName(charset));

    assertThat(join(body, "application/json")).startsWith("HTTP/1.1 422 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFF{\"name\":\"A\",\"table\":1}",
        "{\"name\":\"A\",\"table\":1}\uFEFF",
        "{\"name\":\"A\",\"table\":1}\u0000",
        "{\"name\":\"A\",\"table\":1} 1",
        "{\"name\":\"A\",\"table\":1,\"table\":1}",
        "{\"name\":\"A\",\"table\":1,}",
        "{'name':\"A\",\"table\":1}",
        "{\"name\":\"A\",\"table\":01}",
        "{\"name\":\"A\",/**/\"table\":1}",
      })
  @DisplayName("[H16] a byte order mark, anything after the object, or a field twice is malformed")
  void almostJson(String body) throws IOException {
    assertThat(join(body.getBytes(StandardCharsets.UTF_8), "application/json"))
        .startsWith("HTTP/1.1 422 ");
  }

  @Test
  @DisplayName("[H16] bytes that are not UTF-8 are malformed in a text, too")
  void overlong() throws IOException {
    byte[] body = "{\"name\":\"A__\",\"table\":1}".getBytes(StandardCharsets.US_ASCII);
    body[10] = (byte) 0xC1;
    body[11] = (byte) 0x81;

    assertThat(join(body, "application/json")).startsWith("HTTP/1.1 422 ");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,201",
    "application/json; charset=utf-8,201",
    "Application/JSON;charset=\"UTF-8\",201",
    "application/json; charset=utf-16,415",
    "application/jsonp,415",
    "application/json-patch+json,415",
    "text/plain,415",
  })
  @DisplayName("[H16] a body that is said to be anything but JSON in UTF-8 is 415")
  void types(String type, int status) throws IOException {
    byte[] body = "{\"name\":\"A\",\"table\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(join(body, type)).startsWith("HTTP/1.1 " + status + " ");
  }

  private static String join(byte[] body, String type) throws IOException {
    return send(
        body,
        "POST /api/join/" + workshop.joinCode() + " HTTP/1.1",
        "Host: " + server.authority(),
        "Content-Type: " + type,
        "Content-Length: " + body.length);
  }

  private static String send(String... lines) throws IOException {
    return send(new byte[0], lines);
  }

  private static String send(byte[] body, String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        InputStream in = socket.getInputStream()) {
      String head = String.join("\r\n", List.of(lines)) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
