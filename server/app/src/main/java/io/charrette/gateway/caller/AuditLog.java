package io.charrette.gateway.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.charrette.live.loop.Outcome;
import io.charrette.workshop.Participant;
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

  /** The same, if it was by this that it is so now. */
  public void noteChange(
      Outcome.Done done, HttpServerRequest request, Caller by, Act act, String about) {
    if (done.changed()) {
      note(request, by, act, about);
    }
  }

  /**
   * A participant whom a call made, or whose seat it gave back, came in, if it was by this call.
   */
  public void noteSeat(Outcome.Done done, HttpServerRequest request, Participant person, Act act) {
    if (done.changed()) {
      note(
          request,
          "participant " + person.id(),
          act,
          done.workshop().id(),
          "table=" + person.table());
    }
  }

  /** Somebody did something. */
  public void note(HttpServerRequest request, String by, Act act, String workshopId, String about) {
    LOG.atInfo()
        .addKeyValue("event", "audit." + act.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .addKeyValue("by", by)
        .addKeyValue("workshop", workshopId)
        .addKeyValue("about", about)
        .addKeyValue("from", mark(reach.network(request).name()))
        .log("");
  }

  /** Somebody tried a key that was none. */
  void refused(HttpServerRequest request, String name) {
    note(request, NOBODY, Act.KEY_REFUSED, "", name);
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

  /** In the order in which they came. Numbers and flags are nobody's words, whatever they mean. */
  private static Stream<String> objects(JsonNode command) {
    return command.properties().stream()
        .filter(field -> !field.getKey().equals(VERSION))
        .filter(
            field ->
                field.getValue().isNumber()
                    || field.getValue().isBoolean()
                    || (field.getValue().isTextual()
                        && OBJECTS.contains(field.getKey())
                        && field.getValue().textValue().length() <= LONGEST_OBJECT))
        .map(field -> field.getKey() + "=" + field.getValue().asText());
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
