package io.charrette.app;

import io.charrette.gateway.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/**
 * Reads the PEM files as the server will, before it listens, so that a wrong one is named in a
 * line.
 */
final class TlsFiles {
  /** How each kind of key signs. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

  private static final byte[] ANYTHING = {1, 2, 3};

  private TlsFiles() {}

  /**
   * Checks that the certificate and the key can be read and belong together. Blocks.
   *
   * @throws ConfigurationException naming the setting and its file
   */
  static void check(Vertx vertx, Settings.Tls tls) {
    try {
      new PemTrustOptions().addCertPath(tls.certificate().toString()).loadKeyStore(vertx);
    } catch (Exception e) {
      throw Setting.TLS_CERT.wrong(
          tls.certificate() + " holds no certificate in PEM that can be read" + reason(e));
    }
    X509KeyManager manager;
    try {
      manager = keyManager(vertx, tls);
    } catch (Exception e) {
      throw Setting.TLS_KEY.wrong(
          tls.key()
              + " holds no private key in PEM that can be read without a password"
              + reason(e));
    }
    if (!belongTogether(manager)) {
      throw Setting.TLS_KEY.wrong(
          tls.key() + " is not the key of the certificate in " + tls.certificate());
    }
  }

  private static X509KeyManager keyManager(Vertx vertx, Settings.Tls tls) throws Exception {
    return Arrays.stream(
            new PemKeyCertOptions()
                .setCertPath(tls.certificate().toString())
                .setKeyPath(tls.key().toString())
                .getKeyManagerFactory(vertx)
                .getKeyManagers())
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Whether what the key signs is valid by the certificate. */
  private static boolean belongTogether(X509KeyManager manager) {
    for (Map.Entry<String, String> kind : SIGNATURES.entrySet()) {
      String[] aliases = manager.getServerAliases(kind.getKey(), null);
      if (aliases != null && aliases.length > 0) {
        X509Certificate own = manager.getCertificateChain(aliases[0])[0];
        return signs(
            Objects.requireNonNull(manager.getPrivateKey(aliases[0])),
            own.getPublicKey(),
            kind.getValue());
      }
    }
    // A kind of key that is not known here is left to the handshakes.
    return true;
  }

  private static boolean signs(PrivateKey key, PublicKey publicKey, String algorithm) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(ANYTHING);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(ANYTHING);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // A key of another kind than the certificate's, or of another length.
      return false;
    }
  }

  private static String reason(Exception e) {
    return Optional.ofNullable(e.getMessage())
        .flatMap(message -> message.lines().findFirst())
        .map(line -> " (" + line.strip().toLowerCase(Locale.ROOT) + ")")
        .orElse("");
  }
}
