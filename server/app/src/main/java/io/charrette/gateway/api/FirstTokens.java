package io.charrette.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.gateway.caller.Tokens;
import io.charrette.gateway.http.Problem;
import io.charrette.gateway.recovery.SealedToken;
import io.charrette.live.loop.Role;
import io.charrette.workshop.RecoveryKey;
import io.charrette.workshop.Workshop;
import io.vertx.core.Future;
import java.util.random.RandomGenerator;

/** The two tokens that a workshop begins with, wherever it begins. */
record FirstTokens(String facilitator, String screen) {
  static FirstTokens next(RecoveryKey key, RandomGenerator source) {
    return new FirstTokens(
        SealedToken.next(key, Role.FACILITATOR, source).token(),
        SealedToken.next(key, Role.SCREEN, source).token());
  }

  /** A workshop that is there, by this call or by the same one before. */
  record Begun(int status, Workshop workshop) {}

  /**
   * The same workshop again, for whoever began it by a call with these tokens.
   *
   * @param otherwise why it cannot be had, where it has no such link or has it no longer
   */
  Future<Begun> again(Workshop workshop, Problem otherwise) {
    return workshop.principal(Tokens.hash(facilitator)).isPresent()
        ? Future.succeededFuture(new Begun(200, workshop))
        : Future.failedFuture(otherwise);
  }

  /** What whoever began the workshop is told (SPEC H1). */
  ObjectNode answer(Workshop workshop, String base) {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", workshop.id())
            .put("joinCode", workshop.joinCode())
            .put("facilitatorToken", facilitator)
            .put("screenToken", screen);
    answer
        .putObject("links")
        .put("facilitator", base + "/facilitate/" + workshop.id() + "#" + facilitator)
        .put("join", base + "/j/" + workshop.joinCode())
        .put("screen", base + "/screen/" + workshop.id() + "#" + screen);
    return answer;
  }

  /** Keeps the tokens out of logs. */
  @Override
  public String toString() {
    return "FirstTokens[…]";
  }
}
