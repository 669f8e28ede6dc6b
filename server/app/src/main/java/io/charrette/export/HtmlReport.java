package io.charrette.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The report as one page that fetches nothing: style and font are in it. */
public final class HtmlReport {
  private static final String FONT = "/fonts/public-sans/files/public-sans-latin-wght-normal.woff2";
  private static final String STYLE = fontFace() + ClassPath.text("/report/report.css");

  private HtmlReport() {}

  /**
   * The {@code Content-Security-Policy} with which the page must be served: no script, and no style
   * but its own. Pictures are data, as is the empty icon, without which browsers would fetch one.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  static void write(Report report, OutputStream to) {
    ReportPage.write(report, STYLE, true, TextOutput.utf8(to));
  }

  private static String fontFace() {
    return "@font-face{font-family:\"Public Sans\";font-weight:100 900;font-display:swap;"
        + "src:url(data:font/woff2;base64,"
        + Base64.getEncoder().encodeToString(ClassPath.bytes(FONT))
        + ") format(\"woff2\")}\n";
  }

  private static String sha256(String style) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
