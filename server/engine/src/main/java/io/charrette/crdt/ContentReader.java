package io.charrette.crdt;

import io.charrette.encoding.AnyCodec;
import io.charrette.encoding.LibDecoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.encoding.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the content of an item, by the number of its kind. */
final class ContentReader {
  private final LibDecoder in;
  private final int depth;

  /**
   * @param depth how deep values may be nested
   */
  ContentReader(LibDecoder in, int depth) {
    this.in = in;
    this.depth = depth;
  }

  Content read(int ref) throws MalformedDataException {
    return switch (ref) {
      case DeletedContent.REF -> new DeletedContent(in.readVarUint(Integer.MAX_VALUE));
      case JsonContent.REF -> readJson();
      case BinaryContent.REF -> new BinaryContent(in.readVarBytes());
      case StringContent.REF -> new StringContent(in.readVarString());
      case EmbedContent.REF -> new EmbedContent(readJsonValue());
      case FormatContent.REF -> new FormatContent(in.readVarString(), readJsonValue());
      case TypeContent.REF -> new TypeContent(new Branch(TypeKind.read(in)));
      case AnyContent.REF -> readAny();
      case SubdocumentContent.REF -> readSubdocument();
      default -> throw in.malformed("unknown content " + ref);
    };
  }

  private JsonContent readJson() throws MalformedDataException {
    long count = in.readVarUint();
    List<JsonValue> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      String text = in.readVarString();
      values.add(
          text.equals(JsonContent.UNDEFINED_TEXT)
              ? new JsonValue(text, Undefined.UNDEFINED)
              : JsonValue.parse(text, depth));
    }
    return new JsonContent(values);
  }

  private JsonValue readJsonValue() throws MalformedDataException {
    return JsonValue.parse(in.readVarString(), depth);
  }

  private AnyContent readAny() throws MalformedDataException {
    long count = in.readVarUint();
    List<@Nullable Object> values = new ArrayList<>(1);
    for (long i = 0; i < count; i++) {
      values.add(AnyCodec.read(in, depth));
    }
    return new AnyContent(values);
  }

  private SubdocumentContent readSubdocument() throws MalformedDataException {
    String guid = in.readVarString();
    if (!(AnyCodec.read(in, depth) instanceof Map<?, ?> read)) {
      throw in.malformed("subdocument without options");
    }
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> options = (Map<String, @Nullable Object>) read;
    return new SubdocumentContent(new Subdocument(guid, options));
  }
}
