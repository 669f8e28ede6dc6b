package io.charrette.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document within a document, by reference: its content travels on its own.
 *
 * @param guid what names it
 * @param options how peers open it ({@code gc}, {@code autoLoad}, {@code meta}), as they came
 */
public record Subdocument(String guid, Map<String, @Nullable Object> options) {
  /** A subdocument that is opened with the usual options. */
  public Subdocument(String guid) {
    this(guid, Map.of());
  }
}
