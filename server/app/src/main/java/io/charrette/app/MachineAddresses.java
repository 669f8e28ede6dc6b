package io.charrette.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The IPv4 addresses under which other devices may reach this machine. */
final class MachineAddresses {
  /** Interfaces of containers, virtual machines and tunnels: phones in the room cannot use them. */
  private static final Pattern VIRTUAL =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|wg|zt|tailscale).*");

  private MachineAddresses() {}

  /** Under which of this machine's addresses others reach a server that listens on this host. */
  static List<String> reaching(String host) {
    return switch (host) {
      case "0.0.0.0", "::", "[::]" -> all();
      case "localhost", "127.0.0.1", "::1", "[::1]" -> List.of();
      default -> List.of(host);
    };
  }

  /** All but loopback, the likeliest first. */
  private static List<String> all() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(MachineAddresses::isUp)
          .sorted(Comparator.comparing(MachineAddresses::isVirtual))
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(address -> String.valueOf(address.getHostAddress()))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the machine's addresses cannot be read", e);
    }
  }

  private static boolean isUp(NetworkInterface device) {
    try {
      return device.isUp();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isVirtual(NetworkInterface device) {
    return VIRTUAL.matcher(device.getName().toLowerCase(Locale.ROOT)).matches();
  }
}
