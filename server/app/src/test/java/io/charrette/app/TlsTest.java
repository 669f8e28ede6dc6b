package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.TestCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("[T3] [H1] [H12] over TLS links are https, cookies Secure, and HTTPS is to stay")
  void https() throws Exception {
    SSLContext trust = trusting(TestCertificate.in(folder).parsed());
    Configuration configuration =
        Configuration.read(
            Map.of(
                "CHARRETTE_TLS_CERT", folder.resolve("cert.pem").toString(),
                "CHARRETTE_TLS_KEY", folder.resolve("key.pem").toString()),
            List.of("--host", "127.0.0.1", "--port", "0", "--data", folder.toString()));
    try (Charrette server = Charrette.start(configuration, new SteeredClock(0));
        HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      String origin = "https://127.0.0.1:" + server.port();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(origin + "/api/workshops"))
                  .header("Content-Type", "application/json")
                  .header("Origin", origin)
                  .POST(BodyPublishers.ofString("{\"name\":\"W\",\"tables\":[{\"place\":\"A\"}]}"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).contains("\"join\":\"" + origin + "/j/");
      assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
          .contains("Secure", "HTTPOnly");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "junk.pem,key.pem,CHARRETTE_TLS_CERT,junk.pem",
    "empty.pem,key.pem,CHARRETTE_TLS_CERT,empty.pem",
    "key.pem,key.pem,CHARRETTE_TLS_CERT,key.pem",
    "cert.pem,junk.pem,CHARRETTE_TLS_KEY,junk.pem",
    "cert.pem,cert.pem,CHARRETTE_TLS_KEY,cert.pem",
    "cert.pem,other.pem,CHARRETTE_TLS_KEY,other.pem",
  })
  @DisplayName("a PEM file that is not what it should be stops the start in a line that names it")
  void badFiles(String certificate, String key, String setting, String file) throws Exception {
    TestCertificate.in(folder);
    Files.copy(folder.resolve("key.pem"), folder.resolve("first.pem"));
    Files.copy(folder.resolve("cert.pem"), folder.resolve("first-cert.pem"));
    TestCertificate.in(folder);
    Files.move(folder.resolve("key.pem"), folder.resolve("other.pem"));
    Files.move(folder.resolve("first.pem"), folder.resolve("key.pem"));
    Files.move(
        folder.resolve("first-cert.pem"),
        folder.resolve("cert.pem"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(folder.resolve("junk.pem"), "junk\n");
    Files.createFile(folder.resolve("empty.pem"));
    Configuration configuration =
        Configuration.read(
            Map.of(
                "CHARRETTE_TLS_CERT", folder.resolve(certificate).toString(),
                "CHARRETTE_TLS_KEY", folder.resolve(key).toString()),
            List.of("--host", "127.0.0.1", "--port", "0", "--data", folder.toString()));

    assertThatThrownBy(() -> Charrette.start(configuration, new SteeredClock(0)).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(setting + ": " + folder.resolve(file))
        .message()
        .hasLineCount(1);
  }

  private static SSLContext trusting(Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
