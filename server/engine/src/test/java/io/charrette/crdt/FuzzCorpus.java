package io.charrette.crdt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs that the coverage-guided fuzzer starts from and the tests play: one in base64 a line
 * of {@code fuzz/TARGET.txt}. They began as parts of the frozen fixtures and hostile inputs; the
 * fuzzer added those that reach other code. {@code scripts/fuzz} turns them into files and back.
 */
public final class FuzzCorpus {
  private static final Path RESOURCES = Path.of("src/test/resources/fuzz");

  private FuzzCorpus() {}

  /** The inputs of a target. */
  public static List<byte[]> of(String target) {
    try (InputStream in = FuzzCorpus.class.getResourceAsStream("/fuzz/" + target + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("no corpus of " + target);
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(Base64.getDecoder()::decode)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@code unpack TARGET FOLDER} writes the inputs to files; {@code pack TARGET FOLDER} makes files
   * the inputs, such as those that Jazzer's {@code -merge=1} finds worth keeping.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[2]);
    switch (args[0]) {
      case "unpack" -> unpack(of(args[1]), folder);
      case "pack" -> pack(folder, RESOURCES.resolve(args[1] + ".txt"));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void unpack(List<byte[]> inputs, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < inputs.size(); i++) {
      Files.write(folder.resolve("seed" + i), inputs.get(i));
    }
  }

  private static void pack(Path folder, Path corpus) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
      }
    }
    lines.sort(null);
    Files.createDirectories(RESOURCES);
    Files.write(corpus, lines);
  }
}
