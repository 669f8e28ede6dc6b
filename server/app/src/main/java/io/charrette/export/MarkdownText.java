package io.charrette.export;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people typed, escaped so that Markdown shows it unchanged. */
final class MarkdownText {
  /** What would make a line a heading, a list, a quote, a rule or a fence. */
  private static final Pattern BLOCK_START = Pattern.compile("^([#+\\-=:]|\\d{1,9}(?=[.)]))");

  /** What would be taken for the end of a heading, and not be shown. */
  private static final Pattern HEADING_END = Pattern.compile("(?<= )#+$");

  private MarkdownText() {}

  /** The text on one line, which may be a heading's. */
  static String line(String text) {
    String joined = PlainText.clean(text).replaceAll("\\s+", " ").strip();
    return HEADING_END.matcher(start(inline(joined))).replaceFirst("\\\\$0");
  }

  /** The text with its line breaks and paragraphs. */
  static String paragraphs(String text) {
    return PlainText.clean(text)
        .strip()
        .lines()
        .map(line -> line.isBlank() ? "" : start(inline(line.strip())))
        .collect(Collectors.joining("  \n"))
        .replaceAll("(  \n)?  \n(  \n)+", "\n\n")
        .replaceAll("(?m)^ +$", "");
  }

  private static String inline(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '$' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String start(String line) {
    if (!BLOCK_START.matcher(line).find()) {
      return line;
    }
    return Character.isDigit(line.charAt(0)) ? line.replaceFirst("^(\\d+)", "$1\\\\") : "\\" + line;
  }
}
