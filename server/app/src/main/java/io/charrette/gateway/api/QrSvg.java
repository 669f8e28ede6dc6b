package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nayuki.qrcodegen.QrCode;

/** A QR code as an SVG picture that prints sharply at any size. */
final class QrSvg {
  /** Light modules around the code, as the standard asks for. */
  private static final int QUIET = 4;

  private QrSvg() {}

  /**
   * The picture of a link. Its title is the link itself: it is read out, and a page that was opened
   * as {@code localhost} learns from it what phones can open.
   */
  static String of(String link) {
    return of(link, QrCode.Ecc.MEDIUM, link);
  }

  /**
   * The picture of a text.
   *
   * @param title what it is, read out in its place
   */
  static String of(String text, QrCode.Ecc safety, String title) {
    QrCode code = QrCode.encodeText(text, safety);
    int side = side(code);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
        shape-rendering="crispEdges"><title>%s</title>\
        <path fill="#fff" d="M0,0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>
        """
        .formatted(side, side, escaped(title), side, side, path(code));
  }

  /**
   * The shape of a secret link's code, which a page draws itself: there is no address to fetch it
   * from. A side is so many units long, and the path covers what is dark.
   */
  static ObjectNode shape(String link) {
    QrCode code = QrCode.encodeText(link, QrCode.Ecc.MEDIUM);
    return JsonNodeFactory.instance.objectNode().put("side", side(code)).put("path", path(code));
  }

  private static int side(QrCode code) {
    return code.size + 2 * QUIET;
  }

  private static String path(QrCode code) {
    StringBuilder path = new StringBuilder(8192);
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
