package io.charrette.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.charrette.gateway.TestServer.Reply;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the jar, and what is said of it. */
class LicencesTest {
  /** By the name of its package, what is packed in another part, and how the page calls it. */
  private static final Map<String, String> SHADED =
      Map.of("fdp", "FastDoubleParser", "jctools", "JCTools");

  @Test
  @DisplayName("[H26] the parts of server and pages, their licences, and what these say")
  void licences() {
    assumeTrue(
        getClass().getResource("/META-INF/sbom/charrette.cdx.json") != null,
        "Maven writes the bill of materials only when it is not told to be offline (-o)");
    try (TestServer server = TestServer.start()) {
      Reply reply = server.get("/licences");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
      assertThat(reply.body())
          .contains(
              "ch.qos.logback:logback-classic", "EPL-1.0", "GNU Lesser General Public License")
          .contains("io.vertx:vertx-core", "io.netty:netty-transport", "Apache-2.0")
          .contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION")
          .contains("  yjs ", "  lib0 ", "  preact ", "Kevin Jahns")
          .contains("SIL OPEN FONT LICENSE");
      // A part without a licence is one that nobody may use.
      assertThat(reply.body().lines().filter(line -> line.matches(" {2}\\S.*: "))).isEmpty();
    }
  }

  @Test
  @DisplayName("[H26] whose each Java part is, in its own words or, where it brings none, in ours")
  void ownWords() throws IOException {
    try (TestServer server = TestServer.start()) {
      String page = server.get("/licences").body();
      assertThat(page)
          .contains("The pcollections Authors", "Mikko Tommila", "Project Nayuki")
          .contains("QOS.ch", "Gil Tene");
      for (String file : files("META-INF/[^/]*(LICENSE|NOTICE)[^/]*")) {
        try (InputStream in = getClass().getResourceAsStream("/" + file)) {
          assertThat(page).as(file).contains(new String(in.readAllBytes(), UTF_8));
        }
      }
    }
  }

  @Test
  @DisplayName("[H26] what is packed in other parts is named, and so is each font")
  void within() throws IOException {
    List<String> parts;
    try (InputStream bill = getClass().getResourceAsStream("/web/licences.cdx.json")) {
      assumeTrue(bill != null, "the pages are not built");
      parts = new ObjectMapper().readTree(bill).findValuesAsText("name");
    }
    try (TestServer server = TestServer.start()) {
      String page = server.get("/licences").body();
      for (String file :
          files("(META-INF/versions/[0-9]+/)?(io|com|org|tools)/.*/shaded/.*[.]class")) {
        String within = file.replaceFirst(".*/shaded/(org/)?", "").replaceFirst("/.*", "");
        assertThat(SHADED).as(file).containsKey(within);
        assertThat(page).contains(SHADED.get(within));
      }
      for (String file : files("fonts/.*[.](ttf|woff2)")) {
        String family = file.split("/", 3)[1];
        assertThat(page).contains(family);
        assertThat(parts).as(file).anyMatch(name -> name.contains(family));
      }
    }
  }

  /** The files of this form in all parts. */
  private static Set<String> files(String form) throws IOException {
    Predicate<String> wanted = Pattern.compile(form).asMatchPredicate();
    Set<String> files = new TreeSet<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path path = Path.of(part);
      if (Files.isDirectory(path)) {
        try (Stream<Path> all = Files.walk(path)) {
          all.filter(Files::isRegularFile)
              .map(file -> path.relativize(file).toString().replace('\\', '/'))
              .filter(wanted)
              .forEach(files::add);
        }
      } else if (Files.exists(path)) {
        try (JarFile jar = new JarFile(path.toFile())) {
          jar.stream().map(JarEntry::getName).filter(wanted).forEach(files::add);
        }
      }
    }
    assertThat(files).as(form).isNotEmpty();
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/handler/codec/http3/Http3.class",
        "io/netty/handler/codec/socksx/SocksMessage.class",
        "io/prometheus/metrics/expositionformats/internal/PrometheusProtobufWriterImpl.class"
      })
  @DisplayName("what no connection speaks is not there")
  void unused(String type) {
    assertThat(getClass().getClassLoader().getResource(type)).isNull();
  }
}
