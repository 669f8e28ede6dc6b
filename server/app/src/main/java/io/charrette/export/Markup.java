package io.charrette.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Writes XHTML in which every text and every attribute is escaped and every element is closed. */
final class Markup {
  private static final Set<String> EMPTY_ELEMENTS = Set.of("meta", "br", "link");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element, with attributes in pairs of name and value. */
  Markup open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    if (EMPTY_ELEMENTS.contains(element)) {
      out.append(" />");
    } else {
      out.append('>');
      open.push(element);
    }
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    String element = open.pop();
    out.append("</").append(element).append('>');
    if (!element.equals("span") && !element.equals("a")) {
      out.append('\n');
    }
    return this;
  }

  /** An element with nothing but text in it. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  /** The content of a style element, which has its own rules: it may not have a {@code <}. */
  Markup style(String css) {
    if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
      throw new IllegalArgumentException("a style sheet may have neither < nor &");
    }
    open("style").out.append(css);
    return close();
  }

  private void escape(String text) {
    String clean = PlainText.clean(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /** The whole page. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return "<!DOCTYPE html>\n" + out;
  }
}
