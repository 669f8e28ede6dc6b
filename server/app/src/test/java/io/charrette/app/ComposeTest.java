package io.charrette.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code scripts/compose.yaml} gives each container, and does not. */
class ComposeTest {
  private static final Path REPOSITORY = Path.of("../..");

  private static final String HEALTHCHECK = "healthcheck";

  private static Map<?, ?> compose() throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    String text = Files.readString(REPOSITORY.resolve("scripts/compose.yaml"));
    return new Yaml(new SafeConstructor(strict)).load(text);
  }

  private static Map<?, ?> in(Map<?, ?> all, String name) {
    return (Map<?, ?>) requireNonNull(all.get(name), name);
  }

  private static String text(Map<?, ?> one, String name) {
    return requireNonNull(one.get(name), name).toString();
  }

  private static List<String> names(Map<?, ?> one, String list) {
    List<String> names = new ArrayList<>();
    if (one.get(list) instanceof List<?> there) {
      there.forEach(each -> names.add(each.toString()));
    }
    return names;
  }

  private static Map<String, Map<?, ?>> services() throws IOException {
    Map<String, Map<?, ?>> services = new TreeMap<>();
    Map<?, ?> all = in(compose(), "services");
    all.keySet().forEach(name -> services.put(name.toString(), in(all, name.toString())));
    return services;
  }

  static Set<String> serviceNames() throws IOException {
    return services().keySet();
  }

  @Test
  @DisplayName("compose has two servers, their Redis and the proxy")
  void whole() throws IOException {
    assertThat(serviceNames()).containsExactly("charrette-1", "charrette-2", "proxy", "redis");
  }

  @ParameterizedTest
  @MethodSource("serviceNames")
  @DisplayName("each container has no right that it does not need, and an end to what it may take")
  void confined(String name) throws IOException {
    Map<?, ?> service = requireNonNull(services().get(name));

    assertThat(names(service, "cap_drop")).containsExactly("ALL");
    assertThat(service.keySet().toString()).doesNotContain("cap_add", "privileged");
    assertThat(names(service, "security_opt")).containsExactly("no-new-privileges:true");
    assertThat(service.get("read_only")).isEqualTo(true);
    assertThat(service.get("pids_limit")).isEqualTo(512);
    assertThat(text(service, "mem_limit")).matches("[0-9]+[mg]");
    Map<?, ?> logging = in(service, "logging");
    assertThat(logging.get("driver")).isEqualTo("json-file");
    assertThat(in(logging, "options").keySet().toString()).contains("max-size", "max-file");
  }

  @ParameterizedTest
  @MethodSource("serviceNames")
  @DisplayName("each container is looked at, and started again when it has ended")
  void looked(String name) throws IOException {
    Map<?, ?> service = requireNonNull(services().get(name));

    assertThat(service.get("restart")).isEqualTo("unless-stopped");
    if (service.containsKey("build")) {
      assertThat(service.containsKey(HEALTHCHECK)).as("the image has its own").isFalse();
      assertThat(Files.readString(REPOSITORY.resolve("Dockerfile"))).contains("\nHEALTHCHECK ");
    } else {
      assertThat(in(service, HEALTHCHECK).keySet().toString())
          .contains("test", "interval", "timeout");
    }
  }

  @ParameterizedTest
  @MethodSource("serviceNames")
  @DisplayName(
      "no image is another tomorrow: each has the whole number of its version, or is built")
  void pinned(String name) throws IOException {
    Map<?, ?> service = requireNonNull(services().get(name));
    if (!service.containsKey("build")) {
      // Of HAProxy's image no digest is known for certain (OPERATING).
      String digest = name.equals("proxy") ? "" : "@sha256:[0-9a-f]{64}";
      assertThat(text(service, "image")).matches("[a-z]+:\\d+\\.\\d+\\.\\d+-\\w+" + digest);
    }
  }

  @Test
  @DisplayName("each server has its audit log in a file, in a volume that outlives the container")
  void audit() throws IOException {
    Map<String, Map<?, ?>> services = services();
    for (int server = 1; server <= 2; server++) {
      Map<?, ?> service = requireNonNull(services.get("charrette-" + server));
      assertThat(in(service, "environment").get("CHARRETTE_AUDIT")).isEqualTo("file");
      String volume = "audit-" + server;
      assertThat(names(service, "volumes")).containsExactly(volume + ":/var/lib/charrette");
      assertThat(in(compose(), "volumes").containsKey(volume)).isTrue();
    }
    assertThat(Files.readString(REPOSITORY.resolve("Dockerfile")))
        .contains("\nENV CHARRETTE_DATA=/var/lib/charrette\n");
  }

  @Test
  @DisplayName("every image that the Dockerfile begins with has a digest")
  void pinnedDockerfile() throws IOException {
    assertThat(Files.readAllLines(REPOSITORY.resolve("Dockerfile")))
        .filteredOn(line -> line.startsWith("FROM "))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM [a-z-]+:[^ @]+@sha256:[0-9a-f]{64}( AS \\w+)?"));
  }

  @Test
  @DisplayName("only the servers see both the proxy and Redis, and Redis nothing of the world")
  void networks() throws IOException {
    Map<String, Map<?, ?>> services = services();

    assertThat(names(requireNonNull(services.get("proxy")), "networks")).containsExactly("front");
    assertThat(names(requireNonNull(services.get("redis")), "networks")).containsExactly("back");
    for (String server : List.of("charrette-1", "charrette-2")) {
      assertThat(names(requireNonNull(services.get(server)), "networks"))
          .containsExactly("front", "back");
    }
    assertThat(in(in(compose(), "networks"), "back").get("internal")).isEqualTo(true);
    services.forEach(
        (name, service) ->
            assertThat(service.containsKey("ports")).as(name).isEqualTo(name.equals("proxy")));
  }

  @Test
  @DisplayName("what is secret comes as a file, under the name that the server reads")
  void secrets() throws IOException {
    Map<?, ?> kept = in(compose(), "secrets");
    Set<String> used = new TreeSet<>();
    for (Map<?, ?> service : services().values()) {
      used.addAll(names(service, "secrets"));
      Map<?, ?> environment =
          service.containsKey("environment") ? in(service, "environment") : Map.of();
      environment.forEach(
          (setting, value) -> {
            if (setting.toString().matches(".*(JOURNAL|KEY|TOKEN|PASSWORD).*")) {
              assertThat(setting.toString()).endsWith("_FILE");
              assertThat(names(service, "secrets"))
                  .contains(value.toString().replaceFirst("^/run/secrets/", ""));
            }
          });
    }
    assertThat(used)
        .isEqualTo(new TreeSet<>(kept.keySet().stream().map(Object::toString).toList()));
    kept.keySet()
        .forEach(
            name -> assertThat(text(in(kept, name.toString()), "file")).startsWith("secrets/"));
  }
}
