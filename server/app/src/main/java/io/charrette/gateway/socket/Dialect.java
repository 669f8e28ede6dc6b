package io.charrette.gateway.socket;

import io.vertx.core.http.ServerWebSocket;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a peer understands, as it said by the subprotocols that it offered (SPEC W1, W2, W4). */
public enum Dialect {
  /** Y-protocols only, as a stock y-websocket client. */
  YJS(null),

  /** Besides, {@code Saved} and text messages, each state of the workshop whole. */
  CHARRETTE_1("charrette.v1"),

  /** The same, of each state after the first only what changed. */
  CHARRETTE_2("charrette.v2");

  /** Those that the server speaks. */
  public static final List<String> SUBPROTOCOLS =
      Arrays.stream(values())
          .map(dialect -> dialect.subprotocol)
          .filter(name -> name != null)
          .toList();

  private final @Nullable String subprotocol;

  Dialect(@Nullable String subprotocol) {
    this.subprotocol = subprotocol;
  }

  /** The one that was agreed on in the handshake. */
  static Dialect of(ServerWebSocket socket) {
    String agreed = socket.subProtocol();
    return Arrays.stream(values())
        .filter(dialect -> dialect.subprotocol != null && dialect.subprotocol.equals(agreed))
        .findFirst()
        .orElse(YJS);
  }

  boolean isCharrette() {
    return this != YJS;
  }

  boolean knowsChanges() {
    return this == CHARRETTE_2;
  }
}
