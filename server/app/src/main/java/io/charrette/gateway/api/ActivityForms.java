package io.charrette.gateway.api;

import io.charrette.activity.ActivityFile;
import io.charrette.gateway.http.Bodies;
import io.charrette.gateway.http.ContentCoding;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which activities are sent, each made once: whoever asks for one again and again has
 * nothing written and compressed again. An event loop's only.
 */
final class ActivityForms {
  private static final int MOST_KEPT = 32;

  /** So many of the languages that somebody reads are looked at. */
  private static final int MOST_LANGUAGES = 20;

  private final Map<Key, Form> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Form> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * What a form is of.
   *
   * @param activity the very one: comparing two takes as long as writing one
   * @param language null for all that it has
   */
  private record Key(ActivityFile activity, @Nullable String language) {
    @Override
    @SuppressWarnings("ReferenceEquality") // the very one is meant
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && key.activity == activity
          && Objects.equals(key.language, language);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(activity) + Objects.hashCode(language);
    }
  }

  private record Form(byte[] json, byte[] gzip) {}

  /**
   * Answers with an activity, as gzip to who takes it: it is nothing that anybody keeps secret,
   * whose length would tell of what is in it.
   *
   * @param languages tags, the most wanted first, with commas between; null for all that it has
   */
  void send(RoutingContext context, ActivityFile activity, @Nullable String languages) {
    String language =
        languages == null
            ? null
            : activity.languageFor(List.of(languages.split(",", MOST_LANGUAGES)));
    Form form = kept.computeIfAbsent(new Key(activity, language), ActivityForms::form);
    HttpServerResponse response = context.response().putHeader("Vary", "Accept-Encoding");
    if (ContentCoding.isTaken(context, "gzip")) {
      response.putHeader("Content-Encoding", "gzip");
      Bodies.send(context, 200, form.gzip());
    } else {
      Bodies.send(context, 200, form.json());
    }
  }

  private static Form form(Key key) {
    byte[] json =
        key.language() == null ? key.activity().bytes() : key.activity().bytesIn(key.language());
    return new Form(json, ContentCoding.gzip(json));
  }
}
