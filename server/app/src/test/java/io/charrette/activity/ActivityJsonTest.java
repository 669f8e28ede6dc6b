package io.charrette.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Activities that break a rule are refused, and the error names the JSON path. */
class ActivityJsonTest {
  private static InvalidActivityException refusal(Consumer<ObjectNode> spoil) {
    ObjectNode activity = ActivityJson.tree(Activities.builtIn().getFirst());
    spoil.accept(activity);
    return catchThrowableOfType(
        InvalidActivityException.class,
        () -> ActivityJson.read(activity.toString().getBytes(UTF_8)));
  }

  private static ObjectNode at(JsonNode node, String pointer) {
    return (ObjectNode) node.at(pointer);
  }

  @Test
  void aMissingField() {
    assertThat(refusal(a -> at(a, "/phases/2").remove("title")))
        .hasMessage("phases[2].title: is missing");
    assertThat(refusal(a -> a.remove("id"))).hasMessage("id: is missing");
    assertThat(refusal(a -> a.remove("sectors")).path()).isEqualTo("sectors");
    assertThat(refusal(a -> at(a, "/phases/1").remove("length")).path()).startsWith("phases[1]");
  }

  @Test
  void aFieldOfTheWrongKind() {
    assertThat(refusal(a -> a.set("title", IntNode.valueOf(5))).path()).isEqualTo("title");
    assertThat(refusal(a -> at(a, "/phases/1").set("length", TextNode.valueOf("5"))).path())
        .isEqualTo("phases[1].length");
    assertThat(refusal(a -> at(a, "/phases/1").put("length", 1.5)).path())
        .isEqualTo("phases[1].length");
    assertThat(refusal(a -> a.set("cities", TextNode.valueOf("Detroit"))).path())
        .isEqualTo("cities");
  }

  @Test
  void anUnknownField() {
    assertThat(refusal(a -> at(a, "/sectors/3/networks/0").put("adress", "x")).path())
        .isEqualTo("sectors[3].networks[0].adress");
  }

  @Test
  @DisplayName("[A1] a colour that the palette does not have")
  void aForeignColour() {
    assertThat(refusal(a -> at(a, "/sectors/6").put("colour", "mauve")))
        .hasMessage("sectors[6].colour: must not be \"mauve\"");
  }

  @Test
  @DisplayName("[A2] a year that its note does not name")
  void aYearWithoutItsNote() {
    assertThat(refusal(a -> at(a, "/sectors/0/lookFor/0").put("year", 2024)).path())
        .isEqualTo("sectors[0].lookFor[0].year");
    assertThat(
            refusal(a -> at(a, "/sectors/0/lookFor/0").put("year", 2024).put("note", "Gone."))
                .path())
        .isEqualTo("sectors[0].lookFor[0].year");
  }

  @Test
  @DisplayName("[A4] a keyword that is blank or long")
  void aKeywordThatIsNone() {
    assertThat(refusal(a -> at(a, "/sectors/0").putArray("keywords").add("city").add(" ")).path())
        .isEqualTo("sectors[0].keywords[1]");
    assertThat(refusal(a -> at(a, "/sectors/0").putArray("keywords").add("x".repeat(61))).path())
        .isEqualTo("sectors[0].keywords[0]");
  }

  @Test
  @DisplayName("[A3] a step that is not there")
  void aStepThatIsNotThere() {
    assertThat(refusal(a -> at(a, "/phases/1").put("step", "scam")))
        .hasMessage("phases[1].step: is no step of this activity: \"scam\"");
  }

  @Test
  @DisplayName("[A3] an id that is there twice, or is none")
  void anIdThatIsThereTwice() {
    assertThat(refusal(a -> at(a, "/phases/1").put("id", "lobby")).path())
        .isEqualTo("phases[1].id");
    assertThat(refusal(a -> at(a, "/sectors/2").put("id", "gov")).path())
        .isEqualTo("sectors[2].id");
    assertThat(refusal(a -> at(a, "/sectors/2").put("id", "Gov!")).path())
        .isEqualTo("sectors[2].id");
  }

  @Test
  @DisplayName("[A3] a length that does not go with the clock")
  void aLengthThatDoesNotGoWithTheClock() {
    assertThat(refusal(a -> at(a, "/phases/0").put("length", 60)).path())
        .isEqualTo("phases[0].length");
    assertThat(refusal(a -> at(a, "/phases/1").put("length", 0)).path())
        .isEqualTo("phases[1].length");
    assertThat(refusal(a -> at(a, "/phases/1").put("length", 14_401)).path())
        .isEqualTo("phases[1].length");
    assertThat(refusal(a -> at(a, "/phases/1").put("clock", "per-table")).path())
        .isEqualTo("phases[4].clock");
  }

  @Test
  @DisplayName("[A3] an address that is not of the web")
  void anAddressThatIsNotOfTheWeb() {
    assertThat(
            refusal(a -> at(a, "/sectors/1/networks/0/links/0").put("url", "javascript:alert(1)"))
                .path())
        .isEqualTo("sectors[1].networks[0].links[0].url");
  }

  @Test
  @DisplayName("[A3] as many steps, phases and sectors as there may be, and one more")
  void bounds() {
    assertMost("steps", 3);
    assertMost("phases", 30);
    assertMost("sectors", 12);
    assertThat(refusal(a -> a.set("steps", a.arrayNode())).path()).isEqualTo("steps");
    assertThat(refusal(a -> a.set("sectors", a.arrayNode())).path()).isEqualTo("sectors");
    assertThat(refusal(a -> a.put("wordsPerMinute", 59)).path()).isEqualTo("wordsPerMinute");
    assertThat(refusal(a -> a.put("wordsPerMinute", 301)).path()).isEqualTo("wordsPerMinute");
    assertAccepted(a -> a.put("wordsPerMinute", 60));
    assertAccepted(a -> a.put("wordsPerMinute", 300));
    assertThat(refusal(a -> at(a, "/phases/1").put("length", 9)).path())
        .isEqualTo("phases[1].length");
    assertAccepted(a -> at(a, "/phases/1").put("length", 10));
    assertAccepted(a -> at(a, "/phases/1").put("length", 14_400));
    assertAccepted(a -> at(a, "/phases/1").put("id", "a".repeat(40)));
    assertThat(refusal(a -> at(a, "/phases/1").put("id", "a".repeat(41))).path())
        .isEqualTo("phases[1].id");
  }

  /** The list takes so many entries, and no more; the last entry is repeated under other ids. */
  private static void assertMost(String field, int most) {
    assertAccepted(a -> fill(a, field, most));
    assertThat(refusal(a -> fill(a, field, most + 1)).path()).isEqualTo(field);
  }

  private static void fill(ObjectNode activity, String field, int size) {
    ArrayNode list = (ArrayNode) activity.get(field);
    while (list.size() < size) {
      list.add(
          ((ObjectNode) list.get(list.size() - 1)).deepCopy().put("id", "more-" + list.size()));
    }
  }

  private static void assertAccepted(Consumer<ObjectNode> change) {
    assertThat(refusal(change)).isNull();
  }

  @Test
  void tooManyOrNone() {
    assertThat(refusal(a -> ((ArrayNode) a.get("phases")).removeAll()).path()).isEqualTo("phases");
    assertThat(refusal(a -> ((ArrayNode) a.get("strategyPrompts")).add(NullNode.instance)).path())
        .isEqualTo("strategyPrompts[5]");
  }

  @Test
  void whatIsNoJson() {
    assertThat(
            catchThrowableOfType(
                InvalidActivityException.class,
                () -> ActivityJson.read("{\"id\": \"x\",\n oops".getBytes(UTF_8))))
        .hasMessageContaining("line 2");
    assertThat(
            catchThrowableOfType(
                InvalidActivityException.class, () -> ActivityJson.read("[]".getBytes(UTF_8))))
        .hasMessage("an activity is a JSON object");
    assertThat(
            catchThrowableOfType(
                InvalidActivityException.class,
                () -> ActivityJson.read("{\"id\":\"a\",\"id\":\"b\"}".getBytes(UTF_8))))
        .hasMessageContaining("uplicate");
  }
}
