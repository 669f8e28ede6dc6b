package io.charrette.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.charrette.workshop.TableView;
import io.charrette.workshop.WorkshopView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;

/**
 * Writes the views of one workshop. All its tables are in the view of each table, as the same
 * objects where they look alike; each of these is put into words once.
 */
final class ViewWriter {
  private static final ObjectWriter VIEWS =
      MessageJson.MAPPER
          .rebuild()
          .addModule(new SimpleModule().addSerializer(TableView.class, new RowSerializer()))
          .build()
          .writerFor(WorkshopView.class);

  private final IdentityHashMap<TableView, String> rows = new IdentityHashMap<>();
  private final ObjectWriter views = VIEWS.withAttribute(ViewWriter.class, this);

  String write(WorkshopView view) {
    try {
      return views.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a row's words from the {@link ViewWriter} that is at work. */
  private static final class RowSerializer extends StdSerializer<TableView> {
    private static final long serialVersionUID = 1;

    RowSerializer() {
      super(TableView.class);
    }

    @Override
    public void serialize(TableView row, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      ViewWriter writer = (ViewWriter) provider.getAttribute(ViewWriter.class);
      out.writeRawValue(writer.rows.computeIfAbsent(row, MessageJson::part));
    }
  }
}
