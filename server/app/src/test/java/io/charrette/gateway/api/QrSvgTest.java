package io.charrette.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class QrSvgTest {
  @Test
  @DisplayName("[H9] the picture of a join link is well-formed SVG whose title is the link")
  void titleIsTheLink() throws Exception {
    String link = "http://10.0.0.5:8080/j/K7M4QX?a=1&b=<2";
    byte[] svg = QrSvg.of(link).getBytes(StandardCharsets.UTF_8);
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getFirstChild().getNodeName()).isEqualTo("title");
    assertThat(root.getFirstChild().getTextContent()).isEqualTo(link);
  }
}
