package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whose work this server and its pages are made with, and under which licences, as text. The build
 * writes what it is put together from: a bill of materials of the Java part, and what the pages'
 * bundles hold.
 */
final class Licences {
  private static final String JAVA_PARTS = "/META-INF/sbom/charrette.cdx.json";
  private static final String PAGE_PARTS = "/web/licences.json";

  /** What the jar holds of the parts' own words: they come together as it is packed. */
  private static final List<String> NOTICES =
      List.of(
          "/META-INF/NOTICE",
          "/META-INF/NOTICE.txt",
          "/META-INF/LICENSE-LGPL-2.1.txt",
          "/META-INF/maven/org.xerial/sqlite-jdbc/LICENSE.zentus",
          "/fonts/dejavu/LICENSE",
          "/fonts/noto-sans-arabic/LICENSE_FONT",
          "/fonts/public-sans/LICENSE_FONT");

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
    json(JAVA_PARTS).path("components").forEach(this::javaPart);
    page.append("\nThe pages\n\n");
    json(PAGE_PARTS).forEach(this::pagePart);
    texts.forEach((name, text) -> page.append(RULE).append(name).append("\n\n").append(text));
    NOTICES.forEach(
        file ->
            read(file)
                .ifPresent(text -> page.append(RULE).append(file).append("\n\n").append(text)));
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
