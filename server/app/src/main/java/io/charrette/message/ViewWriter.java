package io.charrette.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.charrette.workshop.TableView;
import io.charrette.workshop.WorkshopView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the views of one version of a workshop. All its tables are in the view of each table, as
 * the same objects where they look alike; each of these is put into words once.
 */
final class ViewWriter {
  private static final JsonMapper MAPPER =
      MessageJson.MAPPER
          .rebuild()
          .addModule(new SimpleModule().addSerializer(TableView.class, new RowSerializer()))
          .build();

  private static final List<Field> FIELDS =
      Arrays.stream(WorkshopView.class.getRecordComponents()).map(Field::of).toList();

  private final IdentityHashMap<TableView, String> rows = new IdentityHashMap<>();

  /** A component of {@link WorkshopView}, and how it is written. */
  private record Field(RecordComponent component, ObjectWriter writer) {
    static Field of(RecordComponent component) {
      return new Field(
          component, MAPPER.writerFor(MAPPER.constructType(component.getGenericType())));
    }

    @Nullable Object in(WorkshopView view) {
      try {
        return component.getAccessor().invoke(view);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e); // the accessors of a public record
      }
    }

    /** UTF-8: its name and its value. */
    byte[] write(@Nullable Object value, ViewWriter at) {
      try {
        return MessageJson.utf8(
            "\""
                + component.getName()
                + "\":"
                + writer.withAttribute(ViewWriter.class, at).writeValueAsString(value));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Writes a view.
   *
   * @param before an earlier one of the same receivers; what is the same in both is taken from
   *     there
   */
  WrittenView write(WorkshopView view, @Nullable WrittenView before) {
    List<byte[]> fields = new ArrayList<>(FIELDS.size());
    for (int i = 0; i < FIELDS.size(); i++) {
      Field field = FIELDS.get(i);
      Object value = field.in(view);
      fields.add(
          before != null && Objects.equals(value, field.in(before.view()))
              ? before.fields().get(i)
              : field.write(value, this));
    }
    return new WrittenView(view, fields);
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
