package io.charrette.activity;

import java.util.regex.Pattern;

/**
 * What an address of an activity may be: of the web, and with nothing before the host, which
 * somebody could take for it. Scripts that write vowels as marks have hosts with marks; those of no
 * script, of which one is a slash, are no part of a host.
 */
final class WebAddress {
  private static final Pattern FORM =
      Pattern.compile(
          "https?://[\\p{L}\\p{N}[\\p{M}&&\\P{IsInherited}]._-]+(:[0-9]{1,5})?([/?#][^\\s\"<>\\\\]*)?");
  static final int LONGEST = 300;

  private WebAddress() {}

  static boolean isOne(String address) {
    return Characters.countOf(address) <= LONGEST
        && FORM.matcher(address).matches()
        && Characters.firstForbidden(address).isEmpty();
  }
}
