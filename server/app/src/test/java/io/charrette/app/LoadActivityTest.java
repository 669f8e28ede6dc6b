package io.charrette.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks an activity and loads it into a running server. */
class LoadActivityTest {
  private static final String KEY = "a-key-of-some-length";

  @TempDir private Path folder;
  private Path file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeActivity() throws IOException {
    file = folder.resolve("our-own.json");
    Files.write(file, bytes(1));
  }

  private static byte[] bytes(int version) {
    return Activities.builtIn()
        .get(1)
        .tree()
        .put("id", "our-own")
        .put("version", version)
        .toString()
        .getBytes(UTF_8);
  }

  private int run(Map<String, String> environment, String... arguments) {
    out.reset();
    err.reset();
    return new LoadActivity(
            environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
        .run(List.of(arguments));
  }

  @Test
  @DisplayName("[A5] all faults are printed, a line each, and the status is 1")
  void faults() throws IOException {
    Files.writeString(file, "{\"format\":2,\"id\":\"x\",\"languages\":[\"en\"],\"mood\":1}");

    assertThat(run(Map.of(), file.toString(), "--check")).isEqualTo(LoadActivity.INVALID);
    assertThat(err.toString(UTF_8))
        .startsWith(file + " cannot be used:\n")
        .contains(
            "\n  title: is missing; it must",
            "\n  version: is missing; it must",
            "\n  mood: is no field");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  @DisplayName("a setting whose name is mistyped is refused, as the server refuses it")
  void mistyped() {
    Map<String, String> environment = Map.of("CHARRETTE_CREATEKEY", KEY);
    assertThat(run(environment, file.toString(), "--server", "http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("CHARRETTE_CREATEKEY: there is no such setting");
  }

  @Test
  @DisplayName("[H8] one that no server takes for its length has a fault")
  void tooLong() throws IOException {
    String longest = new String(bytes(1), UTF_8) + " ".repeat(256 * 1024 - bytes(1).length);
    Files.writeString(file, longest);
    assertThat(run(Map.of(), file.toString(), "--check")).isEqualTo(LoadActivity.DONE);

    Files.writeString(file, longest + " ");
    assertThat(run(Map.of(), file.toString(), "--check")).isEqualTo(LoadActivity.INVALID);
    assertThat(err.toString(UTF_8)).contains("262145 bytes");
  }

  @Test
  void aValidOneIsSaidToBeSoWithoutAServer() {
    assertThat(run(Map.of(), file.toString(), "--check")).isEqualTo(LoadActivity.DONE);
    assertThat(out.toString(UTF_8))
        .isEqualTo("“Retrospective” (our-own, version 1, en, es) has no fault.\n");
  }

  @Test
  void argumentsThatCannotBeUsedSayWhichCan() {
    for (String[] arguments :
        new String[][] {
          {}, {"--server"}, {"one.json", "two.json"}, {folder.resolve("none.json").toString()}
        }) {
      assertThat(run(Map.of(), arguments)).isEqualTo(LoadActivity.USAGE);
      assertThat(err.toString(UTF_8)).contains("activity FILE [--check] [--server URL]");
    }
    assertThat(run(Map.of(), file.toString(), "--server", "not an address"))
        .isEqualTo(LoadActivity.USAGE);
  }

  @Test
  @DisplayName("[T3] a key or a password at the wrong place is not repeated")
  void secretsAtTheWrongPlace() {
    for (String[] arguments :
        new String[][] {
          {"--create-key=s3cret", file.toString()},
          {file.toString(), "s3cret"},
          {file.toString(), "--server", "http://u:s3cret@localhost:1"},
        }) {
      assertThat(run(Map.of(), arguments)).isEqualTo(LoadActivity.USAGE);
      assertThat(err.toString(UTF_8)).doesNotContain("s3cret").startsWith("activity: ");
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidToBeNone() {
    assertThat(run(Map.of("CHARRETTE_PORT", "1"), file.toString()))
        .isEqualTo(LoadActivity.NOT_LOADED);
    assertThat(err.toString(UTF_8))
        .isEqualTo("No server answers at http://localhost:1. Is it running?\n");
  }

  @Test
  @DisplayName("[H8] it is loaded with the create key, once, and then only a newer one")
  void loaded() throws IOException {
    Configuration configuration =
        Configuration.read(
            Map.of(),
            List.of(
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString(),
                "--create-key",
                KEY));
    Charrette server = Charrette.start(configuration, SteadyClock.ofMachine());
    try {
      String url = "http://127.0.0.1:" + server.port();
      Map<String, String> keyed = Map.of("CHARRETTE_CREATE_KEY", KEY);

      assertThat(run(Map.of(), file.toString(), "--server", url))
          .isEqualTo(LoadActivity.NOT_LOADED);
      assertThat(err.toString(UTF_8)).contains("The create key is needed");

      assertThat(run(keyed, file.toString(), "--server", url + "/")).isEqualTo(LoadActivity.DONE);
      assertThat(out.toString(UTF_8))
          .isEqualTo("Loaded “Retrospective” (our-own, version 1, en, es) into " + url + ".\n");

      Files.writeString(file, new String(bytes(1), UTF_8).replace("scribe", "writer"));
      assertThat(run(keyed, file.toString(), "--server", url)).isEqualTo(LoadActivity.NOT_LOADED);
      assertThat(err.toString(UTF_8)).contains("Give yours a higher version");

      Files.write(file, bytes(2));
      Path key = Files.writeString(folder.resolve("key"), KEY + "\n");
      Map<String, String> named = Map.of("CHARRETTE_CREATE_KEY_FILE", key.toString());
      assertThat(run(named, file.toString(), "--server", url)).isEqualTo(LoadActivity.DONE);
    } finally {
      server.stop();
    }
  }
}
