package io.charrette.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import io.charrette.app.Configuration.LogForm;
import io.charrette.gateway.caller.AuditLog;
import java.nio.file.Path;
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
  private static final FileSize AUDIT_FILE = new FileSize(10 * FileSize.MB_COEFFICIENT);

  /** Files that are put aside; Logback keeps no more than 20. */
  private static final int AUDIT_FILES = 9;

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
      if (configuration.audit() == Configuration.AuditPlace.FILE) {
        auditTo(context, configuration.data());
      }
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
    // A stack trace for each connection refused or reset, and what Redis repeats of a command that
    // it does not know, as AUTH; RedisWriter says the same in words, without the password.
    context.getLogger("io.vertx.redis").setLevel(Level.OFF);
  }

  /** A line of JSON each; a file that is full is put aside, and of these the oldest is dropped. */
  private static void auditTo(LoggerContext context, Path folder) {
    DataFolder.make(folder);
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setFile(folder.resolve("audit.jsonl").toString());
    FixedWindowRollingPolicy kept = new FixedWindowRollingPolicy();
    kept.setContext(context);
    kept.setParent(file);
    kept.setFileNamePattern(folder.resolve("audit.%i.jsonl").toString());
    kept.setMinIndex(1);
    kept.setMaxIndex(AUDIT_FILES);
    kept.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
    full.setContext(context);
    full.setMaxFileSize(AUDIT_FILE);
    full.start();
    Encoder<ILoggingEvent> encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    file.setContext(context);
    file.setEncoder(encoder);
    file.setRollingPolicy(kept);
    file.setTriggeringPolicy(full);
    file.start();
    if (!file.isStarted()) {
      throw Setting.DATA.wrong(file.getFile() + " cannot be written");
    }
    context.getLogger(AuditLog.NAME).addAppender(file);
    context.getLogger(AuditLog.NAME).setAdditive(false);
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(LINE);
    return encoder;
  }
}
