package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The activity that stands in section 5 of the specification, with every field that there is. */
public final class SpecificationExample {
  private static final Pattern BLOCK = Pattern.compile("(?s)## 5\\..*?```json\n(.*?)```");

  private SpecificationExample() {}

  /** As it stands there. */
  public static String text() {
    try {
      Matcher block = BLOCK.matcher(Files.readString(Path.of("../SPEC.md")));
      if (!block.find()) {
        throw new IllegalStateException("section 5 has no example");
      }
      return block.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ObjectNode tree() {
    return (ObjectNode) ActivityFile.json(text().getBytes(UTF_8));
  }
}
