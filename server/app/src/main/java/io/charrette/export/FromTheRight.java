package io.charrette.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What the layout library does not do for a page in a language from right to left: it knows neither
 * the start and end of a line in its styles nor tables whose first column is the right one.
 */
final class FromTheRight {
  private static final Pattern SIDE = Pattern.compile("\\b(left|right)\\b");

  private FromTheRight() {}

  /** The style sheet with each side the other one. */
  static String style(String style) {
    return SIDE.matcher(style).replaceAll(side -> side.group().equals("left") ? "right" : "left");
  }

  /** Turns the rows of all tables round, so that their first cell is laid out at the right. */
  static void turnRows(Document page) {
    NodeList rows = page.getElementsByTagNameNS("*", "tr");
    for (int row = 0; row < rows.getLength(); row++) {
      Element cells = (Element) rows.item(row);
      List<Node> all = new ArrayList<>();
      while (cells.getFirstChild() != null) {
        all.add(cells.removeChild(cells.getFirstChild()));
      }
      all.reversed().forEach(cells::appendChild);
    }
  }

  /** Has screen readers read the cells of turned rows in their own order, the first one first. */
  static byte[] readInOrder(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      turn(document.getDocumentCatalog().getStructureTreeRoot());
      ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void turn(PDStructureNode node) {
    List<Object> kids = new ArrayList<>(node.getKids());
    if (node instanceof PDStructureElement element && "TR".equals(element.getStructureType())) {
      Collections.reverse(kids);
      node.setKids(kids);
    }
    for (Object kid : kids) {
      if (kid instanceof PDStructureNode inner) {
        turn(inner);
      }
    }
  }
}
