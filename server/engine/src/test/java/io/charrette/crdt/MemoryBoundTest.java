package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much memory bytes can make the engine take, honest ones and hostile ones. */
class MemoryBoundTest {
  /** Enough for the ratio to be that of the repeated part. */
  private static final int COUNT = 20_000;

  /**
   * An update that packs as much structure as possible into as few bytes as possible.
   *
   * @param repeated writes a piece of it, given how many came before
   */
  record Dense(String name, Consumer<LibEncoder> head, ObjIntConsumer<LibEncoder> repeated) {
    byte[] update() {
      LibEncoder out = new LibEncoder();
      head.accept(out);
      for (int i = 0; i < COUNT; i++) {
        repeated.accept(out, i);
      }
      return out.writeVarUint(0).toByteArray();
    }

    private static void block(LibEncoder out) {
      out.writeVarUint(1).writeVarUint(COUNT).writeVarUint(5).writeVarUint(0);
    }

    /** The start of an item that is to the right of the one before it. */
    private static LibEncoder chained(LibEncoder out, int index, int content) {
      return index == 0
          ? out.writeByte(content).writeVarUint(1).writeVarString("array")
          : out.writeByte(0x80 | content).writeVarUint(5).writeVarUint(index - 1);
    }

    private static void any(LibEncoder out) {
      out.writeVarUint(1)
          .writeVarUint(1)
          .writeVarUint(5)
          .writeVarUint(0)
          .writeByte(8)
          .writeVarUint(1)
          .writeVarString("array")
          .writeVarUint(COUNT);
    }

    private static void json(LibEncoder out, String repeated) {
      out.writeVarUint(1)
          .writeVarUint(1)
          .writeVarUint(5)
          .writeVarUint(0)
          .writeByte(5)
          .writeVarUint(1)
          .writeVarString("text")
          .writeVarString("[" + repeated.repeat(COUNT) + "0]");
    }
  }

  static List<Dense> dense() {
    return List.of(
        new Dense("collected", Dense::block, (out, i) -> out.writeByte(0).writeVarUint(1)),
        new Dense("gaps", Dense::block, (out, i) -> out.writeByte(10).writeVarUint(1)),
        new Dense("deleted", Dense::block, (out, i) -> Dense.chained(out, i, 1).writeVarUint(1)),
        new Dense(
            "strings", Dense::block, (out, i) -> Dense.chained(out, i, 4).writeVarString("x")),
        new Dense(
            "json",
            Dense::block,
            (out, i) -> Dense.chained(out, i, 2).writeVarUint(1).writeVarString("[]")),
        new Dense("bytes", Dense::block, (out, i) -> Dense.chained(out, i, 3).writeVarUint(0)),
        new Dense(
            "embeds", Dense::block, (out, i) -> Dense.chained(out, i, 5).writeVarString("{}")),
        new Dense(
            "formats",
            Dense::block,
            (out, i) -> Dense.chained(out, i, 6).writeVarString("b").writeVarString("{}")),
        new Dense(
            "any",
            Dense::block,
            (out, i) -> Dense.chained(out, i, 8).writeVarUint(1).writeByte(126)),
        new Dense(
            "subdocuments",
            Dense::block,
            (out, i) -> Dense.chained(out, i, 9).writeVarString("").writeByte(118).writeVarUint(0)),
        new Dense("types", Dense::block, (out, i) -> Dense.chained(out, i, 7).writeVarUint(1)),
        new Dense(
            "nested types",
            Dense::block,
            (out, i) -> {
              out.writeByte(7);
              if (i == 0) {
                out.writeVarUint(1).writeVarString("array");
              } else {
                out.writeVarUint(0).writeVarUint(5).writeVarUint(i - 1);
              }
              out.writeVarUint(1);
            }),
        new Dense(
            "keys",
            Dense::block,
            (out, i) ->
                out.writeByte(0x20 | 8)
                    .writeVarUint(1)
                    .writeVarString("map")
                    .writeVarString(Integer.toString(i, 36))
                    .writeVarUint(1)
                    .writeByte(126)),
        new Dense(
            "roots",
            Dense::block,
            (out, i) ->
                out.writeByte(8)
                    .writeVarUint(1)
                    .writeVarString(Integer.toString(i, 36))
                    .writeVarUint(1)
                    .writeByte(126)),
        new Dense("nulls", Dense::any, (out, i) -> out.writeByte(126)),
        new Dense("any texts", Dense::any, (out, i) -> out.writeByte(119).writeVarUint(0)),
        new Dense("any lists", Dense::any, (out, i) -> out.writeByte(117).writeVarUint(0)),
        new Dense("any maps", Dense::any, (out, i) -> out.writeByte(118).writeVarUint(0)),
        new Dense(
            "any entries",
            Dense::any,
            (out, i) -> out.writeByte(118).writeVarUint(1).writeVarUint(0).writeByte(126)),
        new Dense("json lists", out -> Dense.json(out, "[],"), (out, i) -> {}),
        new Dense("json maps", out -> Dense.json(out, "{},"), (out, i) -> {}),
        new Dense("json numbers", out -> Dense.json(out, "1,"), (out, i) -> {}),
        new Dense(
            "clients",
            out -> out.writeVarUint(COUNT),
            (out, i) ->
                out.writeVarUint(1)
                    .writeVarUint(i + 1)
                    .writeVarUint(0)
                    .writeByte(0)
                    .writeVarUint(1)),
        new Dense(
            "waiting clients",
            out -> out.writeVarUint(COUNT),
            (out, i) ->
                out.writeVarUint(1)
                    .writeVarUint(i + 1)
                    .writeVarUint(1)
                    .writeByte(0)
                    .writeVarUint(1)));
  }

  @ParameterizedTest
  @MethodSource("dense")
  @DisplayName("[Y2] decoding and applying allocate in proportion to the bytes, however dense")
  void proportional(Dense dense) {
    byte[] update = dense.update();
    long decoded = Allocation.of(() -> Update.decode(update));
    long applied = Allocation.of(() -> new Document(1).apply(Update.decode(update)));
    System.out.printf(
        "%s: %d bytes; a byte of it takes %.1f to decode, %.1f to apply%n",
        dense.name(),
        update.length,
        decoded / (double) update.length,
        applied / (double) update.length);
    assertThat(decoded).isLessThan((long) DecodeLimits.ALLOCATED_PER_BYTE * update.length);
    assertThat(applied).isLessThan(2L * DecodeLimits.ALLOCATED_PER_BYTE * update.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"collected", "strings"})
  @DisplayName("[Y2] of structs that have joined no more stays than of one")
  void joined(String name) throws MalformedDataException {
    Dense dense =
        dense().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    byte[] update = dense.update();
    List<Document> documents = Stream.generate(() -> new Document(1)).limit(100).toList();
    long before = heap();
    for (Document document : documents) {
      document.apply(Update.decode(update));
    }
    long each = (heap() - before) / documents.size();
    System.out.printf("%s: %d bytes stay of %d structs that have joined%n", name, each, COUNT);
    // Of the strings their letters stay, and room for as many.
    assertThat(each).isLessThan(3L * COUNT);
    assertThat(documents).allMatch(document -> document.pendingStructs() == 0);
  }

  private static long heap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static List<byte[]> singleStructs(int count) {
    Document source = new Document(1);
    List<byte[]> updates = new ArrayList<>();
    source.onUpdate(updates::add);
    for (int i = 0; i < count; i++) {
      source.array("array").insert(0, i);
    }
    return updates;
  }

  /** The less of two runs: until its code is compiled, a run allocates what no run does later. */
  private static long allocatedBy(List<byte[]> updates) {
    long early = allocatedByRun(updates);
    return Math.min(early, allocatedByRun(updates));
  }

  private static long allocatedByRun(List<byte[]> updates) {
    return Allocation.of(
        () -> {
          Document document = new Document(2);
          for (byte[] update : updates) {
            document.apply(Update.decode(update));
          }
          assertThat(document.pendingStructs()).isZero();
        });
  }

  @Test
  @DisplayName("[Y5] 100,000 updates of single structs, backwards or shuffled, cost twice at most")
  void backwards() {
    List<byte[]> updates = singleStructs(100_000);
    long forwards = allocatedBy(updates);
    long forwardsOfHalf = allocatedBy(updates.subList(0, 50_000));
    List<byte[]> half = new ArrayList<>(updates.subList(0, 50_000));
    Collections.reverse(half);
    long backwardsOfHalf = allocatedBy(half);
    Collections.reverse(updates);
    long backwards = allocatedBy(updates);
    Collections.shuffle(updates, new Random(7));
    long shuffled = allocatedBy(updates);
    System.out.printf(
        "100,000 single-struct updates allocate in MB: forwards %d, backwards %d, shuffled %d%n",
        forwards >> 20, backwards >> 20, shuffled >> 20);
    assertThat(backwards).isLessThan(2 * forwards);
    assertThat(shuffled).isLessThan(2 * forwards);
    assertThat(forwards).isLessThan((long) (2.2 * forwardsOfHalf));
    assertThat(backwards).isLessThan((long) (2.2 * backwardsOfHalf));
  }
}
