package io.charrette.load;

import java.util.Map;

/**
 * Where a virtual client connects.
 *
 * @param port of the server, on this machine
 * @param path of the WebSocket
 * @param document the document's name, for servers that want it in each message; else empty
 * @param headers of the handshake, beside those of every WebSocket
 * @param table the index of the document among those of a run; clients of one table hear each other
 */
record Seat(int port, String path, String document, Map<String, String> headers, int table) {
  /** The same at another server. */
  Seat at(int otherPort) {
    return new Seat(otherPort, path, document, headers, table);
  }
}
