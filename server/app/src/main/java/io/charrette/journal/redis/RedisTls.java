package io.charrette.journal.redis;

import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * By what a Redis that speaks TLS is believed, and what it is shown. PEM files.
 *
 * @param authorities whose certificates are believed; empty: those that the Java runtime believes
 * @param certificate chain that is shown to a Redis that asks for one
 * @param key of the certificate; there if and only if that is
 */
public record RedisTls(Optional<Path> authorities, Optional<Path> certificate, Optional<Path> key) {
  static final RedisTls PLAIN = new RedisTls(Optional.empty(), Optional.empty(), Optional.empty());

  public RedisTls {
    if (certificate.isPresent() != key.isPresent()) {
      throw new IllegalArgumentException("a certificate and its key go together");
    }
  }

  NetClientOptions in(NetClientOptions options) {
    authorities.ifPresent(
        file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
    certificate.ifPresent(
        file ->
            options.setKeyCertOptions(
                new PemKeyCertOptions()
                    .addCertPath(file.toString())
                    .addKeyPath(key.orElseThrow().toString())));
    return options;
  }
}
