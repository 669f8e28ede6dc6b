package io.charrette.crdt;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An update as text, a line a struct, so that a difference between two can be read. */
final class Dump {
  private Dump() {}

  static String of(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      StringBuilder out = new StringBuilder();
      for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
        out.append(line(struct));
      }
      LibEncoder deletions = new LibEncoder();
      reader.readDeletions().write(deletions);
      return out.append("deleted ")
          .append(HexFormat.of().formatHex(deletions.toByteArray()))
          .toString();
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static String line(Struct struct) {
    LibEncoder bytes = new LibEncoder();
    struct.write(bytes, 0);
    String content = struct instanceof Item item ? item.content.getClass().getSimpleName() : "";
    return struct.client
        + "@"
        + struct.clock
        + "+"
        + struct.length
        + (" " + struct.getClass().getSimpleName() + " " + content + " ")
        + HexFormat.of().formatHex(bytes.toByteArray())
        + "\n";
  }

  /** As {@link #of}, but only of the structs that a document in a state has integrated. */
  static String integrated(byte[] update, StateVector state) {
    StringBuilder out = new StringBuilder();
    for (Struct struct : read(update)) {
      if (struct.clock < state.clock(struct.client)) {
        out.append(line(struct));
      }
    }
    return out.toString();
  }

  /**
   * The ids of the operations that two documents in a state have differently, or that only one of
   * them has deleted. Left out are formats that only one has deleted, how operations are joined to
   * structs, and how pairs of surrogates are parted.
   */
  static Set<String> differences(byte[] one, byte[] other, StateVector state) {
    Map<String, String> ours = operations(one, true);
    Map<String, String> theirs = operations(other, true);
    Set<String> differing = new TreeSet<>(ours.keySet());
    differing.addAll(theirs.keySet());
    differing.removeIf(id -> isBeyond(id, state) || Objects.equals(ours.get(id), theirs.get(id)));
    Set<String> deletedByOne = deleted(one);
    Set<String> deletedByOther = deleted(other);
    deletedByOne.stream().filter(id -> !deletedByOther.contains(id)).forEach(differing::add);
    deletedByOther.stream().filter(id -> !deletedByOne.contains(id)).forEach(differing::add);
    differing.removeIf(id -> isFormat(ours.get(id)) || isFormat(theirs.get(id)));
    return differing;
  }

  private static boolean isBeyond(String id, StateVector state) {
    int at = id.indexOf('@');
    return Long.parseLong(id.substring(at + 1)) >= state.clock(Long.parseLong(id.substring(0, at)));
  }

  private static boolean isFormat(@Nullable String operation) {
    return operation != null && operation.contains(FormatContent.class.getSimpleName());
  }

  private static Set<String> deleted(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      covered(reader);
      Set<String> deleted = new HashSet<>();
      reader
          .readDeletions()
          .clients()
          .forEach(
              (client, ranges) -> {
                for (int i = 0; i < ranges.size(); i++) {
                  for (long clock = ranges.start(i); clock < ranges.end(i); clock++) {
                    deleted.add(client + "@" + clock);
                  }
                }
              });
      return deleted;
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Struct> read(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      List<Struct> structs = new ArrayList<>();
      for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
        structs.add(struct);
      }
      return structs;
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** A text with each pair of surrogates as if parted by a split. */
  static String parted(String text) {
    return text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "\uFFFD\uFFFD");
  }

  /** Whether an operation that both updates have is not the same in both. */
  static boolean differInVersion(byte[] one, byte[] other) {
    Map<String, String> versions = operations(one, false);
    return operations(other, false).entrySet().stream()
        .anyMatch(e -> !versions.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
  }

  /** Each operation of an update, by its id. */
  private static Map<String, String> operations(byte[] update, boolean parted) {
    Map<String, String> operations = new HashMap<>();
    for (Struct struct : read(update)) {
      for (long i = 0; i < struct.length && !(struct instanceof Skip); i++) {
        String operation = operation(struct, (int) i);
        operations.put(
            struct.client + "@" + (struct.clock + i),
            parted && Character.isSurrogate(operation.charAt(operation.length() - 1))
                ? operation.substring(0, operation.length() - 1) + '\uFFFD'
                : operation);
      }
    }
    return operations;
  }

  private static String operation(Struct struct, int index) {
    if (!(struct instanceof Item item)) {
      return struct.getClass().getSimpleName();
    }
    Object value = item.content.countable() ? item.content.value(index) : null;
    String text =
        switch (value) {
          case byte[] bytes -> Arrays.toString(bytes);
          case SharedType type -> type.getClass().getSimpleName();
          case null, default -> String.valueOf(value);
        };
    return "%s@%s %s@%s %s %s %s"
        .formatted(
            index == 0 ? item.originClient : item.client,
            index == 0 ? item.originClock : item.clock + index - 1,
            item.rightOriginClient,
            item.rightOriginClock,
            item.hasOrigin() || item.hasRightOrigin() ? "" : item.parent + " " + item.key,
            item.content.getClass().getSimpleName(),
            text);
  }

  /** The ranges of clocks that an update has, and those that it deletes, as text. */
  static String coverage(byte[] update) {
    try {
      UpdateReader reader = new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT);
      return ranges(covered(reader)) + " deleted " + ranges(reader.readDeletions());
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  /** The ranges of clocks that an update has, as text. */
  static String structs(byte[] update) {
    try {
      return ranges(covered(new UpdateReader(new LibDecoder(update), DecodeLimits.DEFAULT)));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  private static DeleteSet covered(UpdateReader reader) throws MalformedDataException {
    DeleteSet covered = new DeleteSet();
    for (Struct struct = reader.next(); struct != null; struct = reader.next()) {
      if (!(struct instanceof Skip)) {
        covered.add(struct.client, struct.clock, struct.length);
      }
    }
    return covered;
  }

  private static String ranges(DeleteSet set) {
    StringBuilder out = new StringBuilder();
    set.clients()
        .forEach(
            (client, ranges) -> {
              ranges.normalise();
              out.append(client);
              for (int i = 0; i < ranges.size(); i++) {
                out.append(' ').append(ranges.start(i)).append('-').append(ranges.end(i));
              }
              out.append('\n');
            });
    return out.toString();
  }
}
