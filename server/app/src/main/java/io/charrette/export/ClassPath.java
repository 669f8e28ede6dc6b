package io.charrette.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads what lies on the class path: styles, and the fonts that come with the web client. */
final class ClassPath {
  private ClassPath() {}

  static String text(String resource) {
    return new String(
        bytes(resource)
            .orElseThrow(() -> new IllegalStateException(resource + " is not on the class path")),
        StandardCharsets.UTF_8);
  }

  static Optional<byte[]> bytes(String resource) {
    try (InputStream in = ClassPath.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
