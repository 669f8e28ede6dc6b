package io.charrette;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of {@code SPEC.md}, and the tests that cite them as {@code [W3]}. */
class SpecificationTest {
  private static final Path REPOSITORY = Path.of("../..");
  private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z]\\d+)\\*\\*");
  private static final Pattern CITED = Pattern.compile("\\[([A-Z]\\d+)]");

  @Test
  @DisplayName("every rule is cited by a test, and every rule that a test cites is there")
  void citations() throws IOException {
    Set<String> rules = found(RULE, Files.readString(REPOSITORY.resolve("server/SPEC.md")));
    Set<String> cited = new TreeSet<>();
    for (String tests :
        new String[] {
          "server/app/src/test/java",
          "server/engine/src/test/java",
          "web-client/src",
          "web-client/e2e",
          "web-client/chaos"
        }) {
      try (Stream<Path> files = Files.walk(REPOSITORY.resolve(tests))) {
        files
            .filter(
                file -> file.toString().matches(".*((Test|Contract)\\.java|\\.(test|spec)\\.tsx?)"))
            .forEach(file -> cited.addAll(found(CITED, read(file))));
      }
    }
    assertThat(rules).hasSizeGreaterThan(100);
    assertThat(cited).containsAll(rules);
    // Groups such as [J2] of the contract are rules too; anything else is a slip of the pen.
    assertThat(rules).containsAll(cited);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
