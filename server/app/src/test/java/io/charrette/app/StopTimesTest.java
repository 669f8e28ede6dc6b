package io.charrette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is shipped gives a server as much time to stop as it may take. */
class StopTimesTest {
  private static final Path REPOSITORY = Path.of("../..");

  @Test
  @DisplayName("[H10] compose and the manual give what a stop with Redis may take, and some more")
  void grace() throws IOException {
    Duration drain =
        Configuration.read(Map.of(), List.of("--journal", "redis://redis.internal")).drain();
    Duration longest = drain.plus(Charrette.STOP);

    assertThat(longest).isLessThan(Duration.ofSeconds(60));
    assertThat(Files.readString(REPOSITORY.resolve("scripts/compose.yaml")))
        .contains(
            "stop_grace_period: ${STOP_GRACE:-60s}",
            drain.toSeconds() + " s in which the proxy sees");
    assertThat(Files.readString(REPOSITORY.resolve("server/OPERATING.md")))
        .contains(
            "TimeoutStopSec=60",
            "--cap-drop ALL --stop-timeout 60",
            "Give it 60 s",
            "all its work for " + drain.toSeconds() + " s")
        .contains("ends " + Charrette.STOP.toSeconds() + " s after the " + drain.toSeconds());
  }
}
