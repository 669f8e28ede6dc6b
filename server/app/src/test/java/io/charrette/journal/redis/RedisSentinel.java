package io.charrette.journal.redis;

import static io.charrette.journal.Patience.awaitUntil;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A master, its replica, and a sentinel that makes the replica the master when that is gone. */
public final class RedisSentinel implements AutoCloseable {
  private final int port;
  private final RedisServer master;
  private final RedisServer replica;
  private final Process sentinel;

  private RedisSentinel(int port, RedisServer master, RedisServer replica, Process sentinel) {
    this.port = port;
    this.master = master;
    this.replica = replica;
    this.sentinel = sentinel;
  }

  /** Starts all three, and waits until the sentinel knows the other two. */
  public static RedisSentinel start(Path folder) throws IOException {
    int port = RedisServer.freePort();
    RedisServer master = RedisServer.start(Files.createDirectory(folder.resolve("a")));
    RedisServer replica =
        RedisServer.start(
            Files.createDirectory(folder.resolve("b")),
            "--replicaof",
            "127.0.0.1",
            "" + master.port(),
            "--repl-diskless-sync-delay",
            "0");
    RedisSentinel all = new RedisSentinel(port, master, replica, watch(folder, port, master));
    awaitUntil(
        "the sentinel knows the replica",
        () ->
            RedisServer.command(port, "sentinel", "replicas", "talks")
                .contains("" + replica.port()));
    awaitUntil(
        "the replica follows",
        () -> replica.command("info", "replication").contains("master_link_status:up"));
    return all;
  }

  private static Process watch(Path folder, int port, RedisServer master) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("sentinel.conf"),
            """
            port %d
            bind 127.0.0.1
            dir %s
            sentinel monitor talks 127.0.0.1 %d 1
            sentinel down-after-milliseconds talks 400
            sentinel failover-timeout talks 2000
            """
                .formatted(port, folder, master.port()));
    return new ProcessBuilder("redis-server", configuration.toString(), "--sentinel")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public RedisAddress address() {
    return RedisAddress.parse("redis+sentinel://127.0.0.1:" + port + "/talks");
  }

  /** Has the replica made the master, as an operator would who wants to restart the other. */
  public void failOver() {
    RedisServer.command(port, "sentinel", "failover", "talks");
  }

  public RedisServer master() {
    return master;
  }

  public RedisServer replica() {
    return replica;
  }

  @Override
  public void close() {
    sentinel.destroyForcibly();
    replica.close();
    master.close();
  }
}
