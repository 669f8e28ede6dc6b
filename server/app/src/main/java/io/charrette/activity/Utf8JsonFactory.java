package io.charrette.activity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Takes bytes for UTF-8 and nothing else (RFC 8259, section 8.1). Jackson itself guesses: it reads
 * UTF-16 and UTF-32 too, skips a byte order mark, and lets some bytes pass that are not UTF-8.
 */
final class Utf8JsonFactory extends JsonFactory {
  private static final long serialVersionUID = 1;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  Utf8JsonFactory() {}

  private Utf8JsonFactory(Utf8JsonFactory original) {
    super(original, null);
  }

  @Override
  public JsonFactory copy() {
    return new Utf8JsonFactory(this);
  }

  @Override
  public JsonParser createParser(byte[] json) throws IOException {
    return createParser(json, 0, json.length);
  }

  @Override
  public JsonParser createParser(byte[] json, int offset, int length) throws IOException {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(json, offset, length))
              .toString();
    } catch (CharacterCodingException e) {
      throw new JsonParseException(null, "is not UTF-8", JsonLocation.NA, e);
    }
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      throw new JsonParseException(null, "begins with a byte order mark", JsonLocation.NA);
    }
    return createParser(text);
  }
}
