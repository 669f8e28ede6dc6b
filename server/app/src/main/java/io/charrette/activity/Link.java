package io.charrette.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A web address, and what to call it when the address itself says too little. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Link(@Nullable String label, String url) {
  public Link {
    Check.nullableText("label", label, 80);
    Check.webAddress("url", url);
  }
}
