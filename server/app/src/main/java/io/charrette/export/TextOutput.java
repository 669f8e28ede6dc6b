package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.TemplateOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Where a report's text goes, piece by piece: a workshop that is full to the brim has a report of
 * hundreds of megabytes, which need not be in memory at once. What fails is unchecked, so that
 * writers can be used in lambdas.
 */
final class TextOutput implements TemplateOutput {
  private final Writer to;

  private TextOutput(Writer to) {
    this.to = to;
  }

  /** Writes UTF-8; {@link #flush} at the end. */
  static TextOutput utf8(OutputStream to) {
    return new TextOutput(new BufferedWriter(new OutputStreamWriter(to, UTF_8)));
  }

  /** Writes to something that takes characters. */
  static TextOutput to(Writer to) {
    return new TextOutput(to);
  }

  TextOutput append(String text) {
    try {
      to.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  TextOutput append(char character) {
    return append(String.valueOf(character));
  }

  TextOutput append(int number) {
    return append(String.valueOf(number));
  }

  /** Hands on all that was written. */
  void flush() {
    try {
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A piece of a page: without what no page may have. */
  @Override
  public void writeContent(String text) {
    append(PlainText.clean(text));
  }

  @Override
  public void writeContent(String text, int begin, int end) {
    writeContent(text.substring(begin, end));
  }
}
