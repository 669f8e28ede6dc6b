package io.charrette.journal.redis;

import static java.util.regex.Pattern.DOTALL;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a failed command means: an answer that will never be better, or one to try again for. */
final class RedisErrors {
  /** The first words of answers about the command itself; all others pass with time. */
  private static final Set<String> FINAL = Set.of("ERR", "WRONGTYPE", "NOSCRIPT");

  /** Passes with time, although it begins like an answer about the command. */
  private static final String TOO_MANY_CLIENTS = "ERR max number of clients reached";

  /** How the client tells, as if Redis had said it, that the connection is gone. */
  private static final String CONNECTION_CLOSED = "CONNECTION_CLOSED";

  /** What a user may not do is told like an error of the script that tried it. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "^NOPERM |The user executing the script can't|ACL failure in script|-NOPERM ");

  private static final Pattern REPEATED = Pattern.compile(",? with args beginning with.*", DOTALL);

  private static final Pattern WRAPPED = Pattern.compile("^ERR Error running script.* -([A-Z]+) ");

  private RedisErrors() {}

  /**
   * Whether Redis itself answered; otherwise the connection is in doubt. The client fails with the
   * error reply itself, which is both a reply and a throwable.
   */
  static boolean answered(Throwable failure) {
    return failure instanceof Response reply
        && reply.type() == ResponseType.ERROR
        && !message(failure).startsWith(CONNECTION_CLOSED);
  }

  /**
   * Whether the same command would fail in the same way for ever. A refusal that an operator can
   * lift, such as a missing permission, passes with time.
   */
  static boolean isFinal(Throwable failure) {
    String message = message(failure);
    return answered(failure)
        && FINAL.contains(code(message))
        && !isForbidden(failure)
        && !message.startsWith(TOO_MANY_CLIENTS);
  }

  /** Whether Redis would do it for another user. */
  static boolean isForbidden(Throwable failure) {
    return answered(failure) && FORBIDDEN.matcher(message(failure)).find();
  }

  /** Whether Redis is still reading its file: it will answer otherwise one day. */
  static boolean isLoading(Throwable failure) {
    return answered(failure) && code(message(failure)).equals("LOADING");
  }

  /** Whether Redis cannot write now: it lacks memory, disk or replicas. */
  static boolean isShortOfMeans(Throwable failure) {
    return answered(failure)
        && Set.of("OOM", "MISCONF", "NOREPLICAS").contains(code(message(failure)));
  }

  /** Whether a server says that it follows another, and so takes nothing. */
  static boolean isOfReplica(Throwable failure) {
    return answered(failure) && message(failure).contains("READONLY");
  }

  /** The reason, for an operator. */
  static String inWords(RedisAddress address, Throwable failure) {
    if (answered(failure)) {
      return "Redis at " + address + " refuses: " + message(failure);
    }
    if (failure instanceof TimeoutException) {
      return noAnswer(address);
    }
    if (failure instanceof Error) {
      return "Redis at " + address + " cannot be used: " + failure;
    }
    String message = failure.getMessage() == null ? "connection closed" : failure.getMessage();
    return "Redis at " + address + " cannot be reached: " + message.replaceAll("\\s+", " ");
  }

  static String noAnswer(RedisAddress address) {
    return "Redis at " + address + " does not answer";
  }

  /** The word that Redis begins an error with; before 7.0 that of a script wraps another. */
  private static String code(String message) {
    Matcher wrapped = WRAPPED.matcher(message);
    return wrapped.find() ? wrapped.group(1) : message.split(" ", 2)[0];
  }

  /** What Redis says; it repeats what a command that it does not know came with: the password. */
  static String message(Throwable failure) {
    return REPEATED.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
  }
}
