package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Whose work this server and its pages are made with, and under which licences, as text. The build
 * writes what it is put together from: a bill of materials of the Java part, and what the pages'
 * bundles hold.
 */
final class Licences {
  private static final String JAVA_PARTS = "/META-INF/sbom/charrette.cdx.json";
  private static final String PAGE_PARTS = "/web/licences.json";

  /**
   * The files in which the Java parts, and what is packed in these, say whose they are; of those
   * that bring none they are among our own resources.
   */
  private static final Pattern OWN_WORDS =
      Pattern.compile("META-INF/(maven/.+/)?[^/]*(LICENSE|NOTICE)[^/]*");

  private static final String RULE = "\n" + "-".repeat(78) + "\n";
  private static final JsonMapper JSON = new JsonMapper();

  /** What each licence says, by its name. */
  private final Map<String, String> texts = new TreeMap<>();

  private final StringBuilder page = new StringBuilder(200_000);

  private Licences() {}

  /** The text, which the first who asks has put together. Blocks. */
  static String text() {
    return Written.TEXT;
  }

  private static final class Written {
    private static final String TEXT = new Licences().write();
  }

  private String write() {
    page.append("Charrette is made with the work of others, to whom we are thankful.\n");
    page.append("\nThe server\n\n");
    JsonNode parts = json(JAVA_PARTS).path("components");
    if (parts.isEmpty()) {
      page.append("This server was built offline, without the list of its parts.\n");
    }
    parts.forEach(this::javaPart);
    page.append("\nThe pages\n\n");
    json(PAGE_PARTS).forEach(this::pagePart);
    texts.forEach((name, text) -> page.append(RULE).append(name).append("\n\n").append(text));
    ownWords()
        .forEach(
            (file, all) ->
                all.forEach(text -> page.append(RULE).append(file).append("\n\n").append(text)));
    return page.append('\n').toString();
  }

  private void javaPart(JsonNode part) {
    StringBuilder names = new StringBuilder();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode licence = choice.path("license");
      String name =
          licence
              .path("id")
              .asText(licence.path("name").asText(choice.path("expression").asText()));
      names.append(names.isEmpty() ? "" : ", ").append(name);
      JsonNode text = licence.path("text");
      if (text.hasNonNull("content")) {
        texts.putIfAbsent(name, decoded(text));
      }
    }
    line(part.path("group").asText() + ":" + part.path("name").asText(), part, names.toString());
  }

  private static String decoded(JsonNode text) {
    String content = text.path("content").asText();
    return text.path("encoding").asText().equals("base64")
        ? new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8)
        : content;
  }

  private void pagePart(JsonNode part) {
    String name = part.path("name").asText();
    line(name, part, part.path("identifier").asText());
    if (part.hasNonNull("text")) {
      texts.put(name, part.path("text").asText());
    }
  }

  private void line(String name, JsonNode part, String licences) {
    page.append("  ").append(name).append(' ').append(part.path("version").asText());
    page.append(": ").append(licences).append('\n');
  }

  /** By file, what it says in each part that has one of this name. */
  private static Map<String, Set<String>> ownWords() {
    Map<String, Set<String>> words = new TreeMap<>();
    try {
      for (URL part : Collections.list(Licences.class.getClassLoader().getResources("META-INF/"))) {
        for (String file : files(part)) {
          words
              .computeIfAbsent(file, first -> new LinkedHashSet<>())
              .add(text(URI.create(part + file.substring("META-INF/".length())).toURL()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the licences of the parts", e);
    }
    return words;
  }

  /** Those in a jar, or, while this is built, in a folder. */
  private static List<String> files(URL part) throws IOException {
    Predicate<String> saysWhose = OWN_WORDS.asMatchPredicate();
    if (part.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream().map(ZipEntry::getName).filter(saysWhose).toList();
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(part.toString())))) {
      return files.map(file -> "META-INF/" + file.getFileName()).filter(saysWhose).toList();
    }
  }

  private static String text(URL file) throws IOException {
    try (InputStream in = file.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode json(String file) {
    return read(file)
        .map(
            text -> {
              try {
                return JSON.readTree(text);
              } catch (IOException e) {
                throw new UncheckedIOException(file + " is not JSON", e);
              }
            })
        .orElse(MissingNode.getInstance());
  }

  private static Optional<String> read(String file) {
    try (InputStream in = Licences.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
