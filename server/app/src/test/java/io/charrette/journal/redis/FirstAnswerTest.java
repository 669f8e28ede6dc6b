package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nobody ends a start that still waits for Redis: it would never come to its end. */
class FirstAnswerTest {
  private static final Path REPOSITORY = Path.of("../..");

  /** What the first group of this is in a file. */
  private static int number(String file, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(REPOSITORY.resolve(file)));
    assertThat(found.find()).as(pattern + " is in " + file).isTrue();
    return Integer.parseInt(found.group(1));
  }

  @Test
  @DisplayName("[J36] who asks whether a server or its Redis lives leaves a start its time")
  void healthChecks() throws IOException {
    String manual = "server/OPERATING.md";
    String startupProbe = "startupProbe: [^`]*";
    int probes = number(manual, startupProbe + "failureThreshold: (\\d+)");
    assertThat(Duration.ofSeconds(number(manual, startupProbe + "periodSeconds: (\\d+)")))
        .satisfies(
            each ->
                assertThat(each.multipliedBy(probes)).isGreaterThan(FirstAnswer.LONGEST_LOADING));
    assertThat(Duration.ofMinutes(number("Dockerfile", "HEALTHCHECK .*--start-period=(\\d+)m ")))
        .isGreaterThan(FirstAnswer.LONGEST_LOADING);
    assertThat(Duration.ofMinutes(number("scripts/compose.yaml", "start_period: (\\d+)m")))
        .isGreaterThan(FirstAnswer.LONGEST_LOADING);
  }
}
