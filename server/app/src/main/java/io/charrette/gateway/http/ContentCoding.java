package io.charrette.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** How an answer may be compressed. */
public final class ContentCoding {
  private ContentCoding() {}

  /** Whether who asks names a coding, and not with a weight of 0, which refuses it. */
  public static boolean isTaken(RoutingContext context, String coding) {
    return context.parsedHeaders().acceptEncoding().stream()
        .anyMatch(value -> value.value().equalsIgnoreCase(coding) && value.weight() > 0);
  }

  /** So many bytes as gzip: some milliseconds for hundreds of kilobytes, so never twice. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 64);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
