package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What Yjs's own tests expect of XML; which of them is where: {@code scenarios.md}. */
class XmlScenariosTest {
  /** An element in the XML of the first of some documents, and of each of them. */
  private static List<SharedXmlElement> element(Network network) {
    network.document(0).xmlFragment("xml").insert(0, new SharedXmlElement("div"));
    network.flush();
    return network.each(d -> (SharedXmlElement) d.xmlFragment("xml").get(0));
  }

  private static SharedXmlText text(SharedXmlFragment in, int index, String text) {
    SharedXmlText node = new SharedXmlText();
    in.insert(index, node);
    node.insert(0, text);
    return node;
  }

  @Test
  @DisplayName("an attribute that is set, or removed, is so everywhere")
  void attributes() throws Exception {
    Network network = new Network(2);
    List<SharedXmlElement> elements = element(network);
    elements.get(0).setAttribute("height", "10");
    network.flush();
    for (SharedXmlElement element : elements) {
      assertThat(element.getAttribute("height")).isEqualTo("10");
      assertThat(element.hasAttribute("height")).isTrue();
    }
    elements.get(0).removeAttribute("height");
    network.flush();
    for (SharedXmlElement element : elements) {
      assertThat(element.getAttribute("height")).isNull();
      assertThat(element.hasAttribute("height")).isFalse();
    }
    network.assertEqual();
  }

  @Test
  @DisplayName("events tell attributes and nodes apart, here and at others")
  void events() throws Exception {
    Network network = new Network(2);
    List<SharedXmlElement> elements = element(network);
    List<String> heard = new ArrayList<>();
    for (SharedXmlElement element : elements) {
      element.observe(event -> heard.add(event.isListChanged() + " " + event.keys().keySet()));
    }
    SharedXmlElement first = elements.getFirst();
    first.setAttribute("key", "value");
    network.flush();
    first.removeAttribute("key");
    network.flush();
    first.insert(0, new SharedXmlText());
    network.flush();
    first.delete(0, 1);
    network.flush();
    assertThat(heard)
        .containsExactly(
            "false [key]",
            "false [key]",
            "false [key]",
            "false [key]",
            "true []",
            "true []",
            "true []",
            "true []");
    network.assertEqual();
  }

  @Test
  @DisplayName("nodes can be gone through with their children")
  void walk() {
    SharedXmlFragment xml = new Document().xmlFragment("xml");
    SharedXmlElement first = new SharedXmlElement("p");
    SharedXmlElement second = new SharedXmlElement("p");
    xml.insert(0, first);
    xml.insert(1, second);
    xml.insert(2, new SharedXmlElement("img"));
    text(first, 0, "init");
    text(first, 1, "text");
    List<SharedXmlElement> paragraphs =
        xml.nodes().stream()
            .filter(SharedXmlElement.class::isInstance)
            .map(SharedXmlElement.class::cast)
            .filter(element -> element.nodeName().equals("p"))
            .toList();
    assertThat(paragraphs).containsExactly(first, second);
    assertThat(first.nodes()).hasSize(2);
    assertThat(xml).hasToString("<p>inittext</p><p></p><img></img>");
  }

  @Test
  @DisplayName("a text has attributes as a whole, and tells of them")
  void textAttributes() {
    Document document = new Document();
    SharedXmlText text = text(document.xmlFragment("xml"), 0, "x");
    List<Map<String, KeyChange>> heard = new ArrayList<>();
    text.observe(event -> heard.add(event.keys()));
    text.setAttribute("test", 42);
    assertThat(text.getAttribute("test")).isEqualTo(42L);
    assertThat(text.attributes()).containsExactly(Map.entry("test", 42L));
    assertThat(heard).containsExactly(Map.of("test", new KeyChange(KeyChange.Action.ADDED, null)));
  }

  @Test
  @DisplayName("a node knows its parent and its place, and others can be put after it")
  void neighbours() {
    SharedXmlFragment xml = new Document().xmlFragment("xml");
    SharedXmlText first = text(xml, 0, "");
    SharedXmlElement second = new SharedXmlElement("p");
    xml.insert(xml.indexOf(first) + 1, second);
    SharedXmlElement third = new SharedXmlElement("p");
    xml.insert(xml.indexOf(second) + 1, third);
    SharedXmlElement span = new SharedXmlElement("span");
    second.insert(0, span);
    SharedXmlText deep = text(second, second.indexOf(span) + 1, "deep");
    assertThat(xml.nodes()).containsExactly(first, second, third);
    assertThat(second.nodes()).containsExactly(span, deep);
    assertThat(first.parent()).isSameAs(xml);
    assertThat(deep.parent()).isSameAs(second);
    assertThat(xml.parent()).isNull();
    assertThat(xml.indexOf(deep)).isEqualTo(-1);
    assertThat(new SharedXmlElement("p").parent()).isNull();
  }

  @Test
  @DisplayName("attributes of neighbouring stretches stay apart")
  void formats() {
    SharedXmlText text = text(new Document().xmlFragment("xml"), 0, "");
    Map<String, Object> none = Map.of();
    List<TextDelta> delta =
        List.of(
            new TextDelta.Insert("A", Map.of("em", none, "strong", none)),
            new TextDelta.Insert("B", Map.of("em", none)),
            new TextDelta.Insert("C", Map.of("em", none, "strong", none)));
    text.applyDelta(delta);
    assertThat(text.toDelta()).isEqualTo(delta);
    assertThat(text)
        .hasToString("<em><strong>A</strong></em><em>B</em><em><strong>C</strong></em>");
  }

  @Test
  @DisplayName("types that are no XML print within XML as in Yjs")
  void otherTypes() {
    SharedXmlFragment xml = new Document().xmlFragment("xml");
    xml.insert(0, new SharedXmlHook("hook"));
    xml.insert(1, new SharedArray());
    xml.insert(2, new SharedMap());
    assertThat(xml).hasToString("[object Object][object Object][object Object]");
  }

  @Test
  @DisplayName("values of every kind print within attributes as in Yjs")
  void attributeValues() {
    SharedXmlElement element = new SharedXmlElement("p");
    new Document().xmlFragment("xml").insert(0, element);
    element.setAttribute("a", BigInteger.TEN);
    element.setAttribute("b", Arrays.asList(1, null, List.of("x", 0.5)));
    element.setAttribute("c", new byte[] {1, -1});
    element.setAttribute("d", Map.of("k", 1));
    element.setAttribute("e", null);
    element.setAttribute("f", Undefined.UNDEFINED);
    element.setAttribute("g", true);
    assertThat(element)
        .hasToString(
            "<p a=\"10\" b=\"1,,x,0.5\" c=\"1,255\" d=\"[object Object]\" e=\"null\""
                + " f=\"undefined\" g=\"true\"></p>");
  }
}
