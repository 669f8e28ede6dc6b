package io.charrette.journal.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.charrette.journal.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An {@link AppendingProcess} in a virtual machine of its own. */
final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  static ChildProcess start(Path file, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AppendingProcess.class.getName(), file.toString()));
    command.addAll(List.of(arguments));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  /** The next line it prints that is not of its log, or null at its end. */
  @Nullable String nextLine() throws IOException {
    String line = output.readLine();
    while (line != null && !line.matches("(ready|opened|refused|halted|a|c|h)( .*)?")) {
      line = output.readLine();
    }
    return line;
  }

  /** Kills it with SIGKILL and waits until it is gone. What it had printed can still be read. */
  void kill() {
    // By its handle: the process itself would close its output, too.
    process.toHandle().destroyForcibly();
    Patience.await(process.onExit());
  }

  @Override
  public void close() throws IOException {
    kill();
    output.close();
  }
}
