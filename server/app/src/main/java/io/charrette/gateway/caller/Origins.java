package io.charrette.gateway.caller;

import java.util.Locale;

/** Origins of pages: scheme, host and port (RFC 6454). */
final class Origins {
  private Origins() {}

  /** The origin as browsers write it: in small letters, without the usual port of its scheme. */
  static String normal(String origin) {
    String small = origin.toLowerCase(Locale.ROOT);
    String port = small.startsWith("http://") ? ":80" : small.startsWith("https://") ? ":443" : "";
    return small.endsWith(port) ? small.substring(0, small.length() - port.length()) : small;
  }
}
