package io.charrette.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.charrette.app.Configuration.LogForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's log: one line an event, on standard output. Logback finds this class by its service
 * file before the first line; set up in code, since reading a file would cost the start a while.
 *
 * <p>Each line of ours has a stable name as {@code event}. None has a token, a key, a cookie, a
 * join code, a person's name or a word of a flipchart.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0} %msg %kvp%n";

  /** Logs the usual way until told otherwise. */
  @Override
  public ExecutionStatus configure(LoggerContext context) {
    write(context, LogForm.TEXT, false);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Logs this way from now on. */
  static void use(Configuration configuration) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
      write(context, configuration.log(), configuration.logDetails());
    }
  }

  private static void write(LoggerContext context, LogForm form, boolean details) {
    Encoder<ILoggingEvent> encoder =
        switch (form) {
          case TEXT -> text(context);
          case JSON -> new JsonLines();
        };
    encoder.setContext(context);
    encoder.start();
    ConsoleAppender<ILoggingEvent> out = new ConsoleAppender<>();
    out.setContext(context);
    out.setEncoder(encoder);
    out.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(out);
    context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
    context.getLogger("io.charrette").setLevel(details ? Level.DEBUG : Level.INFO);
    // A stack trace for each connection refused or reset; RedisWriter says the same in words.
    context.getLogger("io.vertx.redis.client.impl.RedisConnectionManager").setLevel(Level.OFF);
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    return encoder;
  }
}
