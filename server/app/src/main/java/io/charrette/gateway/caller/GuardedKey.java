package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A key that the operator may have set, the brake on guesses of it, and whether the machine itself
 * needs none.
 */
public final class GuardedKey {
  private final Optional<String> key;
  private final String name;
  private final Browsers browsers;
  private final GuessBrake brake;
  private final BrakedKeys braked;
  private final KnownPlaces known;
  private final Predicate<HttpServerRequest> spared;
  private final AuditLog audit;

  /**
   * Guards it.
   *
   * @param name what to call it in an answer, such as "the create key"
   * @param brake for this key alone
   * @param braked counts what the brake holds back
   * @param known where browsers that had it are remembered, under its name
   * @param spared who needs no key
   * @param audit hears of wrong ones
   */
  public GuardedKey(
      Optional<String> key,
      String name,
      Browsers browsers,
      GuessBrake brake,
      BrakedKeys braked,
      KnownPlaces known,
      Predicate<HttpServerRequest> spared,
      AuditLog audit) {
    this.key = key;
    this.name = name;
    this.browsers = browsers;
    this.brake = brake;
    this.braked = braked;
    this.known = known;
    this.spared = spared;
    this.audit = audit;
  }

  /** Whether there is one. */
  public boolean isSet() {
    return key.isPresent();
  }

  /** Whether the request needs none, for where it comes from. */
  public boolean spares(HttpServerRequest request) {
    return spared.test(request);
  }

  /**
   * Whether the request carries it.
   *
   * @throws Problem when the request carries another, or wrong ones came too often
   */
  public boolean opens(HttpServerRequest request) {
    Optional<String> sent = Callers.bearer(request);
    if (sent.isEmpty() || key.isEmpty()) {
      return false;
    }
    Guesser who = browsers.of(request);
    boolean right = Tokens.same(sent.get(), key.get());
    // Not for a network: others there do not have this key, and could try as many as they like.
    if (right && who.hasCookie() && known.contains(name, who.browser())) {
      return true;
    }
    GuessBrake.Guess guess = guess(who);
    if (!right) {
      audit.refused(request, name);
      throw Problem.of(ProblemType.UNAUTHORISED, "This is not " + name);
    }
    guess.forgive();
    if (who.hasCookie()) {
      known.add(name, who.browser());
    }
    return true;
  }

  private GuessBrake.Guess guess(Guesser who) {
    try {
      return brake.guess(who);
    } catch (Problem tooMany) {
      braked.count(name, who.network());
      throw tooMany;
    }
  }
}
