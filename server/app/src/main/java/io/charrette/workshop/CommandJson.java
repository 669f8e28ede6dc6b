package io.charrette.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the facilitator's commands (SPEC M3) from JSON with a {@code type}. */
public final class CommandJson {
  private static final String EXPECTED_VERSION = "expectedVersion";
  private static final String SEED = "seed";

  private static final String JOIN_CODE = "joinCode";

  /** In which field commands about people name what was seen of them (SPEC M9). */
  private static final Map<String, String> SEEN =
      Map.of(
          "remove-silent", "last",
          "clear-help", "since",
          "claim-help", "since",
          "release-help", "at");

  private final LongSupplier seeds;
  private final Supplier<String> joinCodes;

  /**
   * A reader of commands.
   *
   * @param seeds where {@code draw-turns} gets its seed from; one that a client sent is ignored
   * @param joinCodes where {@code renew-join-code} gets its code from; so is one that a client sent
   */
  public CommandJson(LongSupplier seeds, Supplier<String> joinCodes) {
    this.seeds = seeds;
    this.joinCodes = joinCodes;
  }

  /** The command that a request's body asks for. */
  public FacilitatorCommand read(JsonNode body) throws MalformedCommandException {
    if (!(body instanceof ObjectNode object)) {
      throw new MalformedCommandException("a command is a JSON object", null);
    }
    JsonNode typeNode = object.path("type");
    if (!typeNode.isTextual()) {
      throw new MalformedCommandException("type is missing", null);
    }
    String type = typeNode.textValue();
    ObjectNode fields = object.deepCopy();
    fields.remove(EXPECTED_VERSION);
    if (type.equals("draw-turns")) {
      fields.put(SEED, seeds.getAsLong());
    }
    if (type.equals("freeze-text")) {
      fields.putNull("table").putObject("texts");
    }
    if (type.equals("renew-join-code")) {
      fields.put(JOIN_CODE, joinCodes.get());
    }
    // What pages that name one at a time say, and mean.
    if ((type.equals("keep-out") || type.equals("let-in")) && fields.has("participant")) {
      fields.putArray("participants").add(fields.remove("participant"));
    }
    // What pages say that name nothing of what they have seen.
    String seen = SEEN.get(type);
    if (seen != null && !fields.has(seen)) {
      fields.putNull(seen);
    }
    // What pages that know no other place say of messages, and mean.
    if (type.equals("send-message") && !fields.has("on")) {
      fields.put("on", "phones");
    }
    if (type.equals("withdraw-message") && !fields.has("from")) {
      fields.put("from", "both");
    }
    try {
      return StrictJson.MAPPER.treeToValue(fields, FacilitatorCommand.class);
    } catch (JsonMappingException e) {
      throw new MalformedCommandException(StrictJson.problemOf(e, type), e);
    } catch (JsonProcessingException e) {
      throw new MalformedCommandException("not a command", e);
    }
  }

  /** The version that the request expects to meet, null when it does not say (SPEC M9). */
  public @Nullable Long expectedVersion(JsonNode body) throws MalformedCommandException {
    JsonNode version = body.path(EXPECTED_VERSION);
    if (version.isMissingNode() || version.isNull()) {
      return null;
    }
    if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 0) {
      throw new MalformedCommandException(EXPECTED_VERSION + " must be a whole number", null);
    }
    return version.longValue();
  }
}
