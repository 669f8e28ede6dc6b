package io.charrette.message;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.charrette.activity.StrictMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON of the text messages. Fields are the components of the records, in their order; all of them
 * are there, and no others.
 */
final class MessageJson {
  static final JsonMapper MAPPER =
      StrictMapping.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private MessageJson() {}

  /** A part of a message. */
  static String part(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes of a text. Jackson's own UTF-8 would write all beyond the basic plane as escapes, in
   * three times as many bytes.
   */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static <T> T read(byte[] json, Class<T> type) throws MalformedMessageException {
    @Nullable T message;
    try {
      message = MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new MalformedMessageException(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (message == null) {
      throw new MalformedMessageException("null is no message", null);
    }
    return message;
  }
}
