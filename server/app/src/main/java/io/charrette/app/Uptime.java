package io.charrette.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Nanoseconds since this machine was started, with those in which it slept, to a hundredth of a
 * second; nothing where the system does not tell. Linux has it in {@code /proc/uptime} (see
 * proc(5)): two numbers of seconds, of which the first is meant.
 */
final class Uptime implements Supplier<OptionalLong> {
  private static final Path FILE = Path.of("/proc/uptime");

  @Override
  public OptionalLong get() {
    try {
      String seconds = Files.readString(FILE).split(" ", 2)[0];
      return OptionalLong.of(new BigDecimal(seconds).movePointRight(9).longValueExact());
    } catch (IOException | ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
