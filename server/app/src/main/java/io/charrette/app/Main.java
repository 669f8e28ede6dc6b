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
    if (arguments.length > 0 && arguments[0].equals(Backup.COMMAND)) {
      backup(List.of(arguments).subList(1, arguments.length), out);
      return;
    }
    serve(List.of(arguments), out, StopHook.install(out));
  }

  private static void backup(List<String> arguments, PrintStream out) {
    try {
      out.println(Backup.run(System.getenv(), arguments, InstantSource.system()));
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_CONFIGURATION);
    } catch (StartException | IllegalStateException e) {
      System.err.println("Charrette cannot back up: " + e.getMessage());
      System.exit(CANNOT_START);
    }
  }

  private static void serve(List<String> arguments, PrintStream out, StopHook hook) {
    try {
      Configuration configuration = Configuration.read(System.getenv(), arguments);
      Logs.use(configuration);
      hook.logsAs(configuration.log());
      Charrette server = Charrette.start(configuration, SteadyClock.ofMachine(), hook::listens);
      greet(configuration, server, out);
      hook.serves(server::stop);
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      hook.fail(WRONG_CONFIGURATION);
    } catch (StartException | IllegalStateException e) {
      System.err.println("Charrette cannot start: " + e.getMessage());
      hook.fail(CANNOT_START);
    } catch (RuntimeException | Error e) {
      // A mistake of ours: a process that neither serves nor ends would be taken for a server.
      LoggerFactory.getLogger(Main.class)
          .atError()
          .addKeyValue("event", "server.start-failed")
          .setCause(e)
          .log("Charrette cannot start");
      hook.fail(CANNOT_START);
    }
  }

  /** Standard output carries nothing but lines of JSON when the log does. */
  private static void greet(Configuration configuration, Charrette server, PrintStream out) {
    String greeting = Greeting.of(configuration, server);
    switch (configuration.log()) {
      case TEXT -> out.print(greeting);
      case JSON -> {
        log("server.ready", greeting.lines().findFirst().orElseThrow());
        Greeting.warning(configuration)
            .ifPresent(
                words ->
                    LoggerFactory.getLogger(Main.class)
                        .atWarn()
                        .addKeyValue("event", "server.plain-http")
                        .log("Plain HTTP: {}", words));
      }
    }
    out.flush();
  }

  private static void log(String event, String text) {
    LoggerFactory.getLogger(Main.class).atInfo().addKeyValue("event", event).log(text);
  }
}
