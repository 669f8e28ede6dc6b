package io.charrette.gateway;

import io.charrette.gateway.caller.RateLimits;
import io.charrette.gateway.caller.ServerAddress;
import io.charrette.gateway.socket.SocketLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What the gateway is told about itself. What one package alone needs is a part that lies there.
 *
 * @param host address to listen on
 * @param port TCP port, 0 for a free one
 * @param tls certificate chain and key; empty: plain HTTP
 * @param address how others reach this server
 * @param createKey with which workshops may be created from elsewhere
 * @param metricsToken with which metrics may be read from elsewhere
 * @param localCreates whether a browser on the machine itself may create without the key
 * @param localMetrics whether the machine itself may read metrics without the token
 * @param tables that a workshop may have (SPEC H1)
 * @param keep how long after its creation a workshop is deleted
 * @param zone whose day it is on which a report says that a workshop was held
 * @param rates how often one may join and guess
 * @param sockets the bounds of one WebSocket
 */
public record Settings(
    String host,
    int port,
    Optional<Tls> tls,
    ServerAddress address,
    Optional<String> createKey,
    Optional<String> metricsToken,
    boolean localCreates,
    boolean localMetrics,
    int tables,
    Duration keep,
    ZoneId zone,
    RateLimits.Rates rates,
    SocketLimits sockets) {

  /** Keeps the keys out of logs. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + "]";
  }

  /** PEM files of the certificate chain and of the private key. */
  public record Tls(Path certificate, Path key) {}
}
