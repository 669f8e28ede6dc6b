package io.charrette.gateway.api;

import io.charrette.gateway.caller.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The built pages, read once from the class path into memory, with what the build made of them for
 * the wire: the server itself compresses nothing.
 *
 * <p>Immutable, any thread. Only what was listed at the start can be asked for, so no path leads
 * out of it.
 */
public final class WebFiles {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("json", "application/json"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("mp3", "audio/mpeg"));

  private static final List<String> PARTS = List.of("text/javascript", "text/css", "font/");

  private final Map<String, WebFile> files;

  private WebFiles(Map<String, WebFile> files) {
    this.files = Map.copyOf(files);
  }

  /**
   * One file.
   *
   * @param type value of Content-Type
   * @param forms what it can be sent as, the smallest first, as it is last
   */
  record WebFile(String type, List<Form> forms) {
    /** As it is, which everybody takes. */
    Form plain() {
      return forms.getLast();
    }

    /** Whether browsers use it in a page only, and do not show it as a document. */
    boolean isPart() {
      return PARTS.stream().anyMatch(type::startsWith);
    }

    /** Whether who asks decides as what it is sent. */
    boolean varies() {
      return forms.size() > 1;
    }
  }

  /**
   * What a file can be sent as.
   *
   * @param coding value of Content-Encoding, null for the file as it is
   * @param tag value of ETag
   */
  record Form(@Nullable String coding, String tag, byte[] bytes) {
    private static Form of(@Nullable Coding coding, byte[] bytes) {
      return new Form(coding == null ? null : coding.name, Tokens.tag(bytes), bytes);
    }
  }

  /**
   * How the build of the pages compresses a file, beside which it puts the result; the best first.
   */
  private enum Coding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private final String name;
    private final String ending;

    Coding(String name, String ending) {
      this.name = name;
      this.ending = ending;
    }
  }

  /** The file at a path such as {@code assets/app-1b2c.js}. */
  Optional<WebFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /**
   * Reads the folder {@code /web} of the class path. Blocks.
   *
   * @throws IllegalStateException when there is none: the pages were not built
   */
  public static WebFiles load() {
    URL index = WebFiles.class.getResource("/web/index.html");
    if (index == null) {
      throw new IllegalStateException("the pages are missing: /web/index.html is not built");
    }
    try {
      URI uri = index.toURI();
      if (!uri.getScheme().equals("jar")) {
        return read(Path.of(uri).resolveSibling("."));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("/web"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the pages", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a place of pages: " + index, e);
    }
  }

  private static WebFiles read(Path folder) throws IOException {
    Path root = folder.normalize();
    Map<String, byte[]> contents = new HashMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        contents.put(name, Files.readAllBytes(path));
      }
    }
    Map<String, WebFile> files = new HashMap<>();
    contents.forEach(
        (name, bytes) -> {
          if (!isCompressed(name)) {
            files.put(name, file(name, bytes, contents));
          }
        });
    return new WebFiles(files);
  }

  private static boolean isCompressed(String name) {
    return Stream.of(Coding.values()).anyMatch(coding -> name.endsWith(coding.ending));
  }

  private static WebFile file(String name, byte[] bytes, Map<String, byte[]> contents) {
    String type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    List<Form> forms = new ArrayList<>();
    for (Coding coding : Coding.values()) {
      byte[] compressed = contents.get(name + coding.ending);
      if (compressed != null) {
        forms.add(Form.of(coding, compressed));
      }
    }
    forms.add(Form.of(null, bytes));
    return new WebFile(type, List.copyOf(forms));
  }
}
