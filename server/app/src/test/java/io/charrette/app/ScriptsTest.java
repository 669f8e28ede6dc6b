package io.charrette.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.charrette.journal.redis.RedisServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts beside the server, run as they are. */
class ScriptsTest {
  private static final Path SCRIPTS = Path.of("../../scripts").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  @DisplayName("the rehearsal of a start reaches no Redis and no data that somebody has set")
  void rehearsal() throws Exception {
    assumeThat(Runtime.version().feature()).as("the cache of JEP 514").isGreaterThanOrEqualTo(25);
    Path jar = jar();
    Path data = folder.resolve("data");
    try (RedisServer redis = RedisServer.start(folder)) {
      String said =
          run(
              Map.of(
                  "REHEARSAL", "1 2 2 1",
                  "CHARRETTE_JOURNAL", redis.address().toString(),
                  "CHARRETTE_DATA", data.toString()),
              SCRIPTS.resolve("start-cache").toString(),
              jar.toString(),
              folder.resolve("cache").toString());
      assertThat(redis.command("dbsize").strip()).as(said).isEqualTo("0");
      assertThat(redis.command("info", "commandstats")).as(said).doesNotContain("xadd", "eval");
      assertThat(data).doesNotExist();
    }
  }

  /** A jar that starts the server from where it is compiled. */
  private Path jar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    String classPath = System.getProperty("java.class.path");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    Path jar = folder.resolve("thin.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream written = new JarOutputStream(out, manifest)) {
      written.finish();
    }
    return jar;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-client/package.json",
        "web-client/tsconfig.json",
        "web-client/vite/compressed.ts",
        "web-client/oldest/plain-words.ts",
        "web-client/src/phone.tsx",
        "server/app/src/main/jte/report.jte",
      })
  @DisplayName("a jar is stale when something that goes into it is newer")
  void stale(String source) throws Exception {
    Path copied = write("scripts/environment.sh");
    Files.copy(SCRIPTS.resolve("environment.sh"), copied, REPLACE_EXISTING);
    Path changed = write(source);
    Path jar = write("server/app/target/charrette.jar");
    assertThat(isStale(copied)).isFalse();
    long built = Files.getLastModifiedTime(jar).toMillis();
    Files.setLastModifiedTime(changed, FileTime.fromMillis(built + 2_000));
    assertThat(isStale(copied)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web-client/node_modules/.vite/deps.js",
        "web-client/screenshots/lobby.png",
        "web-client/test-results/units.json",
        "web-client/data/00000000.log",
        "web-client/e2e/hour.spec.ts",
      })
  @DisplayName("no jar is stale for what builds and tests write, or tests alone read")
  void notStale(String written) throws Exception {
    Path copied = write("scripts/environment.sh");
    Files.copy(SCRIPTS.resolve("environment.sh"), copied, REPLACE_EXISTING);
    Path jar = write("server/app/target/charrette.jar");
    long built = Files.getLastModifiedTime(jar).toMillis();
    Files.setLastModifiedTime(write(written), FileTime.fromMillis(built + 2_000));
    assertThat(isStale(copied)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"run, false", "activity, false", "backup, false", "test, true", "chaos, true"})
  @DisplayName("an old Node.js stops who builds and tests, and nobody who runs what is built")
  void oldNode(String script, boolean stops) throws Exception {
    Path copied = write("scripts/environment.sh");
    Files.copy(SCRIPTS.resolve("environment.sh"), copied, REPLACE_EXISTING);
    Path caller = write("scripts/" + script);
    Files.writeString(caller, ". " + copied + "; echo ready");
    Path node = write("bin/node");
    Files.writeString(node, "#!/bin/sh\necho 20.18.3\n");
    assertThat(node.toFile().setExecutable(true)).isTrue();
    Path jar = write("server/app/target/charrette.jar");
    Path source = write("server/app/src/main/Main.java");
    long built = Files.getLastModifiedTime(jar).toMillis();
    String[] called = {"bash", "-c", "PATH=" + node.getParent() + ":$PATH exec bash " + caller};
    Files.setLastModifiedTime(source, FileTime.fromMillis(built - 2_000));
    assertThat(run(Map.of(), called).contains("ready")).isNotEqualTo(stops);
    Files.setLastModifiedTime(source, FileTime.fromMillis(built + 2_000));
    assertThat(run(Map.of(), called).contains("ready")).isEqualTo(script.equals("backup"));
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "");
  }

  private static boolean isStale(Path environment) throws Exception {
    return bash(environment, "stale && echo stale || echo fresh").equals("stale");
  }

  @ParameterizedTest
  @CsvSource({
    "18.20.8, false",
    "20.18.3, false",
    "20.19.0, true",
    "21.7.3, false",
    "22.12.0, false",
    "22.13.0, true",
    "23.11.1, false",
    "24.0.0, true",
    "26.1.0, true",
  })
  @DisplayName("a version of Node.js is taken that all tools of the build run on")
  void node(String version, boolean fits) throws Exception {
    assertThat(bash(SCRIPTS.resolve("environment.sh"), "node_fits " + version + " && echo yes"))
        .isEqualTo(fits ? "yes" : "");
  }

  private static String bash(Path environment, String command) throws Exception {
    return run(Map.of(), "bash", "-c", ". " + environment + "; " + command).strip();
  }

  private static String run(Map<String, String> settings, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command);
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().putAll(settings);
    builder.environment().merge("PATH", java, (path, first) -> first + File.pathSeparator + path);
    Process running = builder.redirectErrorStream(true).start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    running.waitFor();
    return said;
  }
}
