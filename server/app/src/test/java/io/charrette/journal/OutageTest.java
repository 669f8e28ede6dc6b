package io.charrette.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageTest {
  private static final JournalLimits LIMITS =
      new JournalLimits(10, 1000, Duration.ofMillis(50), Duration.ofMillis(300));

  private final Logger log = (Logger) LoggerFactory.getLogger(OutageTest.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Outage outage =
      new Outage(
          LIMITS,
          log,
          new Outage.Words("store.away", "all waits"),
          new Outage.Words("store.back", "The store is back"));

  @BeforeEach
  void listen() {
    logged.start();
    log.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(logged);
  }

  private List<String> lines() {
    return logged.list.stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  @Test
  @DisplayName("[J10] pauses double from failure to failure up to the longest, and begin anew")
  void pauses() {
    assertThat(List.of(outage.failed("a"), outage.failed("b"), outage.failed("c")))
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(outage.failed("d")).isEqualTo(Duration.ofMillis(300));
    assertThat(outage.failed("e")).isEqualTo(Duration.ofMillis(300));
    assertThat(outage.failures()).isEqualTo(5);
    outage.over();
    assertThat(outage.failures()).isZero();
    assertThat(outage.failed("f")).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  @DisplayName("[J10] the first failure in a row is logged, and that it is over; nothing else")
  void told() {
    outage.over();
    assertThat(lines()).isEmpty();
    outage.failed("The disk is full");
    outage.failed("The disk is still full");
    outage.over();
    outage.over();
    outage.failed("It is full again");
    assertThat(lines())
        .containsExactly(
            "WARN The disk is full; all waits",
            "INFO The store is back",
            "WARN It is full again; all waits");
    assertThat(logged.list.getFirst().getKeyValuePairs())
        .singleElement()
        .hasToString("event=\"store.away\"");
  }
}
