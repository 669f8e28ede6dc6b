package io.charrette.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The entry point of the process. */
public final class Main {
  /** What the operator gave cannot be used. */
  private static final int WRONG_CONFIGURATION = 2;

  /** The surroundings do not allow a start. */
  private static final int CANNOT_START = 1;

  /** It was told to stop, and not everything that it had taken is stored. */
  private static final int NOT_STORED = 3;

  private Main() {}

  /**
   * Serves until it is told to stop by SIGTERM or Ctrl-C; or does what a command says, and ends.
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (List.of(arguments).contains("--help")) {
      out.print(Configuration.help());
      return;
    }
    if (arguments.length > 0 && arguments[0].equals(LoadActivity.COMMAND)) {
      List<String> rest = List.of(arguments).subList(1, arguments.length);
      PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
      System.exit(new LoadActivity(System.getenv(), out, err).run(rest));
    }
    try {
      if (isBackup(arguments)) {
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        out.println(Backup.run(System.getenv(), rest, InstantSource.system()));
        return;
      }
      Configuration configuration = Configuration.read(System.getenv(), List.of(arguments));
      Logs.use(configuration);
      Charrette server = Charrette.start(configuration, SteadyClock.ofMachine());
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(configuration, server, out), "stop"));
      greet(configuration, server, out);
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_CONFIGURATION);
    } catch (StartException | IllegalStateException e) {
      System.err.println(
          "Charrette cannot " + (isBackup(arguments) ? "back up: " : "start: ") + e.getMessage());
      System.exit(CANNOT_START);
    }
  }

  private static boolean isBackup(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(Backup.COMMAND);
  }

  /** Standard output carries nothing but lines of JSON when the log does. */
  private static void greet(Configuration configuration, Charrette server, PrintStream out) {
    String greeting = Greeting.of(configuration, server);
    switch (configuration.log()) {
      case TEXT -> out.print(greeting);
      case JSON -> log("server.ready", greeting.lines().findFirst().orElseThrow());
    }
    out.flush();
  }

  private static void log(String event, String text) {
    LoggerFactory.getLogger(Main.class).atInfo().addKeyValue("event", event).log(text);
  }

  /** A stop that was asked for is a success, whatever the signal was, if everything is stored. */
  private static void stop(Configuration configuration, Charrette server, PrintStream out) {
    boolean stored = server.stop();
    String last =
        stored
            ? "Charrette has stopped; everything is stored."
            : "Charrette has stopped; not everything could be stored, the phones keep it.";
    switch (configuration.log()) {
      case TEXT -> out.println(last);
      case JSON -> log("server.stopped", last);
    }
    Runtime.getRuntime().halt(stored ? 0 : NOT_STORED);
  }
}
