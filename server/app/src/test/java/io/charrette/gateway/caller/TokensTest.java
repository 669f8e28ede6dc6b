package io.charrette.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  @DisplayName("[T1] a token is 256 random bits as 43 characters of base64url")
  void form() {
    String token = Tokens.next(new SecureRandom());

    assertThat(token).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Tokens.next(new SecureRandom()));
    assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
    assertThat(Tokens.wellFormed(token)).isTrue();
    assertThat(Tokens.wellFormed(token + "A")).isFalse();
    assertThat(Tokens.wellFormed("")).isFalse();
  }

  @Test
  @DisplayName("[T1] what is kept is the SHA-256, never the token")
  void hash() {
    assertThat(Tokens.hash("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
  }
}
