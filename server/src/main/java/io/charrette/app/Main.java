package io.charrette.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** The entry point of the process. */
public final class Main {
  /** What the operator gave cannot be used. */
  private static final int WRONG_CONFIGURATION = 2;

  /** The surroundings do not allow a start. */
  private static final int CANNOT_START = 1;

  private Main() {}

  /** Serves until it is told to stop by SIGTERM or Ctrl-C; or makes a backup, and ends. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (List.of(arguments).contains("--help")) {
      out.print(Configuration.help());
      return;
    }
    try {
      if (isBackup(arguments)) {
        List<String> rest = List.of(arguments).subList(1, arguments.length);
        out.println(Backup.run(System.getenv(), rest, InstantSource.system()));
        return;
      }
      Configuration configuration = Configuration.read(System.getenv(), List.of(arguments));
      Charrette server = Charrette.start(configuration, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, out), "stop"));
      out.print(Greeting.of(configuration, server));
      out.flush();
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

  /** A stop that was asked for is a success, so the process ends with 0 whatever the signal was. */
  private static void stop(Charrette server, PrintStream out) {
    server.close();
    out.println("Charrette has stopped; everything is stored.");
    Runtime.getRuntime().halt(0);
  }
}
