package io.charrette.journal.redis;

import static io.charrette.journal.Patience.LONGEST;
import static io.charrette.journal.Patience.await;
import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.app.SteeredClock;
import io.charrette.journal.Journal;
import io.charrette.journal.Journal.Tail;
import io.charrette.journal.JournalContract;
import io.charrette.journal.JournalLimits;
import io.charrette.journal.Position;
import io.charrette.journal.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a cluster of three real nodes. */
class RedisClusterTest extends JournalContract {
  private static final List<RedisServer> NODES = new ArrayList<>();

  @BeforeAll
  static void startCluster(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 3; i++) {
      Path of = Files.createDirectory(folder.resolve("node" + i));
      // Else it would be 10,000 above the other, and may be none.
      String busPort = "" + RedisServer.freePort();
      NODES.add(
          RedisServer.start(
              of,
              "--cluster-enabled",
              "yes",
              "--cluster-port",
              busPort,
              "--cluster-node-timeout",
              "2000"));
    }
    List<String> create = new ArrayList<>(List.of("--cluster", "create"));
    NODES.forEach(node -> create.add("127.0.0.1:" + node.port()));
    create.add("--cluster-yes");
    NODES.getFirst().command(create.toArray(String[]::new));
    awaitCluster();
  }

  @AfterAll
  static void stopCluster() {
    NODES.forEach(RedisServer::close);
  }

  private static void awaitCluster() {
    awaitUntil(
        "the cluster is whole",
        () ->
            NODES.stream()
                .allMatch(
                    node ->
                        node.command("cluster", "info").contains("cluster_state:ok")
                            && node.command("cluster", "slots").lines().count() >= 12));
  }

  @AfterEach
  void empty() {
    journal.close();
    NODES.forEach(node -> node.command("flushall"));
  }

  @Override
  protected Journal open(JournalLimits limits) {
    String nodes =
        NODES.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    return RedisJournal.open(RedisAddress.parse("redis+cluster://" + nodes), limits);
  }

  @Override
  protected void refuse() {
    NODES.forEach(RedisServer::kill);
  }

  @Override
  protected void relent() throws IOException {
    for (RedisServer node : NODES) {
      node.start();
    }
    awaitCluster();
  }

  @Override
  protected void refuseForGood(StreamId stream) {
    NODES.getFirst().command("-c", "set", StreamKeys.of(stream).entries(), "no stream");
  }

  @Override
  protected void relent(StreamId stream) {
    NODES.getFirst().command("-c", "del", StreamKeys.of(stream).entries());
  }

  @Test
  @DisplayName("[J31] the slot of a stream is the one that the cluster says")
  void slot() {
    for (int i = 0; i < 12; i++) {
      StreamKeys keys = StreamKeys.of(StreamId.table("W" + i, i));
      assertThat(NODES.getFirst().command("cluster", "keyslot", keys.moments()).strip())
          .isEqualTo("" + keys.slot());
    }
  }

  @Test
  @DisplayName("[J31] workshops spread over the nodes, and each is whole on one")
  void spread() {
    List<StreamId> workshops =
        IntStream.range(0, 12).mapToObj(i -> StreamId.workshop("W" + i)).toList();
    for (StreamId workshop : workshops) {
      await(journal.appendAt(workshop, 0, List.of(bytes("a"), bytes("b")), LONGEST));
      assertThat(await(journal.checkpointAt(workshop, 1, bytes("a"), bytes("a")))).isTrue();
      assertThat(texts(read(workshop))).containsExactly("b");
    }
    assertThat(NODES).allMatch(node -> !node.command("dbsize").equals("0\n"));
  }

  @Test
  @DisplayName("[P2] [P4] in a cluster, too, processes hear each other and have one clock")
  void neighbours() {
    StreamId table = StreamId.table("W1", 1);
    try (RedisJournal one = (RedisJournal) open(LIMITS);
        RedisJournal two = (RedisJournal) open(LIMITS)) {
      RecordedHearing here = new RecordedHearing();
      RecordedHearing there = new RecordedHearing();
      one.neighbours().hear(table, here);
      two.neighbours().hear(table, there);
      awaitUntil("joined", () -> here.joined.get() > 0 && there.joined.get() > 0);
      // Nodes pass on what they were told in their own time.
      awaitUntil(
          "heard",
          () -> {
            one.neighbours().tell(table, bytes("from one"));
            two.neighbours().tell(table, bytes("from two"));
            return here.heard.contains("from two") && there.heard.contains("from one");
          });
      assertThat(here.heard).containsOnly("from two");
      InstantSource ahead = one.clock(new SteeredClock(60_000));
      InstantSource behind = two.clock(new SteeredClock(-60_000));
      awaitUntil(
          "clocks that are two minutes apart agree",
          () -> Duration.between(behind.instant(), ahead.instant()).abs().toMillis() < 500);
    }
  }

  @Test
  @DisplayName("[J34] each node must give the rights that the manual names")
  void rights() throws IOException {
    List<String> rights = new ArrayList<>(RedisRightsTest.manual());
    rights.addAll(List.of("+cluster|slots", "+asking"));
    NODES.forEach(node -> give(node, rights));
    RedisAddress address =
        RedisAddress.parse("redis+cluster://charrette:secret@127.0.0.1:" + NODES.getFirst().port());
    try (RedisJournal those = RedisJournal.open(address, LIMITS)) {
      for (int i = 0; i < 12; i++) {
        await(those.appendAt(StreamId.workshop("W" + i), 0, List.of(bytes("a")), LONGEST));
      }
      assertThat(those.health()).isEqualTo(new Journal.Health(true, "", 0));
    }
    // What names no key goes to whichever node the client picks.
    for (String right :
        List.of(
            "+xadd",
            "&charrette:*",
            "+publish",
            "+subscribe",
            "+unsubscribe",
            "+ping",
            "+time",
            "+cluster|slots",
            "+asking")) {
      for (RedisServer node : NODES) {
        give(node, RedisRightsTest.without(rights, right));
        assertThatThrownBy(() -> RedisJournal.open(address, LIMITS))
            .as(right + " at " + node.port())
            .hasMessageContaining(" no right to " + right + " (")
            .hasMessageNotContaining("secret");
        give(node, rights);
      }
    }
  }

  @Test
  @DisplayName("[J15] the start asks each node what it promises, and names one that promises less")
  void promises() {
    assertThat(journal.describe())
        .contains("Saved means on the Redis server's disk.")
        .contains("it also takes what no replica follows")
        .doesNotContain("not set alike");
    for (RedisServer node : NODES) {
      node.command("config", "set", "appendonly", "no");
      try (Journal other = open(LIMITS)) {
        assertThat(other.describe())
            .contains("WARNING: Saved means in the Redis server's memory only")
            .contains("no at node 127.0.0.1:" + node.port());
      } finally {
        node.command("config", "set", "appendonly", "yes");
      }
    }
    awaitUntil(
        "each writes its file again",
        () ->
            NODES.stream()
                .map(node -> node.command("info", "persistence"))
                .allMatch(
                    told ->
                        told.contains("aof_rewrite_in_progress:0")
                            && told.contains("aof_rewrite_scheduled:0")));
  }

  private static void give(RedisServer node, List<String> rights) {
    assertThat(node.command(RedisRightsTest.setUser(rights)).strip()).isEqualTo("OK");
  }

  @Test
  @DisplayName("[J32] tails of several workshops, in several slots, all get what is theirs")
  void tails() throws Exception {
    List<StreamId> tables =
        IntStream.range(0, 6).mapToObj(i -> StreamId.table("W" + i / 2, i)).toList();
    List<TailRecord> seen = new ArrayList<>();
    List<Tail> tails = new ArrayList<>();
    try (Journal other = open(LIMITS)) {
      for (StreamId table : tables) {
        TailRecord record = new TailRecord();
        seen.add(record);
        tails.add(other.tail(table, Position.START, record));
      }
      for (int i = 0; i < 20; i++) {
        for (StreamId table : tables) {
          await(journal.append(table, bytes(table.name() + " " + i)));
        }
      }
      for (int t = 0; t < tables.size(); t++) {
        TailRecord record = seen.get(t);
        String name = tables.get(t).name();
        awaitUntil("all is seen", () -> record.entries.size() >= 20);
        assertThat(record.entries)
            .containsExactlyElementsOf(
                IntStream.range(0, 20).mapToObj(i -> name + " " + i).toList());
      }
      tails.forEach(Tail::close);
    }
  }
}
