package io.charrette.workshop;

import io.charrette.activity.ActivityFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The activities that only tests know. */
public final class SampleActivities {
  private SampleActivities() {}

  /** The activity of a file in {@code activities}. */
  public static ActivityFile read(String name) {
    try {
      return ActivityFile.read(
          Files.readAllBytes(Path.of("src/test/resources/activities", name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
