package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Fault.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What of an activity may be left out. Pages read what the server takes, so the test of theirs
 * ({@code protocol/activity.test.ts}) goes by the same list.
 */
class LeftOutTest {
  private static final Path LIST = Path.of("src/test/resources/activities/may-be-left-out.txt");

  private static final Set<Code> MISSED =
      Set.of(
          Code.MISSING_SAID,
          Code.MISSING_ID,
          Code.MISSING_KEY,
          Code.MISSING_ADDRESS,
          Code.MISSING_LIST,
          Code.MISSING_ONE_OF,
          Code.MISSING_NUMBER_OF);

  private static final ObjectNode EXAMPLE = SpecificationExample.tree();

  @Test
  @DisplayName("[A5] the list of what may be left out has all of it and nothing else")
  void listed() throws IOException {
    Map<String, Boolean> optional = new TreeMap<>();
    fields(EXAMPLE, "")
        .forEach(
            place ->
                optional.merge(inAll(place), mayBeLeftOut(place), (one, other) -> one && other));
    optional.values().removeIf(it -> !it);

    assertThat(Files.readAllLines(LIST)).containsExactlyInAnyOrderElementsOf(optional.keySet());
  }

  /** Where the fields are, as JSON pointers; a text in several languages is one. */
  private static Stream<String> fields(JsonNode node, String at) {
    if (node.isArray()) {
      return Stream.iterate(0, index -> index + 1)
          .limit(node.size())
          .flatMap(index -> fields(node.get(index), at + "/" + index));
    }
    return node.has("en")
        ? Stream.of()
        : node.propertyStream()
            .flatMap(
                field -> {
                  String place = at + "/" + field.getKey();
                  return Stream.concat(Stream.of(place), fields(field.getValue(), place));
                });
  }

  /** The same place in whichever entry of its lists. */
  private static String inAll(String place) {
    return pathOf(place).replaceAll("\\[\\d+]", "[]");
  }

  private static String pathOf(String place) {
    return place.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  /** Whether it is not missed, neither when it is not there nor when it is null. */
  private static boolean mayBeLeftOut(String place) {
    int last = place.lastIndexOf('/');
    ObjectNode without = EXAMPLE.deepCopy();
    ((ObjectNode) without.at(place.substring(0, last))).remove(place.substring(last + 1));
    ObjectNode withNull = EXAMPLE.deepCopy();
    ((ObjectNode) withNull.at(place.substring(0, last))).putNull(place.substring(last + 1));
    boolean missed = isMissed(without, pathOf(place));
    assertThat(isMissed(withNull, pathOf(place))).as("%s is null", place).isEqualTo(missed);
    return !missed;
  }

  private static boolean isMissed(ObjectNode file, String path) {
    try {
      ActivityFile.read(file.toString().getBytes(UTF_8));
      return false;
    } catch (InvalidActivityException e) {
      return e.faults().stream()
          .anyMatch(fault -> fault.path().equals(path) && MISSED.contains(fault.code()));
    }
  }
}
