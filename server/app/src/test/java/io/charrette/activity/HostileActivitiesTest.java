package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands in a file that nobody meant well: the specification's example, which has every field
 * that there is, with something else at one place or at several.
 */
class HostileActivitiesTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static ObjectNode example = JSON.objectNode();
  private static List<String> places = List.of();

  @BeforeAll
  static void read() {
    example = SpecificationExample.tree();
    places = places(example, "").toList();
    assertThat(places).hasSizeGreaterThan(300);
  }

  /** Where something stands, as JSON pointers. */
  static Stream<String> places(JsonNode node, String at) {
    Stream<String> inner =
        node.isObject()
            ? node.propertyStream()
                .flatMap(field -> places(field.getValue(), at + "/" + field.getKey()))
            : Stream.iterate(0, index -> index + 1)
                .limit(node.size())
                .flatMap(index -> places(node.get(index), at + "/" + index));
    return at.isEmpty() ? inner : Stream.concat(Stream.of(at), inner);
  }

  static Stream<JsonNode> values() {
    return Stream.of(
        JSON.nullNode(),
        JSON.booleanNode(true),
        JSON.numberNode(-1),
        JSON.numberNode(1.5),
        JSON.numberNode(new BigDecimal("1e400")),
        JSON.numberNode(BigInteger.TEN.pow(60)),
        JSON.textNode(""),
        JSON.textNode(" \n "),
        JSON.textNode("\ud800"),
        JSON.textNode("a\u202eb"),
        JSON.textNode("\u0000"),
        JSON.textNode("x".repeat(70_000)),
        JSON.textNode("__proto__"),
        JSON.textNode("constructor"),
        JSON.textNode("https://bank.com@evil"),
        JSON.textNode("javascript:alert(1)"),
        JSON.objectNode(),
        JSON.objectNode().put("__proto__", "x").put("en", 1),
        JSON.objectNode().put("en", "a").put("es", "b").put("de", "c"),
        JSON.arrayNode(),
        JSON.arrayNode().add(JSON.arrayNode()),
        tooMany());
  }

  private static ArrayNode tooMany() {
    ArrayNode many = JSON.arrayNode();
    for (int i = 0; i < 2_000; i++) {
      many.add("a");
    }
    return many;
  }

  @ParameterizedTest
  @MethodSource("values")
  @DisplayName("[A5] whatever stands wherever, it is used or its faults are told with their paths")
  void anywhere(JsonNode value) {
    for (String place : places) {
      ObjectNode file = example.deepCopy();
      put(file, place, value);
      holds(file, place);
    }
  }

  @Test
  @DisplayName("[A5] whatever is missing, the file is used or its faults are told")
  void missing() {
    for (String place : places) {
      ObjectNode file = example.deepCopy();
      if (file.at(place.substring(0, place.lastIndexOf('/'))) instanceof ObjectNode around) {
        around.remove(place.substring(place.lastIndexOf('/') + 1));
        holds(file, "without " + place);
      }
    }
  }

  @Test
  @DisplayName("[A8] a language is one, however its tag is written")
  void languageTwice() {
    ObjectNode file = example.deepCopy();
    file.putArray("languages").add("en").add("es").add("es-MX").add("es-mx");

    assertThatThrownBy(() -> ActivityFile.read(file.toString().getBytes(UTF_8)))
        .hasMessageContaining("languages[3]: is “es-mx” a second time");
  }

  @Test
  @DisplayName("[A5] whatever is wrong at several places at once, the file's faults are told")
  void atSeveralPlaces() {
    Random random = new Random(20_261);
    List<JsonNode> values = values().toList();
    for (int round = 0; round < 2_000; round++) {
      ObjectNode file = example.deepCopy();
      List<String> changed = new ArrayList<>();
      for (int change = 0; change < 2 + random.nextInt(12); change++) {
        String place = places.get(random.nextInt(places.size()));
        if (put(file, place, values.get(random.nextInt(values.size())))) {
          changed.add(place);
        }
      }
      holds(file, changed.toString());
    }
  }

  /** Puts something else at a place, if the place is still there. */
  static boolean put(ObjectNode file, String place, JsonNode value) {
    int last = place.lastIndexOf('/');
    String name = place.substring(last + 1);
    switch (file.at(place.substring(0, last))) {
      case ObjectNode object when object.has(name) -> object.set(name, value.deepCopy());
      case ArrayNode list when name.matches("\\d+") && list.has(Integer.parseInt(name)) ->
          list.set(Integer.parseInt(name), value.deepCopy());
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void holds(ObjectNode json, String what) {
    ActivityFile file;
    try {
      file = ActivityFile.read(json.toString().getBytes(UTF_8));
    } catch (InvalidActivityException e) {
      assertThat(e.faults()).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(100);
      for (Fault fault : e.faults()) {
        assertThat(fault.path()).as(what).hasSizeLessThan(400);
        assertThat(fault.english()).as(what).hasSizeLessThan(2_000);
        assertThat(Characters.firstForbidden(fault.path() + fault.english())).as(what).isEmpty();
      }
      return;
    }
    // What is taken is the same when it comes back from where it was stored, in every language.
    assertThat(ActivityFile.stored(ActivityFile.json(file.bytes()))).as(what).isEqualTo(file);
    for (String language : file.languages()) {
      assertThat(file.in(language).language()).as(what).isEqualTo(language);
      assertThat(file.bytesIn(file.languageFor(List.of(language)))).as(what).isNotEmpty();
      assertThat(file.ledBy(language).id()).as(what).isEqualTo(file.id());
    }
  }
}
