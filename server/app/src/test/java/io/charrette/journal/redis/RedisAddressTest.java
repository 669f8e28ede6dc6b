package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.journal.StreamId;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://localhost",
        "redis://localhost:6380",
        "rediss://user:secret@redis.example.org:6380/2",
        "redis://:secret@[::1]:6379"
      })
  @DisplayName("[J30] one server")
  void oneServer(String address) {
    RedisOptions options = RedisAddress.parse(address).options(ProtocolVersion.RESP2);
    assertThat(options.getType()).isEqualTo(RedisClientType.STANDALONE);
    assertThat(options.getEndpoints()).containsExactly(address);
    assertThat(RedisAddress.parse(address).toString()).doesNotContain("secret");
    assertThat(RedisAddress.isOne(address)).isTrue();
  }

  @Test
  @DisplayName("[J30] sentinels")
  void sentinels() {
    RedisAddress address = RedisAddress.parse("rediss+sentinel://:secret@a,b:26380/mymaster/1");
    RedisOptions options = address.options(ProtocolVersion.RESP2);
    assertThat(options.getType()).isEqualTo(RedisClientType.SENTINEL);
    assertThat(options.getEndpoints())
        .containsExactly("rediss://:secret@a/1", "rediss://:secret@b:26380/1");
    assertThat(options.getMasterName()).isEqualTo("mymaster");
    assertThat(address.cluster()).isFalse();
    assertThat(address).hasToString("rediss+sentinel://a,b:26380/mymaster/1");
    RedisAddress replica = address.node("2001:db8::1", 6380);
    assertThat(replica.options(ProtocolVersion.RESP2).getEndpoints())
        .containsExactly("rediss://:secret@[2001:db8::1]:6380/1");
    assertThat(replica).hasToString("replica [2001:db8::1]:6380");
  }

  @Test
  @DisplayName("[J30] a cluster")
  void cluster() {
    RedisAddress address = RedisAddress.parse("redis+cluster://10.0.0.1:7000,10.0.0.2:7000");
    assertThat(address.options(ProtocolVersion.RESP2).getType()).isEqualTo(RedisClientType.CLUSTER);
    assertThat(address.options(ProtocolVersion.RESP2).getEndpoints())
        .containsExactly("redis://10.0.0.1:7000", "redis://10.0.0.2:7000");
    assertThat(address.cluster()).isTrue();
    assertThat(address.node("", 7002).options(ProtocolVersion.RESP2).getEndpoints())
        .containsExactly("redis://10.0.0.1:7002");
    assertThat(address.node("", 7002)).hasToString("node 10.0.0.1:7002");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis:localhost                       | a Redis address is",
        "redis+magic://a                       | a Redis address is",
        "redis://                              | host[:port] is not",
        "redis://:pa/secret@a                  | a database is a number",
        "redis://a/0?secret                    | a database is a number",
        "redis+sentinel://pa/secret@a          | the path is the master's name",
        "redis://:secret@a:port                | host[:port] is not",
        "redis://a:70000                       | host[:port] is not",
        "redis://a,b                           | one host only",
        "redis://a/zero                        | a database is a number",
        "redis://a/1/2                         | the path is a database's number",
        "redis+sentinel://a                    | the path is the master's name",
        "redis+sentinel://a/                   | the path is the master's name",
        "redis+cluster://a,b/1                 | a cluster has no databases",
        "redis://:secret^@a                    | must be percent-encoded",
      })
  @DisplayName("[J30] what is wrong is said, without the password")
  void wrong(String address, String reason) {
    assertThatThrownBy(() -> RedisAddress.parse(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("[J31] all keys of a workshop are in one slot of a cluster")
  void keys() {
    StreamKeys workshop = StreamKeys.of(StreamId.workshop("HCKR2B7W4XFG"));
    StreamKeys table = StreamKeys.of(StreamId.table("HCKR2B7W4XFG", 12));
    assertThat(workshop.entries()).isEqualTo("charrette:{HCKR2B7W4XFG}:workshop/HCKR2B7W4XFG");
    assertThat(table.checkpoint())
        .isEqualTo("charrette:{HCKR2B7W4XFG}:table/HCKR2B7W4XFG/12:checkpoint");
    assertThat(StreamKeys.of(StreamId.directory()).entries())
        .isEqualTo("charrette:{directory}:directory");
  }
}
