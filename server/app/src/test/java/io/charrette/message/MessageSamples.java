package io.charrette.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sample messages. This server's tests and those in {@code web-client/src/protocol} read the
 * same ones, so neither side can change a message alone. A message is the same as its sample if its
 * fields are, and their order; blanks between them are the samples' own.
 */
public final class MessageSamples {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FOLDER = Path.of("src/test/resources/messages");

  private MessageSamples() {}

  /** A sample by its path in the folder, without {@code .json}. */
  public static JsonNode read(String name) {
    try {
      return JSON.readTree(Files.readAllBytes(FOLDER.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the samples in a folder, without {@code .json}. */
  public static Set<String> names(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
