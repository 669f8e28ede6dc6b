package io.charrette.journal.redis;

import static java.util.regex.Pattern.DOTALL;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.Locale;
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

  /** How Redis tells who is nobody there, or has another password. */
  private static final Pattern NOBODY = Pattern.compile("\\b(WRONGPASS|NOAUTH|ERR AUTH) ");

  private static final Pattern NO_COMMAND = Pattern.compile("to run the '([^']+)'");

  private static final Pattern REPEATED = Pattern.compile(",? with args beginning with.*", DOTALL);

  /** Up to the last @: what is not percent-encoded stands in no address. */
  private static final Pattern USER_IN_ADDRESS = Pattern.compile("://[^/\\s]*@");

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

  /** Whether Redis does not know the user, or not with this password. */
  static boolean isOfUser(Throwable failure) {
    return NOBODY.matcher(message(failure)).find();
  }

  /**
   * Which right is missing, as {@code ACL SETUSER} takes it.
   *
   * @param keys that of keys
   * @param channels that of channels
   */
  static String missingRight(Throwable refusal, String keys, String channels) {
    String words = message(refusal).toLowerCase(Locale.ROOT);
    Matcher command = NO_COMMAND.matcher(words);
    return command.find() ? "+" + command.group(1) : words.contains("channel") ? channels : keys;
  }

  /**
   * Which missing right keeps the client from connecting, as {@code ACL SETUSER} takes it: to ask a
   * sentinel for the master, or a cluster for its slots. Empty when something else does. The client
   * tells it within words of its own.
   */
  static String rightToConnect(Throwable failure) {
    Matcher command = NO_COMMAND.matcher(message(failure).toLowerCase(Locale.ROOT));
    return !answered(failure) && message(failure).contains("NOPERM ") && command.find()
        ? "+" + command.group(1)
        : "";
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
    String message = failure.getMessage() == null ? "connection closed" : message(failure);
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

  /**
   * What Redis says; it repeats what a command that it does not know came with: the password. Or
   * what the client says, which names a node of a cluster by the whole address.
   */
  static String message(Throwable failure) {
    String said = REPEATED.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
    return USER_IN_ADDRESS.matcher(said).replaceAll("://");
  }
}
