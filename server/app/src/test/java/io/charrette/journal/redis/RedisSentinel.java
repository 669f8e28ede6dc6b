package io.charrette.journal.redis;

import static io.charrette.journal.Patience.awaitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A master, its replica, and sentinels that make the replica the master when that is gone. */
public final class RedisSentinel implements AutoCloseable {
  /** A sentinel that has this has asked the server about itself, and may promote it. */
  private static final Pattern RUN = Pattern.compile("runid\\n\\w{40}");

  private final RedisServer master;
  private final RedisServer replica;
  private final List<Integer> ports = new ArrayList<>();
  private final List<Process> sentinels = new ArrayList<>();

  private RedisSentinel(RedisServer master, RedisServer replica) {
    this.master = master;
    this.replica = replica;
  }

  /** Starts all three, and waits until the sentinel knows the other two. */
  public static RedisSentinel start(Path folder) throws IOException {
    return start(folder, 1);
  }

  /**
   * The same with several sentinels, of which most must agree, and settings of both servers, each
   * as {@code --name value}.
   */
  public static RedisSentinel start(Path folder, int sentinels, String... settings)
      throws IOException {
    String common = "--repl-diskless-sync-delay 0 " + String.join(" ", settings);
    RedisServer master =
        RedisServer.start(Files.createDirectory(folder.resolve("a")), words(common));
    String follow = common + " --replicaof 127.0.0.1 " + master.port();
    RedisServer replica =
        RedisServer.start(Files.createDirectory(folder.resolve("b")), words(follow));
    RedisSentinel all = new RedisSentinel(master, replica);
    for (int i = 0; i < sentinels; i++) {
      all.watch(Files.createDirectory(folder.resolve("sentinel" + i)), sentinels / 2 + 1);
    }
    for (int port : all.ports) {
      awaitUntil("a sentinel knows the replica and the others", () -> all.knowsAll(port));
    }
    all.awaitFollowing();
    return all;
  }

  private static String[] words(String options) {
    return options.strip().split(" +", -1);
  }

  private void watch(Path folder, int quorum) throws IOException {
    int port = RedisServer.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("sentinel.conf"),
            """
            port %d
            bind 127.0.0.1
            dir %s
            sentinel monitor talks 127.0.0.1 %d %d
            sentinel down-after-milliseconds talks 400
            sentinel failover-timeout talks 2000
            """
                .formatted(port, folder, master.port(), quorum));
    ports.add(port);
    sentinels.add(
        new ProcessBuilder("redis-server", configuration.toString(), "--sentinel")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  private boolean knowsAll(int port) {
    List<String> said =
        Arrays.asList(RedisServer.command(port, "sentinel", "master", "talks").split("\n", -1));
    String replicas = RedisServer.command(port, "sentinel", "replicas", "talks");
    return replicas.contains("" + replica.port())
        && RUN.matcher(replicas).find()
        && said.get(said.indexOf("num-other-sentinels") + 1).equals("" + (ports.size() - 1));
  }

  public RedisAddress address() {
    return addressFor("");
  }

  /** The same for somebody, as {@code user:password@}. */
  RedisAddress addressFor(String user) {
    return RedisAddress.parse(
        ports.stream()
            .map(port -> "127.0.0.1:" + port)
            .collect(Collectors.joining(",", "redis+sentinel://" + user, "/talks")));
  }

  /** What the first sentinel answers to a command line. */
  String command(String... words) {
    return RedisServer.command(ports.getFirst(), words);
  }

  /** The ports of the sentinels. */
  List<Integer> ports() {
    return List.copyOf(ports);
  }

  /** Has the replica made the master, as an operator would who wants to restart the other. */
  public void failOver() {
    awaitUntil(
        "the failover begins",
        () ->
            RedisServer.command(ports.getFirst(), "sentinel", "failover", "talks")
                .startsWith("OK"));
  }

  /** Whether each sentinel says that what was the replica is the master. */
  public boolean agree() {
    return ports.stream()
        .allMatch(
            port ->
                RedisServer.command(port, "sentinel", "get-master-addr-by-name", "talks")
                    .contains("" + replica.port()));
  }

  /** Lets the sentinels wait a minute for an answer, and for the end of a failover. */
  public void bePatient() {
    for (int port : ports) {
      for (String what : List.of("down-after-milliseconds", "failover-timeout")) {
        RedisServer.command(port, "sentinel", "set", "talks", what, "60000");
      }
    }
  }

  /** Waits until the replica has what the master has, and goes on to get it. */
  public void awaitFollowing() {
    awaitUntil(
        "the replica follows",
        () -> replica.command("info", "replication").contains("master_link_status:up"));
  }

  public RedisServer master() {
    return master;
  }

  public RedisServer replica() {
    return replica;
  }

  @Override
  public void close() {
    sentinels.forEach(Process::destroyForcibly);
    replica.close();
    master.close();
  }
}
