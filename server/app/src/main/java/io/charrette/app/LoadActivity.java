package io.charrette.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.activity.Activity;
import io.charrette.activity.ActivityFile;
import io.charrette.activity.Fault;
import io.charrette.activity.InvalidActivityException;
import io.charrette.gateway.http.LargeBodies;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The command {@code activity FILE [--check] [--server URL]}: says all that is wrong with an
 * activity, or loads it into a running server.
 */
final class LoadActivity {
  static final String COMMAND = "activity";

  /** It is valid, and loaded unless it was only to be checked. */
  static final int DONE = 0;

  /** It breaks rules. */
  static final int INVALID = 1;

  /** The arguments cannot be used. */
  static final int USAGE = 2;

  /** The server did not answer, or did not take it. */
  static final int NOT_LOADED = 3;

  private static final String HOW =
      "activity FILE [--check] [--server URL]: the server is http://localhost:8080 unless"
          + " CHARRETTE_PORT or URL says otherwise; its create key is read from"
          + " CHARRETTE_CREATE_KEY, or from the file that CHARRETTE_CREATE_KEY_FILE names";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * A command that says what it did to {@code out}, and what is wrong to {@code err}.
   *
   * @param environment where the settings are
   */
  LoadActivity(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Checks, and loads. Blocks.
   *
   * @param arguments without the command's own name
   * @return the status with which the process ends
   */
  int run(List<String> arguments) {
    String server =
        "http://localhost:"
            + environment.getOrDefault(Setting.PORT.variable(), Setting.PORT.fallback());
    boolean checkOnly = false;
    String file = "";
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--check")) {
        checkOnly = true;
      } else if (argument.equals("--server") && i + 1 < arguments.size()) {
        server = arguments.get(++i).replaceFirst("/+$", "");
      } else if (!argument.startsWith("--") && file.isEmpty()) {
        file = argument;
      } else {
        return usage("activity: “" + ConfigurationReader.shown(argument) + "” is not understood");
      }
    }
    if (server.contains("@")) {
      return usage("activity: the address of a server has no user and no password");
    }
    return file.isEmpty() ? usage("activity: which file?") : run(file, checkOnly, server);
  }

  private int run(String name, boolean checkOnly, String server) {
    byte[] json;
    try {
      json = Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException | InvalidPathException e) {
      return usage("activity: there is no file " + name);
    } catch (IOException e) {
      return usage("activity: " + name + " cannot be read: " + e.getMessage());
    }
    if (json.length > LargeBodies.LONGEST) {
      err.println(
          "%s cannot be used: it has %d bytes, and an activity has at most %d"
              .formatted(name, json.length, LargeBodies.LONGEST));
      return INVALID;
    }
    ActivityFile activity;
    try {
      activity = ActivityFile.read(json);
    } catch (InvalidActivityException e) {
      err.println(name + " cannot be used:");
      e.faults().stream().map(Fault::english).forEach(fault -> err.println("  " + fault));
      if (e.more() > 0) {
        err.println("  and " + e.more() + " more");
      }
      return INVALID;
    }
    if (checkOnly) {
      out.println(described(activity) + " has no fault.");
      return DONE;
    }
    return load(activity, json, server);
  }

  private int load(ActivityFile activity, byte[] json, String server) {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + "/api/activities"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(json));
      ConfigurationReader.createKey(environment)
          .ifPresent(key -> request.header("Authorization", "Bearer " + key));
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 201) {
        out.println("Loaded " + described(activity) + " into " + server + ".");
        return DONE;
      }
      err.println(server + " did not take it: " + reason(answer));
    } catch (ConfigurationException e) {
      return usage("activity: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      return usage("activity: “" + server + "” is no address of a server");
    } catch (IOException e) {
      err.println("No server answers at " + server + ". Is it running?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return NOT_LOADED;
  }

  /** What a problem says, line by line; the status when it is not of a server of ours. */
  private static String reason(HttpResponse<String> answer) {
    try {
      JsonNode problem = JSON.readTree(answer.body());
      StringBuilder reason =
          new StringBuilder(problem.path("detail").asText("status " + answer.statusCode()));
      for (JsonNode fault : problem.path("faults")) {
        reason.append("\n  ").append(fault.path("english").asText());
      }
      return reason.toString();
    } catch (IOException e) {
      return "status " + answer.statusCode();
    }
  }

  private static String described(ActivityFile file) {
    Activity activity = file.own();
    return "“%s” (%s, version %d, %s)"
        .formatted(
            activity.title(),
            activity.id(),
            activity.version(),
            String.join(", ", file.languages()));
  }

  private int usage(String problem) {
    err.println(problem);
    err.println(HOW);
    return USAGE;
  }
}
