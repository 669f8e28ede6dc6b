package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One thing that is wrong with an activity, at every place in turn: nothing is told of what is
 * right, and would be wrong if its author did what is asked of it.
 */
class FollowingFaultsTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Stream<ObjectNode> files() throws IOException {
    return Stream.of(
        SpecificationExample.tree(),
        file("src/main/resources/activities/retrospective.json"),
        file("src/test/resources/activities/first-form/tech-innovation.json"));
  }

  private static ObjectNode file(String path) throws IOException {
    ObjectNode file = (ObjectNode) ActivityFile.json(Files.readAllBytes(Path.of(path)));
    shorten(file);
    return file;
  }

  /** Leaves two of what stands in long lists side by side and is named by nothing. */
  private static void shorten(JsonNode node) {
    for (String list : List.of("sectors", "cities", "samplePitches", "lookFor", "networks")) {
      while (node.path(list) instanceof ArrayNode entries && entries.size() > 2) {
        entries.remove(2);
      }
    }
    node.forEach(FollowingFaultsTest::shorten);
  }

  private static List<JsonNode> values() {
    return List.of(
        JSON.nullNode(),
        JSON.numberNode(5),
        JSON.numberNode(-1),
        JSON.booleanNode(true),
        JSON.textNode(""),
        JSON.textNode("x"),
        JSON.textNode("Scan it!"),
        JSON.objectNode(),
        JSON.arrayNode(),
        JSON.arrayNode().add(5));
  }

  @ParameterizedTest
  @MethodSource("files")
  @DisplayName("[A5] [A9] what is wrong at one place is told there, and of no other that is right")
  void alone(ObjectNode file) {
    List<String> following = new ArrayList<>();
    int told = 0;
    for (String place : HostileActivitiesTest.places(file, "").toList()) {
      String path = place.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
      for (JsonNode value : values()) {
        ObjectNode other = file.deepCopy();
        HostileActivitiesTest.put(other, place, value);
        List<Fault> faults = faults(other);
        if (faults.stream().anyMatch(fault -> isWithin(fault.path(), path))) {
          told++;
          faults.stream()
              .filter(fault -> !isWithin(fault.path(), path))
              .forEach(fault -> following.add(place + " = " + value + " > " + fault.english()));
        }
      }
    }
    assertThat(told).isPositive();
    assertThat(following).isEmpty();
  }

  private static boolean isWithin(String path, String place) {
    return path.equals(place) || path.startsWith(place + ".") || path.startsWith(place + "[");
  }

  private static List<Fault> faults(ObjectNode file) {
    try {
      ActivityFile.read(file.toString().getBytes(UTF_8));
      return List.of();
    } catch (InvalidActivityException e) {
      return e.faults();
    }
  }
}
