package io.charrette.gateway.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.live.loop.Role;
import io.charrette.workshop.RecoveryKey;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealedTokenTest {
  private final Random random = new Random(24);
  private final RecoveryKey key = RecoveryKey.next(random);

  @ParameterizedTest
  @EnumSource
  @DisplayName("[B2] [T1] who has the key knows of a token whose it is, and nobody else does")
  void recognised(Role role) {
    SealedToken token = SealedToken.next(key, role, random);

    assertThat(token.token()).matches("[A-Za-z0-9_-]{43}");
    assertThat(token.id()).matches("[2346789BCDFGHJKMPQRTVWXY]{12}");
    assertThat(SealedToken.read(key, token.token())).contains(token);
    assertThat(SealedToken.read(RecoveryKey.next(random), token.token())).isEmpty();
  }

  @Test
  @DisplayName(
      "[B2] a token with another letter anywhere is none, nor is one that ends in other bits")
  void forged() {
    String token = SealedToken.next(key, Role.PARTICIPANT, random).token();
    for (int at = 0; at < token.length(); at++) {
      for (char letter : "AB_-09az".toCharArray()) {
        if (letter != token.charAt(at)) {
          String forged = token.substring(0, at) + letter + token.substring(at + 1);
          assertThat(SealedToken.read(key, forged)).as(forged).isEmpty();
        }
      }
    }
    for (String none : new String[] {"", "=", "A", token + "A", token + "=", "A".repeat(43)}) {
      assertThat(SealedToken.read(key, none)).as(none).isEmpty();
    }
  }

  @Test
  @DisplayName("[B2] no log shows a token")
  void unseen() {
    SealedToken token = SealedToken.next(key, Role.FACILITATOR, random);
    assertThat(token.toString()).doesNotContain(token.token());
  }

  @Test
  @DisplayName("[B3] a proof is right for its nonce, its witness and its key, and for no other")
  void proof() {
    Witness witness = Witness.next(key, random);
    String proof = Witness.named(key, witness.name()).proof("nonce");

    assertThat(witness.proof("nonce")).isEqualTo(proof);
    assertThat(witness.proof("other")).isNotEqualTo(proof);
    assertThat(Witness.next(key, random).proof("nonce")).isNotEqualTo(proof);
    assertThat(Witness.named(RecoveryKey.next(random), witness.name()).proof("nonce"))
        .isNotEqualTo(proof);
    assertThat(witness.toString()).doesNotContain(witness.secret());
  }

  @Test
  @DisplayName("[B3] the proof is the one that pages expect")
  void frozen() {
    Witness witness =
        Witness.named(
            new RecoveryKey("2346789BCDFGHJKMPQRTVWXY2346789BCDF8"), "AAAAAAAAAAAAAAAAAAAAAA");
    assertThat(witness.secret()).isEqualTo("KQTJzAMFw0r9C0wbsKQah2RePOP2hqtF-p6EsS5TGX8");
    assertThat(witness.proof("BBBBBBBBBBBBBBBBBBBBBB"))
        .isEqualTo("CMI7FLh07sxLJHWtvjEtFlxJdhURjXxLJ03O3ccaDco");
  }
}
