package io.charrette.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of the process: how it starts, how it does not, and how it stops. */
class CharretteTest {
  @TempDir Path folder;

  private Configuration configuration(String... more) {
    List<String> flags =
        new ArrayList<>(List.of("--host", "127.0.0.1", "--data", folder.toString()));
    flags.addAll(List.of(more));
    return Configuration.read(Map.of(), flags);
  }

  private Process run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), UTF_8);
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  @Test
  void aStartSaysWhereItIsAndAStopEndsWithZero() throws Exception {
    Process process = run("--host", "127.0.0.1", "--port", "0", "--data", "kept");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));

    assertThat(ready(lines))
        .startsWith("Charrette is ready on port ")
        .contains("SQLite", folder.getFileName().toString());
    assertThat(lines.readLine()).startsWith("  Create a workshop: http://localhost:");
    process.toHandle().destroy();

    assertThat(end(process)).isZero();
    assertThat(lines.lines().toList()).contains("Charrette has stopped; everything is stored.");
    assertThat(folder.resolve("kept/charrette.db")).isRegularFile();
  }

  /**
   * The line that says that it is ready; the machine's clock may be set just before, which is said
   * as well.
   */
  private static @Nullable String ready(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && line.contains("clock.set")) {
      line = lines.readLine();
    }
    return line;
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://room.example, false",
    "0.0.0.0, http://room.example, true",
    "0.0.0.0, https://room.example, false"
  })
  void whoeverListensToOthersOverPlainHttpIsToldSo(String host, String url, boolean told)
      throws Exception {
    assumeThat(MachineAddresses.reaching("0.0.0.0")).as("it has a network").isNotEmpty();
    Process process = run("--host", host, "--port", "0", "--data", "kept", "--public-url", url);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    assertThat(ready(lines)).startsWith("Charrette is ready");
    process.toHandle().destroy();
    assertThat(end(process)).isZero();

    assertThat(lines.lines().anyMatch(line -> line.contains("Plain HTTP"))).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"http://room.example, true", "https://room.example, false"})
  void aLogOfJsonSaysSoToo(String url, boolean told) throws Exception {
    assumeThat(MachineAddresses.reaching("0.0.0.0")).as("it has a network").isNotEmpty();
    Process process =
        run(
            "--host",
            "0.0.0.0",
            "--port",
            "0",
            "--data",
            "kept",
            "--public-url",
            url,
            "--log",
            "json",
            "--trust-proxy",
            "true");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = lines.readLine();
    while (line != null && !line.contains("server.ready")) {
      line = lines.readLine();
    }
    process.toHandle().destroy();
    assertThat(end(process)).isZero();

    assertThat(
            lines
                .lines()
                .anyMatch(each -> each.contains("server.plain-http") && each.contains("proxy")))
        .isEqualTo(told);
  }

  @Test
  void aWrongValueStopsTheStartWithOneLine() throws Exception {
    Process process = run("--port", "eighty");

    assertThat(errors(process)).isEqualTo("--port: must be a whole number\n");
    assertThat(output(process)).isEmpty();
    assertThat(end(process)).isEqualTo(2);
  }

  @Test
  void aDataFolderThatIsALinkToNowhereIsNotMadeSomewhere() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    Process process = run("--port", "0", "--data", link.toString());

    assertThat(errors(process))
        .isEqualTo("CHARRETTE_DATA: " + link + " is a link that leads to no folder\n");
    assertThat(end(process)).isEqualTo(2);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void helpIsPrinted() throws Exception {
    Process process = run("--help");

    assertThat(output(process)).contains("--public-url", "--create-key");
    assertThat(end(process)).isZero();
  }

  @Test
  void aTakenPortIsSaidInOneLine() {
    try (Charrette first = Charrette.start(configuration("--port", "0"), new SteeredClock(0))) {
      Configuration second =
          configuration(
              "--port", String.valueOf(first.port()), "--data", folder.resolve("b").toString());

      assertThatThrownBy(() -> Charrette.start(second, new SteeredClock(0)))
          .isInstanceOf(StartException.class)
          .hasMessage("listening on 127.0.0.1:" + first.port() + " failed: Address already in use");
    }
  }

  @Test
  void aJournalInUseIsSaidInOneLine() {
    try (Charrette first = Charrette.start(configuration("--port", "0"), new SteeredClock(0))) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> Charrette.start(configuration("--port", "0"), new SteeredClock(0)))
          .isInstanceOf(StartException.class)
          .message()
          .hasLineCount(1)
          .contains("charrette.db");
    }
  }

  @Test
  void aCertificateThatIsNoneIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("cert.pem"), "not a certificate");
    Configuration configuration =
        configuration("--port", "0", "--tls-cert", file.toString(), "--tls-key", file.toString());

    assertThatThrownBy(() -> Charrette.start(configuration, new SteeredClock(0)))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .hasLineCount(1)
        .startsWith("CHARRETTE_TLS_CERT: " + file);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void socketsAreWaitedForInTheSystemsOwnWay() {
    Vertx vertx = Charrette.vertx(1);
    try {
      assertThat(vertx.isNativeTransportEnabled()).isTrue();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void stoppingTwiceIsStoppingOnce() {
    Charrette server = Charrette.start(configuration("--port", "0"), new SteeredClock(0));

    server.close();
    server.close();

    Charrette again = Charrette.start(configuration("--port", "0"), new SteeredClock(0));
    assertThat(again.port()).isPositive();
    again.close();
  }
}
