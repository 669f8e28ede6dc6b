package io.charrette.app;

import io.charrette.journal.JournalException;
import io.charrette.journal.sqlite.JournalBackup;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command {@code backup [FILE or FOLDER]}: copies what the embedded journal keeps, also while a
 * server runs. It finds the journal by the server's own settings.
 */
final class Backup {
  static final String COMMAND = "backup";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

  private Backup() {}

  /**
   * Makes a backup. Blocks.
   *
   * @param arguments without the command's own name; a target may come first, flags follow
   * @return one line that says where it is
   * @throws ConfigurationException when the arguments cannot be used
   * @throws StartException when there is no backup, in words for an operator
   */
  static String run(Map<String, String> environment, List<String> arguments, InstantSource clock) {
    List<String> flags = new ArrayList<>(arguments);
    String target =
        flags.isEmpty() || flags.getFirst().startsWith("--") ? "." : flags.removeFirst();
    Configuration configuration = Configuration.read(environment, flags);
    if (configuration.redis().isPresent()) {
      throw new ConfigurationException(
          "backup: everything is kept in Redis; back up its append-only or RDB file");
    }
    Path journal = Store.journalFile(configuration);
    try {
      Path file = file(target, clock);
      long bytes = JournalBackup.copy(journal, file);
      return "Backed up " + journal + " to " + file + " (" + bytes + " bytes).";
    } catch (JournalException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path file(String target, InstantSource clock) {
    try {
      Path path = Path.of(target);
      String name = "charrette-" + MOMENT.format(clock.instant()) + ".db";
      return (Files.isDirectory(path) ? path.resolve(name) : path).normalize();
    } catch (InvalidPathException e) {
      throw new ConfigurationException("backup: \"" + target + "\" is not a path");
    }
  }
}
