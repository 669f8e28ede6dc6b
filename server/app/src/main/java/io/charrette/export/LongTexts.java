package io.charrette.export;

import com.openhtmltopdf.bidi.BidiSplitter;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Cuts long texts of a page into pieces, each an element of its own, before they are laid out: for
 * each line the layout measures all that is left of a text, up to its next space, so that one word
 * of half a megabyte would take it minutes. Nothing is added that is seen, and no letter is lost.
 *
 * <p>The layout puts the elements of a line one after the other from the left. So in a text with
 * anything from right to left a piece is a block, with the direction of the whole, and begins a
 * line. Where paragraphs of a text are of both directions each is such a piece, with its own: the
 * layout knows one for a text.
 */
final class LongTexts {
  /** UTF-16 units of a piece, at most. */
  static final int PIECE = 500;

  /** The same of a text with anything from right to left. */
  static final int BLOCK = 2_000;

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /** Behind the line breaks of each. */
  private static final Pattern PARAGRAPHS = Pattern.compile("(?<=\\n)(?!\\n)");

  private LongTexts() {}

  /** Cuts those of an XHTML page's body. */
  static void cut(Document page) {
    List<Text> all = new ArrayList<>();
    collect(page.getElementsByTagNameNS(XHTML, "body").item(0), all);
    all.forEach(text -> cut(page, text));
  }

  private static void collect(Node node, List<Text> all) {
    if (node instanceof Text text && (text.getLength() > PIECE || isOfBoth(text.getData()))) {
      all.add(text);
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      collect(child, all);
    }
  }

  private static void cut(Document page, Text text) {
    String all = text.getData();
    boolean inBlocks = Bidi.requiresBidi(all.toCharArray(), 0, all.length());
    Node parent = text.getParentNode();
    for (String part : isOfBoth(all) ? PARAGRAPHS.split(all) : new String[] {all}) {
      boolean fromRight = new TextDirections().getBaseDirection(part) == BidiSplitter.RTL;
      for (int from = 0; from < part.length(); ) {
        int to = end(part, from, inBlocks ? BLOCK : PIECE);
        Element piece = page.createElementNS(XHTML, "span");
        if (inBlocks) {
          piece.setAttribute("style", "display: block");
          piece.setAttribute("dir", fromRight ? "rtl" : "ltr");
        }
        piece.appendChild(page.createTextNode(part.substring(from, to)));
        parent.insertBefore(piece, text);
        from = to;
      }
    }
    parent.removeChild(text);
  }

  /** Whether its paragraphs are not all of one direction. */
  private static boolean isOfBoth(String text) {
    return text.indexOf('\n') >= 0
        && text.lines()
                .map(new TextDirections()::getBaseDirection)
                .filter(direction -> direction != BidiSplitter.NEUTRAL)
                .distinct()
                .count()
            > 1;
  }

  /**
   * Where the piece of this length at most ends that begins here: after a line or a space if its
   * second half has one, and never in a letter.
   */
  static int end(String text, int from, int length) {
    int most = from + length;
    if (most >= text.length()) {
      return text.length();
    }
    return last(most, length / 2, at -> text.charAt(at - 1) == '\n')
        .or(() -> last(most, length / 2, at -> Character.isWhitespace(text.charAt(at - 1))))
        .or(() -> last(most, length / 2, at -> isBetweenLetters(text, at)))
        .orElse(Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
  }

  private static Optional<Integer> last(int most, int search, IntPredicate isEnd) {
    return IntStream.range(0, search).map(back -> most - back).filter(isEnd).boxed().findFirst();
  }

  /** Whether no letter with its marks, and no joined sequence, goes on here. */
  private static boolean isBetweenLetters(String text, int at) {
    int type = Character.getType(text.codePointAt(at));
    return !Character.isLowSurrogate(text.charAt(at))
        && type != Character.NON_SPACING_MARK
        && type != Character.ENCLOSING_MARK
        && type != Character.COMBINING_SPACING_MARK
        && type != Character.FORMAT
        && Character.getType(text.codePointBefore(at)) != Character.FORMAT;
  }
}
