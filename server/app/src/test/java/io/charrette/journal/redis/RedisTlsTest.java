package io.charrette.journal.redis;

import static io.charrette.journal.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.TestCertificate;
import io.charrette.journal.JournalException;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis whose certificate is signed by an authority of the house, and that asks for ours. */
class RedisTlsTest {
  @TempDir Path folder;

  @Test
  void theHousesAuthorityIsBelievedAndOurCertificateShown() throws Exception {
    TestCertificate certificate = TestCertificate.in(folder);
    int port = RedisServer.freePort();
    String file = certificate.certificate().toString();
    try (RedisServer redis =
        RedisServer.start(
            folder,
            "--tls-port",
            "" + port,
            "--tls-cert-file",
            file,
            "--tls-key-file",
            certificate.key().toString(),
            "--tls-ca-cert-file",
            file,
            "--tls-auth-clients",
            "yes")) {
      assertThat(redis.port()).isPositive();
      RedisAddress address = RedisAddress.parse("rediss://127.0.0.1:" + port);
      Optional<Path> authorities = Optional.of(certificate.certificate());

      try (RedisJournal journal =
          RedisJournal.open(
              address.with(
                  new RedisTls(
                      authorities,
                      Optional.of(certificate.certificate()),
                      Optional.of(certificate.key()))),
              JournalLimits.DEFAULTS)) {
        Position position = await(journal.append(StreamId.directory(), "over TLS".getBytes(UTF_8)));
        assertThat(position).isNotEqualTo(Position.START);
      }
      assertThatThrownBy(
              () ->
                  RedisJournal.open(
                      address.with(new RedisTls(authorities, Optional.empty(), Optional.empty())),
                      JournalLimits.DEFAULTS))
          .isInstanceOf(JournalException.class);
      assertThatThrownBy(() -> RedisJournal.open(address, JournalLimits.DEFAULTS))
          .isInstanceOf(JournalException.class);
    }
  }
}
