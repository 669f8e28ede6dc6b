package io.charrette.activity;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.activity.Fault.Code;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON as a tree, as strictly as {@link StrictMapping}; but a field that is there twice is a
 * fault with a path like any other, so that the rest is read, too.
 */
final class JsonTree {
  /** Activities are nested ten deep. */
  private static final int DEEPEST = 32;

  private static final JsonMapper MAPPER = JsonMapper.builder(shallow()).build();

  private final JsonParser parser;
  private final Faults faults;

  private JsonTree(JsonParser parser, Faults faults) {
    this.parser = parser;
    this.faults = faults;
  }

  private static Utf8JsonFactory shallow() {
    Utf8JsonFactory factory = new Utf8JsonFactory();
    factory.setStreamReadConstraints(
        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return factory;
  }

  /**
   * Reads one value and nothing after it.
   *
   * @throws InvalidActivityException when it is no JSON
   */
  static JsonNode read(byte[] json, Faults faults) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      return new JsonTree(parser, faults).whole();
    } catch (JsonProcessingException e) {
      throw noJson(e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode whole() throws IOException {
    try {
      parser.nextToken();
      JsonNode tree = value();
      if (parser.nextToken() != null) {
        throw noJson(parser.currentTokenLocation());
      }
      return tree;
    } catch (StreamConstraintsException e) {
      // It does not say by itself where, or which limit it was.
      throw parser.getParsingContext().getNestingDepth() > DEEPEST
          ? tooDeep(parser.currentLocation())
          : noJson(parser.currentLocation());
    }
  }

  private static InvalidActivityException tooDeep(JsonLocation location) {
    Faults alone = new Faults();
    alone.add("", Code.TOO_DEEP, "most", DEEPEST + "", "line", location.getLineNr() + "");
    return alone.asException();
  }

  private static InvalidActivityException noJson(JsonLocation location) {
    Faults alone = new Faults();
    if (location == null || location.getLineNr() < 1) {
      alone.add("", Code.NOT_UTF8);
    } else {
      alone.add(
          "",
          Code.NOT_JSON,
          "line",
          location.getLineNr() + "",
          "column",
          location.getColumnNr() + "");
    }
    return alone.asException();
  }

  /** The value at the present token; its last token is the present one afterwards. */
  private JsonNode value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object();
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value());
      }
      return array;
    }
    if (token == null) {
      throw noJson(parser.currentLocation());
    }
    return MAPPER.readTree(parser);
  }

  private ObjectNode object() throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      JsonNode value = value();
      if (object.has(name)) {
        faults.add(path(parser.getParsingContext()), Code.FIELD_TWICE);
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  /** Where the value is that was read last. */
  private static String path(JsonStreamContext at) {
    if (at.inRoot()) {
      return "";
    }
    String around = path(at.getParent());
    if (at.inArray()) {
      return around + "[" + at.getCurrentIndex() + "]";
    }
    String name = Characters.readable(at.getCurrentName());
    return around.isEmpty() ? name : around + "." + name;
  }
}
