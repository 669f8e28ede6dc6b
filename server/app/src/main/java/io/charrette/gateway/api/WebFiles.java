package io.charrette.gateway.api;

import io.charrette.gateway.caller.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The built pages, read once from the class path into memory.
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

  private final Map<String, WebFile> files;

  private WebFiles(Map<String, WebFile> files) {
    this.files = Map.copyOf(files);
  }

  /**
   * One file.
   *
   * @param type value of Content-Type
   * @param tag value of ETag
   * @param zipped the same compressed with gzip, null where that is not worth it
   */
  record WebFile(String type, String tag, byte[] bytes, byte @Nullable [] zipped) {}

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
    Map<String, WebFile> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(name, file(name, Files.readAllBytes(path)));
      }
    }
    return new WebFiles(files);
  }

  private static WebFile file(String name, byte[] bytes) throws IOException {
    String type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    boolean text = type.startsWith("text/") || type.contains("json") || type.contains("svg");
    byte[] zipped = text ? zip(bytes) : bytes;
    return new WebFile(
        type, Tokens.tag(bytes), bytes, zipped.length < bytes.length ? zipped : null);
  }

  private static byte[] zip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
