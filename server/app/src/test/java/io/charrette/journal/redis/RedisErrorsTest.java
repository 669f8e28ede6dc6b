package io.charrette.journal.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisErrorsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "READONLY You can't write against a read only replica.",
        "LOADING Redis is loading the dataset in memory",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "MISCONF Errors writing to the AOF file: No space left on device",
        "NOPERM this user has no permissions to run the 'xadd' command",
        "CLUSTERDOWN The cluster is down",
        "CONNECTION_CLOSED",
        "ERR max number of clients reached",
        "ERR Error running script (call to f_1): @user_script:14: @user_script: 14: -READONLY You"
            + " can't write against a read only replica.",
      })
  @DisplayName("[J10] what passes with time is tried again")
  void passing(String answer) {
    assertThat(RedisErrors.isFinal(ErrorType.create(answer))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGTYPE Operation against a key holding the wrong kind of value",
        "ERR wrong number of arguments for 'xadd' command",
        "ERR Error running script (call to f_1): @user_script:3: attempt to index a nil value",
      })
  @DisplayName("[J10] what would be answered for ever fails alone, so that the rest can go on")
  void lasting(String answer) {
    assertThat(RedisErrors.isFinal(ErrorType.create(answer))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR unknown command 'auth', with args beginning with: 'default' 'secret' ",
        "ERR unknown command `hello`, with args beginning with: `3`, `AUTH`, `default`, `secret`,",
        "ERR unknown subcommand or wrong number, with args beginning with: 'a\nsecret'",
      })
  @DisplayName("[J10] what Redis repeats of a command, the password too, is not told")
  void repeated(String answer) {
    assertThat(
            RedisErrors.inWords(
                RedisAddress.parse("redis://:secret@localhost"), ErrorType.create(answer)))
        .startsWith("Redis at redis://localhost refuses: ERR unknown")
        .doesNotContain("secret");
  }

  @Test
  @DisplayName(
      "[J30] what the client says of a node of a cluster is told without user and password")
  void node() {
    String said =
        "Failed to connect to all nodes of the cluster\n- redis://u:secret@h:1: WRONGPASS no";
    assertThat(
            RedisErrors.inWords(
                RedisAddress.parse("redis+cluster://u:secret@h"), new IOException(said)))
        .isEqualTo(
            "Redis at redis+cluster://h cannot be reached: Failed to connect to all nodes of the"
                + " cluster - redis://h:1: WRONGPASS no");
  }

  @Test
  @DisplayName("[J10] a problem is told in words")
  void words() {
    RedisAddress address = RedisAddress.parse("redis://:secret@localhost");
    assertThat(RedisErrors.inWords(address, new TimeoutException()))
        .isEqualTo("Redis at redis://localhost does not answer");
    assertThat(RedisErrors.inWords(address, new IOException((String) null)))
        .isEqualTo("Redis at redis://localhost cannot be reached: connection closed");
    assertThat(RedisErrors.inWords(address, ErrorType.create("NOAUTH Authentication required.")))
        .isEqualTo("Redis at redis://localhost refuses: NOAUTH Authentication required.");
  }
}
