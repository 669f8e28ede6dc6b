package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  private static Document parse(Report report) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Written.in(ReportFormat.HTML, report)));
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  @DisplayName("[R4] well-formed whatever people typed, and no element of theirs")
  void wellFormed() throws Exception {
    Document page = parse(SampleReport.english());

    assertThat(elements(page, "script")).isEmpty();
    assertThat(elements(page, "i")).isEmpty();
    assertThat(elements(page, "b")).isEmpty();
    assertThat(elements(page, "style")).hasSize(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains(SampleReport.SCRIPT, SampleReport.ARABIC, "😀 👩‍👩‍👧 日本語 Ñandú", "Eve <b>");
    parse(SampleReport.empty());
  }

  @Test
  @DisplayName("[R4] thousands of empty lines are one")
  void emptyLines() throws Exception {
    Document page = parse(SampleReport.withPitch("above" + "\n \n".repeat(20_000) + "below"));

    assertThat(page.getDocumentElement().getTextContent()).contains("above\n\nbelow");
  }

  @Test
  @DisplayName(
      "[R4] nothing is fetched: style and font are in the page, links go where tables said")
  void selfContained() throws Exception {
    Document page = parse(SampleReport.english());

    for (String fetching : List.of("img", "script", "iframe", "object", "form")) {
      assertThat(elements(page, fetching)).as(fetching).isEmpty();
    }
    String style = elements(page, "style").getFirst().getTextContent();
    assertThat(style).doesNotContain("@import").contains("@media print", "@page");
    assertThat(style.replace("url(data:", "")).doesNotContain("url(");
    assertThat(elements(page, "link"))
        .extracting(link -> link.getAttribute("rel") + " " + link.getAttribute("href"))
        .containsExactly("icon data:,");
    assertThat(HtmlReport.CONTENT_SECURITY_POLICY).contains("img-src data:;");
    assertThat(elements(page, "a"))
        .allSatisfy(
            link ->
                assertThat(link.getAttribute("href")).matches("#table-[0-9]+|https?://[^\\s]+"));
    assertThat(new String(Written.in(ReportFormat.HTML, SampleReport.english()), UTF_8))
        .doesNotContain(" style=", " onclick");
  }

  @Test
  @DisplayName("[R4] the policy allows exactly the page's own style")
  void policy() throws Exception {
    Document page = parse(SampleReport.spanish());
    byte[] style = elements(page, "style").getFirst().getTextContent().getBytes(UTF_8);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style);

    assertThat(HtmlReport.CONTENT_SECURITY_POLICY)
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  @DisplayName("[R5] headings go down one level at a time, ids are unique, tables have heads")
  void accessible() throws Exception {
    Document page = parse(SampleReport.english());

    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    int level = 0;
    for (Element element : elements(page, "*")) {
      if (element.getTagName().matches("h[1-6]")) {
        int next = element.getTagName().charAt(1) - '0';
        assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
        level = next;
      }
    }
    assertThat(elements(page, "h1")).hasSize(1);
    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      String id = element.getAttribute("id");
      assertThat(id.isEmpty() || ids.add(id)).as(id).isTrue();
    }
    for (Element element : elements(page, "*")) {
      String labelledBy = element.getAttribute("aria-labelledby");
      assertThat(labelledBy.isEmpty() || ids.contains(labelledBy)).as(labelledBy).isTrue();
    }
    assertThat(elements(page, "th"))
        .allSatisfy(head -> assertThat(head.getAttribute("scope")).isIn("row", "col"));
  }

  @Test
  @DisplayName("[R3] the words are in the activity's language")
  void language() throws Exception {
    Document page = parse(SampleReport.spanish());

    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("es");
    assertThat(page.getDocumentElement().getTextContent())
        .contains("Entre las mesas", "Nuestro desafío", "22 de noviembre de 2026", "Gob. local");
  }
}
