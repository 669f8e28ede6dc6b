package io.charrette.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.StrictMapping;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Bodies of requests and answers: JSON, read strictly (SPEC section 2). */
public final class Bodies {
  private static final JsonMapper JSON = StrictMapping.builder().build();

  /** JSON has no other encoding, so saying that of a body changes nothing. */
  private static final Pattern JSON_TYPE =
      Pattern.compile(
          "\\s*application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private Bodies() {}

  /**
   * The bytes of a JSON body.
   *
   * @throws Problem when it is said to be anything else: a form of another site may be sent without
   *     asking this server first, JSON may not
   */
  public static byte[] bytes(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (type == null || !JSON_TYPE.matcher(type).matches()) {
      throw Problem.of(ProblemType.MALFORMED, 415, "Content-Type must be application/json");
    }
    Buffer buffer = context.body().buffer();
    return buffer == null ? new byte[0] : buffer.getBytes();
  }

  /**
   * The JSON object that the body is.
   *
   * @throws Problem when it is none
   */
  public static ObjectNode object(RoutingContext context) {
    try {
      if (JSON.readTree(bytes(context)) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw Problem.of(ProblemType.MALFORMED, "The body is not JSON");
    }
    throw Problem.of(ProblemType.MALFORMED, "The body is not a JSON object");
  }

  /**
   * A text of the object.
   *
   * @throws Problem when it is missing or of another kind
   */
  public static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw Problem.of(ProblemType.MALFORMED, field + " must be a text");
    }
    return value.textValue();
  }

  /**
   * A whole number of the object.
   *
   * @throws Problem when it is missing or of another kind
   */
  public static int number(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw Problem.of(ProblemType.MALFORMED, field + " must be a whole number");
    }
    return value.intValue();
  }

  /**
   * A moment of the object, epoch milliseconds.
   *
   * @throws Problem when it is missing or of another kind
   */
  public static long time(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw Problem.of(ProblemType.MALFORMED, field + " must be a time in milliseconds");
    }
    return value.longValue();
  }

  /**
   * True or false of the object.
   *
   * @throws Problem when it is missing or of another kind
   */
  public static boolean flag(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isBoolean()) {
      throw Problem.of(ProblemType.MALFORMED, field + " must be true or false");
    }
    return value.booleanValue();
  }

  /** A value as JSON. */
  public static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** Answers with JSON that no cache keeps. */
  public static void send(RoutingContext context, int status, JsonNode json) {
    try {
      send(context, status, JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with JSON that no cache keeps. */
  public static void send(RoutingContext context, int status, byte[] json) {
    HttpServerResponse response = context.response();
    response.setStatusCode(status).putHeader("Content-Type", "application/json");
    response.end(Buffer.buffer(json));
  }
}
