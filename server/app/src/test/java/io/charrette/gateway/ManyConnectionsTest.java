package io.charrette.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.gateway.TestServer.Created;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManyConnectionsTest {
  private static final int CONNECTIONS = 2_000;

  /** So many may be answered while the last of them is sent, and the other request. */
  private static final int MEANWHILE = CONNECTIONS / 2;

  /** It is in the link, so that drawing its code takes a while. */
  private static final String LONG_NAME = "eve".repeat(80);

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  @Test
  @DisplayName(
      "[H18] who runs a workshop does not stand behind what somebody asks for by 2,000 connections")
  void answeredAmongTheFirst() throws IOException {
    List<Socket> many = new ArrayList<>();
    try (TestServer server = TestServer.start()) {
      Created workshop = server.create(1);
      String path = "/api/workshops/" + workshop.id();
      String dear = request(path + "/qr.svg", LONG_NAME, server.join(workshop, "Eve", 1));
      String control = request(path, server.authority(), workshop.facilitatorToken());
      try (Socket facilitator = connect(server)) {
        // Known from now on.
        ask(facilitator, control);
        for (int i = 0; i < CONNECTIONS; i++) {
          many.add(connect(server));
        }
        for (Socket socket : many) {
          socket.getOutputStream().write(dear.getBytes(US_ASCII));
        }

        int before = answered(many);
        String answer = ask(facilitator, control);

        assertThat(answer).isEqualTo("HTTP/1.1 200 OK");
        assertThat(answered(many) - before).as("answered before").isLessThan(MEANWHILE);
      } finally {
        for (Socket socket : many) {
          socket.close();
        }
      }
    }
  }

  private static String request(String path, String host, String token) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(path, host, token);
  }

  private static Socket connect(TestServer server) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Asks, reads the answer, and yields its first line. */
  private static String ask(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).isGreaterThanOrEqualTo(0);
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    assertThat(length.find()).isTrue();
    socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
    return head.substring(0, head.indexOf("\r\n"));
  }

  private static int answered(List<Socket> sockets) throws IOException {
    int answered = 0;
    for (Socket socket : sockets) {
      answered += socket.getInputStream().available() > 0 ? 1 : 0;
    }
    return answered;
  }
}
