package io.charrette.workshop;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.charrette.activity.Activity;
import io.charrette.activity.ActivityJson;
import java.io.IOException;

/** How an activity stands in the JSON of the journal: as section 5 has it. */
final class ActivityInJson {
  private ActivityInJson() {}

  static final class Writer extends StdSerializer<Activity> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Activity.class);
    }

    @Override
    public void serialize(Activity activity, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeTree(ActivityJson.tree(activity));
    }
  }

  static final class Reader extends StdDeserializer<Activity> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Activity.class);
    }

    @Override
    public Activity deserialize(JsonParser in, DeserializationContext context) throws IOException {
      JsonNode tree = context.readTree(in);
      return ActivityJson.read(tree);
    }
  }
}
