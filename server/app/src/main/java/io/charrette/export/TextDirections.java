package io.charrette.export;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.stream.IntStream;

/** Splits a paragraph into runs of one direction, in the order in which they are drawn. */
final class TextDirections implements BidiSplitter {
  private Bidi paragraph = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);
  private Integer[] drawn = new Integer[0];

  @Override
  public void setParagraph(String text, byte direction) {
    paragraph =
        new Bidi(
            text,
            switch (direction) {
              case RTL -> Bidi.DIRECTION_RIGHT_TO_LEFT;
              case NEUTRAL -> Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT;
              default -> Bidi.DIRECTION_LEFT_TO_RIGHT;
            });
    int runs = paragraph.getRunCount();
    byte[] levels = new byte[runs];
    for (int run = 0; run < runs; run++) {
      levels[run] = (byte) paragraph.getRunLevel(run);
    }
    drawn = IntStream.range(0, runs).boxed().toArray(Integer[]::new);
    if (runs > 0) {
      Bidi.reorderVisually(levels, 0, drawn, 0, runs);
    }
  }

  @Override
  public int countTextRuns() {
    return drawn.length;
  }

  @Override
  public BidiTextRun getVisualRun(int index) {
    int run = drawn[index];
    int start = paragraph.getRunStart(run);
    return new BidiTextRun(
        start, paragraph.getRunLimit(run) - start, paragraph.getRunLevel(run) % 2 == 0 ? LTR : RTL);
  }

  @Override
  public byte getBaseDirection(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .filter(TextDirections::isStrong)
        .mapToObj(d -> d == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL)
        .findFirst()
        .orElse(NEUTRAL);
  }

  private static boolean isStrong(int directionality) {
    return directionality == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isFromRight(directionality);
  }

  /**
   * Whether letters of a class of {@link Character#getDirectionality(int)} go from right to left.
   */
  static boolean isFromRight(int directionality) {
    return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** Reverses a run that is read from right to left, and joins its Arabic letters. */
  static final class Reorderer implements BidiReorderer {
    /** Signs that are mirrored in such a run, each beside its counterpart. */
    private static final String MIRRORED = "()[]{}<>«»‹›≤≥";

    @Override
    public String reorderRTLTextToLTR(String text) {
      StringBuilder turned = new StringBuilder(text.length());
      text.chars().forEach(c -> turned.append(mirrored((char) c)));
      return turned.reverse().toString();
    }

    private static char mirrored(char c) {
      int at = MIRRORED.indexOf(c);
      return at < 0 ? c : MIRRORED.charAt(at ^ 1);
    }

    @Override
    public String shapeText(String text) {
      return ArabicForms.join(text);
    }

    @Override
    public String deshapeText(String text) {
      return text;
    }

    @Override
    public boolean isLiveImplementation() {
      return true;
    }
  }
}
