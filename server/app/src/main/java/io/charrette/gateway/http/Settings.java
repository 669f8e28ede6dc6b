package io.charrette.gateway.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway is told about itself.
 *
 * @param host address to listen on
 * @param port TCP port, 0 for a free one
 * @param ownAddresses this machine's addresses that others can reach, best first; a link replaces
 *     "localhost" by the first
 * @param publicUrl what links carry whatever way a request came, without a path
 * @param createKey with which workshops may be created from elsewhere
 * @param metricsToken with which metrics may be read from elsewhere
 * @param tls certificate chain and key; empty: plain HTTP
 * @param trustProxy whether X-Forwarded-* is believed
 * @param keep how long after its creation a workshop is deleted
 * @param zone whose day it is on which a report says that a workshop was held
 * @param limits the bounds of what is let in
 */
public record Settings(
    String host,
    int port,
    List<String> ownAddresses,
    Optional<URI> publicUrl,
    Optional<String> createKey,
    Optional<String> metricsToken,
    Optional<Tls> tls,
    boolean trustProxy,
    Duration keep,
    ZoneId zone,
    Limits limits) {

  /** Keeps the keys out of logs. */
  @Override
  public String toString() {
    return "Settings[" + host + ":" + port + "]";
  }

  /** PEM files of the certificate chain and of the private key. */
  public record Tls(Path certificate, Path key) {}

  /**
   * The bounds of what is let in (SPEC W10, H1, H3).
   *
   * @param frame bytes of a participant's frame
   * @param syncFrame bytes of a connection's first sync step 2, and of any facilitator's frame
   * @param updateRate update frames a second of a connection
   * @param updateBurst update frames of a connection at once
   * @param sendQueue bytes that may wait for a slow socket
   * @param silence how long a socket may answer no ping
   * @param tables tables of a workshop
   * @param joinRate joins a second of a workshop
   * @param wrongCodes wrong codes a minute of a browser
   * @param wrongCodesOverall wrong codes a minute of all together
   */
  public record Limits(
      int frame,
      int syncFrame,
      int updateRate,
      int updateBurst,
      int sendQueue,
      Duration silence,
      int tables,
      int joinRate,
      int wrongCodes,
      int wrongCodesOverall) {}
}
