package io.charrette.workshop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.charrette.activity.ActivityFile;
import java.io.IOException;

/** How an activity stands in the JSON of the journal: as section 5 has it. */
final class ActivityInJson {
  private ActivityInJson() {}

  static final class Writer extends StdSerializer<ActivityFile> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(ActivityFile.class);
    }

    @Override
    public void serialize(ActivityFile activity, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(activity.tree());
    }
  }

  static final class Reader extends StdDeserializer<ActivityFile> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(ActivityFile.class);
    }

    @Override
    public ActivityFile deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      JsonNode tree = context.readTree(in);
      return ActivityFile.stored(tree);
    }
  }
}
