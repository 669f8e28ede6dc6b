package io.charrette.oracle;

import io.charrette.encoding.Json;
import io.charrette.encoding.MalformedDataException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Node process that holds real Yjs documents and does to them what it is asked to do. */
public final class Oracle implements AutoCloseable {
  private static final int DEPTH = 400;
  private static final File SCRIPTS = new File("src/test/yjs");
  private static final Path TURN = Path.of("target/yjs-install.lock");

  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  public Oracle() {
    try {
      install();
      process =
          new ProcessBuilder("node", "oracle.js")
              .directory(SCRIPTS)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Node and npm are needed to run the tests against Yjs", e);
    }
    requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Installs the Yjs that the lock file names, unless it is there. Tests without Yjs need no npm;
   * of several processes with tests one installs, and the others wait for it.
   */
  private static synchronized void install() throws IOException {
    try (FileChannel turn =
        FileChannel.open(TURN, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      turn.lock();
      installInTurn();
    }
  }

  private static void installInTurn() throws IOException {
    Process npm =
        new ProcessBuilder("../../scripts/npm-install", SCRIPTS.getPath())
            .redirectErrorStream(true)
            .start();
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (npm.waitFor() != 0) {
        throw new IOException("npm could not install Yjs: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /**
   * Asks for an operation of {@code oracle.js}.
   *
   * @param arguments names and values, alternating
   */
  public Answer ask(String operation, @Nullable Object... arguments) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("op", operation);
    for (int i = 0; i < arguments.length; i += 2) {
      request.put(String.valueOf(arguments[i]), forJson(arguments[i + 1]));
    }
    try {
      requests.write(Json.write(request));
      requests.newLine();
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError("the oracle has ended");
      }
      if (!(Json.parse(line, DEPTH) instanceof Map<?, ?> fields)) {
        throw new AssertionError("not an answer: " + line);
      }
      if (fields.containsKey("error")) {
        throw new AssertionError("the oracle failed: " + fields.get("error"));
      }
      return new Answer(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDataException e) {
      throw new AssertionError("not an answer", e);
    }
  }

  private static @Nullable Object forJson(@Nullable Object value) {
    return switch (value) {
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case List<?> list -> {
        List<@Nullable Object> converted = new ArrayList<>();
        for (Object element : list) {
          converted.add(forJson(element));
        }
        yield converted;
      }
      case null, default -> value;
    };
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** The fields of an answer. */
  public record Answer(Map<?, ?> fields) {
    public @Nullable Object get(String field) {
      return fields.get(field);
    }

    public byte[] bytes(String field) {
      return Base64.getDecoder().decode(String.valueOf(fields.get(field)));
    }

    public long number(String field) {
      return Long.parseLong(String.valueOf(fields.get(field)));
    }

    public List<byte[]> list(String field) {
      List<byte[]> list = new ArrayList<>();
      if (fields.get(field) instanceof List<?> texts) {
        for (Object text : texts) {
          list.add(Base64.getDecoder().decode(String.valueOf(text)));
        }
      }
      return list;
    }
  }
}
