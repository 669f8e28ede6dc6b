package io.charrette.gateway.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.live.loop.Outcome;
import io.charrette.live.loop.Promptly;
import io.charrette.workshop.Workshop;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people did, for whoever must account for it (SPEC H25): a line of its own log each, which
 * names tokens and people by their ids only. Any thread.
 */
public final class AuditLog {
  /** The log's own name, by which the app gives it a place of its own. */
  public static final String NAME = "io.charrette.audit";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  /** Who has shown nothing that is known. */
  private static final String NOBODY = "nobody";

  /** By what a command says whom or what it is about: ids, and words of ours. */
  private static final List<String> OBJECTS =
      List.of(
          "participant",
          "participants",
          "stay",
          "by",
          "link",
          "phase",
          "sheet",
          "item",
          "seat",
          "to",
          "note",
          "id",
          "from",
          "kind",
          "scene");

  /** What a command was decided on, not what it does. */
  private static final String VERSION = "expectedVersion";

  private static final int LONGEST_OBJECT = 40;

  /** Of a list so many are named in a line. */
  private static final int MOST_NAMED = 100;

  private static final int MARK_CHARACTERS = 12;

  private final Reach reach;
  private final SecretKeySpec key;

  /** What was done. */
  public enum Act {
    WORKSHOP_CREATED,
    WORKSHOP_DELETED,
    WORKSHOPS_LISTED,
    ACTIVITY_ADDED,
    ACTIVITY_DELETED,
    WORKSHOP_BROUGHT_BACK,
    RECOVERY_SHEET_READ,
    LINK_MADE,
    LOST_LINK_REPLACED,
    SESSION_BEGUN,
    JOINED,
    REJOINED,
    SEAT_TAKEN_AGAIN,
    COMMANDED,
    PEOPLE_REMOVED,
    SEAT_ASKED_FOR,
    SEAT_GIVEN,
    SEAT_REFUSED,
    SEAT_OFFERED,
    SEAT_TAKEN,
    OFFER_MADE,
    OFFER_WITHDRAWN,
    FLIPCHART_RESTORED,
    REPORT_EXPORTED,
    KEY_REFUSED
  }

  /**
   * Begins a log.
   *
   * @param key of the marks that stand for networks; the process's own, so they mean nothing after
   *     it
   */
  public AuditLog(Reach reach, byte[] key) {
    this.reach = reach;
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** Somebody whose token was valid did something in their workshop. */
  public void note(HttpServerRequest request, Caller by, Act act, String about) {
    note(request, by(by), act, by.workshop().id(), about);
  }

  /**
   * A command of theirs was carried out, if it was by this that it is so now; or nobody knows.
   *
   * @param about of one that was carried out
   * @param unchecked of one of which nobody knows: what is sure to be nobody's words
   */
  public void noteOutcome(
      Outcome outcome,
      HttpServerRequest request,
      Caller by,
      Act act,
      String about,
      String unchecked) {
    noteOutcome(outcome, request, by(by), act, by.workshop().id(), about, unchecked);
  }

  /** The same of somebody who has shown no token of the workshop's. */
  public void noteOutcome(
      Outcome outcome,
      HttpServerRequest request,
      String by,
      Act act,
      String workshopId,
      String about) {
    noteOutcome(outcome, request, by, act, workshopId, about, about);
  }

  /**
   * One that was begun and whose answer is lost may have been carried out all the same, and is
   * noted so. One that was not begun is not: an outage would push out what was done.
   */
  private void noteOutcome(
      Outcome outcome,
      HttpServerRequest request,
      String by,
      Act act,
      String workshopId,
      String about,
      String unchecked) {
    if (outcome instanceof Outcome.Done done && done.changed()) {
      note(request, by, act, workshopId, about);
      noteRemoved(done, request, by, about);
    } else if (outcome instanceof Outcome.Unavailable unavailable && unavailable.begun()) {
      note(request, by, act, workshopId, unknown(unchecked));
    }
  }

  /** Those who are removed by what does not name them, such as all who never wrote. */
  private void noteRemoved(Outcome.Done done, HttpServerRequest request, String by, String about) {
    if (done.before().participants().equals(done.workshop().participants())) {
      return; // mostly it is the very same map
    }
    List<String> removed =
        done.before().participants().keySet().stream()
            .filter(id -> done.workshop().participant(id).isEmpty() && !about.contains(id))
            .toList();
    for (int i = 0; i < removed.size(); i += MOST_NAMED) {
      List<String> some = removed.subList(i, Math.min(removed.size(), i + MOST_NAMED));
      note(
          request,
          by,
          Act.PEOPLE_REMOVED,
          done.workshop().id(),
          "participants=" + String.join(",", some));
    }
  }

  /** What takes no command has failed: if it had been begun, nobody knows whether it happened. */
  public void noteFailure(
      Throwable failure, HttpServerRequest request, Caller by, Act act, String about) {
    if (Promptly.mayHaveHappened(failure)) {
      note(request, by, act, unknown(about));
    }
  }

  private static String unknown(String about) {
    return (about + " outcome=unknown").strip();
  }

  /**
   * A participant whom a call made, or whose seat it gave back, came in, if it was by this call; or
   * nobody knows.
   */
  public void noteSeat(
      Outcome outcome, HttpServerRequest request, String participant, Act act, String workshopId) {
    String about =
        outcome instanceof Outcome.Done done
            ? done.workshop().participant(participant).map(it -> "table=" + it.table()).orElse("")
            : "";
    noteOutcome(outcome, request, "participant " + participant, act, workshopId, about);
  }

  /** Somebody did something. */
  public void note(HttpServerRequest request, String by, Act act, String workshopId, String about) {
    write(by, act, workshopId, about, reach.network(request).name());
  }

  private void write(String by, Act act, String workshopId, String about, String network) {
    LOG.atInfo()
        .addKeyValue("event", "audit." + act.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .addKeyValue("by", by)
        .addKeyValue("workshop", workshopId)
        .addKeyValue("about", about)
        .addKeyValue("from", network.isEmpty() ? "" : mark(network))
        .log("");
  }

  /** Somebody tried a key that was none. */
  void refused(HttpServerRequest request, String name) {
    note(request, NOBODY, Act.KEY_REFUSED, "", name);
  }

  /** So many more keys came from a network, right or wrong, at which nobody looked. */
  public void braked(BrakedKeys.Line line) {
    write(NOBODY, Act.KEY_REFUSED, "", line.key() + " braked=" + line.times(), line.network());
  }

  private static String by(Caller caller) {
    String link = caller.link();
    return link == null
        ? "participant " + Objects.requireNonNull(caller.participantId())
        : "link " + link;
  }

  /** What a command is and is about, and nothing that somebody wrote. */
  public static String of(JsonNode command) {
    return Stream.concat(
            Stream.of(command.path("type").asText()),
            Stream.concat(objects(command), objects(command.path("offer"))))
        .collect(Collectors.joining(" "));
  }

  /**
   * The same of a command that nobody has checked against the workshop: of its texts only ids of
   * the workshop, since others may be anything that somebody wrote.
   */
  public static String of(ObjectNode command, Workshop workshop) {
    ObjectNode known = command.deepCopy();
    known
        .properties()
        .removeIf(field -> !field.getKey().equals("type") && !isKnown(field.getValue(), workshop));
    return of(known);
  }

  private static boolean isKnown(JsonNode value, Workshop workshop) {
    return value.isArray()
        ? value.valueStream().allMatch(each -> isKnown(each, workshop))
        : value.isNumber() || value.isBoolean() || isId(value.asText(), workshop);
  }

  private static boolean isId(String text, Workshop workshop) {
    return workshop.participant(text).isPresent() || workshop.people().links().containsKey(text);
  }

  /** In the order in which they came. Numbers and flags are nobody's words, whatever they mean. */
  private static Stream<String> objects(JsonNode command) {
    return command.properties().stream()
        .filter(field -> !field.getKey().equals(VERSION))
        .filter(
            field ->
                field.getValue().isNumber()
                    || field.getValue().isBoolean()
                    || (OBJECTS.contains(field.getKey()) && names(field.getValue())))
        .map(field -> field.getKey() + "=" + inWords(field.getValue()));
  }

  /** Whether it can be an id or a word of ours, or several. */
  private static boolean names(JsonNode value) {
    return value.isArray()
        ? value.valueStream().allMatch(each -> each.isTextual() && names(each))
        : value.isTextual() && value.textValue().length() <= LONGEST_OBJECT;
  }

  private static String inWords(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    String named =
        value
            .valueStream()
            .limit(MOST_NAMED)
            .map(JsonNode::textValue)
            .collect(Collectors.joining(","));
    return value.size() > MOST_NAMED ? named + ",+" + (value.size() - MOST_NAMED) : named;
  }

  /** The same for the same network, and nobody knows of which. */
  private String mark(String network) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      byte[] hash = mac.doFinal(("audit " + network).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(hash).substring(0, MARK_CHARACTERS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }
}
