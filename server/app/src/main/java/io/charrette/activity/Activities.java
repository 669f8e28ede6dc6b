package io.charrette.activity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The activities that come with the server. */
public final class Activities {
  private static final List<String> RESOURCES =
      List.of(
          "/activities/tech-innovation.json",
          "/activities/retrospective.json",
          "/activities/reading-of-the-room.json");

  private Activities() {}

  /** Reads the built-in activities anew; the first is the default of SPEC H1. */
  public static List<ActivityFile> builtIn() {
    return RESOURCES.stream().map(Activities::load).toList();
  }

  private static ActivityFile load(String resource) {
    try (InputStream in = Activities.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return ActivityFile.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidActivityException e) {
      throw new IllegalStateException(resource + " breaks rules:\n" + e.getMessage(), e);
    }
  }
}
