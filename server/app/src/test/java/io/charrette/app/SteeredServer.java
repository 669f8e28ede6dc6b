package io.charrette.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server for browser tests, with a clock that is moved by lines on standard input.
 *
 * <p>Takes the flags of {@link Main} and {@code --clock-offset MS}. Prints {@code ready URL}; then
 * {@code advance MS} and {@code offset} are answered by {@code advanced OFFSET}, and {@code quit}
 * or the end of input stops it.
 */
public final class SteeredServer {
  private static final String OFFSET_FLAG = "--clock-offset";

  private SteeredServer() {}

  /** Serves until the end of standard input. */
  public static void main(String[] arguments) throws IOException {
    List<String> flags = new ArrayList<>(List.of(arguments));
    SteeredClock clock = new SteeredClock(offset(flags));
    Charrette server = Charrette.start(Configuration.read(System.getenv(), flags), clock);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  Runtime.getRuntime().halt(0);
                },
                "stop"));
    say("ready http://127.0.0.1:" + server.port());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.strip().split(" ", 2);
      switch (words[0]) {
        case "advance" -> say("advanced " + clock.advance(Long.parseLong(words[1])));
        case "offset" -> say("advanced " + clock.offset());
        case "quit" -> System.exit(0);
        default -> System.err.println("SteeredServer knows no \"" + line + "\"");
      }
    }
    System.exit(0);
  }

  private static long offset(List<String> flags) {
    int at = flags.indexOf(OFFSET_FLAG);
    if (at < 0) {
      return 0;
    }
    flags.remove(at);
    return Long.parseLong(flags.remove(at));
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
