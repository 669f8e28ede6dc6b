package io.charrette.workshop;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.activity.StrictMapping;
import org.jspecify.annotations.Nullable;

/** The reading of commands and events: every field there, of its own kind, and no others. */
final class StrictJson {
  static final JsonMapper MAPPER =
      StrictMapping.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private StrictJson() {}

  /** What was wrong, without the names of classes. */
  static String problemOf(JsonMappingException e, @Nullable String type) {
    String field = e.getPath().isEmpty() ? "" : e.getPath().getLast().getFieldName();
    String where = field == null || field.isEmpty() ? "" : field + ": ";
    return switch (e) {
      case InvalidTypeIdException ignored -> "unknown type " + type;
      case UnrecognizedPropertyException ignored -> where + "is not a field of " + type;
      case InvalidFormatException other when other.getTargetType().isEnum() ->
          where + "is none of those that there are";
      case JsonMappingException other when other.getCause() instanceof IllegalArgumentException i ->
          String.valueOf(i.getMessage());
      default -> where + e.getOriginalMessage();
    };
  }
}
