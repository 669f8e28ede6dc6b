package io.charrette.app;

import io.charrette.gateway.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the operator reads when the server is ready: one line, then the addresses to open. */
final class Greeting {
  private Greeting() {}

  static String of(Configuration configuration, Charrette server) {
    StringBuilder text = new StringBuilder(400);
    text.append("Charrette is ready on port ")
        .append(server.port())
        .append(". ")
        .append(server.journal())
        .append('\n');
    String scheme = configuration.gateway().tls().isPresent() ? "https" : "http";
    line(text, "Create a workshop", create(configuration, scheme, server.port()));
    for (String address : phones(configuration, scheme, server.port())) {
      line(text, "Phones join at", address);
    }
    warning(configuration).ifPresent(words -> line(text, "Plain HTTP", words));
    return text.toString();
  }

  /**
   * What there is to say of plain HTTP: where others than this machine speak with the server, and
   * nothing says that they do so by TLS.
   */
  static Optional<String> warning(Configuration configuration) {
    Settings gateway = configuration.gateway();
    boolean https =
        gateway.tls().isPresent()
            || gateway.address().publicUrl().filter(Greeting::isHttps).isPresent();
    if (https || MachineAddresses.reaching(gateway.host()).isEmpty()) {
      return Optional.empty();
    }
    String words = "whoever can read this network can read links and keys on it";
    return Optional.of(
        gateway.address().trustProxy() ? words + ", unless the proxy in front speaks TLS" : words);
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }

  private static String create(Configuration configuration, String scheme, int port) {
    List<String> outside = MachineAddresses.reaching(configuration.gateway().host());
    boolean loopbackToo = !outside.equals(List.of(configuration.gateway().host()));
    String host = loopbackToo ? "localhost" : configuration.gateway().host();
    String note =
        loopbackToo || configuration.gateway().createKey().isPresent()
            ? ""
            : "  (needs a create key, since the server does not listen on localhost)";
    return scheme + "://" + host + ":" + port + "/" + note;
  }

  private static List<String> phones(Configuration configuration, String scheme, int port) {
    List<String> addresses = new ArrayList<>();
    configuration.gateway().address().publicUrl().ifPresent(url -> addresses.add(url + "/"));
    if (addresses.isEmpty()) {
      for (String address : MachineAddresses.reaching(configuration.gateway().host())) {
        addresses.add(scheme + "://" + address + ":" + port + "/");
      }
    }
    return addresses;
  }

  private static void line(StringBuilder text, String label, String address) {
    text.append("  ").append(label).append(": ").append(address).append('\n');
  }
}
