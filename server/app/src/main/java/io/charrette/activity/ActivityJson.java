package io.charrette.activity;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads and writes activities as JSON; what it reads is checked whole (SPEC section 5). */
public final class ActivityJson {
  private static final JsonMapper MAPPER = StrictMapping.builder().build();

  private ActivityJson() {}

  /**
   * Reads an activity.
   *
   * @throws InvalidActivityException when it breaks a rule; its message names the JSON path
   */
  public static Activity read(byte[] json) {
    try {
      return read(MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new InvalidActivityException(
          "", "is no JSON: " + e.getOriginalMessage() + " (line " + line(e) + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads an activity that is part of a larger message.
   *
   * @throws InvalidActivityException when it breaks a rule; its message names the JSON path
   */
  public static Activity read(JsonNode json) {
    if (!json.isObject()) {
      throw new InvalidActivityException("", "an activity is a JSON object");
    }
    try {
      return MAPPER.treeToValue(json, Activity.class);
    } catch (JsonMappingException e) {
      throw problemOf(e);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an activity. */
  public static byte[] write(Activity activity) {
    try {
      return MAPPER.writeValueAsBytes(activity);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The activity as a tree, to be put into a larger message. */
  public static ObjectNode tree(Activity activity) {
    return MAPPER.valueToTree(activity);
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  private static InvalidActivityException problemOf(JsonMappingException e) {
    String path = pathOf(e.getPath());
    if (e.getCause() instanceof InvalidActivityException inner) {
      return inner.within(path);
    }
    String problem =
        switch (e) {
          case UnrecognizedPropertyException ignored -> "is not a field of section 5";
          case InvalidFormatException format -> "must not be \"" + format.getValue() + "\"";
          default -> e.getOriginalMessage();
        };
    return new InvalidActivityException(path, problem);
  }

  private static String pathOf(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
