package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.gateway.Settings;
import io.charrette.gateway.socket.SocketLimits;
import io.charrette.live.loop.LiveLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
  @TempDir Path folder;

  private static Configuration read(String... arguments) {
    return Configuration.read(Map.of(), List.of(arguments));
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    Configuration configuration = read();

    assertThat(configuration.gateway().host()).isEqualTo("0.0.0.0");
    assertThat(configuration.gateway().port()).isEqualTo(8080);
    assertThat(configuration.data()).isEqualTo(Path.of("data"));
    assertThat(configuration.gateway().address().publicUrl()).isEmpty();
    assertThat(configuration.gateway().createKey()).isEmpty();
    assertThat(configuration.gateway().tls()).isEmpty();
    assertThat(configuration.gateway().address().trustProxy()).isFalse();
    assertThat(configuration.gateway().keep()).isEqualTo(Duration.ofDays(30));
    assertThat(configuration.gateway().sockets().frame()).isEqualTo(64 * 1024);
    assertThat(configuration.gateway().sockets().syncFrame()).isEqualTo(1024 * 1024);
    assertThat(configuration.gateway().sockets().updateBurst()).isEqualTo(120);
  }

  @Test
  void twoDocumentsMayWaitForAParticipantAndNeverMoreThanForOthers() {
    assertThat(read().gateway().sockets().participantSendQueue()).isEqualTo(1024 * 1024);
    assertThat(read("--limit-document", "2000000").gateway().sockets().participantSendQueue())
        .isEqualTo(4_000_000);
    assertThat(read("--limit-document", "67108864").gateway().sockets().participantSendQueue())
        .isEqualTo(4_194_304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHARRETTE_PROT|did you mean CHARRETTE_PORT?",
        "CHARRETTE_CREATEKEY|did you mean CHARRETTE_CREATE_KEY?",
        "CHARRETTE_SOMETHING_ELSE|--help lists them",
        "CHARRETTE_|--help lists them",
      })
  void aVariableThatIsNoSettingIsRefused(String variable, String advice) {
    Map<String, String> environment = Map.of(variable, "1", "CHARRETTE_PORT", "2", "PATH", "/bin");

    assertThatThrownBy(() -> Configuration.read(environment, List.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(variable + ": there is no such setting; " + advice);
  }

  @Test
  void aServerGoesSlowlyWhereOthersShareItsJournal() {
    assertThat(read().drain()).isZero();
    assertThat(read("--journal", "redis://h").drain()).isEqualTo(Duration.ofSeconds(12));
    assertThat(read("--journal", "redis://h", "--drain-seconds", "0").drain()).isZero();
    assertThat(read("--drain-seconds", "5").drain()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theMachineItselfNeedsNoKeyWhereThereIsNoneOrItIsSaid() {
    Settings none = read().gateway();
    assertThat(none.localCreates()).isTrue();
    assertThat(none.localMetrics()).isTrue();

    Settings key = read("--create-key", "correct-horse").gateway();
    assertThat(key.localCreates()).isFalse();
    assertThat(key.localMetrics()).isTrue();

    Settings said = read("--create-key", "correct-horse", "--trust-local", "true").gateway();
    assertThat(said.localCreates()).isTrue();
    assertThat(read("--trust-local", "false").gateway().localMetrics()).isFalse();
  }

  @Test
  void whatIsSecretMayBeInAFile() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "correct-horse\n");
    Path token = Files.writeString(folder.resolve("token"), "battery-staple\n");
    Path journal = Files.writeString(folder.resolve("journal"), "redis://:secret@h:7000\n");

    Configuration configuration =
        Configuration.read(
            Map.of("CHARRETTE_CREATE_KEY_FILE", key.toString()),
            List.of(
                "--metrics-token-file", token.toString(), "--journal-file", journal.toString()));

    assertThat(configuration.gateway().createKey()).contains("correct-horse");
    assertThat(configuration.gateway().localCreates()).isFalse();
    assertThat(configuration.gateway().metricsToken()).contains("battery-staple");
    assertThat(configuration.redis().map(Object::toString)).contains("redis://h:7000");
    assertThatThrownBy(
            () ->
                Configuration.read(
                    Map.of("CHARRETTE_CREATE_KEY", "another-key-of-mine"),
                    List.of("--create-key-file", key.toString())))
        .hasMessage(
            "--create-key-file: is set beside CHARRETTE_CREATE_KEY; one of the two is enough");
  }

  @Test
  @DisplayName("[H34] a file for what is secret may come from any editor, and holds something")
  void filesOfEditors() throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "\uFEFFcorrect-horse\r\n");
    assertThat(read("--create-key-file", key.toString()).gateway().createKey())
        .contains("correct-horse");

    Path nothing = Files.writeString(folder.resolve("nothing"), "\uFEFF\r\n");
    for (String flag : List.of("--journal-file", "--create-key-file", "--metrics-token-file")) {
      assertThatThrownBy(() -> read(flag, nothing.toString()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(flag + ": " + nothing + " holds nothing");
    }
  }

  @Test
  void aFlagGoesBeforeItsVariable() {
    Map<String, String> environment =
        Map.of("CHARRETTE_PORT", "9000", "CHARRETTE_PUBLIC_URL", "https://a.example.gov/");

    Configuration configuration =
        Configuration.read(environment, List.of("--port", "9001", "--trust-proxy=true"));

    assertThat(configuration.gateway().port()).isEqualTo(9001);
    assertThat(configuration.gateway().address().trustProxy()).isTrue();
    assertThat(configuration.gateway().address().publicUrl())
        .contains(URI.create("https://a.example.gov"));
  }

  @Test
  void anEmptyVariableIsNone() {
    assertThat(Configuration.read(Map.of("CHARRETTE_PORT", " "), List.of()).gateway().port())
        .isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port|eighty|--port: must be a whole number",
        "--port|70000|--port: 70000 is not between 0 and 65535",
        "--limit-tables|201|--limit-tables: 201 is not between 1 and 200",
        "--limit-sync-frame|1000|--limit-sync-frame: 1000 is not between 65536 and 67108864",
        "--trust-proxy|yes|--trust-proxy: must be true or false",
        "--trust-proxy|1|--trust-proxy: must be true or false",
        "--drain-seconds|301|--drain-seconds: 301 is not between 0 and 300",
        "--create-key-file|/nowhere|--create-key-file: names no file that can be read",
        "--redis-ca|/nowhere.pem|--redis-ca: names no file that can be read",
        "--journal|oracle://u:secret@h|--journal: must be sqlite or the address of a Redis",
        "--public-url|charrette.gov|--public-url: must be of the form"
            + " http(s)://host or http(s)://host:port, and nothing else in it",
        "--public-url|https://a.gov/path|--public-url: must be of the form"
            + " http(s)://host or http(s)://host:port, and nothing else in it",
        "--data|redis://h|--data: must be a folder; an address of a Redis goes into"
            + " CHARRETTE_JOURNAL",
        "--create-key|short|--create-key: is shorter than 12 characters",
        "--tls-cert|/nowhere.pem|--tls-cert: names no file that can be read",
        "--data|/dev/null|--data: /dev/null is not a folder that can be written to",
        "--colour|red|--colour: there is no such setting; --help lists them",
        "--prot|1|--prot: there is no such setting; did you mean --port?",
      })
  void aWrongValueIsNamedInOneLine(String flag, String value, String complaint) {
    assertThatThrownBy(() -> read(flag, value))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(complaint);
  }

  @Test
  void aWrongAddressOfARedisIsNamedWithoutItsPassword() {
    assertThatThrownBy(() -> read("--journal", "redis://u:secret@a,b"))
        .hasMessageStartingWith("--journal: one host only")
        .hasMessageNotContaining("secret");
  }

  static Stream<String> withPasswords() {
    return Stream.of(
        "s3cret-word",
        "https://u:s3cret@charrette.gov",
        "https://u:s3cret@h:port",
        "https://h/?token=s3cret",
        "ht tp://s3cret",
        "redis://u:s3cret@a,b",
        "redis://:pa/s3cret@h:1",
        "redis://u:1/s3cret@h",
        "redis://:s3cret",
        "redis://h?password=s3cret",
        "redis://h/0?s3cret",
        "redis://h/0#s3cret",
        "redis:u:s3cret@h",
        "redis+sentinel://pa/s3cret@h",
        "redis+sentinel://h/pa/s3cret@h",
        "redis+cluster://:pa/s3cret@h",
        "redis+magic://:s3cret@h",
        "oracle://u:s3cret@h",
        "-----BEGIN PRIVATE KEY----- s3cret");
  }

  @ParameterizedTest
  @MethodSource("withPasswords")
  @DisplayName("[T3] whatever is wrong with a setting, or with the arguments, no value is repeated")
  void noWrongValueIsRepeated(String value) {
    List<List<String>> wrong = new ArrayList<>(List.of(List.of(value), List.of("--" + value)));
    for (Setting setting : Setting.values()) {
      wrong.add(List.of(setting.flag(), value));
      wrong.add(List.of(setting.flag() + "=" + value));
      wrong.add(List.of(setting.flag() + value, value));
      wrong.add(List.of(setting.flag(), setting.fallback(), value));
    }
    for (List<String> arguments : wrong) {
      try {
        read(arguments.toArray(String[]::new));
      } catch (ConfigurationException e) {
        assertThat(e).as("%s", arguments).hasMessageNotContaining("s3cret");
      }
    }
  }

  @Test
  void aWrongVariableIsNamedAsAVariable() {
    assertThatThrownBy(() -> Configuration.read(Map.of("CHARRETTE_PORT", "x"), List.of()))
        .hasMessage("CHARRETTE_PORT: must be a whole number");
  }

  @Test
  void aFlagWithoutValueIsNamed() {
    assertThatThrownBy(() -> read("--port")).hasMessage("--port: needs a value");
  }

  @Test
  void aCertificateNeedsItsKey() throws IOException {
    Path certificate = Files.writeString(folder.resolve("cert.pem"), "x");

    assertThatThrownBy(() -> read("--tls-cert", certificate.toString()))
        .hasMessage("CHARRETTE_TLS_KEY: is needed too when CHARRETTE_TLS_CERT is set");
  }

  @Test
  void anInstanceIsOneWithWhichTheServerCanStart() {
    Configuration good = read();
    SocketLimits limits = good.gateway().sockets();
    assertThatThrownBy(
            () ->
                new Configuration(
                    Path.of("/dev/null"),
                    good.redis(),
                    good.drain(),
                    good.log(),
                    good.audit(),
                    good.logDetails(),
                    good.live(),
                    good.gateway()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("CHARRETTE_DATA: /dev/null is not a folder that can be written to");
    assertThatThrownBy(() -> with(good, good.live().with(new LiveLimits.ForAwareness(2048, 1001))))
        .hasMessage("CHARRETTE_LIMIT_AWARENESS_CLIENTS: 1001 is not between 1 and 1000");
    assertThatThrownBy(
            () ->
                with(
                    good,
                    new SocketLimits(
                        limits.frame(),
                        limits.frame() - 1,
                        limits.updateRate(),
                        limits.updateBurst(),
                        limits.ofParticipant(),
                        limits.sendQueue(),
                        limits.participantSendQueue(),
                        limits.silence())))
        .hasMessage("CHARRETTE_LIMIT_SYNC_FRAME: 65535 is not between 65536 and 67108864");
  }

  private static Configuration with(Configuration good, LiveLimits live) {
    return new Configuration(
        good.data(),
        good.redis(),
        good.drain(),
        good.log(),
        good.audit(),
        good.logDetails(),
        live,
        good.gateway());
  }

  private static Configuration with(Configuration good, SocketLimits limits) {
    Settings of = good.gateway();
    return new Configuration(
        good.data(),
        good.redis(),
        good.drain(),
        good.log(),
        good.audit(),
        good.logDetails(),
        good.live(),
        new Settings(
            of.host(),
            of.port(),
            of.tls(),
            of.address(),
            of.createKey(),
            of.metricsToken(),
            of.localCreates(),
            of.localMetrics(),
            of.tables(),
            of.keep(),
            of.zone(),
            of.rates(),
            limits));
  }

  @Test
  void theHelpNamesEverySetting() {
    assertThat(Configuration.help())
        .contains(Arrays.stream(Setting.values()).map(Setting::flag).toList());
  }
}
